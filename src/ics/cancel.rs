//! A series that is called off as a whole: what has been stays, and what lies ahead is seen as cancelled where that can be said.

use chrono::{NaiveDateTime, TimeDelta};

use crate::domain::event::{Override, Series, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// More sessions than this are not cancelled one by one.
const MOST: usize = 1_000;

const YEAR: TimeDelta = TimeDelta::days(366);

/// How a series was called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalledOff {
    /// Each session that lies ahead is cancelled.
    Sessions,
    /// There are too many, or they never end: the series ends before the first that lies ahead.
    Ended,
    /// None of very many has been: those of the first year are left, cancelled.
    FirstYear,
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
    let event = &series.event;
    let first = event.recurrence.starts(event.start, &event.anchor, event.start).next().unwrap_or(event.start);
    let from = ahead.iter().map(|date| date.0).min().unwrap_or(first);
    let whole = event.recurrence.clone();
    if from > first {
        end_before(series, from);
        return CalledOff::Ended;
    }
    // a series without any session cannot be shown, and those who planned for its first dates look there
    let mut year: Vec<NaiveDateTime> = whole.starts(event.start, &event.anchor, first).take(MOST + 1).collect();
    let after = year.iter().position(|date| *date - first >= YEAR).unwrap_or(MOST);
    let next = year.get(after).copied();
    year.truncate(after);
    series.event.recurrence = whole;
    if let Some(next) = next {
        end_before(series, next);
    }
    year.into_iter().for_each(|date| cancel(series, RecurrenceId(date)));
    CalledOff::FirstYear
}

/// The series without the sessions from an original start on.
pub fn end_before(series: &mut Series, from: NaiveDateTime) {
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
            Self::FirstYear => "the series is cancelled as a whole before it began: the sessions of its first year are taken, as cancelled",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Event;
    use crate::domain::id::Uid;
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::time::Anchor;

    #[test]
    fn an_endless_series_that_never_began_keeps_the_dates_of_a_year() {
        let wall = |text: &str| text.parse().expect("a wall time");
        let plain = Event::new(Uid("chats".into()), wall("2020-09-02T16:00:00"), Anchor::Utc, Instant(0));
        let recurrence = Recurrence::by(Rule::parse("FREQ=MONTHLY").expect("a rule"));
        let mut series = Series { event: Event { recurrence, ..plain }, overrides: [].into() };
        assert_eq!(call_off(&mut series, Instant(0), Some("illness")), CalledOff::FirstYear);
        let dates: Vec<_> = series.overrides.keys().map(|date| date.0).collect();
        assert_eq!(
            (dates.len(), dates.first(), dates.last()),
            (13, Some(&wall("2020-09-02T16:00:00")), Some(&wall("2021-09-02T16:00:00")))
        );
        assert!(series.overrides.values().all(|own| own.status == Status::Cancelled && own.reason.as_deref() == Some("illness")));
        let Event { start, anchor, recurrence, .. } = &series.event;
        assert_eq!(recurrence.starts(*start, anchor, *start).count(), 13, "and it ends there");
    }
}
