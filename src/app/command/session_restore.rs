//! Brings back a session that was skipped or removed.

use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::{Override, Status};
use crate::domain::id::SessionKey;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRestore {
    pub key: SessionKey,
}

impl SessionRestore {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let mut series = find::series(writer.read(), &self.key.uid)?;
        let date = self.key.date;
        let was_removed = series.value.event.recurrence.removed.remove(&date.0);
        let session = series.value.find(date, &context.zone).ok_or_else(|| find::no_session(date))?;
        let day = words::day(session.start);
        let own = series.value.own(date).cloned().unwrap_or_default();
        if own.status == Status::Cancelled {
            writer.set_override(series.id, date, &Override { status: Status::Confirmed, reason: None, ..own })?;
        } else if !was_removed {
            return Err(AppError::refused(
                format!("the session on {day} is not skipped"),
                "Only a skipped or removed session can be restored.",
            ));
        }
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        Ok(Done::said(format!("restored {} on {day}", series.value.event.summary)))
    }
}
