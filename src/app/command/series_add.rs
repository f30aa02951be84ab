//! Adds a series or a one-off.

use std::collections::BTreeMap;

use super::clash::clashes_ahead;
use super::{Context, Done};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Event, Series};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesAdd {
    /// With a UID from [`App::new_uid`](crate::app::App::new_uid), or one that the user gave.
    pub event: Event,
}

impl SeriesAdd {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let event = self.event.clone().checked()?;
        if writer.read().series_of(&event.uid)?.is_some() {
            return Err(AppError::DuplicateUid(event.uid.0));
        }
        let uid = event.uid.clone();
        let when = if event.is_recurring() { event.recurrence.describe(event.start, &event.anchor) } else { words::day(event.start) };
        let value = Series { event, overrides: BTreeMap::new() };
        let series = Stored { id: writer.add_series(&value)?, value };
        let clashes = clashes_ahead(writer.read(), &series, None, context)?;
        let sentence = format!("added {}, {when}{clashes}", series.value.event.summary);
        Ok(Done { sentence, detail: Detail::Series(uid) })
    }
}
