//! Who has which place before and after a change: the promotions that its sentence tells.

use super::Context;
use crate::app::AppError;
use crate::domain::event::Series;
use crate::domain::id::RecurrenceId;
use crate::domain::roster::{Roster, roster};
use crate::domain::signup::SignUp;
use crate::store::{Reader, Stored};

/// The roster of one session as the store has it now.
pub(super) fn roster_of(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Roster, AppError> {
    let rows = reader.sign_ups_between(series.id, date, date)?;
    let sign_ups: Vec<SignUp> = rows.into_iter().map(|row| row.value).collect();
    Ok(roster(&sign_ups, date, series.value.capacity(date)))
}

/// The session by which a change of a standing sign-up is told: the next one, else the first.
pub(super) fn telling_date(series: &Series, context: &Context) -> RecurrenceId {
    series.next(context.now, &context.zone).map_or(RecurrenceId(series.event.start), |session| session.date)
}

/// "; Dev Patel moves up from the waiting list", or nothing.
pub(super) fn promotions(reader: Reader, before: &Roster, after: &Roster) -> Result<String, AppError> {
    let mut names = Vec::new();
    for person in after.moved_up_since(before) {
        names.extend(reader.person(person)?.map(|person| person.profile.name));
    }
    Ok(match names.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} moves up from the waiting list"),
        [first @ .., last] => format!("; {} and {last} move up from the waiting list", first.join(", ")),
    })
}
