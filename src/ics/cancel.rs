//! A series that is called off as a whole: what has been stays, and what lies ahead is seen as cancelled where that can be said.

use crate::domain::event::{Override, Series, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// More sessions than this are not cancelled one by one.
const MOST: usize = 1_000;

/// How a series was called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalledOff {
    /// Each session that lies ahead is cancelled.
    Sessions,
    /// There are too many, or they never end: the series ends before the first that lies ahead.
    Ended,
    /// None of very many has been: only the first is left, cancelled.
    First,
}

/// Calls the series off at an instant.
pub fn call_off(series: &mut Series, now: Instant, reason: Option<&str>) -> CalledOff {
    let utc = Zone::utc();
    let ahead: Vec<RecurrenceId> = series.not_ended(now, &utc).take(MOST + 1).map(|session| session.date).collect();
    let cancel = |series: &mut Series, date: RecurrenceId| {
        let own = series.overrides.entry(date).or_default();
        own.status = Status::Cancelled;
        own.reason = reason.map(str::to_owned).or_else(|| own.reason.take());
    };
    if ahead.len() <= MOST {
        ahead.into_iter().for_each(|date| cancel(series, date));
        return CalledOff::Sessions;
    }
    let event = &mut series.event;
    let first = event.recurrence.starts(event.start, &event.anchor, event.start).next().unwrap_or(event.start);
    let from = ahead.iter().map(|date| date.0).min().unwrap_or(first);
    let whole = event.recurrence.clone();
    end_before(series, from);
    if from > first {
        return CalledOff::Ended;
    }
    // a series without any session cannot be shown
    series.event.recurrence = whole;
    let event = &mut series.event;
    let second = event.recurrence.starts(event.start, &event.anchor, event.start).find(|date| *date > first);
    if let Some(second) = second {
        end_before(series, second);
    }
    cancel(series, RecurrenceId(first));
    CalledOff::First
}

/// The series without the sessions from an original start on.
pub fn end_before(series: &mut Series, from: chrono::NaiveDateTime) {
    let event = &mut series.event;
    event.recurrence = event.recurrence.before(event.start, &event.anchor, from);
    series.overrides.retain(|date: &RecurrenceId, _: &mut Override| date.0 < from);
}

impl CalledOff {
    /// What became of the series, for a report.
    pub fn told(self) -> &'static str {
        match self {
            Self::Sessions => "the series is cancelled as a whole: each session that lies ahead is taken as cancelled",
            Self::Ended => "the series is cancelled as a whole: it ends before the first session that lies ahead",
            Self::First => "the series is cancelled as a whole before it began: only its first session is taken, as cancelled",
        }
    }
}
