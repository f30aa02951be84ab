//! Those who are missed: they came to a series three times, and to none of its last three sessions.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Query;
use crate::app::{App, AppError};
use crate::domain::id::PersonId;

/// Whoever was there last stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent;

/// Someone who has not been seen for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsentLine {
    pub person: PersonId,
    /// The series at which they were last.
    pub series: String,
    pub last_there: NaiveDate,
    /// Other series at which they are missed too.
    pub others: u32,
}

impl Query for Absent {
    type Answer = Vec<AbsentLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let mut places: HashMap<PersonId, usize> = HashMap::new();
        let mut lines: Vec<AbsentLine> = Vec::new();
        for (series, person, date) in app.read().absent()? {
            if let Some(line) = places.get(&person).and_then(|place| lines.get_mut(*place)) {
                line.others += 1;
                continue;
            }
            places.insert(person, lines.len());
            lines.push(AbsentLine { person, series, last_there: date.0.date(), others: 0 });
        }
        Ok(lines)
    }
}
