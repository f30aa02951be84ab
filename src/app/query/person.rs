//! One person in full: what is known of them, what they signed up for, what the registers say, what was done with it.

use std::collections::{BTreeMap, HashMap};

use super::Query;
use crate::app::command::find;
use crate::app::{App, AppError};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::person::Person;
use crate::domain::signup::SignUp;
use crate::domain::time::{Anchor, Instant};
use crate::store::Disclosure;

/// Who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonView {
    pub person: PersonId,
    /// Whether the whole journal is searched for what was done with their data.
    pub with_changes: bool,
}

/// A person with everything that the store has of them, and nothing of anyone else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPage {
    pub person: Person,
    /// In the order in which the series were made.
    pub series: Vec<PersonSeries>,
    /// When what was done with their data, oldest first; not in which words, which name others too. Empty unless asked for.
    pub changes: Vec<(Instant, String)>,
}

/// Someone's part in one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSeries {
    pub uid: Uid,
    pub summary: String,
    pub anchor: Anchor,
    pub sign_ups: Vec<SignUp>,
    /// Oldest first.
    pub marks: Vec<Mark>,
    /// Of the last held sessions up to today, oldest first; `None` where nothing was noted.
    pub strip: Vec<Option<Attendance>>,
}

impl PersonSeries {
    /// At how many sessions they were.
    pub fn came(&self) -> usize {
        self.marks.iter().filter(|mark| mark.state.was_here()).count()
    }
}

/// Sessions that a strip of someone's own page shows.
const STRIP: usize = 12;

impl Query for PersonView {
    type Answer = PersonPage;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let id = self.person;
        let person = find::person(app.read(), id)?;
        let mut parts: BTreeMap<i64, (Vec<SignUp>, Vec<Mark>)> = BTreeMap::new();
        for (series, row) in app.read().sign_ups_by(id)? {
            parts.entry(series).or_default().0.push(row.value);
        }
        for (series, mark) in app.read().marks_of(id)? {
            parts.entry(series).or_default().1.push(mark);
        }
        let mut series = Vec::new();
        for (id, (sign_ups, marks)) in parts {
            let Some(event) = app.read().event(id)? else { continue };
            let tomorrow = event.anchor.wall(app.now().plus(86_400), app.zone());
            let mut held = app.read().held_before(id, RecurrenceId(tomorrow), STRIP)?;
            held.reverse();
            let states: HashMap<RecurrenceId, Attendance> = marks.iter().map(|mark| (mark.date, mark.state)).collect();
            let strip = held.iter().map(|date| states.get(date).copied()).collect();
            series.push(PersonSeries { uid: event.uid, summary: event.summary, anchor: event.anchor, sign_ups, marks, strip });
        }
        let changes = if self.with_changes { app.read().changes_touching(id)? } else { Vec::new() };
        Ok(PersonPage { person, series, changes })
    }
}

/// When what is known of people was handed out or erased, newest first; of whom is not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLog;

impl Query for PersonLog {
    type Answer = Vec<Disclosure>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        Ok(app.read().disclosures()?)
    }
}
