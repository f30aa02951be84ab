//! Takes the register of a session from the participants of a video call: everyone decided, all or none, one entry in the journal.

use super::attendee_add::Who;
use super::places::{Upcoming, roster_of};
use super::recognise::recognise;
use super::register_mark::{fitting, has_begun, tally_of};
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::SessionKey;
use crate::domain::person::{Person, Profile};
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
        let before = Upcoming::behind(writer.read(), &series, date, context)?;
        let (mut came, mut late, mut walk_ins) = (0, 0, 0);
        for seen in &self.seen {
            has_begun(&series, &session, seen.state, context)?;
            let person = match &seen.who {
                Who::Known(id) => find::person(writer.read(), *id)?,
                Who::Described(profile) => recognise(writer, Profile::clone(profile).checked()?)?,
            };
            if seen.remember {
                remember(writer, person.clone(), &seen.shown)?;
            }
            let place = roster_of(writer.read(), &series, date)?.place(person.id);
            let state = fitting(seen.state, place, None, &day)?;
            match state {
                Attendance::WalkIn => walk_ins += 1,
                Attendance::Late => late += 1,
                _ => came += 1,
            }
            writer.mark(series.id, Mark { date, person: person.id, state })?;
        }
        let counts = [(came, "came"), (late, "late"), (walk_ins, "walk-in")];
        let counts = counts.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}"));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let here = words::here(tally_of(writer.read(), &series, date)?);
        let moved = before.moves(writer.read(), &series)?.told();
        let sentence = format!("took the register of {} on {day} from a call: {counts}; {here}{moved}", series.value.event.summary);
        Ok(Done { sentence, detail: Detail::Session(self.key.clone()) })
    }
}

fn remember(writer: &Writer, mut person: Person, shown: &str) -> Result<(), AppError> {
    person.profile.aliases.push(shown.to_owned());
    person.profile = person.profile.checked()?;
    Ok(writer.set_person(&person)?)
}
