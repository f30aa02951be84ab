//! What a rule is made of (RFC 5545 3.3.10), and the type that only a checked rule has.

use chrono::{NaiveDateTime, Weekday};

use crate::domain::stamp::Stamp;

/// How long the period is that a rule steps through (FREQ), shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freq {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

impl Freq {
    pub const ALL: [Freq; 7] = [Freq::Secondly, Freq::Minutely, Freq::Hourly, Freq::Daily, Freq::Weekly, Freq::Monthly, Freq::Yearly];

    /// The value of FREQ in a file.
    pub fn name(self) -> &'static str {
        match self {
            Freq::Secondly => "SECONDLY",
            Freq::Minutely => "MINUTELY",
            Freq::Hourly => "HOURLY",
            Freq::Daily => "DAILY",
            Freq::Weekly => "WEEKLY",
            Freq::Monthly => "MONTHLY",
            Freq::Yearly => "YEARLY",
        }
    }
}

/// A weekday, or the nth one of a month or year (a value of BYDAY).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeekdayNum {
    /// `None` is every one; 1 the first, -1 the last, up to ±53.
    pub nth: Option<i8>,
    pub day: Weekday,
}

impl WeekdayNum {
    pub const fn every(day: Weekday) -> Self {
        Self { nth: None, day }
    }

    pub const fn nth(nth: i8, day: Weekday) -> Self {
        Self { nth: Some(nth), day }
    }
}

/// Where a rule stops; COUNT and UNTIL exclude each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    #[default]
    Never,
    /// After so many dates, the start of the series among them.
    Count(u32),
    /// After this moment, which is still inside; a date means its whole day.
    Until(Stamp),
}

/// What becomes of a day of the month that a month does not have, as the 31st or 29 February (RFC 7529 4.1, SKIP).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Skip {
    /// It does not take place.
    #[default]
    Omit,
    /// The last day of the month instead.
    Backward,
    /// The first day of the next month instead.
    Forward,
}

impl Skip {
    pub const ALL: [Skip; 3] = [Skip::Omit, Skip::Backward, Skip::Forward];

    /// The value of SKIP in a file.
    pub fn name(self) -> &'static str {
        match self {
            Skip::Omit => "OMIT",
            Skip::Backward => "BACKWARD",
            Skip::Forward => "FORWARD",
        }
    }
}

/// The parts of a rule before they are checked. Empty lists are parts that were not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    pub freq: Freq,
    /// Every so many periods, 1 or more.
    pub interval: u32,
    pub end: End,
    /// 1 to 12.
    pub by_month: Vec<u8>,
    /// 1 to 53, or -53 to -1 from the end of the year.
    pub by_week_no: Vec<i8>,
    /// 1 to 366, or -366 to -1.
    pub by_year_day: Vec<i16>,
    /// 1 to 31, or -31 to -1.
    pub by_month_day: Vec<i8>,
    pub by_day: Vec<WeekdayNum>,
    /// 0 to 23.
    pub by_hour: Vec<u8>,
    /// 0 to 59.
    pub by_minute: Vec<u8>,
    /// 0 to 59; the leap second 60 is read as 59 (RFC 5545 3.3.12).
    pub by_second: Vec<u8>,
    /// Which of a period's dates are kept: 1 to 366, or -366 to -1.
    pub by_set_pos: Vec<i16>,
    pub week_start: Weekday,
    pub skip: Skip,
}

impl Parts {
    /// A plain rule: every `interval` periods, without end.
    pub fn every(interval: u32, freq: Freq) -> Self {
        Self {
            freq,
            interval,
            end: End::Never,
            by_month: Vec::new(),
            by_week_no: Vec::new(),
            by_year_day: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_hour: Vec::new(),
            by_minute: Vec::new(),
            by_second: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Mon,
            skip: Skip::Omit,
        }
    }
}

/// A rule that RFC 5545 allows, made by [`Parts::checked`] or [`Rule::parse`] only; its lists are sorted and hold nothing twice.
#[derive(Clone, Debug)]
pub struct Rule {
    parts: Parts,
    /// The last date, where a COUNT was counted before: it says nothing new, and saves walking there.
    last: Option<NaiveDateTime>,
}

impl Rule {
    pub(super) fn of(parts: Parts) -> Self {
        Self { parts, last: None }
    }

    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The same dates with another end; no end makes a rule wrong.
    pub fn with_end(&self, end: End) -> Self {
        Self::of(Parts { end, ..self.parts.clone() })
    }

    /// The rule with the last date that [`Recurrence::counted`](super::Recurrence::counted) found for the same start and clock.
    pub fn with_last(self, last: Option<NaiveDateTime>) -> Self {
        Self { last, ..self }
    }

    /// Where a COUNT ends, if that was counted.
    pub fn known_last(&self) -> Option<NaiveDateTime> {
        self.last
    }
}

/// What is known of a rule beside its parts makes it no other rule.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Rule {}
