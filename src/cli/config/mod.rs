//! The file of settings: what holds where neither an option nor the environment says otherwise.

mod again;
mod file;
mod keys;
mod list_keys;
mod setting;
pub mod show;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::Weekday;
use directories::{BaseDirs, ProjectDirs};

use super::args::Global;
use super::error::CliError;
use super::series::value::read_contact;
use crate::app::{AppError, Dial};
use crate::domain::event::Contact;
use crate::domain::retention::{Period, Retention};
use crate::tui::keymap::Keymap;
use crate::tui::schemes::{Background, SCHEMES, Scheme};
pub use again::Again;
use file::{Found, settings};
use setting::{BACKGROUNDS, CLOCKS, CONTACTS, NOTES, REFERRAL, WEEK_STARTS};
pub use setting::{SETTINGS, Setting};

/// The file with every setting explained, none of them set.
pub const EXAMPLE: &str = include_str!("../../../assets/config.toml");

/// What a file sets.
#[derive(Clone, Debug, Default)]
pub struct Config {
    path: PathBuf,
    found: Found,
}

impl Config {
    /// The file that `--config` names, else the one in the folder for settings, which need not be there.
    ///
    /// # Errors
    /// When it cannot be read, or with all that is wrong in it.
    pub fn read(named: Option<&Path>) -> Result<Self, CliError> {
        let usual = || ProjectDirs::from("", "", "fortnight").map(|folders| folders.config_dir().join("config.toml"));
        let Some(path) = named.map(Path::to_owned).or_else(usual) else { return Ok(Self::default()) };
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Self { found: settings(&text).map_err(|wrong| CliError::Settings { path: path.clone(), wrong })?, path }),
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(Self { path, ..Self::default() }),
            Err(source) => Err(AppError::Read { path, source }.into()),
        }
    }

    /// What a setting is set to.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.found.values.get(name).map(|(value, _)| value.as_str())
    }

    /// Where that stands: "config.toml:3".
    pub fn place(&self, name: &str) -> Option<String> {
        self.found.values.get(name).map(|(_, line)| format!("{}:{line}", self.path.display()))
    }

    /// Where an action is given its keys, if it is.
    pub fn place_of_keys(&self, action: &str) -> Option<String> {
        self.found.rebound.get(action).map(|line| format!("{}:{line}", self.path.display()))
    }

    /// The file, whether it is there or not; empty where there is no folder for settings.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn store(&self) -> Option<PathBuf> {
        self.value("store").and_then(path)
    }

    pub fn retention(&self) -> Retention {
        let period = |name| self.value(name).and_then(Period::parse);
        Retention { contacts: period(CONTACTS), referral: period(REFERRAL), notes: period(NOTES) }
    }

    pub fn organizer(&self) -> Option<Contact> {
        self.value("organizer").and_then(|text| read_contact(text).ok())
    }

    /// What each key means.
    pub fn keymap(&self) -> Keymap {
        self.found.keymap.clone()
    }

    /// Whether colours are drawn where the terminal has them.
    pub fn has_colours(&self) -> bool {
        self.value("colour") != Some("never")
    }

    /// Whether more than ASCII is drawn, where that is said.
    pub fn unicode(&self) -> Option<bool> {
        self.switch("unicode")
    }

    pub fn scheme(&self) -> &'static Scheme {
        self.value("theme").and_then(Scheme::named).unwrap_or(&SCHEMES[0])
    }

    /// The background of the terminal, where that is said.
    pub fn background(&self) -> Option<Background> {
        self.word("background", &BACKGROUNDS)
    }

    pub fn mouse(&self) -> bool {
        self.switch("mouse").unwrap_or(true)
    }

    pub fn week_start(&self) -> Weekday {
        self.word("week_start", &WEEK_STARTS)
    }

    pub fn dial(&self) -> Dial {
        self.word("clock", &CLOCKS)
    }

    fn switch(&self, name: &str) -> Option<bool> {
        self.value(name).map(|value| value == "true")
    }

    /// What the word means that a setting is set to; where nothing is set, the first of those there are.
    fn word<T: Copy, const N: usize>(&self, name: &str, words: &[(&str, T); N]) -> T {
        let said = words.iter().find(|(word, _)| self.value(name) == Some(word));
        said.unwrap_or(&words[0]).1
    }
}

/// Gives the call what the file sets and neither an option nor the environment does.
///
/// # Errors
/// As [`Config::read`].
pub fn settle(global: &mut Global) -> Result<(), CliError> {
    let config = Config::read(global.config.as_deref())?;
    if store_variable().is_none() {
        global.db = global.db.take().or_else(|| config.store());
    }
    global.tz = global.tz.take().or_else(|| config.value("zone").map(str::to_owned));
    global.settings = config;
    Ok(())
}

/// `FORTNIGHT_DB`, where it says something.
pub fn store_variable() -> Option<PathBuf> {
    env::var_os("FORTNIGHT_DB").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// A whole path, or one below the home folder.
pub fn path(text: &str) -> Option<PathBuf> {
    match text.strip_prefix("~/") {
        Some(below) => BaseDirs::new().map(|folders| folders.home_dir().join(below)),
        None => Some(PathBuf::from(text)).filter(|path| path.is_absolute()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_says_is_as_usual() {
        let said = |text| Config { found: settings(text).expect(text), ..Config::default() };
        let (usual, set) = (said(""), said("unicode = false\nmouse = false\nweek_start = 'sunday'\nclock = '12h'\n"));
        assert_eq!((usual.unicode(), usual.mouse(), usual.week_start(), usual.dial()), (None, true, Weekday::Mon, Dial::TwentyFour));
        assert_eq!((set.unicode(), set.mouse(), set.week_start(), set.dial()), (Some(false), false, Weekday::Sun, Dial::Twelve));
    }

    #[test]
    fn how_long_data_is_kept_stands_in_a_table() {
        let found = settings("[retention]\ncontacts = '2 years'\nnotes = '90 days'\n").expect("right");
        let config = Config { found, ..Config::default() };
        let wanted = Retention { contacts: Some(Period::Months(24)), referral: None, notes: Some(Period::Days(90)) };
        assert_eq!((config.retention(), Config::default().retention().is_none()), (wanted, true));
        let text = "retention.notes = 'for ever'\n[retention]\ncontact = '1 year'\n";
        assert!(settings(text).is_err(), "a table twice");
        let text = "[retention]\ncontact = '1 year'\nnotes = 'for ever'\nreferral = 2\n";
        let wrong = settings(text).expect_err("three mistakes");
        assert_eq!(wrong.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(wrong[0].1.contains("did you mean “retention.contacts”?") && wrong[1].1.contains("“for ever” is no length"), "{wrong:?}");
        assert_eq!(settings("retention = '1 year'\n").expect_err("no table").len(), 1);
        assert_eq!(settings("[[retention]]\nnotes = '1 year'\n").expect_err("no table").len(), 1);
    }
}
