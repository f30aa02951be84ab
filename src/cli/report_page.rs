//! A report on paper: as a page of text, as Markdown, as rows for a spreadsheet, as JSON.

use serde::Serialize;

use super::context::Context;
use super::error::CliError;
use super::table::{Column, Table};
use crate::app::sheet;
use crate::domain::report::{Count, Report, Share};
use crate::domain::text::one_line;

/// The report with what is needed to write it.
pub struct Page<'a> {
    pub numbers: &'a Report,
    pub title: String,
    /// Numbers of people from 1 to 4 are not told.
    pub hide_small: bool,
}

/// Fewer people than this may be known by their number.
const SMALL: u32 = 5;

impl Page<'_> {
    fn people(&self, number: u32) -> String {
        if self.hide_small && (1..SMALL).contains(&number) { format!("<{SMALL}") } else { number.to_string() }
    }

    /// What the numbers say, by name.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let Report { planned, held, ahead, skipped, attendances, people, first_timers, came_twice, came_three_times, .. } = self.numbers;
        let reasons = skipped.iter().map(|(reason, times)| if *times > 1 { format!("{reason} ({times} times)") } else { reason.clone() });
        let skipped_times: u32 = skipped.iter().map(|(_, times)| times).sum();
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        let why = if reasons.is_empty() { reasons } else { format!(": {reasons}") };
        let back = format!("{} came a second time, {} a third", self.people(*came_twice), self.people(*came_three_times));
        vec![
            ("Sessions", format!("{planned} planned: {held} held, {ahead} ahead, {skipped_times} skipped{why}")),
            ("Attendances", format!("{} by {} different people", self.people(*attendances), self.people(*people))),
            ("First-timers", format!("{}; {back}", self.people(*first_timers))),
            ("Background", self.shares(&self.numbers.by_background, "none told")),
            ("Referred by", self.shares(&self.numbers.by_referrer, "nobody")),
        ]
    }

    fn shares(&self, shares: &[Share], nameless: &str) -> String {
        let told = |share: &Share| {
            let name = share.name.as_deref().unwrap_or(nameless);
            let times = if share.attendances == 1 { "time" } else { "times" };
            format!("{name} {} ({} {times})", self.people(share.people), self.people(share.attendances))
        };
        shares.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    fn row(&self, one: &Count) -> [String; 9] {
        let (theme, people) = (one.theme.clone().unwrap_or_default(), |number| self.people(number));
        let day = one.start.format("%Y-%m-%d %H:%M").to_string();
        let numbers = [one.expected, one.here, one.late, one.walk_ins, one.apologies, one.missed].map(people);
        let [expected, here, late, walk_ins, apologies, missed] = numbers;
        [day, one.title.clone(), theme, expected, here, late, walk_ins, apologies, missed]
    }

    /// For people at a terminal.
    pub fn print(&self, context: &mut Context) -> Result<(), CliError> {
        context.out.title(&format!("Report: {}", self.title))?;
        self.facts().iter().try_for_each(|(name, value)| context.out.field(name, value))?;
        if self.numbers.sessions.is_empty() {
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
        for one in &self.numbers.sessions {
            table.row(self.row(one), false);
        }
        context.out.table(&table)
    }

    pub fn markdown(&self) -> String {
        let cell = |text: &str| one_line(text).replace('\\', "\\\\").replace('|', "\\|");
        let line = |cells: &[String]| format!("| {} |\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(" | "));
        let mut text = format!("# Report: {}\n\n", self.title);
        for (name, value) in self.facts() {
            text += &format!("- **{name}:** {}\n", one_line(&value));
        }
        text += "\n";
        text += &line(&HEADINGS.map(str::to_owned));
        text += "|---|---|---|---:|---:|---:|---:|---:|---:|\n";
        self.numbers.sessions.iter().for_each(|one| text += &line(&self.row(one)));
        text
    }

    /// A row for each session that was held.
    pub fn csv(&self) -> String {
        sheet::table(&HEADINGS, self.numbers.sessions.iter().map(|one| self.row(one)))
    }
}

const HEADINGS: [&str; 9] = ["Session", "Title", "Theme", "Expected", "Here", "Late", "Walk-in", "Apologies", "Missed"];

/// The report as JSON; a number that is not told is null.
#[derive(Debug, Serialize)]
pub struct Written<'a> {
    period: String,
    planned: u32,
    held: u32,
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
