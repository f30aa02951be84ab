//! Puts a dump in the place of all that the store holds; one undo brings that back.

use super::Done;
use crate::app::{AppError, words};
use crate::domain::person::Person;
use crate::store::{StoreError, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restore {
    /// What [`App::dump`](crate::app::App::dump) gave.
    pub text: String,
}

impl Restore {
    pub(super) fn apply(&self, writer: &Writer) -> Result<Done, AppError> {
        let lines = writer.restore(&self.text)?;
        for (uid, line) in &lines {
            let wrong = |why: String| StoreError::Line { line: *line, why };
            let unreadable = || wrong(format!("the series “{uid}” cannot be read"));
            let series = writer.read().series_of(uid).map_err(|_| unreadable())?.ok_or_else(unreadable)?;
            // a dump that was written by hand brings in no more than what can be typed
            let checked = series.value.checked().map_err(|error| wrong(error.to_string()))?;
            writer.set_series(series.id, &checked)?;
        }
        let people = writer.read().people()?;
        for person in people.iter() {
            let profile = person.profile.clone().checked()?;
            if profile != person.profile {
                writer.set_person(&Person { id: person.id, profile })?;
            }
        }
        let people = people.len();
        if lines.is_empty() && people == 0 {
            return Ok(Done::said("restored a dump that holds nothing"));
        }
        Ok(Done::said(format!(
            "restored {} and {}",
            words::count(lines.len(), "series", "series"),
            words::count(people, "person", "people")
        )))
    }
}
