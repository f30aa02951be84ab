//! Who leads: gives someone the lead of every session, and takes it away again; what they have signed up for beside it holds then.

use chrono::NaiveDate;

use super::attendee_decline::decline;
use super::places::roster_of;
use super::standing::replace;
use super::{AttendeeAdd, Coming, Context, Who, find};
use crate::app::AppError;
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::roster::{Place, loudest};
use crate::domain::signup::{Answer, Role, SignUp};
use crate::domain::standing::Span;
use crate::store::{Stored, Writer};

/// What came of it.
pub(super) struct Ceded {
    pub(super) name: String,
    /// Whether they come still, with a seat or waiting for one.
    pub(super) comes: bool,
}

/// Every session from a day on.
pub(super) fn let_lead(
    writer: &Writer,
    series: &Stored<Series>,
    from: NaiveDate,
    person: PersonId,
    context: &Context,
) -> Result<(), AppError> {
    let reach = Coming::EveryTime { from: Some(from), until: None };
    let (uid, who, role, answer) = (series.value.event.uid.clone(), Who::Known(person), Role::Facilitator, Answer::Accepted);
    AttendeeAdd { uid, reach, who, role, answer, mode: None }.sign_up(writer, series, person, context).map(drop)
}

/// Whoever comes every time beside leading does so still, in the old place.
///
/// # Errors
/// When that person does not lead every session from that day on.
pub(super) fn cede_all(writer: &Writer, series: &Stored<Series>, from: NaiveDate, person: PersonId) -> Result<Ceded, AppError> {
    let rows = writer.read().sign_ups_of(series.id, person)?;
    let ahead = Span::from(from);
    let leads = |row: &SignUp| row.role.leads() && row.answer == Answer::Accepted && row.standing_in(ahead).is_some();
    let (leading, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| leads(&row.value));
    if leading.is_empty() {
        let why = "nobody of that name facilitates every session";
        return Err(AppError::refused(why, "See who does with: fortnight series show"));
    }
    for row in &leading {
        replace(writer, series.id, row, row.value.standing_without(ahead))?;
    }
    let comes = others.iter().any(|row| row.value.answer == Answer::Accepted && row.value.standing_in(ahead).is_some());
    Ok(Ceded { name: find::person(writer.read(), person)?.profile.name, comes })
}

/// Whoever leads this time only is what they were before; whoever leads every time does not come this time.
///
/// # Errors
/// When that person does not lead the session.
pub(super) fn cede(writer: &Writer, series: &Stored<Series>, date: RecurrenceId, person: PersonId) -> Result<Ceded, AppError> {
    let rows = writer.read().sign_ups_of(series.id, person)?;
    let holds = loudest(rows.iter().map(|row| &row.value), date);
    if holds.is_none_or(|holds| !holds.role.leads() || holds.answer != Answer::Accepted) {
        let why = "nobody of that name facilitates that session";
        return Err(AppError::refused(why, "See who does with: fortnight session show"));
    }
    let own = rows.iter().find(|row| row.value.reach.date() == Some(date));
    let seat = own.and_then(|own| own.value.seat_beneath());
    let always = loudest(rows.iter().map(|row| &row.value).filter(|row| row.reach.is_standing()), date);
    match (own, seat) {
        (Some(own), Some(seat)) => writer.set_sign_up(series.id, &Stored { id: own.id, value: seat })?,
        (Some(own), None) => writer.remove_sign_up(own.id)?,
        (None, _) => {}
    }
    if own.is_none_or(|own| own.value.beneath.is_none()) && always.is_some_and(|always| always.role.leads()) {
        decline(writer, series, date, person)?;
    }
    let comes = matches!(roster_of(writer.read(), series, date)?.place(person), Some(Place::Seat(_) | Place::Waiting(_) | Place::Crew));
    Ok(Ceded { name: find::person(writer.read(), person)?.profile.name, comes })
}
