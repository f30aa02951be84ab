//! How a line from within may go on: the words of the command line, and what the open calendar has.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::{Arc, Mutex};

use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter, complete};

use super::{NAME, OUTSIDE};
use crate::app::App;
use crate::cli::complete::store::{Choice, Kind, choices};
use crate::cli::complete::{offering, series_named};
use crate::cli::shell_line::{quoted, read};
use crate::domain::text::{folded, one_line};
use crate::tui::Candidate;

/// More than this nobody reads.
const MOST: usize = 50;
/// The heading under which options stand that every command knows; most say how the program is started.
const EVERYWHERE: &str = "Everywhere";

/// What `help` says of itself.
const HELP: &str = "What a command does, with examples";

/// The command line without what belongs to the start of the program: it is known, but not offered.
pub fn from_within(mut command: Command) -> Command {
    // only then it has its `help`
    command.build();
    without_outside(command)
}

fn without_outside(command: Command) -> Command {
    if command.get_name() == "help" {
        return command.about(HELP);
    }
    let is_outside = OUTSIDE.iter().any(|(name, _)| *name == command.get_name());
    let hidden = |argument: clap::Arg| if argument.get_help_heading() == Some(EVERYWHERE) { argument.hide(true) } else { argument };
    command.hide(is_outside).mut_args(hidden).mut_subcommands(without_outside)
}

/// What the store is asked for where the line ends.
type Wanted = Arc<Mutex<Option<(Kind, String)>>>;

/// Notes what is wanted; the calendar is asked for it afterwards.
struct Noting {
    kind: Kind,
    wanted: Wanted,
}

impl ValueCompleter for Noting {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        if let (Ok(mut wanted), Some(typed)) = (self.wanted.lock(), typed.to_str()) {
            *wanted = Some((self.kind, typed.to_owned()));
        }
        Vec::new()
    }

    /// Each choice stands for a whole name or date: nothing follows it.
    fn complete_at(&self, place: usize, typed: &OsStr) -> Vec<CompletionCandidate> {
        if place == 0 { self.complete(typed) } else { Vec::new() }
    }
}

/// What may stand at the end of a line.
pub fn candidates(command: &Command, app: &App, line: &str) -> Vec<Candidate> {
    let typed = read(line);
    let named = typed.words.len() > 1 && typed.words.first().is_some_and(|word| word == NAME);
    let words: Vec<OsString> = (!named).then(|| NAME.to_owned()).into_iter().chain(typed.words).map(OsString::from).collect();
    let wanted = Wanted::default();
    let noting = |kind| ArgValueCompleter::new(Noting { kind, wanted: Arc::clone(&wanted) });
    let mut offering = offering(command.clone(), "", &noting);
    let last = words.len().saturating_sub(1);
    let found = complete(&mut offering, words.clone(), last, Some(Path::new("."))).unwrap_or_default();
    let wanted = wanted.lock().ok().and_then(|mut wanted| wanted.take());
    let stored = wanted.map(|(kind, begun)| stored(app, kind, &begun, &words)).unwrap_or_default();
    let of_the_line = found.iter().map(|candidate| {
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        (candidate.get_value().to_string_lossy().into_owned(), help)
    });
    let before = line.get(..typed.start).unwrap_or_default();
    let candidate = |(word, help): (String, String)| {
        // a folder or an option with its value goes on
        let end = if word.ends_with(['/', '=']) { "" } else { " " };
        Candidate {
            line: format!("{before}{}{end}", quoted(&word)),
            word: one_line(&word),
            help: one_line(help.lines().next().unwrap_or_default()),
        }
    };
    stored.into_iter().chain(of_the_line).take(MOST).map(candidate).collect()
}

/// What the calendar has that begins so, then what has a word that does; what only stands for something better is left out.
fn stored(app: &App, kind: Kind, begun: &str, words: &[OsString]) -> Vec<(String, String)> {
    let begun = folded(begun);
    let all = choices(app, kind, series_named(words).as_deref()).unwrap_or_default();
    let (begins, others): (Vec<_>, Vec<_>) =
        all.into_iter().filter(Choice::is_plain).partition(|choice| folded(&choice.word).starts_with(&begun));
    let has_word = |choice: &Choice| folded(&choice.word).split(' ').any(|word| word.starts_with(&begun));
    let mut fitting: Vec<_> = begins.into_iter().chain(others.into_iter().filter(has_word)).collect();
    if fitting.iter().any(|choice| !choice.second) {
        fitting.retain(|choice| !choice.second);
    }
    fitting.into_iter().map(|choice| (choice.word, choice.help)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Clock;
    use crate::app::command::{Command as Change, SampleAdd};
    use crate::cli::args::{Global, command};
    use crate::cli::console::Console;
    use crate::cli::print::Form;
    use crate::domain::time::Instant;
    use crate::domain::zone::Zone;

    fn lines(line: &str) -> Vec<String> {
        candidates_of(line).into_iter().map(|candidate| candidate.line).collect()
    }

    fn candidates_of(line: &str) -> Vec<Candidate> {
        let zone = Zone::named("Europe/London").expect("London");
        let mut app = App::in_memory(Clock::Fixed(Instant(1_599_057_720)), zone).expect("memory");
        app.run(Change::SampleAdd(SampleAdd)).expect("sample data");
        candidates(&from_within(command()), &app, line)
    }

    #[test]
    fn words_and_options_come_from_the_command_line() {
        assert_eq!(lines("ser"), ["series "]);
        assert_eq!(lines("fortnight session sk"), ["fortnight session skip "]);
        assert_eq!(lines("session skip choir next --re"), ["session skip choir next --reason "]);
        let (first, help) = (lines(""), candidates_of("hel").remove(0));
        assert_eq!((help.word.as_str(), help.help.as_str()), ("help", HELP));
        assert!(first.contains(&"add ".to_owned()) && !first.contains(&"batch ".to_owned()), "{first:?}");
    }

    #[test]
    fn names_come_from_the_calendar_and_are_quoted_where_they_have_to_be() {
        assert_eq!(lines("series show soc"), ["series show 'Social Cohesion in Social Isolation' "]);
        assert_eq!(lines("series show 'soc"), ["series show 'Social Cohesion in Social Isolation' "]);
        assert_eq!(lines("session skip choir n"), ["session skip choir next "]);
        assert_eq!(lines("series show cho"), ["series show 'Open Door Choir' "]);
        assert_eq!(lines("person show halima"), ["person show 'Halima Noor' "]);
        assert_eq!(lines("person show zz"), [""; 0]);
    }

    #[test]
    fn a_line_that_was_done_leaves_the_words_as_they_were() {
        let zone = Zone::named("Europe/London").expect("London");
        let mut app = App::in_memory(Clock::Fixed(Instant(1_599_057_720)), zone).expect("memory");
        let mut console = Console::new(Global::default());
        console.obey(&mut app, "add Choir every Thursday 10-11:30", Form::Spoken, false);
        let found = crate::tui::Console::complete(&mut console, &app, "session skip ch");
        assert_eq!(found.first().map(|candidate| candidate.line.as_str()), Some("session skip Choir "));
    }
}
