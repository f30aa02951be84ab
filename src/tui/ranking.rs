//! Which of the names known a few letters mean, the best first, accents and case aside: one ranking wherever names are typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
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
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
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

/// Whether each word typed begins a word of the name, in the same order.
pub fn begins_words(typed: &str, name: &str) -> bool {
    let (typed, name) = (folded(typed), folded(name));
    let mut words = name.split_whitespace();
    typed.split_whitespace().all(|part| words.any(|word| word.starts_with(part)))
}

fn folded(text: &str) -> String {
    text.chars().map(|c| chars::to_lower_case(chars::normalize(c))).collect()
}
