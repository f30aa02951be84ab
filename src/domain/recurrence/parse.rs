//! Text to the parts of a rule; whether they go together is for `validate` to say.

use std::str::FromStr;

use chrono::Weekday;

use super::print::weekday_code;
use super::rule::{End, Freq, Parts, Rule, Skip, WeekdayNum};
use super::validate::{RuleError, wanted};
use crate::domain::stamp::Stamp;

impl Rule {
    /// Reads `FREQ=WEEKLY;INTERVAL=2;BYDAY=WE`, in any order and case, and checks it.
    ///
    /// # Errors
    /// [`RuleError`], which quotes the part that is wrong.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        let body = text.trim();
        let body = body.get(..6).filter(|head| head.eq_ignore_ascii_case("RRULE:")).map_or(body, |head| &body[head.len()..]);
        let given = split(body)?;
        let freq = match given.iter().find(|part| part.name == "FREQ") {
            Some(part) => part.read(freq, wanted::FREQ)?,
            None => return Err(RuleError::NoFreq(text.to_owned())),
        };
        let mut parts = Parts::every(1, freq);
        let (mut count, mut until) = (None, None);
        for part in &given {
            match part.name.as_str() {
                "FREQ" => {}
                "INTERVAL" => parts.interval = part.read(number, wanted::INTERVAL)?,
                "COUNT" => count = Some(part.read(number, wanted::COUNT)?),
                "UNTIL" => until = Some(part.read(|value| Stamp::parse(value).ok(), wanted::UNTIL)?),
                "BYMONTH" => parts.by_month = part.list(number, wanted::MONTH)?,
                "BYWEEKNO" => parts.by_week_no = part.list(number, wanted::WEEK_NO)?,
                "BYYEARDAY" => parts.by_year_day = part.list(number, wanted::YEAR_DAY)?,
                "BYMONTHDAY" => parts.by_month_day = part.list(number, wanted::MONTH_DAY)?,
                "BYDAY" => parts.by_day = part.list(weekday_num, wanted::DAY)?,
                "BYHOUR" => parts.by_hour = part.list(number, wanted::HOUR)?,
                "BYMINUTE" => parts.by_minute = part.list(number, wanted::MINUTE)?,
                "BYSECOND" => parts.by_second = part.list(number, wanted::SECOND)?,
                "BYSETPOS" => parts.by_set_pos = part.list(number, wanted::SET_POS)?,
                "RSCALE" if part.value == "GREGORIAN" => {}
                "RSCALE" => return Err(RuleError::Rscale(part.text.to_owned())),
                "SKIP" if !given.iter().any(|part| part.name == "RSCALE") => return Err(RuleError::SkipAlone(part.text.to_owned())),
                "SKIP" => parts.skip = part.read(skip, wanted::SKIP)?,
                "WKST" => parts.week_start = part.read(weekday, wanted::WEEK_START)?,
                _ => return Err(RuleError::Unknown(part.text.to_owned())),
            }
        }
        parts.end = match (count, until) {
            (Some(_), Some(_)) => return Err(RuleError::CountAndUntil(text.to_owned())),
            (Some(count), None) => End::Count(count),
            (None, Some(until)) => End::Until(until),
            (None, None) => End::Never,
        };
        parts.checked()
    }
}

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        Self::parse(text)
    }
}

/// One `NAME=value`.
struct Part<'t> {
    text: &'t str,
    name: String,
    value: String,
}

impl Part<'_> {
    fn read<T>(&self, read: impl Fn(&str) -> Option<T>, wanted: &'static str) -> Result<T, RuleError> {
        read(&self.value).ok_or_else(|| RuleError::Value { part: self.text.to_owned(), wanted })
    }

    fn list<T>(&self, read: impl Fn(&str) -> Option<T>, wanted: &'static str) -> Result<Vec<T>, RuleError> {
        self.read(|value| value.split(',').map(|one| read(one.trim())).collect(), wanted)
    }
}

/// The parts in order; an empty one, as after a last `;`, is passed over because many programs write it.
fn split(text: &str) -> Result<Vec<Part<'_>>, RuleError> {
    let mut parts: Vec<Part> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or_else(|| RuleError::NoPart(part.to_owned()))?;
        let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
        if parts.iter().any(|seen| seen.name == name) {
            return Err(RuleError::Twice(part.to_owned()));
        }
        parts.push(Part { text: part, name, value });
    }
    Ok(parts)
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn freq(text: &str) -> Option<Freq> {
    Freq::ALL.into_iter().find(|freq| freq.name() == text)
}

fn skip(text: &str) -> Option<Skip> {
    Skip::ALL.into_iter().find(|skip| skip.name() == text)
}

fn weekday(text: &str) -> Option<Weekday> {
    (0..7).filter_map(|day| Weekday::try_from(day).ok()).find(|day| weekday_code(*day) == text)
}

fn weekday_num(text: &str) -> Option<WeekdayNum> {
    let (nth, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if nth.is_empty() { None } else { Some(number(nth)?) };
    Some(WeekdayNum { nth, day: weekday(day)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_case_and_space_do_not_matter() {
        let plain = Rule::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE").expect("a rule");
        for text in [
            "byday=we,mo;interval=2;freq=weekly",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO,WE;",
            " FREQ = WEEKLY ; INTERVAL=02; BYDAY= MO , WE",
        ] {
            assert_eq!(Rule::parse(text).as_ref(), Ok(&plain), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_quoted() {
        let cases = [
            ("", "has no FREQ"),
            ("INTERVAL=2", "“INTERVAL=2” has no FREQ"),
            ("weekly", "“weekly” is no part"),
            ("FREQ=FORTNIGHTLY", "“FREQ=FORTNIGHTLY”"),
            ("FREQ=DAILY;BYFOO=1", "“BYFOO=1”"),
            ("FREQ=DAILY;COUNT=3;COUNT=4", "“COUNT=4” is given twice"),
            ("FREQ=DAILY;COUNT=3;UNTIL=20201216", "COUNT and UNTIL"),
            ("FREQ=DAILY;UNTIL=soon", "“UNTIL=soon”"),
            ("FREQ=WEEKLY;BYDAY=XX", "“BYDAY=XX”"),
            ("FREQ=WEEKLY;BYDAY=é", "“BYDAY=é”"),
            ("FREQ=DAILY;INTERVAL=-1", "“INTERVAL=-1”"),
            ("FREQ=DAILY;BYHOUR=", "“BYHOUR=”"),
            ("RSCALE=CHINESE;FREQ=YEARLY", "“RSCALE=CHINESE” names a calendar"),
            ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=UP", "“SKIP=UP”"),
            ("FREQ=YEARLY;SKIP=FORWARD", "“SKIP=FORWARD” needs RSCALE=GREGORIAN"),
        ];
        for (text, quoted) in cases {
            let error = Rule::parse(text).expect_err(text).to_string();
            assert!(error.contains(quoted) && error.contains("RFC "), "{text}: {error}");
        }
    }
}
