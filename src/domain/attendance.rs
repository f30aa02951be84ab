//! The register: what really happened with each person at a session.

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
