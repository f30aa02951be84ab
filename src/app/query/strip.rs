//! What the register says of the sessions before one: who was there already, and the strip of the last six.

use std::collections::{BTreeSet, HashMap};

use crate::app::AppError;
use crate::domain::attendance::Attendance;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::store::Reader;

/// The register of one series as seen from one of its sessions.
pub(super) struct Past {
    /// The last held sessions before this one, oldest first.
    held: Vec<RecurrenceId>,
    marks: HashMap<(RecurrenceId, PersonId), Attendance>,
    known: BTreeSet<PersonId>,
    date: RecurrenceId,
}

/// As many sessions as a glance takes in.
const STRIP: usize = 6;

impl Past {
    /// Of the register no more is read than shows: of the last held sessions, and of this one.
    pub(super) fn before(reader: Reader, series: i64, date: RecurrenceId) -> Result<Self, AppError> {
        let mut held = reader.held_before(series, date, STRIP)?;
        held.reverse();
        let register = reader.register_between(series, held.first().copied().unwrap_or(date), date)?;
        let marks = register.iter().map(|mark| ((mark.date, mark.person), mark.state)).collect();
        // those who were at any session, of the series or of the one that it continues
        let first_times = reader.first_times(series)?;
        let known = first_times.into_iter().filter(|(_, first)| *first < date).map(|(person, _)| person).collect();
        Ok(Self { held, marks, known, date })
    }

    /// Has never been at a session of this series before, nor of the one that it continues.
    pub(super) fn is_new(&self, person: PersonId) -> bool {
        !self.known.contains(&person)
    }

    pub(super) fn strip(&self, person: PersonId) -> Vec<Option<Attendance>> {
        self.held.iter().map(|date| self.marks.get(&(*date, person)).copied()).collect()
    }

    /// What the register of this session itself says.
    pub(super) fn today(&self, person: PersonId) -> Option<Attendance> {
        self.marks.get(&(self.date, person)).copied()
    }
}
