//! The full names of everyone known, to be looked for in many lines.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::text::unescape;
use crate::domain::text::folded;

/// Names as words: “Bo Chen” is found in `Chen\, Bo Chen`, and not in `Bo Chengdu`.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    names: HashSet<String>,
    /// By first word, how many words the names have: most words begin none.
    lengths: HashMap<String, BTreeSet<usize>>,
}

impl KnownNames {
    /// Whether one of the names stands in a property value, in any case.
    pub fn stand_in(&self, value: &str) -> bool {
        if self.names.is_empty() {
            return false;
        }
        // a link has a space as %20
        let text = folded(&unescape(value).replace("%20", " "));
        let words: Vec<&str> = words(&text).collect();
        let begins = |(at, word): (usize, &&str)| {
            let mut lengths = self.lengths.get(*word).into_iter().flatten();
            lengths.any(|length| words.get(at..at + length).is_some_and(|name| self.names.contains(&name.join(" "))))
        };
        words.iter().enumerate().any(begins)
    }
}

impl<'a> FromIterator<&'a str> for KnownNames {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut known = Self::default();
        for name in names {
            let name = folded(name);
            let words: Vec<&str> = words(&name).collect();
            if let Some(first) = words.first() {
                known.lengths.entry((*first).to_owned()).or_default().insert(words.len());
                known.names.insert(words.join(" "));
            }
        }
        known
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words_in_any_case() {
        let known: KnownNames = ["Bo Chen", "Zoe\u{308} Ann O’Neil", "…"].into_iter().collect();
        for value in ["tea with BO CHEN", r"Ada\, Bo Chen", r"Tea\nBo Chen", "https://example.org/bo%20chen", "Bo_Chen", "zoë ann o’neil!"]
        {
            assert!(known.stand_in(value), "{value}");
        }
        for value in ["", "Bo", "Bo Chengdu", "Chen Bo", "Zoë Ann", "…"] {
            assert!(!known.stand_in(value), "{value}");
        }
    }
}
