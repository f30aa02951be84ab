//! What the register says of the sessions before one: who was there already, and the strip of the last six.

use std::collections::{BTreeSet, HashMap};

use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::{PersonId, RecurrenceId};

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
    /// `first_times` tells of those who were at any session, of the series or of the one that it continues.
    pub(super) fn before(date: RecurrenceId, register: &[Mark], first_times: &[Mark]) -> Self {
        let dates: BTreeSet<RecurrenceId> = register.iter().map(|mark| mark.date).filter(|held| *held < date).collect();
        let held: Vec<_> = dates.into_iter().rev().take(STRIP).collect::<Vec<_>>().into_iter().rev().collect();
        let known = first_times.iter().filter(|mark| mark.date < date).map(|mark| mark.person).collect();
        let marks = register.iter().map(|mark| ((mark.date, mark.person), mark.state)).collect();
        Self { held, marks, known, date }
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
