//! New dates that may not be the ones that were meant: in the past, or in another year.

use chrono::{NaiveDateTime, TimeDelta};

/// How a new date is unlike those that are meant most often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leap {
    IntoThePast,
    /// More than half a year from the date before.
    FarOff,
}

/// Half a year, in days.
const FAR: i64 = 183;

impl Leap {
    /// Of a session that is moved `from` one time `to` another when it is `now`, all on one clock. What stays in its place leaps nowhere, nor
    /// does what changes its time of day.
    pub fn of(from: NaiveDateTime, to: NaiveDateTime, now: NaiveDateTime) -> Option<Self> {
        match to.date() {
            date if date == from.date() => None,
            _ if to < now => Some(Self::IntoThePast),
            _ if (to - from).abs() > TimeDelta::days(FAR) => Some(Self::FarOff),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_and_another_year_are_leaps_and_next_week_is_none() {
        let of = |from: &str, to: &str| {
            let wall = |text: &str| text.parse().expect("a wall time");
            Leap::of(wall(from), wall(to), wall("2020-09-02T12:00:00"))
        };
        let cases = [
            ("2020-09-16T16:00:00", "2020-09-23T16:00:00", None),
            ("2020-09-16T16:00:00", "2020-09-02T16:00:00", None),
            ("2020-09-16T16:00:00", "2020-09-02T11:00:00", Some(Leap::IntoThePast)),
            ("2020-09-16T16:00:00", "2020-09-01T16:00:00", Some(Leap::IntoThePast)),
            ("2020-09-16T16:00:00", "2021-03-18T16:00:00", None),
            ("2020-09-16T16:00:00", "2021-03-19T16:00:00", Some(Leap::FarOff)),
            ("2020-10-14T16:00:00", "2021-10-02T16:00:00", Some(Leap::FarOff)),
            ("2020-08-05T16:00:00", "2020-08-05T17:00:00", None),
        ];
        for (from, to, want) in cases {
            assert_eq!(of(from, to), want, "{from} {to}");
        }
    }
}
