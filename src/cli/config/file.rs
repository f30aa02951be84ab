//! What a file of settings says: each value with its line, or every mistake at once.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::keys::{self, KEYS, keymap};
use super::setting::{Kind, SETTINGS, meant};
use crate::tui::keymap::Keymap;
use crate::tui::rebind::Rebinding;

/// What is set.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Each value as text, with its line, counted from 1.
    pub values: BTreeMap<String, (String, usize)>,
    pub keymap: Keymap,
    /// Actions that have other keys than usual, with their lines.
    pub rebound: BTreeMap<String, usize>,
}

/// A mistake and its line, counted from 1.
pub type Mistake = (usize, String);

/// Reads the text of a file.
///
/// # Errors
/// With all that is wrong in it, by line.
pub fn settings(text: &str) -> Result<Found, Vec<Mistake>> {
    let line = |at: Range<usize>| text.get(..at.start).unwrap_or_default().matches('\n').count() + 1;
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut wrong: Vec<Mistake> =
        errors.iter().map(|error| (line(error.span().unwrap_or_default()), error.message().replace('\n', ", "))).collect();
    let unreadable: Vec<usize> = wrong.iter().map(|(line, _)| *line).collect();
    let mut found = Found::default();
    let mut rebound = Vec::new();
    for (name, span, value) in named_values("", table.get_ref()) {
        let at = line(span);
        if let Some(action) = name.strip_prefix(KEYS) {
            match keys::read(value) {
                _ if unreadable.contains(&at) => {}
                Ok(keys) => rebound.push(keys::Line { change: Rebinding { name: action.to_owned(), keys }, at }),
                Err(why) => wrong.push((at, format!("{name}{why}"))),
            }
            continue;
        }
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
            wrong.push((at, format!("there is no setting “{name}”{}", meant(&name, &SETTINGS.each_ref().map(|setting| setting.name)))));
            continue;
        };
        // what stands there is made up where the line cannot be read
        if unreadable.contains(&at) {
            continue;
        }
        match read(setting.kind, value) {
            Ok(value) => drop(found.values.insert(name, (value, at))),
            Err(why) => wrong.push((at, format!("{name}{why}"))),
        }
    }
    found.rebound = rebound.iter().map(|line: &keys::Line| (line.change.name.clone(), line.at)).collect();
    match keymap(rebound) {
        Ok(keymap) => found.keymap = keymap,
        Err(mistakes) => wrong.extend(mistakes),
    }
    wrong.sort();
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// What a table says, that of tables within it by whole names: “retention.notes”.
fn named_values<'t>(within: &str, table: &'t DeTable) -> Vec<(String, Range<usize>, &'t DeValue<'t>)> {
    let named = |(key, value): (&'t Spanned<DeString>, &'t Spanned<DeValue>)| {
        let name = format!("{within}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) if !inner.is_empty() || key.get_ref() == KEYS.trim_end_matches('.') => {
                named_values(&format!("{name}."), inner)
            }
            value => vec![(name, key.span(), value)],
        }
    };
    table.iter().flat_map(named).collect()
}

/// The value as text; else what is wrong with it, to be read after its name.
fn read(kind: Kind, value: &DeValue) -> Result<String, String> {
    match (kind, value) {
        (Kind::Switch, DeValue::Boolean(is_on)) => Ok(is_on.to_string()),
        (Kind::Text(_) | Kind::Word(_) | Kind::Switch, DeValue::String(text)) => match kind.wrong(text) {
            None => Ok(text.to_string()),
            Some(why) => Err(format!(": {why}")),
        },
        (_, other) => Err(format!(" has to be {}, not {}", kind.form(), other.type_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::EXAMPLE;
    use super::*;

    #[test]
    fn the_example_sets_every_setting_once_its_marks_are_gone() {
        assert!(settings(EXAMPLE).expect("all comments").values.is_empty());
        let set: String = EXAMPLE
            .lines()
            .map(|line| {
                line.strip_prefix("# ").filter(|line| line.contains(" = ") || line.starts_with('[')).unwrap_or("").to_owned() + "\n"
            })
            .collect();
        let found = settings(&set).expect("every example is right");
        let mut all = SETTINGS.map(|setting| setting.name);
        all.sort_unstable();
        assert_eq!(found.values.keys().map(String::as_str).collect::<Vec<_>>(), all);
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
}
