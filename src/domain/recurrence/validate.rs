//! Which parts go together: what RFC 5545 3.3.10 forbids is refused here, each part in the words of its rule.

use std::fmt::Display;

use thiserror::Error;

use super::print::{self, chronological};
use super::rule::{End, Freq, Parts, Rule};

/// Why a text is no rule. Quotes the part.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RuleError {
    #[error("“{0}” is no part of a rule; parts look like FREQ=WEEKLY (RFC 5545 3.3.10)")]
    NoPart(String),
    #[error("“{0}” is no part that RFC 5545 3.3.10 knows")]
    Unknown(String),
    #[error("“{0}” is given twice; each part may stand once (RFC 5545 3.3.10)")]
    Twice(String),
    #[error("“{0}” has no FREQ; a rule needs one, such as FREQ=WEEKLY (RFC 5545 3.3.10)")]
    NoFreq(String),
    #[error("“{0}” has both COUNT and UNTIL; a rule ends in one way (RFC 5545 3.3.10)")]
    CountAndUntil(String),
    #[error("“{part}”: {wanted} (RFC 5545 3.3.10)")]
    Value { part: String, wanted: &'static str },
    #[error("“{part}” does not go with FREQ={}: {why} (RFC 5545 3.3.10)", freq.name())]
    Freq { part: String, freq: Freq, why: &'static str },
    #[error("“{part}” does not go with BYWEEKNO: weeks have each weekday once (RFC 5545 3.3.10)")]
    NthInWeek { part: String },
    #[error("“{0}” names a calendar that is not known here; RSCALE=GREGORIAN is (RFC 7529 4.1)")]
    Rscale(String),
    #[error("“{0}” needs RSCALE=GREGORIAN beside it (RFC 7529 4.1)")]
    SkipAlone(String),
    #[error("“{part}” stands alone: positions need another BY part to choose from (RFC 5545 3.3.10)")]
    SetPosAlone { part: String },
}

/// What each part may be, for error messages.
pub(super) mod wanted {
    pub const FREQ: &str = "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY is wanted";
    pub const INTERVAL: &str = "a number from 1 to 4294967295 is wanted";
    pub const COUNT: &str = INTERVAL;
    pub const UNTIL: &str = "a date such as 20201216 or 20201216T160000Z is wanted";
    pub const MONTH: &str = "months are 1 to 12";
    pub const WEEK_NO: &str = "weeks are 1 to 53, or -53 to -1 from the end of the year";
    pub const YEAR_DAY: &str = "days of the year are 1 to 366, or -366 to -1 from its end";
    pub const MONTH_DAY: &str = "days of the month are 1 to 31, or -31 to -1 from its end";
    pub const DAY: &str = "weekdays are MO, TU, WE, TH, FR, SA, SU, with a number from 1 to 53 or -53 to -1 before them if need be";
    pub const HOUR: &str = "hours are 0 to 23";
    pub const MINUTE: &str = "minutes are 0 to 59";
    pub const SECOND: &str = "seconds are 0 to 60";
    pub const SET_POS: &str = "positions are 1 to 366, or -366 to -1 from the end";
    pub const SKIP: &str = "OMIT, BACKWARD or FORWARD is wanted";
    pub const WEEK_START: &str = "one of MO, TU, WE, TH, FR, SA, SU is wanted";
}

/// The last second of a minute; RFC 5545 3.3.12 has a leap second count as the one before it.
const LAST_SECOND: u8 = 59;

impl Parts {
    /// The rule of these parts, its lists in order of time and without doubles.
    ///
    /// # Errors
    /// [`RuleError`] for a number out of range and for parts that do not go together.
    pub fn checked(mut self) -> Result<Rule, RuleError> {
        self.check_numbers()?;
        self.check_company()?;
        for second in &mut self.by_second {
            *second = LAST_SECOND.min(*second);
        }
        tidy(&mut self.by_month, |n| (false, i16::from(n)));
        tidy(&mut self.by_week_no, |n| chronological(i16::from(n)));
        tidy(&mut self.by_year_day, chronological);
        tidy(&mut self.by_month_day, |n| chronological(i16::from(n)));
        tidy(&mut self.by_day, |one| (chronological(i16::from(one.nth.unwrap_or(0))), one.day.num_days_from_monday()));
        tidy(&mut self.by_hour, |n| n);
        tidy(&mut self.by_minute, |n| n);
        tidy(&mut self.by_second, |n| n);
        tidy(&mut self.by_set_pos, chronological);
        Ok(Rule::of(self))
    }

    fn check_numbers(&self) -> Result<(), RuleError> {
        all_within("INTERVAL", &[self.interval], |n| (1..=i64::from(u32::MAX)).contains(&n), wanted::INTERVAL)?;
        if let End::Count(count) = self.end {
            all_within("COUNT", &[count], |n| n >= 1, wanted::COUNT)?;
        }
        all_within("BYMONTH", &self.by_month, |n| (1..=12).contains(&n), wanted::MONTH)?;
        all_within("BYWEEKNO", &self.by_week_no, |n| (1..=53).contains(&n.abs()), wanted::WEEK_NO)?;
        all_within("BYYEARDAY", &self.by_year_day, |n| (1..=366).contains(&n.abs()), wanted::YEAR_DAY)?;
        all_within("BYMONTHDAY", &self.by_month_day, |n| (1..=31).contains(&n.abs()), wanted::MONTH_DAY)?;
        let ordinals: Vec<i8> = self.by_day.iter().filter_map(|one| one.nth).collect();
        all_within("BYDAY", &ordinals, |n| (1..=53).contains(&n.abs()), wanted::DAY)?;
        all_within("BYHOUR", &self.by_hour, |n| n <= 23, wanted::HOUR)?;
        all_within("BYMINUTE", &self.by_minute, |n| n <= 59, wanted::MINUTE)?;
        all_within("BYSECOND", &self.by_second, |n| n <= 60, wanted::SECOND)?;
        all_within("BYSETPOS", &self.by_set_pos, |n| (1..=366).contains(&n.abs()), wanted::SET_POS)
    }

    fn check_company(&self) -> Result<(), RuleError> {
        let freq = self.freq;
        let refuse = |part: String, why| Err(RuleError::Freq { part, freq, why });
        if !self.by_week_no.is_empty() && freq != Freq::Yearly {
            return refuse(print::part("BYWEEKNO", &self.by_week_no), "weeks are counted within years only");
        }
        if !self.by_year_day.is_empty() && matches!(freq, Freq::Daily | Freq::Weekly | Freq::Monthly) {
            return refuse(print::part("BYYEARDAY", &self.by_year_day), "days of the year go with YEARLY, HOURLY, MINUTELY and SECONDLY");
        }
        if !self.by_month_day.is_empty() && freq == Freq::Weekly {
            return refuse(print::part("BYMONTHDAY", &self.by_month_day), "weeks do not follow months");
        }
        if let Some(numbered) = self.by_day.iter().find(|one| one.nth.is_some()) {
            let part = print::part("BYDAY", &[*numbered]);
            if freq < Freq::Monthly {
                return refuse(part, "weekdays are numbered within a month or a year only");
            }
            if !self.by_week_no.is_empty() {
                return Err(RuleError::NthInWeek { part });
            }
        }
        if !self.by_set_pos.is_empty() && !self.has_choice() {
            return Err(RuleError::SetPosAlone { part: print::part("BYSETPOS", &self.by_set_pos) });
        }
        Ok(())
    }

    fn has_choice(&self) -> bool {
        let days = [self.by_month_day.is_empty(), self.by_week_no.is_empty(), self.by_month.is_empty()];
        let times = [self.by_hour.is_empty(), self.by_minute.is_empty(), self.by_second.is_empty()];
        !self.by_day.is_empty() || !self.by_year_day.is_empty() || days.contains(&false) || times.contains(&false)
    }
}

fn all_within<T>(name: &str, values: &[T], fits: impl Fn(i64) -> bool, wanted: &'static str) -> Result<(), RuleError>
where
    T: Copy + Display + Into<i64>,
{
    match values.iter().find(|value| !fits((**value).into())) {
        Some(value) => Err(RuleError::Value { part: format!("{name}={value}"), wanted }),
        None => Ok(()),
    }
}

fn tidy<T: Copy + PartialEq, K: Ord>(list: &mut Vec<T>, key: impl Fn(T) -> K) {
    list.sort_by_key(|one| key(*one));
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_rfc_forbids_is_refused() {
        let cases = [
            ("FREQ=MONTHLY;BYWEEKNO=3", "“BYWEEKNO=3” does not go with FREQ=MONTHLY"),
            ("FREQ=WEEKLY;BYDAY=1MO,-1FR", "“BYDAY=1MO” does not go with FREQ=WEEKLY"),
            ("FREQ=DAILY;BYDAY=2TU", "“BYDAY=2TU” does not go with FREQ=DAILY"),
            ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=2MO", "“BYDAY=2MO” does not go with BYWEEKNO"),
            ("FREQ=WEEKLY;BYMONTHDAY=-1", "“BYMONTHDAY=-1” does not go with FREQ=WEEKLY"),
            ("FREQ=MONTHLY;BYYEARDAY=1,100", "“BYYEARDAY=1,100” does not go with FREQ=MONTHLY"),
            ("FREQ=WEEKLY;BYYEARDAY=1", "“BYYEARDAY=1” does not go with FREQ=WEEKLY"),
            ("FREQ=DAILY;BYYEARDAY=1", "“BYYEARDAY=1” does not go with FREQ=DAILY"),
            ("FREQ=MONTHLY;BYSETPOS=-1", "“BYSETPOS=-1” stands alone"),
            ("FREQ=DAILY;INTERVAL=0", "“INTERVAL=0”"),
            ("FREQ=DAILY;COUNT=0", "“COUNT=0”"),
            ("FREQ=DAILY;COUNT=4294967296", "“COUNT=4294967296”"),
            ("FREQ=YEARLY;BYMONTH=13", "“BYMONTH=13”"),
            ("FREQ=YEARLY;BYMONTH=0", "“BYMONTH=0”"),
            ("FREQ=YEARLY;BYWEEKNO=54", "“BYWEEKNO=54”"),
            ("FREQ=YEARLY;BYYEARDAY=-367", "“BYYEARDAY=-367”"),
            ("FREQ=MONTHLY;BYMONTHDAY=0", "“BYMONTHDAY=0”"),
            ("FREQ=MONTHLY;BYMONTHDAY=1,32", "“BYMONTHDAY=32”"),
            ("FREQ=YEARLY;BYDAY=54MO", "“BYDAY=54”"),
            ("FREQ=YEARLY;BYDAY=0MO", "“BYDAY=0”"),
            ("FREQ=DAILY;BYHOUR=24", "“BYHOUR=24”"),
            ("FREQ=DAILY;BYMINUTE=60", "“BYMINUTE=60”"),
            ("FREQ=DAILY;BYSECOND=61", "“BYSECOND=61”"),
            ("FREQ=DAILY;BYHOUR=9;BYSETPOS=367", "“BYSETPOS=367”"),
        ];
        for (text, quoted) in cases {
            let error = Rule::parse(text).expect_err(text).to_string();
            assert!(error.contains(quoted) && error.contains("RFC 5545 3.3.10"), "{text}: {error}");
        }
    }

    #[test]
    fn what_looks_odd_and_is_allowed_is_taken() {
        for text in [
            "FREQ=SECONDLY;BYYEARDAY=-1",
            "FREQ=YEARLY;BYWEEKNO=-53",
            "FREQ=MONTHLY;BYDAY=FR,1MO,-1SU",
            "FREQ=YEARLY;BYDAY=53TU",
            "FREQ=DAILY;BYSETPOS=2;BYHOUR=9,10",
            "FREQ=MINUTELY;INTERVAL=4294967295;BYSECOND=60",
            "FREQ=DAILY;UNTIL=20201216",
        ] {
            assert!(Rule::parse(text).is_ok(), "{text}");
        }
    }
}
