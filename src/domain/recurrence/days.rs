//! Which days a rule takes: the day columns of the LIMIT and EXPAND table of RFC 5545 3.3.10, as one test a day.
//!
//! To expand a period by a part is to keep those of its days that the part names, so both columns come to the same test.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::calendar::{DAY, Day, Second, date, first_of_month, week_one, week_year, weekday};
use super::rule::{Freq, Parts, Skip};

/// What a day must be. Zero masks and empty lists ask nothing.
#[derive(Clone, Debug)]
pub(super) struct DayTest {
    /// Bit n: month n.
    months: u16,
    /// Bit n: the nth day of the month, and the nth from its end.
    month_days: u32,
    month_days_back: u32,
    year_days: Vec<i16>,
    weeks: Vec<i8>,
    /// Bit n: weekday n from Monday.
    weekdays: u8,
    /// Ordinal and weekday from Monday.
    numbered: Vec<(i64, i64)>,
    /// Ordinals count within the month, else within the year.
    within_month: bool,
    week_start: i64,
    skip: Skip,
    /// Periods are months, so that a 1st that stands for a day of the month before is a date of the period before.
    by_months: bool,
}

/// The month that days are being tested in.
struct Month {
    first: Day,
    length: i64,
    year: i64,
    new_year: Day,
    year_length: i64,
}

impl DayTest {
    /// The test of a rule; what the rule leaves open is taken from the first start (RFC 5545 3.3.10, "information … is derived").
    ///
    /// YEARLY with BYMONTHDAY and no BYMONTH takes every month, as the table's EXPAND says.
    pub fn new(parts: &Parts, start: NaiveDate) -> Self {
        let mut test = Self {
            months: parts.by_month.iter().fold(0, |mask, month| mask | 1 << month),
            month_days: parts.by_month_day.iter().filter(|n| **n > 0).fold(0, |mask, n| mask | 1 << n.unsigned_abs()),
            month_days_back: parts.by_month_day.iter().filter(|n| **n < 0).fold(0, |mask, n| mask | 1 << n.unsigned_abs()),
            year_days: parts.by_year_day.clone(),
            weeks: parts.by_week_no.clone(),
            weekdays: parts.by_day.iter().filter(|one| one.nth.is_none()).fold(0, |mask, one| mask | 1 << one.day.num_days_from_monday()),
            numbered: parts
                .by_day
                .iter()
                .filter_map(|one| Some((i64::from(one.nth?), i64::from(one.day.num_days_from_monday()))))
                .collect(),
            within_month: parts.freq == Freq::Monthly || !parts.by_month.is_empty(),
            week_start: parts.week_start.num_days_from_monday().into(),
            skip: parts.skip,
            by_months: parts.freq == Freq::Monthly,
        };
        let names_days = !(parts.by_day.is_empty() && parts.by_month_day.is_empty() && parts.by_year_day.is_empty());
        match parts.freq {
            _ if names_days => {}
            Freq::Yearly if !parts.by_week_no.is_empty() => test.weekdays = 1 << start.weekday().num_days_from_monday(),
            Freq::Yearly => {
                test.month_days = 1 << start.day();
                if test.months == 0 {
                    test.months = 1 << start.month();
                }
            }
            Freq::Monthly => test.month_days = 1 << start.day(),
            Freq::Weekly => test.weekdays = 1 << start.weekday().num_days_from_monday(),
            Freq::Daily | Freq::Hourly | Freq::Minutely | Freq::Secondly => {}
        }
        test
    }

    /// Whether the same weekdays pass in every week, so that the days repeat long before the calendar does.
    pub fn repeats_weekly(&self) -> bool {
        let asks_month = self.months != 0 || self.month_days | self.month_days_back != 0;
        !asks_month && self.year_days.is_empty() && self.weeks.is_empty() && self.numbered.is_empty()
    }

    /// The first of the days that passes; months that cannot pass are stepped over.
    pub fn first_in(&self, days: Range<Day>) -> Option<Day> {
        let mut day = days.start;
        while day < days.end {
            let month = self.month_of(day);
            let end = days.end.min(month.first + month.length);
            if self.stands_in(day, &month) {
                return Some(day);
            }
            if self.takes_month(date(day).month())
                && self.year_days_reach(&month)
                && let Some(found) = (day..end).find(|day| self.takes_in(*day, &month))
            {
                return Some(found);
            }
            day = end;
        }
        None
    }

    /// Whether a period may have its last date on the first day behind it (SKIP=FORWARD with months).
    pub fn spills(&self) -> bool {
        self.by_months && self.skip == Skip::Forward
    }

    /// Whether periods of this kind are all alike: no day is asked for that not every such period has in the same place.
    pub fn are_alike(&self, freq: Freq) -> bool {
        self.repeats_weekly() && (self.weekdays == 0 || freq == Freq::Weekly)
    }

    /// Puts the midnights of those days that pass, in order, behind `midnights`.
    pub fn collect(&self, days: Range<Day>, midnights: &mut Vec<Second>) {
        let mut day = days.start;
        while day < days.end {
            let month = self.month_of(day);
            let end = days.end.min(month.first + month.length);
            let takes_month = self.takes_month(date(day).month());
            if !self.spills() && self.stands_in(day, &month) && !(takes_month && self.takes_in(day, &month)) {
                midnights.push(day * DAY);
            }
            if takes_month {
                midnights.extend((day..end).filter(|day| self.takes_in(*day, &month)).map(|day| day * DAY));
            }
            day = end;
        }
        if self.spills() && self.stands_in(day, &self.month_of(day)) {
            midnights.push(day * DAY);
        }
    }

    fn month_of(&self, day: Day) -> Month {
        let date = date(day);
        let year = i64::from(date.year());
        let new_year = day - i64::from(date.ordinal0());
        Month {
            first: day - i64::from(date.day0()),
            length: date.num_days_in_month().into(),
            year,
            new_year,
            year_length: if date.leap_year() { 366 } else { 365 },
        }
    }

    fn takes_month(&self, month: u32) -> bool {
        self.months == 0 || self.months >> month & 1 == 1
    }

    fn takes_in(&self, day: Day, month: &Month) -> bool {
        self.takes_month_day(day, month) && self.fits(day, month)
    }

    /// What is asked of a day beside its number in the month.
    fn fits(&self, day: Day, month: &Month) -> bool {
        self.takes_weekday(day, month) && self.takes_year_day(day, month) && self.takes_week(day, month)
    }

    /// Whether this is the 1st behind a month that lacks a day: SKIP=FORWARD comes behind BYMONTH and BYMONTHDAY, so that the month
    /// before is the one that BYMONTH names, and before BYDAY, which this day must fit (RFC 7529 4.1).
    fn stands_in(&self, day: Day, month: &Month) -> bool {
        if self.skip != Skip::Forward || day != month.first {
            return false;
        }
        let before = date(day - 1);
        self.takes_month(before.month()) && self.lacks(before.num_days_in_month().into()) && self.fits(day, month)
    }

    /// Whether BYMONTHDAY names a day that a month of this length has not.
    ///
    /// Days counted from the end, and BYYEARDAY=366, are left out of months and years that lack them: they are no dates to be moved.
    fn lacks(&self, length: i64) -> bool {
        (length + 1..=31).any(|nth| self.month_days >> nth & 1 == 1)
    }

    /// Plain and numbered weekdays are united: `FR,1MO` is each Friday and the first Monday.
    fn takes_weekday(&self, day: Day, month: &Month) -> bool {
        if self.weekdays == 0 && self.numbered.is_empty() {
            return true;
        }
        let weekday = weekday(day);
        if self.weekdays >> weekday & 1 == 1 {
            return true;
        }
        let (first, length) = if self.within_month { (month.first, month.length) } else { (month.new_year, month.year_length) };
        let nth = (day - first) / 7 + 1;
        let back = (first + length - 1 - day) / 7 + 1;
        self.numbered.iter().any(|&(n, wanted)| wanted == weekday && (n == nth || n == -back))
    }

    fn takes_month_day(&self, day: Day, month: &Month) -> bool {
        let nth = day - month.first + 1;
        self.month_days | self.month_days_back == 0
            || self.month_days >> nth & 1 == 1
            || self.month_days_back >> (month.length + 1 - nth) & 1 == 1
            || self.skip == Skip::Backward && nth == month.length && self.lacks(month.length)
    }

    fn takes_year_day(&self, day: Day, month: &Month) -> bool {
        let nth = day - month.new_year + 1;
        self.year_days.is_empty() || self.year_days.iter().any(|n| i64::from(*n) == nth || i64::from(*n) == nth - month.year_length - 1)
    }

    /// Whether a day of the year that is asked for lies in the month.
    fn year_days_reach(&self, month: &Month) -> bool {
        let (new_year, next_year) = (month.new_year, month.new_year + month.year_length);
        let mut days = self.year_days.iter().map(|n| i64::from(*n) + if *n > 0 { new_year - 1 } else { next_year });
        self.year_days.is_empty() || days.any(|day| (month.first..month.first + month.length).contains(&day))
    }

    fn takes_week(&self, day: Day, month: &Month) -> bool {
        if self.weeks.is_empty() {
            return true;
        }
        // only days around the New Year may count in a week of another year
        let near_new_year = day - month.new_year < 7 || month.new_year + month.year_length - day < 7;
        let year = if near_new_year { week_year(day, self.week_start) } else { month.year };
        let first = week_one(year, self.week_start);
        let nth = (day - first) / 7 + 1;
        let weeks = (week_one(year + 1, self.week_start) - first) / 7;
        self.weeks.iter().any(|n| i64::from(*n) == nth || i64::from(*n) == nth - weeks - 1)
    }
}

/// The days of a year, or of its weeks.
pub(super) fn year_days(year: i64, week_start: Option<i64>) -> Range<Day> {
    match week_start {
        Some(first) => week_one(year, first)..week_one(year + 1, first),
        None => first_of_month(year, 1)..first_of_month(year + 1, 1),
    }
}
