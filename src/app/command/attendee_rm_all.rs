//! Takes several people off the list at once, of one session, from one on, or of every session: one change, one undo.

use super::attendee_rm::Scope;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::id::{PersonId, Uid};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeRmAll {
    pub uid: Uid,
    pub people: Vec<PersonId>,
    pub scope: Scope,
}

impl AttendeeRmAll {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let what = self.scope.told(&series, context)?;
        let before = self.scope.before(writer, &series, context)?;
        let mut removed = 0;
        for person in &self.people {
            let mine: Vec<_> = writer.read().sign_ups_of(series.id, *person)?;
            removed += usize::from(self.scope.leave(writer, &series, &mine)?);
        }
        let who = words::count(removed, "person", "people");
        let moves = before.moves(writer.read(), &series)?.told();
        Ok(Done { sentence: format!("removed {who} from {what}{moves}"), detail: Detail::Nothing })
    }
}
