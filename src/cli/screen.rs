//! Where the command line hands over to the screen, with all that the screen may know of the environment.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use directories::BaseDirs;

use super::args::Global;
use super::config::Again;
use super::console::Console;
use super::context::{self, store_path, surroundings};
use super::error::CliError;
use super::holidays::holidays;
use super::print::is_plain;
use crate::app::App;
use crate::tui::schemes::Background;
use crate::tui::{self, Colours, Ending, Look, TuiError};

/// Whether someone sits before it.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The calendar of the store.
pub fn open(global: &Global) -> Result<(), CliError> {
    needs_terminal()?;
    let (app, warning) = context::open_warned(global)?;
    show(app, warning, global, Some(&store_path(global)?))
}

/// The calendar of a store with sample data, gone with the program.
pub fn demo(global: &Global) -> Result<(), CliError> {
    needs_terminal()?;
    show(sample(global)?, None, global, None)
}

/// Sample data in memory.
pub fn sample(global: &Global) -> Result<App, CliError> {
    let (zone, clock) = surroundings(global)?;
    let (holidays, _) = holidays(global, &zone, clock.now());
    Ok(App::on_sample(clock, zone)?.with_holidays(holidays).with_dial(global.settings.dial()))
}

fn needs_terminal() -> Result<(), CliError> {
    let advice = "Run it in a terminal; “fortnight agenda” prints the calendar anywhere, “fortnight --linear” asks and answers in lines.";
    if !is_possible() {
        return Err(CliError::usage("the screen needs a terminal", advice));
    }
    // such a terminal has lines only: an editor's, a log's
    if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let advice = "“fortnight --linear” asks and answers line by line, and “fortnight agenda” prints the calendar.";
        return Err(CliError::usage("this terminal cannot show a screen (TERM=dumb)", advice));
    }
    Ok(())
}

/// Shows the screen of a store, if it is in a file; that and the settings may be changed by others meanwhile.
fn show(app: App, warning: Option<String>, global: &Global, store: Option<&Path>) -> Result<(), CliError> {
    let watched: Vec<PathBuf> = store.into_iter().chain([global.settings.path()]).flat_map(whole_paths).collect();
    let is_kept = store.is_some();
    let look = |global: &Global, holidays| Look { watched: watched.clone(), is_kept, holidays, ..look(global) };
    let first = Look { warning, ..look(global, Arc::clone(app.holidays())) };
    let (zone, now) = (app.zone().clone(), app.now());
    let look_anew = |settings| {
        let global = Global { settings, ..global.clone() };
        match holidays(&global, &zone, now) {
            (holidays, None) => Ok(look(&global, Arc::new(holidays))),
            (_, Some(why)) => Err(format!("kept as it was: {why}")),
        }
    };
    let mut settings = Again::after(&global.settings);
    let mut again = || Some(settings.read()?.and_then(look_anew));
    match tui::run(app, first, &mut again, Box::new(Console::new(global.clone()))) {
        Ok(Ending::Quit) => Ok(()),
        Ok(Ending::Signal(signal)) => Err(CliError::Signal(signal)),
        Err(TuiError::Terminal(source)) => Err(CliError::Terminal(source)),
    }
}

fn look(global: &Global) -> Look {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    Look {
        colours: if is_plain(global) { Colours::None } else { colours(&variable("COLORTERM"), &variable("TERM")) },
        scheme: global.settings.scheme(),
        background: global.settings.background().unwrap_or_else(|| background(&variable("COLORFGBG"))),
        unicode: has_unicode(global),
        mouse: global.settings.mouse(),
        week_start: global.settings.week_start(),
        dial: global.settings.dial(),
        keymap: global.settings.keymap(),
        holidays: Arc::default(),
        organizer: global.settings.organizer(),
        is_kept: true,
        warning: None,
        home: BaseDirs::new().map(|folders| folders.home_dir().to_owned()),
        folder: env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        editor: ["VISUAL", "EDITOR"].map(variable).into_iter().find(|editor| !editor.trim().is_empty()),
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

/// The background that a terminal says it has: after the last semicolon, one of the sixteen colours.
fn background(colorfgbg: &str) -> Background {
    match colorfgbg.rsplit(';').next() {
        Some("7" | "15") => Background::Light,
        _ => Background::Dark,
    }
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

/// The variables that name a locale, the loudest first.
const LOCALES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Whether more than ASCII is drawn: as it is set, or as the locale says.
pub fn has_unicode(global: &Global) -> bool {
    let spoken = || locale().and_then(|name| env::var(name).ok());
    global.settings.unicode().unwrap_or_else(|| speaks_unicode(spoken().as_deref()))
}

/// The variable that decides on the locale: the first that is set (POSIX 8.2).
pub fn locale() -> Option<&'static str> {
    LOCALES.into_iter().find(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Whether a locale is one of UTF-8; where none is set, terminals of today speak it.
fn speaks_unicode(locale: Option<&str>) -> bool {
    locale.is_none_or(|locale| locale.to_lowercase().replace('-', "").contains("utf8"))
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
    fn the_background_is_the_last_word_of_colorfgbg() {
        let cases = [("15;0", Background::Dark), ("0;15", Background::Light), ("0;default;7", Background::Light), ("", Background::Dark)];
        for (said, expected) in cases {
            assert_eq!(background(said), expected, "{said}");
        }
    }

    #[test]
    fn a_locale_says_whether_it_speaks_utf_8() {
        let cases =
            [(None, true), (Some("en_GB.UTF-8"), true), (Some("C.utf8"), true), (Some("C"), false), (Some("de_DE.ISO-8859-1"), false)];
        for (locale, expected) in cases {
            assert_eq!(speaks_unicode(locale), expected, "{locale:?}");
        }
    }
}
