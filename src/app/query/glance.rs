//! What a line of the directory says beside the name: how many series, when last there, and a strip of the last twelve times.

use chrono::NaiveDate;

use super::Query;
use crate::app::{App, AppError};
use crate::domain::attendance::Attendance;
use crate::domain::id::PersonId;

/// For these people; a screen asks for those whom it shows, since the whole store would take long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glances(pub Vec<PersonId>);

/// What one person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many series they are signed up for, once or every time.
    pub series: u32,
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
    let (mut strip, last_there) = app.read().latest_marks(person, STRIP)?;
    strip.reverse();
    Ok(Glance { series: app.read().series_count(person)?, last_seen: last_there.map(|date| date.0.date()), strip })
}
