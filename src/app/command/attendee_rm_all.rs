//! Takes several people off the list of one session at once: one change, one undo.

use super::attendee_rm::this;
use super::places::Upcoming;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::id::{PersonId, SessionKey};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeRmAll {
    pub key: SessionKey,
    pub people: Vec<PersonId>,
}

impl AttendeeRmAll {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (series, session) = find::session(writer.read(), &self.key, context)?;
        let before = Upcoming::only(writer.read(), &series, self.key.date)?;
        let mut removed = 0;
        for person in &self.people {
            let mine: Vec<_> = writer.read().sign_ups_of(series.id, *person)?;
            removed += usize::from(this(writer, &series, self.key.date, &mine)?);
        }
        let who = words::count(removed, "person", "people");
        let moves = before.moves(writer.read(), &series)?.told();
        Ok(Done { sentence: format!("removed {who} from {}{moves}", words::day(session.start)), detail: Detail::Nothing })
    }
}
