//! What the store knows that decides about seats: sign-ups, and what the rules of a series ask about people.

use super::AppError;
use crate::domain::event::Series;
use crate::domain::id::RecurrenceId;
use crate::domain::roster::Claims;
use crate::domain::seat_order::Facts;
use crate::domain::signup::SignUp;
use crate::store::{Reader, Stored};

/// For the sessions whose original starts lie in a range, both ends included.
pub(super) fn claims(reader: Reader, series: &Stored<Series>, first: RecurrenceId, last: RecurrenceId) -> Result<Claims, AppError> {
    with_sign_ups(reader, series, reader.sign_ups_between(series.id, first, last)?.into_iter().map(|row| row.value).collect())
}

/// For the sessions of which these are all the sign-ups.
pub(super) fn with_sign_ups(reader: Reader, series: &Stored<Series>, sign_ups: Vec<SignUp>) -> Result<Claims, AppError> {
    let order = series.value.event.seat_order.clone();
    // nobody's profile is read where no rule asks
    let facts = if order.is_plain() {
        Facts::default()
    } else {
        let people = reader.people_signed_up(series.id)?;
        Facts::of(reader.first_times(series.id)?, people.iter().map(|person| (person.id, &person.profile)))
    };
    Ok(Claims { sign_ups, order, facts })
}
