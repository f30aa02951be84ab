//! Takes the register of a session from the participants of a video call: everyone decided, all or none, one entry in the journal.

use std::collections::{BTreeMap, BTreeSet};

use super::attendee_add::Who;
use super::lists::Lists;
use super::places::roster_of;
use super::recognise::Recognised;
use super::register_mark::{fitting, has_begun, tally_of};
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::{PersonId, SessionKey};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterImport {
    pub key: SessionKey,
    pub seen: Vec<Seen>,
}

/// Someone who was in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// As the call showed them.
    pub shown: String,
    /// Whoever is described and not known becomes a new person: a walk-in.
    pub who: Who,
    pub state: Attendance,
    /// Know them by what the call showed from now on.
    pub remember: bool,
}

impl RegisterImport {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.key.uid)?;
        let date = self.key.date;
        let session = find::held(&series.value, date, context)?;
        let day = words::day(session.start);
        let found: Vec<Recognised> = self.seen.iter().map(|seen| seen.who.found(writer, context)).collect::<Result<_, _>>()?;
        let people: Vec<PersonId> = found.iter().map(|one| one.person.id).collect();
        let lists = Lists::ruled(writer.read(), &people, context)?;
        let marked: BTreeSet<PersonId> = writer.read().register_on(series.id, date)?.into_iter().map(|mark| mark.person).collect();
        let roster = roster_of(writer.read(), &series, date)?;
        let mut states: BTreeMap<PersonId, Attendance> = BTreeMap::new();
        for (seen, Recognised { person, .. }) in self.seen.iter().zip(&found) {
            has_begun(&series, &session, seen.state, context)?;
            if seen.remember {
                remember(writer, person.id, &seen.shown)?;
            }
            let state = fitting(seen.state, roster.place(person.id), None, &day)?;
            // with two devices in the call, the one that came first tells when
            let known = states.entry(person.id).or_insert(state);
            if *known == Attendance::Late {
                *known = state;
            }
        }
        // what someone noted by hand knows better than the list
        let stays = states.keys().filter(|person| marked.contains(person)).count();
        states.retain(|person, _| !marked.contains(person));
        for (person, state) in &states {
            writer.mark(series.id, Mark { date, person: *person, state: *state })?;
        }
        let here = words::here(tally_of(writer.read(), &series, date)?);
        let moved = lists.told(writer.read())?;
        let learnt: String = found.into_iter().map(|one| one.moved).collect();
        let counts = counts(&states, stays);
        let sentence = format!("took the register of {} on {day} from a call: {counts}; {here}{moved}{learnt}", series.value.event.summary);
        Ok(Done { sentence, detail: Detail::Session(self.key.clone()) })
    }
}

/// "12 came, 2 late, 1 walk-in, 1 marked before".
fn counts(states: &BTreeMap<PersonId, Attendance>, stays: usize) -> String {
    let of = |wanted: Attendance| states.values().filter(|state| **state == wanted).count();
    let counts =
        [(of(Attendance::Came), "came"), (of(Attendance::Late), "late"), (of(Attendance::WalkIn), "walk-in"), (stays, "marked before")];
    let told: Vec<String> = counts.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect();
    if told.is_empty() { "nobody".to_owned() } else { told.join(", ") }
}

fn remember(writer: &Writer, person: PersonId, shown: &str) -> Result<(), AppError> {
    let mut person = find::person(writer.read(), person)?;
    person.profile.aliases.push(shown.to_owned());
    person.profile = person.profile.checked()?;
    Ok(writer.set_person(&person)?)
}
