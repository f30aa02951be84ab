//! Changes what one session has of its own: theme, title, seats, place, link, description; the series stays as it is.

use super::places::{promotions, roster_of};
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Override;
use crate::domain::id::SessionKey;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEdit {
    pub key: SessionKey,
    pub edits: Edits,
}

/// New values; `None` leaves a value as it is, an empty text gives the session the series' value again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    pub theme: Option<String>,
    pub summary: Option<String>,
    pub location: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
    /// At least 1; `Some(None)` is the series' number again.
    pub capacity: Option<Option<u32>>,
}

impl Edits {
    fn apply(&self, own: Override) -> Override {
        let text = |new: &Option<String>, old: Option<String>| match new {
            None => old,
            Some(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        };
        Override {
            theme: text(&self.theme, own.theme),
            summary: text(&self.summary, own.summary),
            location: text(&self.location, own.location),
            url: text(&self.url, own.url),
            description: text(&self.description, own.description),
            capacity: self.capacity.unwrap_or(own.capacity),
            ..own
        }
    }
}

impl SessionEdit {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (mut series, session) = find::session(writer.read(), &self.key, context)?;
        let date = self.key.date;
        let own = series.value.own(date).cloned().unwrap_or_default();
        let edited = self.edits.apply(own.clone()).checked()?;
        let (title, day) = (series.value.event.summary.clone(), words::day(session.start));
        if edited == own {
            return Ok(Done::said(format!("{title} on {day} is like that already")));
        }
        let before = roster_of(writer.read(), &series, date)?;
        writer.set_override(series.id, date, &edited)?;
        let changed = changed(&own, &edited).join(", ");
        series.value.overrides.insert(date, edited);
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        let after = roster_of(writer.read(), &series, date)?;
        let more_wait = after.seats().waiting.saturating_sub(before.seats().waiting);
        let waiting = if more_wait > 0 { format!("; {more_wait} more on the waiting list") } else { String::new() };
        let moved_up = promotions(writer.read(), &before, &after)?;
        Ok(Done::said(format!("changed {changed} of {title} on {day}{moved_up}{waiting}")))
    }
}

/// The names of what differs.
fn changed(old: &Override, new: &Override) -> Vec<&'static str> {
    let values = [
        ("the theme", old.theme != new.theme),
        ("the title", old.summary != new.summary),
        ("the seats", old.capacity != new.capacity),
        ("the place", old.location != new.location),
        ("the link", old.url != new.url),
        ("the description", old.description != new.description),
    ];
    values.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
