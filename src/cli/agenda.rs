//! `agenda`, and the list of sessions that `session list` shares with it.

use chrono::Days;
use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::json;
use super::table::{Column, Table};
use super::when::{When, read_when};
use crate::app::query::{self, MOST_SESSIONS, SessionLine};
use crate::app::words;
use crate::domain::event::Status;
use crate::domain::time::{Instant, Window};
use crate::domain::zone::{Fit, Zone};

/// What is on, of all series: the next 30 days
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight agenda
  fortnight agenda --from 2020-09-01 --to 2020-10-01 --json
  fortnight agenda --series choir --from today --to +6w")]
pub struct Agenda {
    #[command(flatten)]
    stretch: Stretch,
    /// This series only
    #[arg(long, value_name = "SERIES")]
    series: Option<String>,
}

/// A stretch of time in which sessions lie.
#[derive(Debug, Args)]
pub struct Stretch {
    /// From this date on [default: today]
    #[arg(long, value_name = "D")]
    from: Option<String>,
    /// Up to this date, which is not included
    #[arg(long, value_name = "D")]
    to: Option<String>,
    /// At most so many sessions
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Stretch {
    /// The window, which lasts `days` where no end is said.
    fn window(&self, context: &Context, days: u64) -> Result<Window, CliError> {
        let (today, zone) = (context.today(), context.app.zone());
        let read = |text: &String| read_when(text, today).map(|when| when.instant(zone));
        let from = self.from.as_ref().map_or_else(|| Ok(When::Day(today).instant(zone)), read)?;
        let to = match &self.to {
            None => days_after(from, days, zone),
            Some(text) => match read(text)? {
                to if to > from => to,
                _ => {
                    let from = zone.wall(from).format("%Y-%m-%d %H:%M");
                    let advice = "Let --to be later than --from; the end is not included.";
                    return Err(CliError::input(format!("“{text}” is not after {from}"), advice));
                }
            },
        };
        Ok(Window { from, to })
    }

    /// The sessions in it, or those of them that need someone to lead them; a list that stops short says so.
    pub fn sessions(&self, context: &mut Context, series: Option<&str>, days: u64, gaps: bool) -> Result<Vec<SessionLine>, CliError> {
        let window = self.window(context, days)?;
        let series = context.series_if_named(series)?;
        let limit = self.limit.unwrap_or(MOST_SESSIONS + 1);
        let each = gaps.then_some(MOST_SESSIONS);
        let mut sessions = context.app.ask(&query::Agenda { series, limit: Some(limit), each, gaps, ..query::Agenda::of(window) })?;
        if self.limit.is_none() && sessions.len() > MOST_SESSIONS {
            sessions.truncate(MOST_SESSIONS);
            context.out.note("The list stops after 100,000 sessions; give a shorter time, or a --limit of your own.");
        }
        Ok(sessions)
    }
}

/// Midnight so many days later; the end of time where there is no such day.
fn days_after(from: Instant, days: u64, zone: &Zone) -> Instant {
    let last = zone.wall(from).date().checked_add_days(Days::new(days));
    last.map_or(Instant(i64::MAX), |last| When::Day(last).instant(zone))
}

const A_MONTH: u64 = 30;

pub fn agenda(context: &mut Context, args: &Agenda) -> Result<(), CliError> {
    let sessions = args.stretch.sessions(context, args.series.as_deref(), A_MONTH, false)?;
    if context.out.is_json() {
        return context.out.json_lines(sessions.iter().map(json::Session::from));
    }
    print(context, &sessions)
}

/// The sessions as a table on the viewer's clock; a day is named once.
pub fn print(context: &mut Context, sessions: &[SessionLine]) -> Result<(), CliError> {
    if sessions.is_empty() {
        context.out.note("Nothing is planned in that time.");
        return Ok(());
    }
    let mut table = Table::new(&[
        ("Day", Column::Left),
        ("Time", Column::Left),
        ("What", Column::Flexible),
        ("Seats", Column::Left),
        ("Theme", Column::Flexible),
        ("Led by", Column::Flexible),
        ("Note", Column::Flexible),
    ]);
    let dial = context.app.dial();
    let mut day_before = None;
    for line in sessions {
        let day = line.shown_start.date();
        let named = if day_before == Some(day) { String::new() } else { words::day(line.shown_start) };
        day_before = Some(day);
        let time = words::hours(line.shown_start, line.shown_end, &line.anchor, dial);
        let skipped = line.status == Status::Cancelled;
        let theme = line.theme.clone().unwrap_or_default();
        let (seats, led_by) = if skipped { Default::default() } else { (seats(line), line.facilitators.join(", ")) };
        let note = [remarks(line)].into_iter().filter(|remarks| !remarks.is_empty()).chain(words::warnings(line, dial));
        let note = note.collect::<Vec<_>>().join(", ");
        table.row([named, time, line.summary.clone(), seats, theme, led_by, note], skipped);
    }
    context.out.table(&table)
}

/// "14 of 20 +2".
fn seats(line: &SessionLine) -> String {
    let seats = line.seats();
    let taken = words::seats(&seats);
    if seats.waiting > 0 { format!("{taken} +{}", seats.waiting) } else { taken }
}

/// What makes the session unlike the others.
pub fn remarks(line: &SessionLine) -> String {
    let mut remarks = vec![];
    match (line.status, &line.reason) {
        (Status::Cancelled, Some(reason)) => remarks.push(format!("skipped: {reason}")),
        (Status::Cancelled, None) => remarks.push("skipped".into()),
        (Status::Tentative, _) => remarks.push("tentative".into()),
        (Status::Confirmed, _) => {}
    }
    if line.moved {
        remarks.push("moved".into());
    }
    remarks.extend(clock_change(line.fit).map(str::to_owned));
    remarks.join(", ")
}

/// What a change of the clocks does to a session.
pub fn clock_change(fit: Fit) -> Option<&'static str> {
    match fit {
        Fit::Exact => None,
        Fit::Gap(_) => Some("later: the clocks go forward"),
        Fit::Fold => Some("the first of two: the clocks go back"),
    }
}
