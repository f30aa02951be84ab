//! A new series or one-off: `add` reads one line in words, `series add` takes each value by its name.

use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::order::read_order;
use super::value::{read_anchor, read_contact, read_link, read_rule, read_uid, said_length, usual_length};
use crate::app::command::SeriesAdd;
use crate::app::{Command, words};
use crate::cli::agenda::clock_change;
use crate::cli::args::DryRun;
use crate::cli::context::{Context, sentence};
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::leader::leaders;
use crate::cli::when::{When, read_when};
use crate::domain::event::{DENSE, Event, Series};
use crate::domain::occurrence::Occurrence;
use crate::domain::quick::series::read_series;
use crate::domain::recurrence::Recurrence;
use crate::domain::time::Anchor;

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
  fortnight series add --summary Tea --start 2020-09-04T15:00 --rrule FREQ=WEEKLY --facilitator 'Naomi M.'
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
    /// Who comes first where seats are short: first-timers, referred, 'at-most 5 research' [default: order of sign-up]
    #[arg(long, value_name = "RULES")]
    seats_by: Option<String>,
    /// Where it is
    #[arg(long, value_name = "L", default_value = "", hide_default_value = true)]
    location: String,
    /// The link by which people join
    #[arg(long, visible_alias = "link", value_name = "U", default_value = "", hide_default_value = true)]
    url: String,
    /// What it is about
    #[arg(long, value_name = "D", default_value = "", hide_default_value = true)]
    description: String,
    /// Who answers for it: "Name <mail>"; empty for nobody [default: as the settings say]
    #[arg(long, value_name = "O")]
    organizer: Option<String>,
    /// Who leads every session: someone known, or a new name (may be repeated)
    #[arg(long = "facilitator", value_name = "P")]
    facilitators: Vec<String>,
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
    /// Sessions of the year ahead that are on bank holidays.
    holidays: Vec<OnHoliday>,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct OnHoliday {
    start: String,
    name: String,
}

/// So many of its sessions on bank holidays are told: as many as two a day give in a year, and more.
const SHOWN_HOLIDAYS: usize = 24;

/// So far ahead bank holidays are looked for, in seconds: a year.
const A_YEAR: i64 = 365 * 86_400;

/// A series is shown with so many of its next dates.
pub const SHOWN_DATES: usize = 6;

const NO_TEXT: &str = "Say it as “Choir every Thursday 10-11:30 from 3 Sep London, 20 places”.";

pub fn quick(context: &mut Context, args: &Quick) -> Result<(), CliError> {
    let (now, zone) = (context.app.now(), context.app.zone());
    let said = read_series(&args.text.join(" "), zone.wall(now)).map_err(|error| CliError::input(error.to_string(), NO_TEXT))?;
    let event = Event { organizer: context.app.organizer().cloned(), ..said.event(context.app.new_uid(), zone, now) };
    add(context, SeriesAdd::of(event), args.dry)
}

pub fn series(context: &mut Context, args: &Add) -> Result<(), CliError> {
    let today = context.today();
    let display = context.app.zone().clone();
    let first = read_when(&args.start, today)?;
    let said = args.zone.as_deref().map(read_anchor).transpose()?;
    let anchor = if matches!(first, When::Day(_)) { Anchor::AllDay } else { said.unwrap_or_else(|| Anchor::of_zone(display.clone())) };
    let start = first.wall(&anchor, &display);
    let length = said_length(args.end.as_deref(), args.duration.as_deref(), start, &anchor, &display, today)?;
    let rules = args.rrule.as_deref().map(read_rule).transpose()?.into_iter().collect();
    let uid = args.uid.as_deref().map_or_else(|| Ok(context.app.new_uid()), read_uid)?;
    let event = Event {
        summary: args.summary.clone(),
        description: args.description.clone(),
        location: args.location.clone(),
        url: read_link(&args.url)?,
        organizer: match args.organizer.as_deref().map(str::trim) {
            None => context.app.organizer().cloned(),
            Some("") => None,
            Some(contact) => Some(read_contact(contact)?),
        },
        length: length.unwrap_or_else(|| usual_length(&anchor)),
        recurrence: Recurrence { rules, ..Recurrence::default() },
        capacity: args.capacity,
        seat_order: args.seats_by.as_deref().map(read_order).transpose()?.unwrap_or_default(),
        ..Event::new(uid, start, anchor, context.app.now())
    };
    let facilitators = leaders(context, &args.facilitators)?;
    add(context, SeriesAdd { event, facilitators }, args.dry)
}

/// Adds it, and says what it is and on which dates.
fn add(context: &mut Context, add: SeriesAdd, DryRun { dry_run }: DryRun) -> Result<(), CliError> {
    let series = Series { event: add.event.clone(), overrides: Default::default() };
    let outcome = context.run(Command::SeriesAdd(add), dry_run)?;
    let event = &series.event;
    if event.is_dense() {
        context.out.note(DENSE);
    }
    let (now, zone) = (context.app.now(), context.app.zone().clone());
    let next: Vec<_> = series.not_ended(now, &zone).take(SHOWN_DATES).collect();
    let holidays = Arc::clone(context.app.holidays());
    let soon = |(session, _): &(Occurrence, &str)| session.starts_at < now.plus(A_YEAR);
    let on_holidays: Vec<_> = series.on_holidays(&holidays, now, &zone).take_while(soon).take(SHOWN_HOLIDAYS).collect();
    let rule = event.recurrence.describe(event.start, &event.anchor);
    if context.out.is_json() {
        return context.out.json(&Added {
            uid: event.uid.to_string(),
            sentence: outcome.sentence,
            rule,
            next: next.iter().map(|session| json::wall(session.start, &event.anchor)).collect(),
            holidays: on_holidays.iter().map(|(session, name)| OnHoliday::new(session, name, &event.anchor)).collect(),
            dry_run,
        });
    }
    let places = event.capacity.map(|seats| format!(", {}", words::count(seats as usize, "place", "places"))).unwrap_or_default();
    context.out.line(&format!("{}{places}", sentence(&outcome, dry_run)))?;
    for session in &next {
        let hours = words::hours(session.start, session.end, &event.anchor, context.app.dial());
        let change = clock_change(session.fit).map(|change| format!(" ({change})")).unwrap_or_default();
        context.out.item(&format!("{} · {hours} {}{change}", words::day(session.start), words::clock(&event.anchor)))?;
    }
    if next.is_empty() {
        context.out.line("All its dates are past.")?;
    }
    if !on_holidays.is_empty() {
        let told: Vec<String> = on_holidays.iter().map(|(session, name)| format!("{} ({name})", words::day(session.start))).collect();
        context.out.line(&format!("On bank holidays in the year ahead: {}", told.join(", ")))?;
        if event.is_recurring() {
            context.out.note("“fortnight session skip SERIES --holidays” skips them.");
        }
    }
    Ok(())
}

impl OnHoliday {
    fn new(session: &Occurrence, name: &str, anchor: &Anchor) -> Self {
        Self { start: json::wall(session.start, anchor), name: name.to_owned() }
    }
}
