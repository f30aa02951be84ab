//! Signs everyone on a list up: all or none, one entry in the journal.

use std::collections::BTreeSet;

use super::attendee_add::Who;
use super::places::Upcoming;
use super::recognise::{Match, Recognised, add, filled_in, matching};
use super::{AttendeeAdd, Coming, Context, Done, find};
use crate::app::sheet::{Line, Problem, Sheet};
use crate::app::{AppError, Detail, words};
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::person::Person;
use crate::domain::roster::Place;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeImport {
    pub uid: Uid,
    /// `None`: standing sign-ups, every session.
    pub date: Option<RecurrenceId>,
    pub sheet: Sheet,
    /// What those are whose name is known, without an address that would tell; `None`: their rows are problems.
    pub namesakes: Option<Namesakes>,
    /// Leave rows with problems, and take the others.
    pub skip_bad: bool,
}

/// Whether those of one name are one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namesakes {
    Same,
    New,
}

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// New people.
    pub added: u32,
    /// People known already, signed up now or before.
    pub known: u32,
    /// Of all these, those who were on the list already.
    pub unchanged: u32,
    /// Of all these, those who wait for a seat.
    pub waiting: u32,
    /// Rows that were left.
    pub problems: Vec<Problem>,
}

/// The person of a row.
struct Found {
    person: PersonId,
    is_new: bool,
    /// The row tells something that was not known.
    has_news: bool,
    /// Whose place that makes another one, in words.
    moved: String,
}

impl Roll {
    /// "12 added, 3 known already, 2 on the waiting list"; what is none is left out.
    fn words(&self) -> String {
        let skipped = u32::try_from(self.problems.len()).unwrap_or(u32::MAX);
        let rest = [
            (self.known, "known already"),
            (self.unchanged, "on the list before"),
            (self.waiting, "on the waiting list"),
            (skipped, if skipped == 1 { "row left" } else { "rows left" }),
        ];
        let rest = rest.into_iter().filter(|(number, _)| *number > 0);
        std::iter::once((self.added, "added")).chain(rest).map(|(number, what)| format!("{number} {what}")).collect::<Vec<_>>().join(", ")
    }
}

impl AttendeeImport {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let mut roll = Roll { problems: self.sheet.problems.clone(), ..Roll::default() };
        let mut found = Vec::new();
        for (row, line) in &self.sheet.lines {
            match self.person(writer, line, context)? {
                Ok(person) => found.push((line, person)),
                Err(text) => roll.problems.push(Problem { row: *row, text }),
            }
        }
        let (reach, before, day) = match self.date {
            Some(date) => {
                let session = find::held(&series.value, date, context)?;
                let before = Upcoming::only(writer.read(), &series, date)?;
                (Coming::Once(date), before, format!(" on {}", words::day(session.start)))
            }
            None => (Coming::ALWAYS, Upcoming::of(writer.read(), &series, None, context)?, String::new()),
        };
        let (mut people, mut is_idle, mut learnt) = (BTreeSet::new(), true, String::new());
        for (line, Found { person, is_new, has_news, moved }) in found {
            *if is_new { &mut roll.added } else { &mut roll.known } += 1;
            people.insert(person);
            let who = Who::Known(person);
            let sign_up = AttendeeAdd { uid: self.uid.clone(), reach, who, role: line.role, answer: line.answer, mode: None };
            let is_signed_up = sign_up.sign_up(writer, &series, person, context)?;
            roll.unchanged += u32::from(!is_signed_up);
            is_idle &= !is_signed_up && !has_news;
            learnt.push_str(&moved);
        }
        roll.problems.sort();
        if !roll.problems.is_empty() && !self.skip_bad {
            return Err(AppError::Rows(roll.problems));
        }
        let moves = before.moves(writer.read(), &series)?;
        let waiting =
            moves.roster.entries.iter().filter(|entry| matches!(entry.place, Place::Waiting(_)) && people.contains(&entry.person));
        roll.waiting = u32::try_from(waiting.count()).unwrap_or(u32::MAX);
        let done = if is_idle { "nothing new in the list for" } else { "imported a list to" };
        let sentence = format!("{done} {}{day}: {}{}{learnt}", series.value.event.summary, roll.words(), moves.told());
        Ok(Done { sentence, detail: Detail::Roll(roll) })
    }

    /// Whom a row means, or why that cannot be told.
    fn person(&self, writer: &Writer, line: &Line, context: &Context) -> Result<Result<Found, String>, AppError> {
        let told = line.profile.clone();
        let name = told.name.clone();
        let known = |known: Person, told| {
            let Recognised { person, learnt, moved } = filled_in(writer, known, told, context)?;
            Ok::<_, AppError>(Found { person: person.id, is_new: false, has_news: learnt.is_some_and(|learnt| !learnt.is_empty()), moved })
        };
        let mut namesakes = match matching(writer.read(), &told)? {
            Match::Sure(person) => return known(person, told).map(Ok),
            Match::Namesakes(people) => people,
        };
        Ok(match (namesakes.pop(), self.namesakes) {
            (None, _) | (Some(_), Some(Namesakes::New)) => {
                Ok(Found { person: add(writer, told)?.id, is_new: true, has_news: true, moved: String::new() })
            }
            (Some(only), Some(Namesakes::Same)) if namesakes.is_empty() => Ok(known(only, told)?),
            (Some(_), Some(Namesakes::Same)) => Err(format!("“{name}” is the name of several people; an e-mail address tells whose")),
            (Some(_), None) => Err(format!("“{name}” is the name of someone known, and no e-mail address tells whether it is them")),
        })
    }
}
