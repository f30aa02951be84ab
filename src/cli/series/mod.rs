//! `series list`, `show`, `edit`, `order`, `split` and `rm`.

pub mod add;
mod edit;
mod order;
pub mod value;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::app::command::{SeriesRm, SeriesSplit};
use crate::app::query::{SeriesLine, SeriesList, SeriesPage, SeriesView};
use crate::app::{Command, words};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::session::Which;
use crate::cli::table::{Column, Table};
use crate::domain::event::Status;
use crate::domain::id::Uid;
use crate::domain::time::Anchor;
use add::SHOWN_DATES;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(Box<add::Add>),
    /// All series and one-offs
    #[command(after_help = "Example:\n  fortnight series list --json")]
    List,
    Show(Show),
    Edit(Box<edit::Edit>),
    Order(order::Order),
    Split(Split),
    Rm(Rm),
}

/// A series with its next dates
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight series show choir")]
pub struct Show {
    /// A UID, the start of one, or words of the title
    series: String,
}

/// Let a series go on as one of its own from a session; sign-ups, changes and register go along
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight series split choir 2021-01-07")]
pub struct Split {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    dry: DryRun,
}

/// Remove a series with its dates, sign-ups and register; the people stay
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fortnight series rm choir --dry-run\n  fortnight series rm choir --yes")]
pub struct Rm {
    /// A UID, the start of one, or words of the title
    series: String,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Listed {
    uid: String,
    summary: String,
    rule: String,
    rrule: Vec<String>,
    start: String,
    tz: Option<String>,
    all_day: bool,
    capacity: Option<u32>,
    standing: u32,
    next: Option<json::Session>,
}

impl From<&SeriesLine> for Listed {
    fn from(line: &SeriesLine) -> Self {
        let event = &line.series.event;
        Self {
            uid: event.uid.to_string(),
            summary: event.summary.clone(),
            rule: line.rule.clone(),
            rrule: event.recurrence.rules.iter().map(ToString::to_string).collect(),
            start: json::wall(event.start, &event.anchor),
            tz: json::zone(&event.anchor),
            all_day: event.anchor == Anchor::AllDay,
            capacity: event.capacity,
            standing: line.standing,
            next: line.next.as_ref().map(json::Session::from),
        }
    }
}

#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    line: Listed,
    location: String,
    url: String,
    description: String,
    organizer: Option<Organizer>,
    /// Who leads every session.
    facilitators: Vec<String>,
    /// The rules for seats, as `series order` takes them; empty for none.
    seats_by: String,
}

#[derive(Debug, Serialize)]
struct Organizer {
    name: String,
    email: String,
}

impl From<&SeriesPage> for Shown {
    fn from(page: &SeriesPage) -> Self {
        let line = &page.line;
        let event = &line.series.event;
        let organizer = event.organizer.as_ref().map(|one| Organizer { name: one.name.clone(), email: one.email.clone() });
        let seats_by = event.seat_order.to_string();
        let (location, url) = (event.location.clone(), event.url.clone());
        let facilitators = page.facilitators.iter().map(|(_, name)| name.clone()).collect();
        Self { line: line.into(), location, url, description: event.description.clone(), organizer, facilitators, seats_by }
    }
}

pub fn apply(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::Add(args) => add::series(context, args),
        Verb::List => list(context),
        Verb::Show(args) => show(context, args),
        Verb::Edit(args) => edit::edit(context, args),
        Verb::Order(args) => order::order(context, args),
        Verb::Split(args) => {
            let key = context.session(&args.which.series, &args.which.date)?;
            let uid = context.app.new_uid();
            context.run_and_tell(Command::SeriesSplit(SeriesSplit { key, uid }), args.dry.dry_run)
        }
        Verb::Rm(args) => {
            let uid = context.series(&args.series)?;
            rm(context, uid, args.dry)
        }
    }
}

fn list(context: &mut Context) -> Result<(), CliError> {
    let lines = context.app.ask(&SeriesList)?;
    if context.out.is_json() {
        return context.out.json_lines(lines.iter().map(Listed::from));
    }
    if lines.is_empty() {
        context.out.note("There is no series yet. Add one: fortnight add Choir every Thursday 10-11:30 from 3 Sep London, 20 places");
        return Ok(());
    }
    let mut table = Table::new(&[
        ("Title", Column::Flexible),
        ("Since", Column::Left),
        ("When", Column::Flexible),
        ("Next", Column::Left),
        ("Members", Column::Right),
        ("Seats", Column::Left),
        ("UID", Column::Left),
    ]);
    for line in &lines {
        let event = &line.series.event;
        let next = line.next.as_ref().map(|next| words::day(next.shown_start)).unwrap_or_default();
        let seats = line.next.as_ref().map(|next| words::seats(&next.seats())).unwrap_or_default();
        // two of one title, as a split leaves them, are told apart by their first day
        let has_namesake = lines.iter().filter(|other| other.series.event.summary == event.summary).count() > 1;
        let since = if has_namesake { words::day(event.start) } else { String::new() };
        table.row([event.summary.clone(), since, line.rule.clone(), next, line.standing.to_string(), seats, event.uid.to_string()], false);
    }
    context.out.table(&table)
}

fn show(context: &mut Context, args: &Show) -> Result<(), CliError> {
    let uid = context.series(&args.series)?;
    let page = context.app.ask(&SeriesView { uid, sessions: SHOWN_DATES })?;
    let line = &page.line;
    if context.out.is_json() {
        return context.out.json(&Shown::from(&page));
    }
    let event = &line.series.event;
    let zone = context.app.zone().clone();
    context.out.title(&event.summary)?;
    context.out.line(&line.rule)?;
    context.out.blank()?;
    let end = event.anchor.end(event.anchor.resolve(event.start, &zone), event.length, &zone);
    let hours = format!("{} {}", words::hours(event.start, end.wall, &event.anchor, context.app.dial()), words::clock(&event.anchor));
    let organizer = event.organizer.as_ref().map(|one| format!("{} <{}>", one.name, one.email)).unwrap_or_default();
    let next = page.upcoming.iter().filter(|session| session.status != Status::Cancelled).map(|session| words::day(session.start));
    let fields = [
        ("Since", words::day(event.start)),
        ("Time", hours.trim_end().to_owned()),
        ("Seats", event.capacity.map_or_else(|| "no limit".to_owned(), |seats| seats.to_string())),
        ("Seats by", event.seat_order.to_string()),
        ("Members", words::count(line.standing as usize, "comes every time", "come every time")),
        ("Where", event.location.clone()),
        ("Join", event.url.clone()),
        ("Organizer", organizer.trim().to_owned()),
        ("Led by", page.facilitators.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")),
        ("About", event.description.clone()),
        ("Next", next.collect::<Vec<_>>().join(", ")),
        ("UID", event.uid.to_string()),
    ];
    fields.iter().try_for_each(|(name, value)| context.out.field(name, value))
}

/// Removes a series once the user agrees.
pub fn rm(context: &mut Context, uid: Uid, dry: DryRun) -> Result<(), CliError> {
    let question = format!("Remove the series “{}” with all its dates, sign-ups and register?", context.event(&uid)?.summary);
    if !dry.dry_run && !context.questions.confirm(&question)? {
        context.out.note("Nothing was changed.");
        return Ok(());
    }
    context.run_and_tell(Command::SeriesRm(SeriesRm { uid }), dry.dry_run)
}
