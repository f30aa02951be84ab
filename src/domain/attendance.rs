//! The register: what really happened with each person at a session.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::id::{PersonId, RecurrenceId};

/// How someone's evening went, in kind words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    Came,
    Late,
    Apologies,
    Missed,
    WalkIn,
}

/// A mark in the register of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub date: RecurrenceId,
    pub person: PersonId,
    pub state: Attendance,
}

/// When each person was there first, as a register tells.
pub fn first_times(register: &[Mark]) -> HashMap<PersonId, RecurrenceId> {
    let mut found = HashMap::new();
    for mark in register.iter().filter(|mark| mark.state.was_here()) {
        let first = found.entry(mark.person).or_insert(mark.date);
        *first = mark.date.min(*first);
    }
    found
}

impl Attendance {
    pub const ALL: [Attendance; 5] = [Attendance::Came, Attendance::Late, Attendance::Apologies, Attendance::Missed, Attendance::WalkIn];

    /// The word on screen, in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Attendance::Came => "came",
            Attendance::Late => "late",
            Attendance::Apologies => "apologies",
            Attendance::Missed => "missed",
            Attendance::WalkIn => "walk-in",
        }
    }

    /// Whether the person was in the room.
    pub fn was_here(self) -> bool {
        matches!(self, Attendance::Came | Attendance::Late | Attendance::WalkIn)
    }
}
