//! What a few letters mean, accents and case aside: one ranking wherever people, series or sessions are looked for.

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

/// The names that fit, the best first; of equals, which comes first in the alphabet. Nothing typed fits none.
pub fn ranked<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<Ranked> {
    if typed.is_empty() {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = pattern(typed);
    let mut letters = Vec::new();
    let mut found: Vec<(bool, u32, &str, usize)> = names
        .into_iter()
        .enumerate()
        .filter_map(|(place, name)| {
            let score = pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?;
            Some((begins_words(typed, name), score, name, place))
        })
        .collect();
    found.sort_by(|(a, x, p, _), (b, y, q, _)| b.cmp(a).then(y.cmp(x)).then_with(|| p.cmp(q)));
    found.into_iter().map(|(begins, _, _, place)| Ranked { place, begins }).collect()
}

/// The places of the texts that fit, in their order: those that fit about as well as the best one, so that letters scattered over a
/// long text are no find beside a whole word. Nothing typed fits nothing.
pub fn fitting(typed: &str, texts: impl IntoIterator<Item = String>) -> Vec<usize> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = pattern(typed);
    let mut letters = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher);
    let found: Vec<(usize, u32)> = texts.into_iter().enumerate().filter_map(|(place, text)| Some((place, score(&text)?))).collect();
    let best = found.iter().map(|(_, score)| *score).max().unwrap_or(0);
    found.into_iter().filter(|(_, score)| score * 4 >= best * 3).map(|(place, _)| place).collect()
}

/// Each word is looked for by itself.
fn pattern(typed: &str) -> Pattern {
    Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy)
}

/// Whether each word typed begins a word of the name, in the same order.
pub fn begins_words(typed: &str, name: &str) -> bool {
    let (typed, name) = (folded(typed), folded(name));
    let mut words = name.split_whitespace();
    typed.split_whitespace().all(|part| words.any(|word| word.starts_with(part)))
}

fn folded(text: &str) -> String {
    text.chars().map(|c| chars::to_lower_case(chars::normalize(c))).collect()
}
