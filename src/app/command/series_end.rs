//! Ends a series before one of its sessions: that one and all later ones go, the past stays.

use chrono::NaiveDateTime;

use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::id::SessionKey;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesEnd {
    pub key: SessionKey,
}

impl SeriesEnd {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (mut series, _) = find::session(writer.read(), &self.key, context)?;
        let from = self.key.date.0;
        let event = &mut series.value.event;
        let first = event.recurrence.starts(event.start, &event.anchor, event.start).next();
        if first.is_none_or(|first| from <= first) {
            return Err(AppError::refused("that is the first session of the series", "Remove the whole series instead."));
        }
        if writer.read().has_register(series.id, from, NaiveDateTime::MAX)? {
            return Err(AppError::refused(
                "the register of a session from then on is filled in",
                "End the series after its last session with a register.",
            ));
        }
        event.recurrence = event.recurrence.before(event.start, &event.anchor, from);
        event.sequence += 1;
        event.updated = context.now;
        series.value.overrides.retain(|date, _| date.0 < from);
        writer.remove_sessions_from(series.id, from)?;
        writer.set_series(series.id, &series.value)?;
        let event = &series.value.event;
        let last = event.recurrence.last(event.start, &event.anchor).unwrap_or(event.start);
        Ok(Done::said(format!("ended {} after {}", event.summary, words::day(last))))
    }
}
