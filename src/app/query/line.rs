//! How a session becomes a line of the calendar: the one place that joins it with its seats.

use chrono::NaiveDateTime;

use crate::app::AppError;
use crate::domain::event::{Series, Status};
use crate::domain::id::SessionKey;
use crate::domain::occurrence::Occurrence;
use crate::domain::roster::{Seats, roster};
use crate::domain::signup::SignUp;
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::{Fit, Zone};
use crate::store::{Reader, Stored};

/// What a line of the calendar says of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub key: SessionKey,
    /// One of many, as against a one-off.
    pub recurring: bool,
    pub summary: String,
    pub theme: Option<String>,
    pub anchor: Anchor,
    /// On the series' own clock; the end is exclusive.
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// On the viewer's clock: where the session stands in the calendar.
    pub shown_start: NaiveDateTime,
    pub shown_end: NaiveDateTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub fit: Fit,
    pub status: Status,
    /// Why it is skipped.
    pub reason: Option<String>,
    pub moved: bool,
    pub seats: Seats,
    /// Number of the series' colour, from 0, the same for ever: its row number in the store less one.
    pub colour: usize,
}

/// Lines for sessions of one series; their sign-ups are read once for all.
pub(super) fn lines(
    reader: Reader,
    series: &Stored<Series>,
    sessions: Vec<Occurrence>,
    display: &Zone,
) -> Result<Vec<SessionLine>, AppError> {
    let dates = || sessions.iter().map(|session| session.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(Vec::new()) };
    let sign_ups: Vec<SignUp> = reader.sign_ups_between(series.id, first, last)?.into_iter().map(|row| row.value).collect();
    Ok(sessions.into_iter().map(|session| line(series, session, &sign_ups, display)).collect())
}

fn line(series: &Stored<Series>, session: Occurrence, sign_ups: &[SignUp], display: &Zone) -> SessionLine {
    let Series { event, .. } = &series.value;
    let own = series.value.own(session.date);
    let capacity = series.value.capacity(session.date);
    let shown = |at: Instant, wall: NaiveDateTime| if event.anchor.follows_viewer() { wall } else { display.wall(at) };
    SessionLine {
        key: series.value.key(session.date),
        recurring: event.is_recurring(),
        summary: own.and_then(|own| own.summary.clone()).unwrap_or_else(|| event.summary.clone()),
        theme: own.and_then(|own| own.theme.clone()),
        anchor: event.anchor.clone(),
        start: session.start,
        end: session.end,
        shown_start: shown(session.starts_at, session.start),
        shown_end: shown(session.ends_at, session.end),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        fit: session.fit,
        status: session.status,
        reason: own.and_then(|own| own.reason.clone()),
        moved: session.moved,
        seats: roster(sign_ups, session.date, capacity).seats(),
        colour: usize::try_from(series.id - 1).unwrap_or(0),
    }
}

/// The order of every list of sessions: by start, then by title.
pub(super) fn sort(lines: &mut [SessionLine]) {
    lines.sort_by(|a, b| (a.starts_at, &a.summary, &a.key).cmp(&(b.starts_at, &b.summary, &b.key)));
}
