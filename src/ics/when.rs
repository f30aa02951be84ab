//! A date as a file has it, and what it is on a series' own clock.

use chrono::{NaiveDateTime, NaiveTime};

use super::line::Line;
use super::report::{Finding, quoted};
use super::zones::Zones;
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant, Length, midnight};
use crate::domain::zone::Zone;

/// A date or time with the zone that its TZID names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub stamp: Stamp,
    zone: Option<Zone>,
}

impl When {
    /// The date that `value` in this line is.
    ///
    /// # Errors
    /// A finding that quotes what is no date.
    pub fn read(line: &Line, value: &str, zones: &Zones) -> Result<Self, Finding> {
        let stamp =
            Stamp::parse(value.trim()).map_err(|_| Finding::new(line.number, format!("{} is no date: {}", line.name(), quoted(value))))?;
        let whole_day = line.parameter("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("DATE"));
        let stamp = if whole_day { Stamp::Date(stamp.wall().date()) } else { stamp };
        let zone = zones.of_line(line).filter(|_| matches!(stamp, Stamp::Local(_))).cloned();
        Ok(Self { stamp, zone })
    }

    /// What a series that starts here is tied to.
    pub fn anchor(&self) -> Anchor {
        match (self.stamp, &self.zone) {
            (Stamp::Date(_), _) => Anchor::AllDay,
            (Stamp::Utc(_), _) => Anchor::Utc,
            (Stamp::Local(_), Some(zone)) => Anchor::of_zone(zone.clone()),
            (Stamp::Local(_), None) => Anchor::Floating,
        }
    }

    /// The wall time on a series' clock. A date beside a timed series is that day's session, which starts at `time`.
    pub fn wall(&self, anchor: &Anchor, time: NaiveTime) -> NaiveDateTime {
        let instant = || match (self.stamp, &self.zone) {
            (Stamp::Utc(wall), _) => Some(Instant::from_utc(wall)),
            (Stamp::Local(wall), Some(zone)) => Some(zone.resolve(wall).at),
            _ => None,
        };
        match (anchor, self.stamp) {
            (Anchor::AllDay, stamp) => midnight(stamp.wall().date()),
            (_, Stamp::Date(date)) => date.and_time(time),
            (Anchor::Zone(own), Stamp::Local(wall)) if self.zone.as_ref().is_none_or(|zone| zone == own) => wall,
            (Anchor::Floating, stamp) => stamp.wall(),
            (_, stamp) => instant().map_or(stamp.wall(), |at| anchor.wall(at, &Zone::utc())),
        }
    }

    /// Where a series of which this is one session has the session that `date` names: a mere day has the time of day from here.
    pub fn named(&self, date: &Self) -> Self {
        let is_day = |when: &Self| when.anchor() == Anchor::AllDay;
        if is_day(self) == is_day(date) {
            return date.clone();
        }
        let wall = date.stamp.wall().date().and_time(self.stamp.wall().time());
        let stamp = match self.stamp {
            Stamp::Date(_) => Stamp::Date(wall.date()),
            Stamp::Local(_) => Stamp::Local(wall),
            Stamp::Utc(_) => Stamp::Utc(wall),
        };
        Self { stamp, ..self.clone() }
    }

    /// The length from here up to an end: days between dates, else the exact time; `None` where the end lies before.
    pub fn length_to(&self, end: &When) -> Option<Length> {
        let anchor = self.anchor();
        let (from, to) = (self.wall(&anchor, NaiveTime::MIN), end.wall(&anchor, NaiveTime::MIN));
        if anchor == Anchor::AllDay {
            let days = u32::try_from((to - from).num_days()).ok()?;
            return Some(Length { days: days.max(1), seconds: 0 });
        }
        let at = |wall| anchor.resolve(wall, &Zone::utc()).at.0;
        u32::try_from(at(to).saturating_sub(at(from))).ok().map(Length::of_seconds)
    }
}
