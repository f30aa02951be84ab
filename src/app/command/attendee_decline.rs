//! Notes that someone does not come this time; a standing sign-up stays for the other times.

use super::places::Upcoming;
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, SessionKey};
use crate::domain::signup::{Answer, Reach, Role, SignUp};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeDecline {
    pub key: SessionKey,
    pub person: PersonId,
}

impl AttendeeDecline {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.key.uid)?;
        let session = find::held(&series.value, self.key.date, context)?;
        let person = find::person(writer.read(), self.person)?;
        let before = Upcoming::only(writer.read(), &series, self.key.date)?;
        let changed = decline(writer, &series, self.key.date, self.person)?;
        let (name, day) = (&person.profile.name, words::day(session.start));
        let moves = before.moves(writer.read(), &series)?;
        let sentence = match changed {
            true => format!("{name} does not come on {day}{}", moves.told()),
            false => format!("{name} has declined {day} already"),
        };
        Ok(Done::attendee(sentence, person, &moves.roster))
    }
}

/// Makes the row of that person for that session a decline; says whether that changed anything.
pub(super) fn decline(writer: &Writer, series: &Stored<Series>, date: RecurrenceId, person: PersonId) -> Result<bool, AppError> {
    let mut mine = writer.read().sign_ups_of(series.id, person)?;
    mine.retain(|row| row.value.reach.covers(date));
    mine.sort_by_key(|row| (!row.value.reach.is_standing(), row.value.position));
    match mine.pop() {
        Some(row) if row.value.answer == Answer::Declined => return Ok(false),
        Some(row) if !row.value.reach.is_standing() => {
            writer.set_sign_up(series.id, &Stored { id: row.id, value: SignUp { answer: Answer::Declined, ..row.value } })?;
        }
        standing => {
            let one = match standing {
                Some(row) => SignUp { answer: Answer::Declined, ..row.value.at_one(date) },
                None => SignUp::new(person, Reach::One(date), Role::default(), Answer::Declined, 0),
            };
            writer.add_sign_up(series.id, &one)?;
        }
    }
    Ok(true)
}
