//! Where the command line hands over to the screen, with all that the screen may know of the environment.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{self, Path, PathBuf};

use directories::BaseDirs;

use super::args::Global;
use super::context::{Context, surroundings};
use super::error::CliError;
use super::print::no_colour_wanted;
use crate::app::command::SampleAdd;
use crate::app::{App, Command};
use crate::tui::{self, Colours, Ending, Look, TuiError};

/// Whether someone sits before it.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The calendar of the store.
pub fn open(global: &Global) -> Result<(), CliError> {
    needs_terminal()?;
    let Context { app, path, .. } = Context::open(global)?;
    show(app, Look { watched: whole_paths(&path), ..look(global) })
}

/// The calendar of a store with sample data, gone with the program.
pub fn demo(global: &Global) -> Result<(), CliError> {
    needs_terminal()?;
    let (zone, clock) = surroundings(global)?;
    let mut app = App::in_memory(clock, zone)?;
    app.run(Command::SampleAdd(SampleAdd))?;
    show(app, look(global))
}

fn needs_terminal() -> Result<(), CliError> {
    let advice = "Run it in a terminal; “fortnight agenda” prints the calendar anywhere.";
    if is_possible() { Ok(()) } else { Err(CliError::usage("the screen needs a terminal", advice)) }
}

fn show(app: App, look: Look) -> Result<(), CliError> {
    match tui::run(app, look) {
        Ok(Ending::Quit) => Ok(()),
        Ok(Ending::Signal(signal)) => Err(CliError::Signal(signal)),
        Err(TuiError::Terminal(source)) => Err(CliError::Terminal(source)),
    }
}

fn look(global: &Global) -> Look {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    let plain = global.no_color || no_colour_wanted();
    Look {
        colours: if plain { Colours::None } else { colours(&variable("COLORTERM"), &variable("TERM")) },
        unicode: speaks_unicode(["LC_ALL", "LC_CTYPE", "LANG"].map(variable)),
        home: BaseDirs::new().map(|folders| folders.home_dir().to_owned()),
        folder: env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        watched: Vec::new(),
        panic: cfg!(debug_assertions) && variable("FORTNIGHT_PANIC") == "tui",
    }
}

/// Where a file lies: as it is named, and where a link leads.
fn whole_paths(file: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = [path::absolute(file), file.canonicalize()].into_iter().flatten().collect();
    paths.dedup();
    paths
}

/// How many colours a terminal says that it has.
fn colours(colorterm: &str, term: &str) -> Colours {
    match (colorterm, term) {
        ("truecolor" | "24bit", _) => Colours::True,
        (_, term) if term.contains("direct") => Colours::True,
        (_, term) if term.contains("256") => Colours::Indexed,
        _ => Colours::Sixteen,
    }
}

/// The first locale that is set decides (POSIX 8.2); where none is, terminals of today speak UTF-8.
fn speaks_unicode(locales: [String; 3]) -> bool {
    let first = locales.into_iter().find(|locale| !locale.is_empty());
    first.is_none_or(|locale| locale.to_lowercase().replace('-', "").contains("utf8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_follow_the_terminal() {
        let cases = [
            ("truecolor", "xterm", Colours::True),
            ("", "xterm-direct", Colours::True),
            ("", "xterm-256color", Colours::Indexed),
            ("", "linux", Colours::Sixteen),
            ("", "", Colours::Sixteen),
        ];
        for (colorterm, term, expected) in cases {
            assert_eq!(colours(colorterm, term), expected, "{colorterm} {term}");
        }
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let cases = [
            (["", "", ""], true),
            (["", "", "en_GB.UTF-8"], true),
            (["C", "", "en_GB.UTF-8"], false),
            (["", "C.utf8", "C"], true),
            (["", "", "de_DE.ISO-8859-1"], false),
        ];
        for (locales, expected) in cases {
            assert_eq!(speaks_unicode(locales.map(str::to_owned)), expected, "{locales:?}");
        }
    }
}
