//! The privacy screen: names become initials, for sharing the screen, in free text too.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

/// The names that are known, and what is shown for each.
#[derive(Debug, Default)]
pub struct Names {
    /// Names that share their initials with one before: which of them each is, from 2 on.
    numbers: HashMap<String, usize>,
    /// What names are made of, folded.
    parts: HashSet<String>,
}

impl Names {
    /// From names in their order.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        let mut alike: HashMap<String, Vec<&str>> = HashMap::new();
        for name in names {
            let sharing = alike.entry(initials(name)).or_default();
            if !sharing.contains(&name) {
                sharing.push(name);
            }
            let parts = name.split_whitespace().map(str::to_lowercase);
            found.parts.extend(parts.filter(|part| part.chars().filter(|letter| letter.is_alphabetic()).count() > 1));
        }
        for sharing in alike.values() {
            found.numbers.extend(sharing.iter().enumerate().skip(1).map(|(place, name)| ((*name).to_owned(), place + 1)));
        }
        found
    }

    /// "A. L.", and "A. L. 2" for the second of those initials.
    pub fn initials(&self, name: &str) -> String {
        let number = self.numbers.get(name).map(|number| format!(" {number}")).unwrap_or_default();
        initials(name) + &number
    }

    /// A text in which the parts of known names are initials: those that are written as a name is, and those beside another part.
    pub fn mask(&self, text: &str) -> String {
        let words: Vec<&str> = text.split_word_bounds().collect();
        let is_part = |word: &&str| self.parts.contains(&word.to_lowercase());
        let are_parts: Vec<bool> = words.iter().map(is_part).collect();
        let has = |place: Option<usize>| place.and_then(|place| are_parts.get(place)).copied().unwrap_or(false);
        // between two words stands the space
        let is_beside = |place: usize| has(place.checked_sub(2)) || has(Some(place + 2));
        let shown = words.iter().enumerate().map(|(place, word)| {
            let (bare, end) = ["'s", "’s"].into_iter().find_map(|end| Some((word.strip_suffix(end)?, end))).unwrap_or((*word, ""));
            let is_name = is_part(word) || is_part(&bare);
            if is_name && (!bare.starts_with(char::is_lowercase) || is_beside(place)) { initials(bare) + end } else { (*word).to_owned() }
        });
        shown.collect()
    }
}

/// "Ada Lovelace" becomes "A. L."; a name without letters becomes "?".
fn initials(name: &str) -> String {
    let first = |word: &str| word.graphemes(true).find(|letter| letter.chars().any(char::is_alphabetic)).map(str::to_uppercase);
    let letters: Vec<String> = name.split_whitespace().filter_map(first).map(|letter| letter + ".").collect();
    if letters.is_empty() { "?".into() } else { letters.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_shrink_to_initials() {
        let cases = [
            ("Ada Lovelace", "A. L."),
            ("zoë", "Z."),
            ("Ludwig van Beethoven", "L. V. B."),
            ("(Bo) Chen", "B. C."),
            ("42", "?"),
            ("", "?"),
        ];
        for (name, wanted) in cases {
            assert_eq!(initials(name), wanted, "{name}");
        }
    }

    #[test]
    fn two_with_the_same_initials_are_told_apart() {
        let names = Names::of(["Ada Lovelace", "Alan Lane", "Alan Lane", "Bo Chen"].into_iter());
        let shown = ["Ada Lovelace", "Alan Lane", "Bo Chen", "Arno Loos"].map(|name| names.initials(name));
        assert_eq!(shown, ["A. L.", "A. L. 2", "B. C.", "A. L."]);
    }

    #[test]
    fn names_in_a_text_become_initials_and_other_words_stay() {
        let names = Names::of(["Ada Lovelace", "Will Rose", "Patrick O'Dowd", "Zoë van Dyk"].into_iter());
        let cases = [
            ("Ada is away", "A. is away"),
            ("Chat with Ada Lovelace", "Chat with A. L."),
            ("ADA's birthday; ada lovelace too", "A.'s birthday; A. L. too"),
            ("we will see a rose", "we will see a rose"),
            ("will rose comes", "W. R. comes"),
            ("O'Dowd has a cold", "O. has a cold"),
            ("Zoë’s mother, Adamson", "Z.’s mother, Adamson"),
            ("A. L. called", "A. L. called"),
        ];
        for (text, wanted) in cases {
            assert_eq!(names.mask(text), wanted, "{text}");
        }
    }
}
