//! Days and wall-clock seconds as numbers: what the expansion of a rule counts in.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

/// Days since 1970-01-01 on the calendar.
pub(super) type Day = i64;

/// Seconds since 1970-01-01T00:00:00 on a wall clock that knows no zone.
pub(super) type Second = i64;

pub(super) const DAY: Second = 86_400;

/// 9999-12-31: rules end with the last year that four digits can write (RFC 5545 3.3.4).
pub(super) const LAST_DAY: Day = 2_932_896;

/// The Gregorian calendar repeats, weekdays and all, after so many days: 400 years, 4,800 months, 20,871 weeks.
pub(super) const CYCLE: Day = 146_097;

pub(super) fn seconds(wall: NaiveDateTime) -> Second {
    wall.and_utc().timestamp()
}

/// The wall time of a count of seconds; chrono's last where it has none.
pub(super) fn wall(seconds: Second) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).map_or(NaiveDateTime::MAX, |at| at.naive_utc())
}

/// The date of a day's number; chrono's last where it has none.
pub(super) fn date(day: Day) -> NaiveDate {
    i32::try_from(day).ok().and_then(NaiveDate::from_epoch_days).unwrap_or(NaiveDate::MAX)
}

/// The number of a month's first day; `month` is 1 to 12, any year.
pub(super) fn first_of_month(year: i64, month: u32) -> Day {
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, 1))
        .map_or(Day::MAX / DAY, |date| date.to_epoch_days().into())
}

/// 0 for Monday to 6 for Sunday: 1970-01-01 was a Thursday.
pub(super) fn weekday(day: Day) -> i64 {
    (day + 3).rem_euclid(7)
}

/// The first day of a year's week 1: the week, from `week_start` on, that holds 4 January (RFC 5545 3.3.10, BYWEEKNO).
pub(super) fn week_one(year: i64, week_start: i64) -> Day {
    let fourth = first_of_month(year, 1) + 3;
    fourth - (weekday(fourth) - week_start).rem_euclid(7)
}

/// The year whose weeks a day belongs to; near the New Year it may be a neighbour of the day's own.
pub(super) fn week_year(day: Day, week_start: i64) -> i64 {
    let year = i64::from(date(day).year());
    if day >= week_one(year + 1, week_start) {
        year + 1
    } else if day >= week_one(year, week_start) {
        year
    } else {
        year - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_belong_to_the_year_of_their_fourth_day() {
        for day in -200_000..200_000 {
            let iso = date(day).iso_week();
            let year = week_year(day, 0);
            assert_eq!((year, (day - week_one(year, 0)) / 7 + 1), (i64::from(iso.year()), i64::from(iso.week())), "{}", date(day));
        }
    }

    #[test]
    fn the_last_day_is_the_last_of_the_last_year() {
        assert_eq!(date(LAST_DAY).to_string(), "9999-12-31");
    }
}
