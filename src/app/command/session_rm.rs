//! Removes one session as though it had never been planned (EXDATE); the others stay as they are.

use super::{Context, Done, SeriesRm, find};
use crate::app::{AppError, words};
use crate::domain::event::Override;
use crate::domain::id::SessionKey;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRm {
    pub key: SessionKey,
}

impl SessionRm {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (mut series, session) = find::session(writer.read(), &self.key, context)?;
        let date = self.key.date;
        if writer.read().has_register(series.id, date.0, date.0)? {
            let why = format!("the register of {} is filled in", words::day(session.start));
            return Err(AppError::refused(why, "A session that took place is not removed; skip it if it did not."));
        }
        if !series.value.event.is_recurring() {
            return SeriesRm { uid: self.key.uid.clone() }.apply(writer, context);
        }
        // what people said of the date stays, for the day it is restored
        writer.set_override(series.id, date, &Override::default())?;
        series.value.overrides.remove(&date);
        let event = &mut series.value.event;
        event.recurrence.removed.insert(date.0);
        event.sequence += 1;
        event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        Ok(Done::said(format!("removed {} on {}", series.value.event.summary, words::day(session.start))))
    }
}
