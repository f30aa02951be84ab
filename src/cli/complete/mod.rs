//! What may stand where the cursor stands: commands and options, and out of the store series, their dates and people.

pub mod shell;
pub mod store;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::iter::successors;
use std::panic;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter};

use crate::app::App;
use crate::cli::args::{Global, command, display_zone};
use crate::cli::config::{self, settle};
use crate::cli::context::{store_path, surroundings};
use crate::cli::error::CliError;
use crate::domain::text::{folded, one_line};
use shell::Shell;
use store::{Choice, Kind, choices};

/// Prints what fits, and nothing else whatever happens: an error would stand in the middle of the line that is being typed.
pub fn answer(shell: Shell, arguments: Vec<OsString>) {
    panic::set_hook(Box::new(|_| {}));
    let found = panic::catch_unwind(|| {
        let asked = shell.question(arguments);
        let said = Arc::new(Said::of(&asked.words));
        let mut command = offering(command(), "", &|kind| ArgValueCompleter::new(Offer { kind, said: Arc::clone(&said) }));
        shell.reply(&mut command, asked, env::current_dir().ok().as_deref())
    });
    if let Ok(Ok(text)) = found {
        drop(io::stdout().lock().write_all(text.as_bytes()));
    }
}

/// The command with what is offered for each kind of argument that the store knows.
pub fn offering(command: Command, path: &str, offer: &dyn Fn(Kind) -> ArgValueCompleter) -> Command {
    let with_offer = |argument: clap::Arg| match Kind::of(path, argument.get_id().as_str()) {
        Some(kind) => argument.add(offer(kind)),
        None => argument,
    };
    let below = |inner: Command| {
        let path = format!("{path} {}", inner.get_name());
        offering(inner, path.trim_start(), offer)
    };
    command.mut_args(with_offer).mut_subcommands(below)
}

/// The series that the words of a line name.
pub fn series_named(asked: &[OsString]) -> Option<String> {
    Said::of(asked).series
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

/// What the store offers for an argument.
struct Offer {
    kind: Kind,
    said: Arc<Said>,
}

impl ValueCompleter for Offer {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_str().unwrap_or_default();
        self.choices().unwrap_or_default().into_iter().filter_map(|choice| candidate(choice, typed)).collect()
    }

    /// Each stands for a whole name or date: nothing follows it.
    fn complete_at(&self, place: usize, typed: &OsStr) -> Vec<CompletionCandidate> {
        if place == 0 { self.complete(typed) } else { Vec::new() }
    }
}

impl Offer {
    fn choices(&self) -> Result<Vec<Choice>, CliError> {
        let Some(app) = self.said.app()? else { return Ok(Vec::new()) };
        choices(&app, self.kind, self.said.series.as_deref())
    }
}

/// As the shell gets it, where it goes on from what was typed. Words that would reach the shell changed are no candidates.
fn candidate(choice: Choice, typed: &str) -> Option<CompletionCandidate> {
    let word = going_on(typed, &choice.word).filter(|_| choice.is_plain())?;
    let help = Some(one_line(&choice.help)).filter(|help| !help.is_empty());
    Some(CompletionCandidate::new(word).help(help.map(Into::into)).hide(choice.second))
}

/// “choir” for “cho”, in the letters as they were typed: a shell takes only what begins with them.
fn going_on(typed: &str, whole: &str) -> Option<String> {
    let end = whole.char_indices().nth(typed.chars().count()).map_or(whole.len(), |(end, _)| end);
    let (start, rest) = whole.split_at(end);
    (folded(start) == folded(typed)).then(|| format!("{typed}{rest}"))
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
