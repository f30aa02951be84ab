//! Holidays from a calendar file: its events that last all day, by their days and titles.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use super::decode::decode;
use super::report::Report;
use crate::domain::event::Series;
use crate::domain::holiday::Holidays;
use crate::domain::time::{Anchor, Instant, Window};
use crate::domain::zone::Zone;

/// So far before and after now days are looked at that come again and again, in seconds: ten years.
const AROUND: i64 = 3_653 * 86_400;

/// The holidays of a file as of `now`; `None` where nothing in it lasts all day. The last of those that are dated is the last day that is
/// known. Beside ones that recur without end that holds only of what is listed for several years, or lies ahead: a single day long ago
/// ends no list.
pub fn holidays(bytes: &[u8], now: Instant) -> (Option<Holidays>, Report) {
    let (calendar, report) = decode(bytes, now);
    let window = Window { from: now.plus(-AROUND), to: now.plus(AROUND) };
    let mut names = BTreeMap::new();
    let mut dated: BTreeMap<String, BTreeSet<NaiveDate>> = BTreeMap::new();
    let mut is_endless = false;
    for entry in calendar.entries.iter().filter(|entry| entry.series.event.anchor == Anchor::AllDay) {
        let days = days(&entry.series, window);
        if entry.series.last_end(&Zone::utc()).is_none() {
            is_endless = true;
        } else {
            for (day, name) in &days {
                dated.entry(name.clone()).or_default().insert(*day);
            }
        }
        for (day, name) in days {
            names.entry(day).or_insert(name);
        }
    }
    let (today, far) = (now.utc().date(), window.to.utc().date());
    let is_list = |days: &BTreeSet<NaiveDate>| {
        let years = days.first().map(NaiveDate::year)..days.last().map(NaiveDate::year);
        !is_endless || years.start < years.end || days.last().is_some_and(|last| *last >= today)
    };
    let last_listed = dated.values().filter(|days| is_list(days)).filter_map(BTreeSet::last).max();
    let horizon = last_listed.copied().unwrap_or(far);
    let found = (!names.is_empty()).then(|| Holidays::known(names, horizon));
    (found, report)
}

/// Each day of each session that takes place.
fn days(series: &Series, window: Window) -> Vec<(NaiveDate, String)> {
    let mut found = Vec::new();
    for session in series.sessions(window, &Zone::utc()).iter().filter(|session| session.takes_place()) {
        let own = series.own(session.date).and_then(|own| own.summary.as_ref());
        let name = own.unwrap_or(&series.event.summary);
        let (first, day_after) = (session.start.date(), session.end.date());
        let days = std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(1)));
        found.extend(days.take_while(|day| *day == first || *day < day_after).map(|day| (day, name.clone())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(events: &[&str]) -> Option<Holidays> {
        let events: Vec<String> =
            events.iter().enumerate().map(|(uid, lines)| format!("BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT\n")).collect();
        let file = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n{}END:VCALENDAR\n", events.concat());
        let now = Instant(1_599_058_800);
        holidays(file.as_bytes(), now).0
    }

    fn on(holidays: &Holidays, day: &str) -> Option<String> {
        holidays.on(day.parse().expect("a date")).map(str::to_owned)
    }

    #[test]
    fn dated_days_say_how_far_the_file_goes() {
        let found = read(&[
            "SUMMARY:Half term\nDTSTART;VALUE=DATE:20201026\nDTEND;VALUE=DATE:20201031",
            "SUMMARY:New Year\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY",
            "SUMMARY:A meeting\nDTSTART:20201225T100000Z",
        ])
        .expect("holidays");
        for (day, name) in [
            ("2020-10-25", None),
            ("2020-10-26", Some("Half term")),
            ("2020-10-30", Some("Half term")),
            ("2020-10-31", None),
            ("2025-01-01", Some("New Year")),
            ("2020-12-25", None),
        ] {
            assert_eq!(on(&found, day).as_deref(), name, "{day}");
        }
        assert_eq!(found.until(), "2020-10-30".parse().ok());
    }

    #[test]
    fn a_single_day_long_ago_ends_no_list_of_days_that_recur() {
        let yearly = "SUMMARY:New Year\nDTSTART;VALUE=DATE:20000101\nRRULE:FREQ=YEARLY";
        let wedding = "SUMMARY:Royal wedding\nDTSTART;VALUE=DATE:20110429";
        let easter = ["SUMMARY:Easter Monday\nDTSTART;VALUE=DATE:20180402", "SUMMARY:Easter Monday\nDTSTART;VALUE=DATE:20190422"];
        let until = |events: &[&str]| read(events).expect("holidays").until();
        assert!(until(&[yearly, wedding]) > "2030-01-01".parse().ok());
        assert_eq!(until(&[wedding]), "2011-04-29".parse().ok());
        assert_eq!(until(&[yearly, wedding, easter[0], easter[1]]), "2019-04-22".parse().ok());
    }

    #[test]
    fn what_comes_every_year_goes_as_far_as_anyone_plans() {
        let found =
            read(&["SUMMARY:New Year\nDTSTART;VALUE=DATE:20000101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20230101"]).expect("holidays");
        assert_eq!((on(&found, "2022-01-01").is_some(), on(&found, "2023-01-01")), (true, None));
        assert!(found.until() > "2030-01-01".parse().ok(), "{:?}", found.until());
    }

    #[test]
    fn a_file_without_whole_days_has_no_holidays() {
        assert_eq!(read(&["SUMMARY:A meeting\nDTSTART:20201225T100000Z"]), None);
        assert_eq!(holidays(b"no calendar", Instant(0)).1.findings.len(), 1);
    }
}
