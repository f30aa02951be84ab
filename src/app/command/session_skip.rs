//! Skips one session with a reason; it stays in sight, struck through.

use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::{Override, Status};
use crate::domain::id::SessionKey;
use crate::domain::text;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSkip {
    pub key: SessionKey,
    /// May be empty.
    pub reason: String,
}

impl SessionSkip {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (mut series, session) = find::session(writer.read(), &self.key, context)?;
        let reason = Some(text::one_line(&self.reason)).filter(|reason| !reason.is_empty());
        let own = series.value.own(self.key.date).cloned().unwrap_or_default();
        // no reason given is no reason taken away
        let reason = reason.or_else(|| own.reason.clone());
        let skipped = Override { status: Status::Cancelled, reason: reason.clone(), ..own.clone() }.checked()?;
        let (title, day) = (series.value.event.summary.clone(), words::day(session.start));
        if skipped == own {
            return Ok(Done::said(format!("{title} on {day} is skipped already")));
        }
        if writer.read().has_register(series.id, self.key.date.0, self.key.date.0)? {
            let why = format!("the register of {day} is filled in: it took place");
            return Err(AppError::refused(why, "Only a session that did not take place is skipped."));
        }
        writer.set_override(series.id, self.key.date, &skipped)?;
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        let why = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        Ok(Done::said(format!("skipped {title} on {day}{why}")))
    }
}
