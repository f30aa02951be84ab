//! What the store offers for a word that is being typed: series, their dates, people.

use std::collections::HashMap;

use crate::app::query::{Agenda, People, PersonLine, SeriesLine, SeriesList, SeriesNamed, SessionLine};
use crate::app::{App, words};
use crate::cli::error::CliError;
use crate::domain::event::Status;
use crate::domain::id::Uid;
use crate::domain::text::{folded, one_line};
use crate::domain::time::Window;

/// What the store can offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Series,
    Date,
    Person,
}

impl Kind {
    /// What an argument wants: the same names mean the same in every command.
    pub fn of(path: &str, argument: &str) -> Option<Self> {
        match argument {
            "series" => Some(Self::Series),
            "date" => Some(Self::Date),
            // who is new is nobody that the store knows
            "person" => (path != "person add").then_some(Self::Person),
            "kept" | "other" | "people" | "facilitators" | "no_facilitators" => Some(Self::Person),
            "name" => path.starts_with("attendee").then_some(Self::Person),
            _ => None,
        }
    }
}

/// Something that may be typed.
pub struct Choice {
    pub word: String,
    pub help: String,
    /// Offered only where nothing better fits.
    pub second: bool,
}

impl Choice {
    fn new(word: impl Into<String>, help: impl Into<String>) -> Self {
        Self { word: word.into(), help: help.into(), second: false }
    }

    /// Whether it is a word that reaches the program as it stands.
    pub fn is_plain(&self) -> bool {
        !self.word.is_empty() && one_line(&self.word) == self.word && !self.word.starts_with('-')
    }
}

/// All that the store has of a kind; dates are those of the series that the line names.
///
/// # Errors
/// When the store cannot be read, or no series is named so.
pub fn choices(app: &App, kind: Kind, series: Option<&str>) -> Result<Vec<Choice>, CliError> {
    match (kind, series) {
        (Kind::Series, _) => titles(app),
        (Kind::Person, _) => people(app),
        (Kind::Date, Some(words)) => dates(app, app.ask(&SeriesNamed(words.to_owned()))?),
        (Kind::Date, None) => Ok(Vec::new()),
    }
}

/// Titles where one is enough, and UIDs where it is not or where one was begun.
fn titles(app: &App) -> Result<Vec<Choice>, CliError> {
    let lines = app.ask(&SeriesList)?;
    let titles = counted(lines.iter().map(|line| folded(&line.series.event.summary)));
    let choices = |line: &SeriesLine| {
        let event = &line.series.event;
        let is_enough = titles.get(&folded(&event.summary)) == Some(&1) && !event.summary.is_empty();
        let title = is_enough.then(|| Choice::new(&event.summary, &line.rule));
        let help = format!("{}, from {}", event.summary, words::day(event.start));
        title.into_iter().chain([Choice { second: is_enough, ..Choice::new(event.uid.to_string(), help) }])
    };
    Ok(lines.iter().flat_map(choices).collect())
}

/// Names where one is enough, else the address or the number.
fn people(app: &App) -> Result<Vec<Choice>, CliError> {
    let people = app.ask(&People)?;
    let names = counted(people.iter().map(|person| folded(&person.name)));
    let choice = |person: &PersonLine| match (names.get(&folded(&person.name)), &person.email) {
        (Some(1), email) => Choice::new(&person.name, email.as_ref().or(person.organisation.as_ref()).cloned().unwrap_or_default()),
        (_, Some(email)) => Choice::new(email, &person.name),
        (_, None) => Choice::new(person.id.0.to_string(), &person.name),
    };
    Ok(people.iter().map(choice).collect())
}

fn counted(texts: impl Iterator<Item = String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    counts
}

const A_WEEK: i64 = 7 * 86_400;
/// How far the dates reach that are offered, in weeks.
const BACK: i64 = 9;
const AHEAD: i64 = 53;
const MOST: usize = 24;

/// The word for the next session, then those around it by their day, or by their time where a day has several.
fn dates(app: &App, uid: Uid) -> Result<Vec<Choice>, CliError> {
    let window = Window { from: app.now().plus(-BACK * A_WEEK), to: app.now().plus(AHEAD * A_WEEK) };
    let lines = app.ask(&Agenda { series: Some(uid), limit: Some(MOST), ..Agenda::unseated(window) })?;
    let days = counted(lines.iter().map(|line| line.start.date().to_string()));
    let choice = |line: &SessionLine| {
        let day = line.start.date().to_string();
        let word = if days.get(&day) == Some(&1) { day } else { line.start.format("%Y-%m-%dT%H:%M").to_string() };
        let skipped = (line.status == Status::Cancelled).then(|| "skipped".to_owned());
        let help = [Some(words::day(line.start)), line.theme.clone(), skipped];
        Choice::new(word, help.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let lies_ahead = lines.iter().any(|line| line.ends_at > app.now() && line.status != Status::Cancelled);
    let next = lies_ahead.then(|| Choice::new("next", "the next session"));
    Ok(next.into_iter().chain(lines.iter().map(choice)).collect())
}
