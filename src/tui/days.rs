//! How the cursor walks over days, within the years of four digits that every calendar file can hold.

use chrono::{Months, NaiveDate, TimeDelta, Weekday};

use crate::domain::time::{Window, midnight};
use crate::domain::zone::Zone;

/// The window from the start of one day up to the start of another, on the viewer's clock.
pub fn days(from: NaiveDate, to: NaiveDate, zone: &Zone) -> Window {
    Window { from: zone.resolve(midnight(from)).at, to: zone.resolve(midnight(to)).at }
}

/// Years of four digits: what every calendar file can hold.
pub fn within_years(day: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(day);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(day);
    day.clamp(first, last)
}

/// The first day of the week around a day, for weeks that begin on a certain day.
pub fn week_of(day: NaiveDate, start: Weekday) -> NaiveDate {
    day.week(start).checked_first_day().map_or(day, within_years)
}

/// So many days on (back when negative), held at the ends of the calendar.
pub fn days_on(day: NaiveDate, by: i64) -> NaiveDate {
    let held = TimeDelta::try_days(by).and_then(|span| day.checked_add_signed(span));
    within_years(held.unwrap_or(if by < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
}

/// So many months on (back when negative); the 31st becomes the last day of a shorter month.
pub fn months_on(day: NaiveDate, by: i64) -> NaiveDate {
    let span = Months::new(u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX));
    let (moved, end) = if by < 0 { (day.checked_sub_months(span), NaiveDate::MIN) } else { (day.checked_add_months(span), NaiveDate::MAX) };
    within_years(moved.unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn weeks_begin_on_the_day_that_is_set() {
        let cases = [(Weekday::Mon, "2020-08-31"), (Weekday::Sun, "2020-08-30"), (Weekday::Sat, "2020-08-29")];
        for (start, wanted) in cases {
            assert_eq!(week_of(day("2020-09-02"), start), day(wanted), "{start}");
            assert_eq!(week_of(day(wanted), start), day(wanted), "{start}");
        }
        assert_eq!(week_of(day("0001-01-01"), Weekday::Sun), day("0001-01-01"));
    }

    #[test]
    fn moving_stays_in_the_calendar() {
        assert_eq!(days_on(day("2020-09-02"), 21), day("2020-09-23"));
        assert_eq!(days_on(day("2020-09-02"), i64::MIN), day("0001-01-01"));
        assert_eq!(months_on(day("2020-08-31"), 1), day("2020-09-30"));
        assert_eq!(months_on(day("2020-08-31"), i64::MAX), day("9999-12-31"));
        assert_eq!(months_on(day("2020-03-31"), -1), day("2020-02-29"));
    }
}
