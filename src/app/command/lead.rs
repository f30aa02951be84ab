//! Takes the lead of one session away from someone: what they have signed up for beside it holds again.

use super::attendee_decline::decline;
use super::find;
use super::places::roster_of;
use crate::app::AppError;
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::roster::{Place, loudest};
use crate::domain::signup::Answer;
use crate::store::{Stored, Writer};

/// What came of it.
pub(super) struct Ceded {
    pub(super) name: String,
    /// Whether they come still, with a seat or waiting for one.
    pub(super) comes: bool,
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
    if let Some(own) = own {
        writer.remove_sign_up(own.id)?;
    }
    let always = loudest(rows.iter().map(|row| &row.value).filter(|row| row.reach.is_standing()), date);
    if always.is_some_and(|always| always.role.leads()) {
        decline(writer, series, date, person)?;
    }
    let comes = matches!(roster_of(writer.read(), series, date)?.place(person), Some(Place::Seat(_) | Place::Waiting(_) | Place::Crew));
    Ok(Ceded { name: find::person(writer.read(), person)?.profile.name, comes })
}
