//! Dates and times as RFC 5545 writes them: `20200902`, `20200902T160000`, `20200902T150000Z` (3.3.4, 3.3.5).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use thiserror::Error;

use super::id::RecurrenceId;
use super::time::{Anchor, midnight};

/// A date or date-time as it stands in a file, before a zone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stamp {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Utc(NaiveDateTime),
}

/// Text that is no date. Quotes it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("“{0}” is no date such as 20200902, 20200902T160000 or 20200902T150000Z")]
pub struct StampError(pub String);

impl Stamp {
    /// # Errors
    /// [`StampError`] with the text.
    pub fn parse(text: &str) -> Result<Self, StampError> {
        let wrong = || StampError(text.to_owned());
        let (body, utc) = match text.strip_suffix(['Z', 'z']) {
            Some(body) => (body, true),
            None => (text, false),
        };
        if !body.bytes().enumerate().all(|(i, b)| if i == 8 { b.eq_ignore_ascii_case(&b'T') } else { b.is_ascii_digit() }) {
            return Err(wrong());
        }
        // thousands of them are read for a month: each is looked at once
        let number = |from: usize, to: usize| {
            let digits = body.as_bytes().get(from..to).ok_or_else(wrong)?;
            Ok(digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
        };
        let date = || {
            let year = i32::try_from(number(0, 4)?).map_err(|_| wrong())?;
            NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?).ok_or_else(wrong)
        };
        match body.len() {
            8 if !utc => date().map(Stamp::Date),
            15 => {
                // a leap second is read as the second before it (RFC 5545 3.3.12)
                let second = number(13, 15)?;
                let second = if second == 60 { 59 } else { second };
                let time = NaiveTime::from_hms_opt(number(9, 11)?, number(11, 13)?, second).ok_or_else(wrong)?;
                let wall = date()?.and_time(time);
                Ok(if utc { Stamp::Utc(wall) } else { Stamp::Local(wall) })
            }
            _ => Err(wrong()),
        }
    }

    /// The wall time; midnight for a date.
    pub fn wall(self) -> NaiveDateTime {
        match self {
            Stamp::Date(date) => midnight(date),
            Stamp::Local(wall) | Stamp::Utc(wall) => wall,
        }
    }

    /// A wall time in the form that its anchor has in a file.
    pub fn of(wall: NaiveDateTime, anchor: &Anchor) -> Self {
        match anchor {
            Anchor::AllDay => Stamp::Date(wall.date()),
            Anchor::Utc => Stamp::Utc(wall),
            Anchor::Floating | Anchor::Zone(_) => Stamp::Local(wall),
        }
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Stamp::Date(date) => write!(f, "{}", date.format("%Y%m%d")),
            Stamp::Local(wall) => write!(f, "{}", wall.format("%Y%m%dT%H%M%S")),
            Stamp::Utc(wall) => write!(f, "{}", wall.format("%Y%m%dT%H%M%SZ")),
        }
    }
}

impl RecurrenceId {
    /// The RECURRENCE-ID as the series' form has it.
    pub fn stamp(self, anchor: &Anchor) -> Stamp {
        Stamp::of(self.0, anchor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_read_and_written_alike() {
        for text in ["20200902", "20200902T160000", "20200902T150000Z", "20240229"] {
            assert_eq!(Stamp::parse(text).expect(text).to_string(), text);
        }
        for text in [
            "",
            "2020-09-02",
            "20200230",
            "20200902Z",
            "20200902T250000",
            "20200902T1600",
            "202009020160000",
            "２0200902",
            "20200902T160061",
        ] {
            assert_eq!(Stamp::parse(text), Err(StampError(text.into())), "{text}");
        }
        assert_eq!(Stamp::parse("20161231T235960Z").expect("a leap second").to_string(), "20161231T235959Z");
    }
}
