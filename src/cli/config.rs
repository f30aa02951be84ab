//! The file of settings: what holds where neither an option nor the environment says otherwise.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::args::Global;
use super::error::CliError;
use super::series_value::read_contact;
use crate::app::AppError;
use crate::domain::event::Contact;
use crate::domain::retention::{Period, Retention};
use crate::domain::zone::Zone;

/// A setting: its name, and what is wrong with a value, if anything.
pub struct Setting {
    pub name: &'static str,
    wrong: fn(&str) -> Option<String>,
}

/// All settings there are; `assets/config.toml` explains them.
pub const SETTINGS: [Setting; 7] = [
    Setting {
        name: "store", wrong: |text| path(text).is_none().then(|| format!("“{text}” is no whole path, nor does it begin with ~/"))
    },
    Setting { name: "zone", wrong: |text| Zone::named(text).err().map(|error| error.to_string()) },
    Setting { name: "organizer", wrong: |text| read_contact(text).err().map(|error| error.to_string()) },
    Setting {
        name: "colour",
        wrong: |text| (!["auto", "never"].contains(&text)).then(|| format!("“{text}” is neither “auto” nor “never”")),
    },
    Setting { name: CONTACTS, wrong: no_period },
    Setting { name: REFERRAL, wrong: no_period },
    Setting { name: NOTES, wrong: no_period },
];

const CONTACTS: &str = "retention.contacts";
const REFERRAL: &str = "retention.referral";
const NOTES: &str = "retention.notes";

/// The file with every setting explained, none of them set.
pub const EXAMPLE: &str = include_str!("../../assets/config.toml");

/// What a file sets, each value with its line, counted from 1.
#[derive(Debug, Default)]
pub struct Config {
    path: PathBuf,
    found: BTreeMap<String, (String, usize)>,
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
            Ok(text) => Ok(Self { found: settings(&text).map_err(|wrong| mistakes(&path, &wrong))?, path }),
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(Self { path, ..Self::default() }),
            Err(source) => Err(AppError::Read { path, source }.into()),
        }
    }

    /// What a setting is set to.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.found.get(name).map(|(value, _)| value.as_str())
    }

    /// Where that stands: "config.toml:3".
    pub fn place(&self, name: &str) -> Option<String> {
        self.found.get(name).map(|(_, line)| format!("{}:{line}", self.path.display()))
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
    global.no_color |= config.value("colour") == Some("never");
    global.organizer = config.organizer();
    global.retention = config.retention();
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

fn no_period(text: &str) -> Option<String> {
    Period::parse(text).is_none().then(|| format!("“{text}” is no length of time such as “2 years”, “6 months” or “90 days”"))
}

/// A mistake and its line, counted from 1.
type Mistake = (usize, String);

fn settings(text: &str) -> Result<BTreeMap<String, (String, usize)>, Vec<Mistake>> {
    let line = |at: Range<usize>| text.get(..at.start).unwrap_or_default().matches('\n').count() + 1;
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut wrong: Vec<Mistake> =
        errors.iter().map(|error| (line(error.span().unwrap_or_default()), error.message().replace('\n', ", "))).collect();
    let unreadable: Vec<usize> = wrong.iter().map(|(line, _)| *line).collect();
    let mut found = BTreeMap::new();
    for (name, span, value) in named_values("", table.get_ref()) {
        let at = line(span);
        match (SETTINGS.iter().find(|setting| setting.name == name), value) {
            (None, _) => wrong.push((at, format!("there is no setting “{name}”{}", meant(&name)))),
            // what stands there is made up where the line cannot be read
            (Some(_), _) if unreadable.contains(&at) => {}
            (Some(setting), DeValue::String(text)) => match (setting.wrong)(text) {
                None => drop(found.insert(name, (text.to_string(), at))),
                Some(why) => wrong.push((at, format!("{name}: {why}"))),
            },
            (Some(_), other) => wrong.push((at, format!("{name} has to be a text in quotes, not {}", other.type_str()))),
        }
    }
    wrong.sort();
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// What a table says, that of tables within it by whole names: “retention.notes”.
fn named_values<'t>(within: &str, table: &'t DeTable) -> Vec<(String, Range<usize>, &'t DeValue<'t>)> {
    let named = |(key, value): (&'t Spanned<DeString>, &'t Spanned<DeValue>)| {
        let name = format!("{within}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) if !inner.is_empty() => named_values(&format!("{name}."), inner),
            value => vec![(name, key.span(), value)],
        }
    };
    table.iter().flat_map(named).collect()
}

/// ", did you mean “zone”?" where something is near.
fn meant(name: &str) -> String {
    const ALIKE: f64 = 0.7;
    let likeness = |setting: &&Setting| strsim::jaro_winkler(setting.name, name);
    let nearest = SETTINGS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|nearest| likeness(nearest) > ALIKE);
    nearest.map(|nearest| format!("; did you mean “{}”?", nearest.name)).unwrap_or_default()
}

fn mistakes(path: &Path, wrong: &[Mistake]) -> CliError {
    let told: Vec<String> = wrong.iter().map(|(line, why)| format!("line {line}: {why}")).collect();
    CliError::input(
        format!("{} cannot be taken: {}", path.display(), told.join("; ")),
        "Correct it, or see what can be set with: fortnight config show --default",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_sets_every_setting_once_its_marks_are_gone() {
        assert_eq!(settings(EXAMPLE).expect("all comments").len(), 0);
        let set: String = EXAMPLE
            .lines()
            .map(|line| {
                line.strip_prefix("# ").filter(|line| line.contains(" = ") || line.starts_with('[')).unwrap_or("").to_owned() + "\n"
            })
            .collect();
        let found = settings(&set).expect("every example is right");
        let mut all = SETTINGS.map(|setting| setting.name);
        all.sort_unstable();
        assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), all);
    }

    #[test]
    fn all_mistakes_are_told_at_once_with_their_lines() {
        let text = "stroe = '/x'\nzone = 'Mars/Olympus'\ncolour = 1\norganizer = 'Naomi'\nstore = 'x.db'\nx = 'y'\n";
        let wrong = settings(text).expect_err("six mistakes");
        assert_eq!(wrong.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        assert!(wrong[0].1.contains("did you mean “store”?") && !wrong[5].1.contains("did you mean"), "{wrong:?}");
        assert_eq!(settings("\nzone = = 'UTC'\n").expect_err("no TOML")[0].0, 2);
        for text in ["zone = ", "zone = \n", "zone =\ncolour = 'auto'\n"] {
            let wrong = settings(text).expect_err("no value");
            assert!(wrong.len() == 1 && wrong[0].0 == 1 && !wrong[0].1.contains("“”"), "{text:?}: {wrong:?}");
        }
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
