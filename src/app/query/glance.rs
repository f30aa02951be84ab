//! What a line of the directory says beside the name: how many series, when last there, and a strip of the last twelve times.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Query;
use crate::app::{App, AppError};
use crate::domain::attendance::Attendance;
use crate::domain::id::PersonId;
use crate::domain::signup::Answer;

/// For these people; a screen asks for those whom it shows, since the whole store would take long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glances(pub Vec<PersonId>);

/// What one person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many series they are signed up for, once or every time.
    pub series: usize,
    /// The day of the last session at which they were.
    pub last_seen: Option<NaiveDate>,
    /// What was noted of them the last times, of any series, oldest first.
    pub strip: Vec<Attendance>,
}

/// As many sessions as a strip shows.
const STRIP: usize = 12;

impl Query for Glances {
    type Answer = Vec<(PersonId, Glance)>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        self.0.iter().map(|person| Ok((*person, glance(app, *person)?))).collect()
    }
}

fn glance(app: &App, person: PersonId) -> Result<Glance, AppError> {
    let sign_ups = app.read().sign_ups_by(person)?;
    let series: BTreeSet<i64> =
        sign_ups.into_iter().filter(|(_, row)| row.value.answer != Answer::Declined).map(|(series, _)| series).collect();
    let mut marks: Vec<_> = app.read().marks_of(person)?.into_iter().map(|(_, mark)| (mark.date, mark.state)).collect();
    marks.sort_by_key(|(date, _)| *date);
    let last_seen = marks.iter().rev().find(|(_, state)| state.was_here()).map(|(date, _)| date.0.date());
    let strip = marks.iter().skip(marks.len().saturating_sub(STRIP)).map(|(_, state)| *state).collect();
    Ok(Glance { series: series.len(), last_seen, strip })
}
