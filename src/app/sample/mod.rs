//! The sample programme: series, people, sign-ups and register as they would stand at a given moment, to look round with.
//!
//! A pure function of that moment. What never changes (titles, names, who signed up for what) is text in `assets/demo`;
//! when things happen follows from the moment, so that there is always a chat soon and a year of register behind it.

mod files;
mod programme;
mod register;
mod sign_ups;
#[cfg(test)]
mod tests;

use crate::domain::attendance::Attendance;
use crate::domain::event::Series;
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::person::Profile;
use crate::domain::signup::{Answer, Reach, Role};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// Everything that is put into the store. People are named by their index in `people`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub series: Vec<Series>,
    pub people: Vec<Profile>,
    /// In the order of acceptance.
    pub sign_ups: Vec<SampleSignUp>,
    /// Of the year before the moment; only sessions that took place.
    pub register: Vec<SampleMark>,
}

/// One row of a sign-up list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSignUp {
    pub uid: Uid,
    /// Index in [`Sample::people`].
    pub person: usize,
    pub reach: Reach,
    pub role: Role,
    pub answer: Answer,
}

/// One line of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleMark {
    pub uid: Uid,
    pub date: RecurrenceId,
    /// Index in [`Sample::people`].
    pub person: usize,
    pub attendance: Attendance,
}

/// The sample as it stands at `now`; `zone` is the viewer's, for what has no zone of its own.
pub fn sample(now: Instant, zone: &Zone) -> Sample {
    let files = files::Files::read();
    let programme = programme::Programme::around(now, zone, &files);
    let sign_ups = sign_ups::sign_ups(&files, &programme);
    let register = register::year_before(&programme, &files.people, &sign_ups);
    Sample { series: programme.into_series(), people: files.people, sign_ups, register }
}
