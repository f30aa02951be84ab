//! What may stand where the cursor stands: commands and options, and out of the store series, their dates and people.

use std::collections::HashMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::iter::successors;
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter};

use super::args::{Global, command, display_zone};
use super::complete_shell::Shell;
use super::config::{self, settle};
use super::context::{store_path, surroundings};
use super::error::CliError;
use crate::app::query::{Agenda, People, PersonLine, SeriesLine, SeriesList, SeriesNamed, SessionLine};
use crate::app::{App, words};
use crate::domain::event::Status;
use crate::domain::id::Uid;
use crate::domain::text::{folded, one_line};
use crate::domain::time::Window;

/// Prints what fits, and nothing else whatever happens: an error would stand in the middle of the line that is being typed.
pub fn answer(shell: Shell, arguments: Vec<OsString>) {
    panic::set_hook(Box::new(|_| {}));
    let found = panic::catch_unwind(|| {
        let asked = shell.question(arguments);
        let mut command = offering(command(), "", &Arc::new(Said::of(&asked.words)));
        shell.reply(&mut command, asked, env::current_dir().ok().as_deref())
    });
    if let Ok(Ok(text)) = found {
        drop(io::stdout().lock().write_all(text.as_bytes()));
    }
}

/// What the store can offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Series,
    Date,
    Person,
}

impl Kind {
    /// What an argument wants: the same names mean the same in every command.
    fn of(path: &str, argument: &str) -> Option<Self> {
        match argument {
            "series" => Some(Self::Series),
            "date" => Some(Self::Date),
            "person" | "kept" | "other" | "facilitators" => Some(Self::Person),
            "name" => path.starts_with("attendee").then_some(Self::Person),
            _ => None,
        }
    }
}

/// The command with what the store offers for its arguments.
fn offering(command: Command, path: &str, said: &Arc<Said>) -> Command {
    let with_offer = |argument: clap::Arg| match Kind::of(path, argument.get_id().as_str()) {
        Some(kind) => argument.add(ArgValueCompleter::new(Offer { kind, said: Arc::clone(said) })),
        None => argument,
    };
    let below = |inner: Command| {
        let path = format!("{path} {}", inner.get_name());
        offering(inner, path.trim_start(), said)
    };
    command.mut_args(with_offer).mut_subcommands(below)
}

/// What is on the line already, as far as it decides what fits.
#[derive(Debug)]
struct Said {
    global: Global,
    series: Option<String>,
}

impl Said {
    fn of(asked: &[OsString]) -> Self {
        let matches = command().ignore_errors(true).try_get_matches_from(asked).unwrap_or_default();
        let levels = || successors(Some(&matches), |level: &&ArgMatches| level.subcommand().map(|(_, inner)| inner));
        // the shell has not put the home folder in its place yet
        let file = |name| {
            let said = levels().filter_map(|level| level.try_get_one::<PathBuf>(name).ok().flatten()).last()?;
            said.to_str().and_then(config::path).or_else(|| Some(said.clone()))
        };
        let text = |name| levels().filter_map(|level| level.try_get_one::<String>(name).ok().flatten().cloned()).last();
        let global = Global { db: file("db"), tz: display_zone(&matches), now: text("now"), config: file("config"), ..Global::default() };
        Self { global, series: text("series") }
    }

    /// The store that the line, the environment or the settings name; none is made or upgraded for this.
    fn app(&self) -> Result<Option<App>, CliError> {
        let mut global = self.global.clone();
        settle(&mut global)?;
        let (zone, clock) = surroundings(&global)?;
        Ok(App::glance(&store_path(&global)?, clock, zone)?)
    }
}

/// Something that may be typed.
struct Choice {
    word: String,
    help: String,
    /// Offered only where nothing better fits.
    second: bool,
}

impl Choice {
    fn new(word: impl Into<String>, help: impl Into<String>) -> Self {
        Self { word: word.into(), help: help.into(), second: false }
    }

    /// As the shell gets it, where it goes on from what was typed. Words that would reach the shell changed are no candidates.
    fn candidate(self, typed: &str) -> Option<CompletionCandidate> {
        let is_plain = !self.word.is_empty() && one_line(&self.word) == self.word && !self.word.starts_with('-');
        let word = going_on(typed, &self.word).filter(|_| is_plain)?;
        let help = Some(one_line(&self.help)).filter(|help| !help.is_empty());
        Some(CompletionCandidate::new(word).help(help.map(Into::into)).hide(self.second))
    }
}

/// What the store offers for an argument.
struct Offer {
    kind: Kind,
    said: Arc<Said>,
}

impl ValueCompleter for Offer {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_str().unwrap_or_default();
        self.choices().unwrap_or_default().into_iter().filter_map(|choice| choice.candidate(typed)).collect()
    }

    /// Each stands for a whole name or date: nothing follows it.
    fn complete_at(&self, place: usize, typed: &OsStr) -> Vec<CompletionCandidate> {
        if place == 0 { self.complete(typed) } else { Vec::new() }
    }
}

impl Offer {
    fn choices(&self) -> Result<Vec<Choice>, CliError> {
        let Some(app) = self.said.app()? else { return Ok(Vec::new()) };
        match (self.kind, &self.said.series) {
            (Kind::Series, _) => series(&app),
            (Kind::Person, _) => people(&app),
            (Kind::Date, Some(words)) => dates(&app, app.ask(&SeriesNamed(words.clone()))?),
            (Kind::Date, None) => Ok(Vec::new()),
        }
    }
}

/// “choir” for “cho”, in the letters as they were typed: a shell takes only what begins with them.
fn going_on(typed: &str, whole: &str) -> Option<String> {
    let end = whole.char_indices().nth(typed.chars().count()).map_or(whole.len(), |(end, _)| end);
    let (start, rest) = whole.split_at(end);
    (folded(start) == folded(typed)).then(|| format!("{typed}{rest}"))
}

/// Titles where one is enough, and UIDs where it is not or where one was begun.
fn series(app: &App) -> Result<Vec<Choice>, CliError> {
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
    let choice = |person: PersonLine| match (names.get(&folded(&person.name)), person.email) {
        (Some(1), email) => Choice::new(person.name, email.or(person.organisation).unwrap_or_default()),
        (_, Some(email)) => Choice::new(email, person.name),
        (_, None) => Choice::new(person.id.0.to_string(), person.name),
    };
    Ok(people.into_iter().map(choice).collect())
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
    let lines = app.ask(&Agenda { series: Some(uid), limit: Some(MOST), ..Agenda::of(window) })?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_from_what_was_typed() {
        let cases = [
            ("", "Choir", Some("Choir")),
            ("cho", "Choir", Some("choir")),
            ("bo c", "Bo Chen", Some("bo chen")),
            ("É", "élan", Some("Élan")),
            ("Choirs", "Choir", None),
            ("x", "Choir", None),
        ];
        for (typed, whole, want) in cases {
            assert_eq!(going_on(typed, whole).as_deref(), want, "{typed} {whole}");
        }
    }

    #[test]
    fn the_line_says_which_store_and_which_series() {
        let said = |line: &str| Said::of(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        let found = said("fortnight --db a.db attendee rm --db b.db choir --name ");
        assert_eq!((found.global.db, found.series.as_deref()), (Some(PathBuf::from("b.db")), Some("choir")));
        assert_eq!(said("fortnight attendee import people.csv choir ").series.as_deref(), Some("choir"));
        assert_eq!(said("fortnight series show --tz UTC --sad choir").global.tz.as_deref(), Some("UTC"));
        assert_eq!(said("fortnight --db").global.db, None);
    }
}
