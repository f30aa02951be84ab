//! Instants, windows, lengths, and what ties a wall time to the world (RFC 5545 3.3.4 to 3.3.6).

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::zone::{Fit, Resolved, Zone};

/// Whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

impl Instant {
    /// The instant as a wall time in UTC; instants outside chrono's years end at its first or last.
    pub fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0, 0).map_or(NaiveDateTime::MAX, |d| d.naive_utc())
    }

    /// The instant that a wall time in UTC names.
    pub fn from_utc(wall: NaiveDateTime) -> Self {
        Self(wall.and_utc().timestamp())
    }

    /// `seconds` later (earlier when negative), held at the ends of the range.
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// Half-open stretch of time: `from` is inside, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: Instant,
    pub to: Instant,
}

impl Window {
    /// Whether something that lasts from `start` up to `end` is seen in the window.
    ///
    /// A session without length counts as its start, so that it is not lost between two windows.
    pub fn overlaps(&self, start: Instant, end: Instant) -> bool {
        start < self.to && (end > self.from || (start == end && start >= self.from))
    }
}

/// How long a session lasts: whole days on the calendar, then exact seconds (RFC 5545 3.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Length {
    /// Calendar days, 0 to 36,500; a day over a clock change has 23 or 25 hours.
    pub days: u32,
    /// Exact seconds, 0 to 86,400 times 366.
    pub seconds: u32,
}

impl Length {
    pub const DAY: Length = Length { days: 1, seconds: 0 };

    pub const fn of_seconds(seconds: u32) -> Self {
        Self { days: 0, seconds }
    }

    /// The length on a wall clock that never changes, in seconds; at most an hour or two off the true one.
    pub fn nominal_seconds(self) -> i64 {
        i64::from(self.days) * 86_400 + i64::from(self.seconds)
    }

    /// The whole days that it needs, at least one.
    fn whole_days(self) -> Self {
        Self { days: self.days.saturating_add(self.seconds.div_ceil(86_400)).max(1), seconds: 0 }
    }
}

/// What ties the wall times of a series to the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A date without time (`VALUE=DATE`).
    AllDay,
    /// A wall time that means the viewer's own clock, wherever that is (RFC 5545 3.3.5, form 1).
    Floating,
    /// UTC (form 2).
    Utc,
    /// Wall time in a zone (form 3): 16:00 stays 16:00 when the clocks change.
    Zone(Zone),
}

impl Anchor {
    /// A length as it is here: where there are no times there are only whole days.
    pub fn fit(&self, length: Length) -> Length {
        if *self == Self::AllDay { length.whole_days() } else { length }
    }

    /// A zone as an anchor: UTC, by any of its names, has a form of its own in files.
    pub fn of_zone(zone: Zone) -> Self {
        if matches!(zone.name(), "UTC" | "Etc/UTC") { Self::Utc } else { Self::Zone(zone) }
    }

    /// Where a wall time of this series lies, seen by someone whose clock runs in `display`.
    pub fn resolve(&self, wall: NaiveDateTime, display: &Zone) -> Resolved {
        match self {
            Anchor::AllDay | Anchor::Floating => display.resolve(wall),
            Anchor::Utc => Resolved { at: Instant::from_utc(wall), wall, fit: Fit::Exact },
            Anchor::Zone(zone) => zone.resolve(wall),
        }
    }

    /// The wall time of an instant on this series' clock.
    pub fn wall(&self, at: Instant, display: &Zone) -> NaiveDateTime {
        match self {
            Anchor::AllDay | Anchor::Floating => display.wall(at),
            Anchor::Utc => at.utc(),
            Anchor::Zone(zone) => zone.wall(at),
        }
    }

    /// Whether the same wall time is another instant for another viewer (all-day and floating).
    pub fn follows_viewer(&self) -> bool {
        matches!(self, Anchor::AllDay | Anchor::Floating)
    }

    /// The end of a session that starts at `start`: days on the calendar first, then exact seconds on the clock.
    pub fn end(&self, start: Resolved, length: Length, display: &Zone) -> Resolved {
        let days = TimeDelta::days(i64::from(length.days));
        let Some(wall) = start.wall.checked_add_signed(days) else { return start };
        let after_days = if length.days == 0 { start } else { self.resolve(wall, display) };
        if length.seconds == 0 {
            return after_days;
        }
        let at = after_days.at.plus(i64::from(length.seconds));
        Resolved { at, wall: self.wall(at, display), fit: Fit::Exact }
    }
}

/// Midnight at the start of a date.
pub fn midnight(date: NaiveDate) -> NaiveDateTime {
    date.and_time(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect("a wall time")
    }

    #[test]
    fn a_day_over_a_clock_change_ends_at_the_same_wall_time() {
        let london = Zone::named("Europe/London").expect("London");
        let anchor = Anchor::Zone(london.clone());
        let start = anchor.resolve(wall("2020-10-24T22:00:00"), &london);
        let day = anchor.end(start, Length::DAY, &london);
        assert_eq!((day.wall, day.at.0 - start.at.0), (wall("2020-10-25T22:00:00"), 25 * 3600));
        let exact = anchor.end(start, Length::of_seconds(86_400), &london);
        assert_eq!(exact.wall, wall("2020-10-25T21:00:00"));
    }

    #[test]
    fn windows_are_half_open_and_see_what_overlaps() {
        let window = Window { from: Instant(100), to: Instant(200) };
        let cases = [(0, 100, false), (0, 101, true), (199, 300, true), (200, 300, false), (100, 100, true), (200, 200, false)];
        for (start, end, seen) in cases {
            assert_eq!(window.overlaps(Instant(start), Instant(end)), seen, "{start}..{end}");
        }
    }
}
