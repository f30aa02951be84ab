//! What a change did: one sentence for people, the facts for scripts.

use super::command::Roll;
use super::command::series_import::Tally;
use crate::domain::attendance::Attendance;
use crate::domain::id::{EntryId, PersonId, SessionKey, Uid};
use crate::domain::leap::Leap;
use crate::domain::register;
use crate::domain::roster::{Place, Seats};

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What happened, in the past tense, without a full stop: "added Bo Chen, seat 14 of 20".
    pub sentence: String,
    /// Where it stands in the journal; `None` when nothing had to be changed.
    pub entry: Option<EntryId>,
    pub detail: Detail,
}

/// What a script wants to know of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    Nothing,
    Series(Uid),
    /// A session that may lie elsewhere now.
    Session(SessionKey),
    /// A session that lies elsewhere now.
    Moved {
        key: SessionKey,
        leap: Option<Leap>,
    },
    Import(Tally),
    /// What became of a list of attendees.
    Roll(Roll),
    /// A person whose entry in the directory was changed.
    Person(PersonId),
    /// What the register says of someone now, and how many are here.
    Mark {
        person: PersonId,
        name: String,
        state: Option<Attendance>,
        tally: register::Tally,
    },
    /// A series or a session that is otherwise now.
    Edited {
        /// The series that was split off for it.
        made: Option<Uid>,
        /// Who had a seat and has to wait, by name.
        waiting: Vec<String>,
        /// Where sessions lie elsewhere now, and perhaps not where they were meant to.
        leap: Option<Leap>,
    },
    Attendee {
        person: PersonId,
        name: String,
        place: Option<Place>,
        seats: Seats,
    },
}

impl Outcome {
    /// Why someone shall agree before it is kept, as the beginning of a question; `None` where nobody has to.
    pub fn doubt(&self) -> Option<&'static str> {
        match &self.detail {
            Detail::Moved { leap: Some(leap), .. } | Detail::Edited { leap: Some(leap), .. } => Some(match leap {
                Leap::IntoThePast => "That lies in the past",
                Leap::FarOff => "That is more than half a year away",
            }),
            Detail::Edited { waiting, .. } if !waiting.is_empty() => Some("This takes seats away"),
            _ => None,
        }
    }
}
