//! A new series or one-off: `add` reads one line in words, `series add` takes each value by its name.

use chrono::{NaiveDateTime, TimeDelta};
use clap::Args;
use serde::Serialize;

use super::agenda::clock_change;
use super::args::DryRun;
use super::context::{Context, named_zone, sentence};
use super::error::CliError;
use super::json;
use super::length::read_length;
use super::when::{When, read_end, read_when};
use crate::app::command::SeriesAdd;
use crate::app::{AppError, Command, words};
use crate::domain::event::{Contact, Event, EventError, Series};
use crate::domain::id::Uid;
use crate::domain::person::check_email;
use crate::domain::quick::series::read_series;
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::text::one_line;
use crate::domain::time::{Anchor, Length};
use crate::domain::zone::Zone;

/// Add a series or a one-off, said in one line
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight add Choir every Thursday 10-11:30 from 3 Sep London, 20 places
  fortnight add Summer party on 12 Sep 2pm-6pm")]
pub struct Quick {
    /// Title, days, times, first date, place of the clock, places
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

/// Add a series or a one-off, each value by its name
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight series add --summary Choir --start 2020-09-03T10:00 --duration 90m --rrule FREQ=WEEKLY
  fortnight series add --summary 'Summer party' --start 2020-09-12")]
pub struct Add {
    /// The title
    #[arg(long, value_name = "S")]
    summary: String,
    /// The first start; a date without a time lasts all day
    #[arg(long, value_name = "T")]
    start: String,
    /// The end of the first session, or its time of day; not included when all-day
    #[arg(long, value_name = "T", conflicts_with = "duration")]
    end: Option<String>,
    /// How long a session lasts: 90m, 1h30m, 2d, PT1H30M [default: an hour; a day when all-day]
    #[arg(long, value_name = "D")]
    duration: Option<String>,
    /// On which clock it runs: Europe/London, UTC, floating [default: the zone in which times are shown]
    #[arg(long = "tz", id = "series_tz", value_name = "Z")]
    zone: Option<String>,
    /// When it comes again, as RFC 5545 writes it: FREQ=WEEKLY;INTERVAL=2;BYDAY=WE
    #[arg(long, value_name = "R")]
    rrule: Option<String>,
    /// Seats [default: no limit]
    #[arg(long, value_name = "N")]
    capacity: Option<u32>,
    /// Where it is
    #[arg(long, value_name = "L", default_value = "", hide_default_value = true)]
    location: String,
    /// The link by which people join
    #[arg(long, value_name = "U", default_value = "", hide_default_value = true)]
    url: String,
    /// What it is about
    #[arg(long, value_name = "D", default_value = "", hide_default_value = true)]
    description: String,
    /// Who answers for it: "Name <mail>"
    #[arg(long, value_name = "O")]
    organizer: Option<String>,
    /// The UID, where it has one elsewhere already
    #[arg(long, value_name = "U")]
    uid: Option<String>,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Added {
    uid: String,
    sentence: String,
    rule: String,
    next: Vec<String>,
    dry_run: bool,
}

/// A series is shown with so many of its next dates.
pub const SHOWN_DATES: usize = 6;

const NO_TEXT: &str = "Say it as “Choir every Thursday 10-11:30 from 3 Sep London, 20 places”.";

pub fn quick(context: &mut Context, args: &Quick) -> Result<(), CliError> {
    let (now, zone) = (context.app.now(), context.app.zone());
    let said = read_series(&args.text.join(" "), zone.wall(now)).map_err(|error| CliError::input(error.to_string(), NO_TEXT))?;
    let event = said.event(context.app.new_uid(), zone, now);
    add(context, event, args.dry)
}

pub fn series(context: &mut Context, args: &Add) -> Result<(), CliError> {
    let today = context.today();
    let display = context.app.zone().clone();
    let first = read_when(&args.start, today)?;
    let said = args.zone.as_deref().map(read_anchor).transpose()?;
    let anchor = if matches!(first, When::Day(_)) { Anchor::AllDay } else { said.unwrap_or_else(|| Anchor::of_zone(display.clone())) };
    let start = first.wall(&anchor, &display);
    let length = match (&args.end, &args.duration) {
        (Some(end), _) => length_until(end, read_end(end, start.date(), today)?, start, &anchor, &display)?,
        (None, Some(text)) => read_length(text).and_then(|length| fits(text, length, &anchor))?,
        (None, None) if anchor == Anchor::AllDay => Length::DAY,
        (None, None) => Length::of_seconds(3_600),
    };
    let rules = args.rrule.as_deref().map(read_rule).transpose()?.into_iter().collect();
    let uid = args.uid.as_deref().map_or_else(|| Ok(context.app.new_uid()), read_uid)?;
    let event = Event {
        summary: args.summary.clone(),
        description: args.description.clone(),
        location: args.location.clone(),
        url: args.url.clone(),
        organizer: args.organizer.as_deref().map(read_contact).transpose()?,
        length,
        recurrence: Recurrence { rules, ..Recurrence::default() },
        capacity: args.capacity,
        ..Event::new(uid, start, anchor, context.app.now())
    };
    add(context, event, args.dry)
}

/// Adds it, and says what it is and on which dates.
fn add(context: &mut Context, event: Event, DryRun { dry_run }: DryRun) -> Result<(), CliError> {
    let series = Series { event: event.clone(), overrides: Default::default() };
    let outcome = context.run(Command::SeriesAdd(SeriesAdd { event }), dry_run)?;
    let (now, zone) = (context.app.now(), context.app.zone().clone());
    let next: Vec<_> = series.not_ended(now, &zone).take(SHOWN_DATES).collect();
    let event = &series.event;
    let rule = event.recurrence.describe(event.start, &event.anchor);
    if context.out.is_json() {
        return context.out.json(&Added {
            uid: event.uid.to_string(),
            sentence: outcome.sentence,
            rule,
            next: next.iter().map(|session| json::wall(session.start, &event.anchor)).collect(),
            dry_run,
        });
    }
    let places = event.capacity.map(|seats| format!(", {}", words::count(seats as usize, "place", "places"))).unwrap_or_default();
    context.out.line(&format!("{}{places}", sentence(&outcome, dry_run)))?;
    for session in &next {
        let hours = words::hours(session.start, session.end, &event.anchor);
        let change = clock_change(session.fit).map(|change| format!(" ({change})")).unwrap_or_default();
        context.out.item(&format!("{} · {hours} {}{change}", words::day(session.start), words::clock(&event.anchor)))?;
    }
    if next.is_empty() { context.out.line("All its dates are past.") } else { Ok(()) }
}

fn read_anchor(name: &str) -> Result<Anchor, CliError> {
    if name.eq_ignore_ascii_case("floating") { Ok(Anchor::Floating) } else { named_zone(name).map(Anchor::of_zone) }
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

fn read_rule(text: &str) -> Result<Rule, CliError> {
    let rule = text.trim();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(rule);
    Rule::parse(rule).map_err(|error| {
        let advice = "Write the rule as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE, or use “fortnight add” and say it in words.";
        CliError::input(format!("the rule “{text}” cannot be read: {error}"), advice)
    })
}

/// A UID is one line without surprises, so that it can be typed again.
fn read_uid(text: &str) -> Result<Uid, CliError> {
    let clean = !text.is_empty() && one_line(text) == text && text.len() <= 255;
    let wrong = || CliError::input(format!("“{text}” cannot be a UID"), "Leave --uid out, or give one of up to 255 plain characters.");
    clean.then(|| Uid(text.to_owned())).ok_or_else(wrong)
}

/// `Name <mail>`, or a mail address alone.
fn read_contact(text: &str) -> Result<Contact, CliError> {
    let (name, email) = match text.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, email)) => (one_line(name.trim().trim_matches('"')), email.trim()),
        None => (String::new(), text.trim()),
    };
    check_email(email).map_err(|error| CliError::input(error.to_string(), "Give --organizer as 'Naomi M. <naomi@example.org>'."))?;
    Ok(Contact { name, email: email.to_owned() })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn contacts() {
        let cases = [
            ("Naomi M. <naomi@example.org>", "Naomi M.", "naomi@example.org"),
            ("\"M., Naomi\" <naomi@example.org>", "M., Naomi", "naomi@example.org"),
            (" naomi@example.org ", "", "naomi@example.org"),
            ("<naomi@example.org>", "", "naomi@example.org"),
        ];
        for (text, name, email) in cases {
            assert_eq!(read_contact(text).expect(text), Contact { name: name.into(), email: email.into() }, "{text}");
        }
        for text in ["", "Naomi", "Naomi <naomi>", "Naomi <naomi@example.org", "a@b.org, c@d.org"] {
            assert!(read_contact(text).is_err(), "{text}");
        }
    }

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
