//! A rule with its start and zone, and the files of such cases: a line each, columns with a tab between them.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Anchor;
use fortnight::domain::zone::Zone;

/// The lines of a file, comments left out, as columns with their line number.
pub fn rows(file: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(number, line)| (number + 1, line.split('\t').collect()))
}

/// A series that has one rule.
pub struct Case {
    pub recurrence: Recurrence,
    pub start: NaiveDateTime,
    pub anchor: Anchor,
}

impl Case {
    /// From the columns of a file; no zone is floating time, and a start without time an all-day series.
    pub fn read(rule: &str, start: &str, zone: &str) -> Self {
        let stamp = Stamp::parse(start).expect(start);
        let anchor = match stamp {
            Stamp::Date(_) => Anchor::AllDay,
            Stamp::Utc(_) => Anchor::Utc,
            Stamp::Local(_) if zone.is_empty() => Anchor::Floating,
            Stamp::Local(_) => in_zone(zone),
        };
        Self { recurrence: Recurrence::by(Rule::parse(rule).expect(rule)), start: stamp.wall(), anchor }
    }

    pub fn starts(&self) -> impl Iterator<Item = NaiveDateTime> + '_ {
        self.recurrence.starts(self.start, &self.anchor, self.start)
    }

    /// The first so many starts as the files write them.
    pub fn first(&self, most: usize) -> String {
        compact(self.starts().take(most))
    }
}

pub fn in_zone(name: &str) -> Anchor {
    Anchor::Zone(Zone::named(name).expect(name))
}

/// Dates without what each shares with the one before: the year or the day, and the time of day.
pub fn compact(dates: impl Iterator<Item = NaiveDateTime>) -> String {
    let mut text = String::new();
    let mut before: Option<NaiveDateTime> = None;
    for date in dates {
        let space = if text.is_empty() { "" } else { " " };
        let day = match before {
            Some(before) if before.date() == date.date() => "",
            Some(before) if before.year() == date.year() => "%m%d",
            _ => "%Y%m%d",
        };
        let time = if before.is_some_and(|before| before.time() == date.time()) { "" } else { "T%H%M%S" };
        write!(text, "{space}{}", date.format(&format!("{day}{time}"))).expect("a string takes everything");
        before = Some(date);
    }
    text
}

/// What [`compact`] wrote.
pub fn dates(text: &str) -> Vec<NaiveDateTime> {
    let mut dates: Vec<NaiveDateTime> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let (day, time) = word.split_once('T').map_or((word, None), |(day, time)| (day, Some(time)));
        let before = dates.last();
        let day = match (day.len(), before) {
            (8, _) => NaiveDate::parse_from_str(day, "%Y%m%d").expect(word),
            (4, Some(before)) => NaiveDate::parse_from_str(&format!("{}{day}", before.year()), "%Y%m%d").expect(word),
            (0, Some(before)) => before.date(),
            _ => panic!("“{word}” has no day to follow"),
        };
        let time =
            time.map_or(before.map_or(NaiveTime::MIN, NaiveDateTime::time), |time| NaiveTime::parse_from_str(time, "%H%M%S").expect(word));
        dates.push(day.and_time(time));
    }
    dates
}

#[test]
fn short_dates_are_read_as_written() {
    let text = "20240229T160000 0301 T170000 20250301 0302T160000";
    assert_eq!(dates(text).len(), 5);
    assert_eq!(compact(dates(text).into_iter()), text);
}
