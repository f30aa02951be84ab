//! What a line for a series has said so far, and where it said it.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

use super::days::DayWords;
use super::hours::Span;
use crate::domain::recurrence::Freq;
use crate::domain::zone::Zone;

/// Something that was said, and the bytes of the line that said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said<T> {
    pub what: T,
    pub at: Range<usize>,
}

/// What the line has said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub title: Option<Said<String>>,
    /// Every so many periods.
    pub pace: Option<Said<(u32, Freq)>>,
    pub days: Option<Said<DayWords>>,
    pub on: Option<Said<NaiveDate>>,
    pub from: Option<Said<NaiveDate>>,
    /// The last day.
    pub until: Option<Said<NaiveDate>>,
    pub count: Option<Said<u32>>,
    /// “for 8 weeks”.
    pub lasting: Option<Said<(u32, Freq)>>,
    pub except: Vec<Said<NaiveDate>>,
    pub except_days: Vec<Said<Vec<Weekday>>>,
    /// 1 to 12.
    pub except_months: Vec<Said<u8>>,
    pub span: Option<Said<Span>>,
    /// In seconds.
    pub length: Option<Said<u32>>,
    pub places: Option<Said<u32>>,
    pub zone: Option<Said<Zone>>,
}

impl Draft {
    /// Where the line first leaves something out.
    pub fn first_exception(&self) -> Option<&Range<usize>> {
        let dates = self.except.iter().map(|said| &said.at);
        let days = self.except_days.iter().map(|said| &said.at);
        dates.chain(days).chain(self.except_months.iter().map(|said| &said.at)).min_by_key(|at| at.start)
    }

    /// Whether a rule was said: how often it is, or days that only a series has.
    pub fn says_how_often(&self) -> bool {
        let is_habit = |days: &Said<DayWords>| match &days.what {
            DayWords::Weekdays { is_plural, .. } => *is_plural,
            DayWords::Numbered { .. } | DayWords::NumberedWorkday { .. } => true,
            DayWords::MonthDays { within, .. } => within.is_some(),
        };
        self.pace.is_some() || self.days.as_ref().is_some_and(is_habit)
    }
}
