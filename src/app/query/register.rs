//! The register of one session: everyone it speaks of, where they stand, how it went, and the count.

use std::collections::{BTreeSet, HashMap};

use super::line::{SessionLine, with_roster};
use super::strip::Past;
use super::{Query, stored};
use crate::app::{App, AppError, words};
use crate::domain::attendance::Attendance;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::person::Person;
use crate::domain::register::{Tally, is_expected, tally};
use crate::domain::roster::Place;
use crate::domain::signup::Role;

/// Which session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterOf {
    pub key: SessionKey,
}

/// The register as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterPage {
    pub session: SessionLine,
    pub tally: Tally,
    /// By place, those without one last.
    pub lines: Vec<RegisterLine>,
    /// How many people who were erased have each mark.
    pub erased: Vec<(Attendance, u32)>,
}

/// Someone in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    pub person: PersonId,
    pub name: String,
    /// `None`: not on the list, a walk-in.
    pub place: Option<Place>,
    pub role: Role,
    /// Has a seat, or work to do.
    pub expected: bool,
    /// Has never been at a session of this series before.
    pub first_time: bool,
    pub access_needs: Option<String>,
    /// `None`: nothing noted yet.
    pub mark: Option<Attendance>,
}

impl Query for RegisterOf {
    type Answer = RegisterPage;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = stored(app, &self.key.uid)?;
        let date = self.key.date;
        let missing = || AppError::NotFound { what: "session", value: words::day(date.0) };
        let session = series.value.find(date, app.zone()).ok_or_else(missing)?;
        let (session, roster) = with_roster(app, &series, session)?;
        let marks = app.read().register_on(series.id, date)?;
        let erased = app.read().erased_on(series.id, date)?;
        let past = Past::before(app.read(), series.id, date)?;
        let mut unplaced: BTreeSet<PersonId> = marks.iter().map(|mark| mark.person).collect();
        let listed: Vec<PersonId> = roster.entries.iter().map(|entry| entry.person).chain(unplaced.iter().copied()).collect();
        let mut people: HashMap<PersonId, Person> =
            app.read().people_numbered(&listed)?.into_iter().map(|person| (person.id, person)).collect();
        let mut found = Vec::new();
        for entry in &roster.entries {
            unplaced.remove(&entry.person);
            found.extend(people.remove(&entry.person).map(|person| line(person, Some(entry.place), entry.role, &past)));
        }
        for id in unplaced {
            found.extend(people.remove(&id).map(|person| line(person, None, Role::Participant, &past)));
        }
        Ok(RegisterPage { session, tally: tally(&roster, &marks, &erased), lines: found, erased })
    }
}

fn line(person: Person, place: Option<Place>, role: Role, past: &Past) -> RegisterLine {
    RegisterLine {
        person: person.id,
        name: person.profile.name,
        place,
        role,
        expected: place.is_some_and(is_expected),
        first_time: past.is_new(person.id),
        access_needs: person.profile.access_needs,
        mark: past.today(person.id),
    }
}
