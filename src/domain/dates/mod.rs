//! Dates and times as people type them: `2020-09-02`, `today`, `+2w`, `wed`, `next wed`, `2 sep`; `16:00`, `4pm`.

mod date;
mod feast;
mod instead;
mod time;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use thiserror::Error;

pub use date::{month_named, read_date, read_date_from, read_first_date, weekday_name, weekday_named};
pub use feast::read_feast;
pub use instead::read_instead;
pub use time::{Clock, read_clock, read_time};

use super::stamp::Stamp;

/// Text that is no date or no time of day. Quotes it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum DateError {
    #[error("“{0}” is no date; dates look like 2020-09-02, 2 sep, wed, next wed, tomorrow or +2w")]
    NoDate(String),
    #[error("there is no “{0}”: that month is shorter")]
    NoDay(String),
    #[error("“{0}” is no time of day; times look like 16:00, 4pm, 4.30pm or noon")]
    NoTime(String),
    #[error("“{0}” is no date with a time; they look like 2020-09-02 16:00, wed 4pm or tomorrow noon")]
    NoMoment(String),
    #[error("“{text}” does not fit: that day is a {weekday}")]
    OtherWeekday { text: String, weekday: &'static str },
}

/// A date with a time of day if one is given, as seen on `today`: `2020-09-02T16:00`, `2 sep 16:00`, `wed 4pm`, `wed`.
///
/// # Errors
/// [`DateError`] with the text.
pub fn read_moment(text: &str, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveTime>), DateError> {
    let text = text.trim();
    if let Ok(wall) = text.parse::<NaiveDateTime>() {
        return Ok((wall.date(), Some(wall.time())));
    }
    if let Ok(Stamp::Local(wall)) = Stamp::parse(text) {
        return Ok((wall.date(), Some(wall.time())));
    }
    let whole = match read_date(text, today) {
        Err(DateError::NoDate(_)) => None,
        known => Some(known.map(|date| (date, None))),
    };
    // the longest date wins, so that “2 sep 2020 16:00” is not 2 September at 20:20
    let breaks = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == 'T').map(|(at, c)| (at, at + c.len_utf8())).rev();
    let split = |(end, begin): (usize, usize)| {
        let time = text[begin..].trim();
        let time = time.strip_prefix("at ").unwrap_or(time);
        Some((read_date(&text[..end], today).ok()?, Some(read_time(time).ok()?)))
    };
    whole.or_else(|| breaks.into_iter().find_map(split).map(Ok)).unwrap_or_else(|| Err(DateError::NoMoment(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_may_have_a_time() {
        let today = NaiveDate::from_ymd_opt(2020, 9, 2).expect("a date");
        let cases = [
            ("2020-09-02T16:00", "2020-09-02", Some("16:00:00")),
            ("2020-09-02T16:00:30", "2020-09-02", Some("16:00:30")),
            ("2020-09-02 16:00", "2020-09-02", Some("16:00:00")),
            ("20200916T160000", "2020-09-16", Some("16:00:00")),
            ("wed 4pm", "2020-09-02", Some("16:00:00")),
            ("next wed at 4:30 pm", "2020-09-09", Some("16:30:00")),
            ("2 sep 2020 16", "2020-09-02", Some("16:00:00")),
            ("Thu 3 September noon", "2020-09-03", Some("12:00:00")),
            ("tomorrow", "2020-09-03", None),
            ("+2w 9.15am", "2020-09-16", Some("09:15:00")),
        ];
        for (text, date, time) in cases {
            let want = (date.parse().expect(date), time.map(|time| time.parse().expect(time)));
            assert_eq!(read_moment(text, today), Ok(want), "{text}");
        }
        for text in ["", "4pm", "wed 25:00", "soon", "2020-09-31 16:00", "wed 4pm 5pm"] {
            assert_eq!(read_moment(text, today), Err(DateError::NoMoment(text.into())), "{text}");
        }
    }
    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_panics(text in "[-+0-9a-zé:./T ]{0,12}") {
            let today = NaiveDate::from_ymd_opt(2020, 2, 29).expect("a date");
            let known = [read_date(&text, today).is_ok(), read_time(&text).is_ok(), read_moment(&text, today).is_ok()];
            prop_assert!(!known[0] || known[2], "each date is a moment: {}", text);
        }
    }
}
