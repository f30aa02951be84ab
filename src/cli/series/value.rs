//! Values of a series as they are typed: its clock, length, rule, link, organizer and UID.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::app::AppError;
use crate::cli::context::named_zone;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::length::read_length;
use crate::cli::when::{When, read_end};
use crate::domain::event::{Contact, EventError};
use crate::domain::id::Uid;
use crate::domain::link;
use crate::domain::recurrence::Rule;
use crate::domain::text::one_line;
use crate::domain::time::{Anchor, Length};
use crate::domain::zone::Zone;

/// `floating`, or a zone by its name.
pub fn read_anchor(name: &str) -> Result<Anchor, CliError> {
    if name.eq_ignore_ascii_case("floating") { Ok(Anchor::Floating) } else { named_zone(name).map(Anchor::of_zone) }
}

/// The length that `--end` or `--duration` says, where one of them is given.
pub fn said_length(
    end: Option<&str>,
    duration: Option<&str>,
    start: NaiveDateTime,
    anchor: &Anchor,
    display: &Zone,
    today: NaiveDate,
) -> Result<Option<Length>, CliError> {
    match (end, duration) {
        (Some(end), _) => length_until(end, read_end(end, start.date(), today)?, start, anchor, display).map(Some),
        (None, Some(text)) => read_length(text).and_then(|length| fits(text, length, anchor)).map(Some),
        (None, None) => Ok(None),
    }
}

/// How long a session lasts of which nothing is said.
pub fn usual_length(anchor: &Anchor) -> Length {
    if *anchor == Anchor::AllDay { Length::DAY } else { Length::of_seconds(3_600) }
}

/// The exact length from start to end, which holds for every session (RFC 5545 3.8.5.3); whole days when all-day.
fn length_until(text: &str, end: When, start: NaiveDateTime, anchor: &Anchor, display: &Zone) -> Result<Length, CliError> {
    let all_day = *anchor == Anchor::AllDay;
    if all_day != matches!(end, When::Day(_)) {
        let advice = "Give both as a date, or both with a time: --start 2020-09-02T16:00 --end 17:00.";
        return Err(CliError::input(format!("the end “{text}” does not fit the start {}", json::wall(start, anchor)), advice));
    }
    let wall = end.wall(anchor, display);
    let span = match end {
        _ if all_day => wall - start,
        When::At(at) => TimeDelta::seconds(at.0.saturating_sub(anchor.resolve(start, display).at.0)),
        _ => TimeDelta::seconds(anchor.resolve(wall, display).at.0 - anchor.resolve(start, display).at.0),
    };
    if span <= TimeDelta::zero() {
        let (start, end) = (json::wall(start, anchor), json::wall(wall, anchor));
        return Err(AppError::from(EventError::EndBeforeStart { start: format!("“{start}”"), end: format!("“{end}”") }).into());
    }
    let too_long = || AppError::from(EventError::LongerThanAYear(u32::try_from(span.num_days()).unwrap_or(u32::MAX)));
    if span > TimeDelta::days(366) {
        return Err(too_long().into());
    }
    let amount = |number: i64| u32::try_from(number).map_err(|_| too_long());
    Ok(if all_day { Length { days: amount(span.num_days())?, seconds: 0 } } else { Length::of_seconds(amount(span.num_seconds())?) })
}

/// What lasts all day lasts whole days.
fn fits(text: &str, length: Length, anchor: &Anchor) -> Result<Length, CliError> {
    if *anchor == Anchor::AllDay && length.seconds > 0 {
        let advice = "Give --start a time, as in 2020-09-02T16:00, or --duration whole days, as in 2d.";
        return Err(CliError::input(format!("“{text}” is no number of days, and without a time the series lasts all day"), advice));
    }
    Ok(length)
}

/// A rule as RFC 5545 writes it, with `RRULE:` before it or without.
pub fn read_rule(text: &str) -> Result<Rule, CliError> {
    let rule = text.trim();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(rule);
    Rule::parse(rule).map_err(|error| {
        let advice = "Write the rule as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE, or use “fortnight add” and say it in words.";
        CliError::input(format!("the rule “{text}” cannot be read: {error}"), advice)
    })
}

/// A UID is one line without surprises, so that it can be typed again.
pub fn read_uid(text: &str) -> Result<Uid, CliError> {
    let clean = !text.is_empty() && one_line(text) == text && text.len() <= 255;
    let wrong = || CliError::input(format!("“{text}” cannot be a UID"), "Leave --uid out, or give one of up to 255 plain characters.");
    clean.then(|| Uid(text.to_owned())).ok_or_else(wrong)
}

/// `Name <mail>`, or a mail address alone.
pub fn read_contact(text: &str) -> Result<Contact, CliError> {
    Contact::read(text).map_err(|error| CliError::input(error.to_string(), "Give --organizer as 'Naomi M. <naomi@example.org>'."))
}

/// A link begins with its scheme and has no blanks; an empty text is no link.
pub fn read_link(text: &str) -> Result<String, CliError> {
    let advice = "Give --url as https://example.org/chat; what is no link goes to --location.";
    link::read_link(text).map(str::to_owned).ok_or_else(|| CliError::input(format!("“{text}” is no link"), advice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_to_an_end_is_exact_over_a_clock_change() {
        let london = Zone::named("Europe/London").expect("London");
        let anchor = Anchor::Zone(london.clone());
        let start = "2020-10-24T22:00:00".parse().expect("a start");
        let seconds = |end: &str| {
            let end = read_end(end, NaiveDate::default(), NaiveDate::default()).expect(end);
            length_until("", end, start, &anchor, &london).ok().map(|length| length.seconds)
        };
        assert_eq!(seconds("2020-10-25T06:00"), Some(9 * 3600));
        assert_eq!(seconds("2020-10-25T06:00Z"), Some(9 * 3600));
        assert_eq!(seconds("2020-10-24T22:00"), None);
        assert_eq!(seconds("2022-10-24T22:00"), None);
        assert_eq!(seconds("2020-10-25"), None);
    }
}
