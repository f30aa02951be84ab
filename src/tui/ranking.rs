//! What a few letters mean, accents and case aside: one ranking wherever people, series or sessions are looked for.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, chars};

/// A name that fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Among the names that were given.
    pub place: usize,
    /// Each word typed begins a word of the name.
    pub begins: bool,
}

/// The names that fit, the best first; equals keep their order. Nothing typed fits none.
pub fn ranked<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Ranked> {
    if typed.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = names.into_iter().collect();
    let words = Words::of(typed);
    let scored = scored(typed, names.iter().copied().enumerate());
    let begins = |place: usize| names.get(place).is_some_and(|name| words.begin(name));
    let mut found: Vec<(bool, u32, usize)> = scored.into_iter().map(|(place, score)| (begins(place), score, place)).collect();
    found.sort_by_key(|(begins, score, _)| Reverse((*begins, *score)));
    found.into_iter().map(|(begins, _, place)| Ranked { place, begins }).collect()
}

/// The places of the texts that fit, in their order: those that fit about as well as the best one, so that letters scattered over a
/// long text are no find beside a whole word. Nothing typed fits nothing.
pub fn fitting<'a>(typed: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let found = scored(typed, texts.into_iter().enumerate());
    near_the_best(&found).map(|(place, _)| place).collect()
}

/// What fits a line that is typed letter by letter: where it became longer, only what fitted before is looked through.
#[derive(Debug, Default)]
pub struct Narrowing {
    typed: String,
    /// All places that fit.
    fitting: Vec<usize>,
    /// Those that fit about as well as the best one, the best first.
    best: Vec<usize>,
}

impl Narrowing {
    /// Takes in what is typed now; the texts are the same each time.
    pub fn narrow(&mut self, typed: &str, texts: &[&str]) {
        let goes_on = !self.typed.is_empty() && typed.starts_with(&self.typed);
        let places = if goes_on { std::mem::take(&mut self.fitting) } else { (0..texts.len()).collect() };
        let found = match typed {
            "" => Vec::new(),
            typed => scored(typed, places.into_iter().filter_map(|place| Some((place, *texts.get(place)?)))),
        };
        let words = Words::of(typed);
        let begins = |place: usize| texts.get(place).is_some_and(|text| words.begin(text));
        let mut best: Vec<_> = near_the_best(&found).map(|(place, score)| (begins(place), score, place)).collect();
        best.sort_by_key(|(begins, score, _)| Reverse((*begins, *score)));
        self.best = best.into_iter().map(|(_, _, place)| place).collect();
        self.fitting = found.into_iter().map(|(place, _)| place).collect();
        self.typed = typed.to_owned();
    }

    /// The places of what fits, the best first; equals keep their order.
    pub fn best(&self) -> &[usize] {
        &self.best
    }
}

/// The places that fit, in their order, and how well.
fn scored<'a>(typed: &str, texts: impl Iterator<Item = (usize, &'a str)>) -> Vec<(usize, u32)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = pattern(typed);
    let mut letters = Vec::new();
    texts.filter_map(|(place, text)| Some((place, pattern.score(Utf32Str::new(text, &mut letters), &mut matcher)?))).collect()
}

fn near_the_best(found: &[(usize, u32)]) -> impl Iterator<Item = (usize, u32)> {
    let best = found.iter().map(|(_, score)| *score).max().unwrap_or(0);
    found.iter().copied().filter(move |(_, score)| score * 4 >= best * 3)
}

/// Each word is looked for by itself.
fn pattern(typed: &str) -> Pattern {
    Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy)
}

/// Whether each word typed begins a word of the name, in the same order.
pub fn begins_words(typed: &str, name: &str) -> bool {
    Words::of(typed).begin(name)
}

/// The words that are typed, folded once for ten thousand names.
struct Words(Vec<String>);

impl Words {
    fn of(typed: &str) -> Self {
        Self(typed.split_whitespace().map(plain).collect())
    }

    fn begin(&self, name: &str) -> bool {
        let mut words = name.split_whitespace();
        self.0.iter().all(|part| words.any(|word| begins(part, word)))
    }
}

fn begins(part: &str, word: &str) -> bool {
    // most words are, and need no look at each letter
    if word.is_ascii() {
        return word.as_bytes().get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part.as_bytes()));
    }
    let mut letters = word.chars().map(folded);
    part.chars().all(|c| letters.next() == Some(c))
}

/// Whether each word typed stands somewhere in the name, letter by letter.
pub fn holds_words(typed: &str, name: &str) -> bool {
    let name = plain(name);
    plain(typed).split_whitespace().all(|part| name.contains(part))
}

fn plain(text: &str) -> String {
    text.chars().map(folded).collect()
}

fn folded(c: char) -> char {
    chars::to_lower_case(chars::normalize(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 5] = ["Open Door Choir", "Choir on tour", "Chloe Irving", "Zoë Adams", "Open Door Choir 10 Sep"];

    #[test]
    fn whole_words_come_first_and_equals_keep_their_order() {
        let cases: [(&str, &[usize]); 6] =
            [("choir", &[0, 1, 4, 2]), ("choir 10 sep", &[4]), ("zoe", &[3]), ("open chir", &[0, 4]), ("xyz", &[]), ("", &[])];
        for (typed, wanted) in cases {
            let mut narrowing = Narrowing::default();
            narrowing.narrow(typed, &TEXTS);
            assert_eq!(narrowing.best(), wanted, "{typed}");
        }
    }

    #[test]
    fn letter_by_letter_finds_the_same_as_all_at_once() {
        let mut typing = Narrowing::default();
        for typed in ["c", "ch", "chl", "chlo", "ch", "choi", "choir ", "choir t", "zoe", ""] {
            let mut anew = Narrowing::default();
            anew.narrow(typed, &TEXTS);
            typing.narrow(typed, &TEXTS);
            assert_eq!(typing.best(), anew.best(), "{typed}");
        }
    }
}
