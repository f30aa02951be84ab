//! Signs several people up at once: one change, one undo.

use super::attendee_add::{Coming, Who};
use super::places::Upcoming;
use super::recognise::Recognised;
use super::{AttendeeAdd, Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::id::Uid;
use crate::domain::roster::Place;
use crate::domain::signup::{Answer, Role};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeAddAll {
    pub uid: Uid,
    pub reach: Coming,
    /// In the order in which they get their seats.
    pub people: Vec<Who>,
}

impl AttendeeAddAll {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let found: Vec<Recognised> = self.people.iter().map(|who| who.found(writer, context)).collect::<Result<_, _>>()?;
        let before = match self.reach {
            Coming::Once(date) => Upcoming::only(writer.read(), &series, find::held(&series.value, date, context)?.date)?,
            Coming::EveryTime { from, .. } => Upcoming::of(writer.read(), &series, from, context)?,
        };
        let mut added = Vec::new();
        for Recognised { person, .. } in &found {
            let (role, answer) = (Role::Participant, Answer::Accepted);
            let one = AttendeeAdd { uid: self.uid.clone(), reach: self.reach, who: Who::Known(person.id), role, answer, mode: None };
            if one.sign_up(writer, &series, person.id, context)? {
                added.push(person.id);
            }
        }
        let moves = before.moves(writer.read(), &series)?;
        let waiting =
            moves.roster.entries.iter().filter(|entry| matches!(entry.place, Place::Waiting(_)) && added.contains(&entry.person)).count();
        let there = self.people.len().saturating_sub(added.len());
        let to = if matches!(self.reach, Coming::EveryTime { .. }) { " to every session" } else { "" };
        let rest = [(waiting, "waiting"), (there, "on the list already")];
        let rest: String = rest.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!(", {number} {what}")).collect();
        let learnt: String = found.into_iter().map(|one| one.moved).collect();
        let sentence = format!("added {}{to}{rest}{}{learnt}", words::count(added.len(), "person", "people"), moves.told());
        Ok(Done { sentence, detail: Detail::Nothing })
    }
}
