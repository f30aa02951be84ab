//! A report at the terminal, and as JSON.

use serde::Serialize;

use crate::app::report_page::{HEADINGS, Page};
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::table::{Column, Table};
use crate::domain::report::{Count, Report, SMALL, Share};

/// Prints the numbers, and under them a row for each session that was held.
pub fn print(page: &Page, context: &mut Context) -> Result<(), CliError> {
    context.out.title(&format!("Report: {}", page.title))?;
    page.facts().iter().try_for_each(|(name, value)| context.out.field(name, value))?;
    if page.numbers.sessions.is_empty() {
        return Ok(());
    }
    context.out.blank()?;
    let column = |place: usize| match place {
        0 => Column::Left,
        1 | 2 => Column::Flexible,
        _ => Column::Right,
    };
    let columns: Vec<_> = HEADINGS.iter().enumerate().map(|(place, name)| (*name, column(place))).collect();
    let mut table = Table::new(&columns);
    for one in &page.numbers.sessions {
        table.row(page.row(one), false);
    }
    context.out.table(&table)
}

/// The report as JSON; a number that is not told is null.
#[derive(Debug, Serialize)]
pub struct Written<'a> {
    period: String,
    planned: u32,
    held: u32,
    not_noted: usize,
    ahead: u32,
    skipped: Vec<Skipped<'a>>,
    attendances: Option<u32>,
    people: Option<u32>,
    first_timers: Option<u32>,
    came_twice: Option<u32>,
    came_three_times: Option<u32>,
    by_background: Vec<Part<'a>>,
    by_referrer: Vec<Part<'a>>,
    sessions: Vec<Session<'a>>,
}

#[derive(Debug, Serialize)]
struct Skipped<'a> {
    reason: &'a str,
    times: u32,
}

#[derive(Debug, Serialize)]
struct Part<'a> {
    name: Option<&'a str>,
    people: Option<u32>,
    attendances: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Session<'a> {
    start: String,
    title: &'a str,
    theme: Option<&'a str>,
    expected: Option<u32>,
    here: Option<u32>,
    late: Option<u32>,
    walk_in: Option<u32>,
    apologies: Option<u32>,
    missed: Option<u32>,
}

impl<'a> Written<'a> {
    pub fn of(numbers: &'a Report, period: String, hide_small: bool) -> Self {
        let people = |number: u32| Some(number).filter(|number| !(hide_small && (1..SMALL).contains(number)));
        let parts = |shares: &'a [Share]| {
            let part = |share: &'a Share| Part {
                name: share.name.as_deref(),
                people: people(share.people),
                attendances: people(share.attendances),
            };
            shares.iter().map(part).collect()
        };
        let session = |one: &'a Count| Session {
            start: one.start.format("%Y-%m-%dT%H:%M:%S").to_string(),
            title: &one.title,
            theme: one.theme.as_deref(),
            expected: people(one.expected),
            here: people(one.here),
            late: people(one.late),
            walk_in: people(one.walk_ins),
            apologies: people(one.apologies),
            missed: people(one.missed),
        };
        Self {
            period,
            planned: numbers.planned,
            held: numbers.held,
            not_noted: numbers.unnoted.len(),
            ahead: numbers.ahead,
            skipped: numbers.skipped.iter().map(|(reason, times)| Skipped { reason, times: *times }).collect(),
            attendances: people(numbers.attendances),
            people: people(numbers.people),
            first_timers: people(numbers.first_timers),
            came_twice: people(numbers.came_twice),
            came_three_times: people(numbers.came_three_times),
            by_background: parts(&numbers.by_background),
            by_referrer: parts(&numbers.by_referrer),
            sessions: numbers.sessions.iter().map(session).collect(),
        }
    }
}
