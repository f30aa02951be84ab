//! The yearly rule behind a list of dates: "the last Sunday of March" from the days on which clocks changed.

use chrono::{Datelike, NaiveDateTime};

use crate::domain::recurrence::WeekdayNum;

/// A window of seven days shows itself only when several years fall on different days of it.
const YEARS_FOR_A_WINDOW: usize = 6;

/// The RRULE that gives exactly these onsets, one a year, from the first on; `None` where they follow none.
///
/// Month and numbered weekday come first: that is the form which every client knows.
pub fn rule(onsets: &[NaiveDateTime]) -> Option<String> {
    let [first, _, ..] = onsets else { return None };
    let all = |same: &dyn Fn(&NaiveDateTime) -> bool| onsets.iter().all(same);
    let yearly = onsets.iter().zip(first.year()..).all(|(onset, year)| onset.year() == year);
    if !yearly || !all(&|onset| onset.time() == first.time()) {
        return None;
    }
    let month = first.month();
    let in_month = all(&|onset| onset.month() == month);
    let on_weekday = all(&|onset| onset.weekday() == first.weekday());
    let weekday = WeekdayNum::every(first.weekday());
    if in_month && on_weekday {
        if all(&is_last) {
            return Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1{weekday}"));
        }
        if all(&|onset| nth(onset) == nth(first)) {
            return Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={}{weekday}", nth(first)));
        }
        if let Some(days) = window(onsets, |onset| i64::from(onset.day())) {
            return Some(format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={days};BYDAY={weekday}"));
        }
    }
    if in_month && all(&|onset| onset.day() == first.day()) {
        return Some(format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={}", first.day()));
    }
    // "the day after the last Thursday of October" (Egypt) may fall in November: only the days to the end of the year say that
    let days = window(onsets, |onset| i64::from(onset.ordinal()) - 1 - days_in(onset.year()))?;
    on_weekday.then(|| format!("FREQ=YEARLY;BYYEARDAY={days};BYDAY={weekday}"))
}

/// The seven days, as a list, in which all onsets lie.
fn window(onsets: &[NaiveDateTime], day: impl Fn(&NaiveDateTime) -> i64) -> Option<String> {
    let (first, last) = (onsets.iter().map(&day).min()?, onsets.iter().map(&day).max()?);
    let fits = onsets.len() >= YEARS_FOR_A_WINDOW && last - first < 7;
    fits.then(|| (first..first + 7).map(|day| day.to_string()).collect::<Vec<_>>().join(","))
}

fn nth(onset: &NaiveDateTime) -> u32 {
    onset.day().div_ceil(7)
}

fn is_last(onset: &NaiveDateTime) -> bool {
    onset.date().checked_add_days(chrono::Days::new(7)).is_none_or(|later| later.month() != onset.month())
}

fn days_in(year: i32) -> i64 {
    if chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(days: &[&str]) -> Option<String> {
        let onsets: Vec<NaiveDateTime> = days.iter().map(|day| format!("{day}T02:00:00").parse().expect(day)).collect();
        rule(&onsets)
    }

    #[test]
    fn onsets_show_their_rule() {
        let cases: [(&[&str], Option<&str>); 7] = [
            (&["2020-03-29", "2021-03-28", "2022-03-27"], Some("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")),
            (&["2020-03-08", "2021-03-14", "2022-03-13"], Some("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU")),
            (&["2020-09-22", "2021-09-22"], Some("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=22")),
            (
                &["2023-10-27", "2024-11-01", "2025-10-31", "2026-10-30", "2027-10-29", "2028-10-27"],
                Some("FREQ=YEARLY;BYYEARDAY=-66,-65,-64,-63,-62,-61,-60;BYDAY=FR"),
            ),
            (&["2020-03-29"], None),
            (&["2020-03-29", "2022-03-27"], None),
            (&["2020-04-19", "2021-04-11", "2022-03-27"], None),
        ];
        for (days, want) in cases {
            assert_eq!(found(days).as_deref(), want, "{days:?}");
        }
    }
}
