//! What a few letters mean, accents and case aside: one ranking wherever people, series or sessions are looked for.

use std::cmp::Reverse;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, chars};

/// Fewer texts are looked through before another thread has begun.
const MANY: usize = 2_000;

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
    let scored = scored(typed, names.iter().copied().enumerate().collect());
    let begins = |place: usize| names.get(place).is_some_and(|name| words.begin(name));
    let mut found: Vec<(bool, u32, usize)> = scored.into_iter().map(|(place, score)| (begins(place), score, place)).collect();
    found.sort_by_key(|(begins, score, _)| Reverse((*begins, *score)));
    found.into_iter().map(|(begins, _, place)| Ranked { place, begins }).collect()
}

/// What fits a line that is typed letter by letter: where it became longer, only what fitted before is looked through.
///
/// Of what fits no more is told than fits about as well as the best: letters scattered over a long text are no find beside a whole word.
#[derive(Debug, Default)]
pub struct Narrowing {
    typed: String,
    /// All places that fit, in their order, and how well.
    found: Vec<(usize, u32)>,
}

impl Narrowing {
    /// Takes in what is typed now; the texts are the same each time. Nothing typed fits nothing.
    pub fn narrow(&mut self, typed: &str, texts: &[String]) {
        let typed = typed.trim();
        let goes_on = !self.typed.is_empty() && typed.starts_with(&self.typed);
        let known = std::mem::take(&mut self.found);
        let text = |place: usize| Some((place, texts.get(place)?.as_str()));
        self.found = match typed {
            "" => Vec::new(),
            typed if goes_on => scored(typed, known.into_iter().filter_map(|(place, _)| text(place)).collect()),
            typed => scored(typed, (0..texts.len()).filter_map(text).collect()),
        };
        self.typed = typed.to_owned();
    }

    /// The places of what fits, in their order.
    pub fn fitting(&self) -> impl Iterator<Item = usize> {
        near_the_best(&self.found).map(|(place, _)| place)
    }

    /// The places of what fits, the best first; equals keep their order.
    pub fn best(&self, texts: &[String]) -> Vec<usize> {
        let words = Words::of(&self.typed);
        let begins = |place: usize| texts.get(place).is_some_and(|text| words.begin(text));
        let mut best: Vec<_> = near_the_best(&self.found).map(|(place, score)| (begins(place), score, place)).collect();
        best.sort_by_key(|(begins, score, _)| Reverse((*begins, *score)));
        best.into_iter().map(|(_, _, place)| place).collect()
    }
}

/// The places that fit, in their order, and how well; of many texts each core of the machine looks through a part.
fn scored(typed: &str, texts: Vec<(usize, &str)>) -> Vec<(usize, u32)> {
    let pattern = pattern(typed);
    let cores = if texts.len() < MANY { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) };
    let mut parts = texts.chunks(texts.len().div_ceil(cores).max(1));
    let own = parts.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = parts.map(|part| scope.spawn(|| scored_part(&pattern, part))).collect();
        let mut found = scored_part(&pattern, own);
        for other in others {
            found.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        found
    })
}

fn scored_part(pattern: &Pattern, texts: &[(usize, &str)]) -> Vec<(usize, u32)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    texts.iter().filter_map(|(place, text)| Some((*place, pattern.score(Utf32Str::new(text, &mut letters), &mut matcher)?))).collect()
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

    fn texts() -> Vec<String> {
        ["Open Door Choir", "Choir on tour", "Chloe Irving", "Zoë Adams", "Open Door Choir 10 Sep"].map(str::to_owned).into()
    }

    #[test]
    fn whole_words_come_first_and_equals_keep_their_order() {
        let cases: [(&str, &[usize]); 6] =
            [("choir", &[0, 1, 4, 2]), ("choir 10 sep", &[4]), ("zoe", &[3]), ("open chir", &[0, 4]), ("xyz", &[]), (" ", &[])];
        for (typed, wanted) in cases {
            let mut narrowing = Narrowing::default();
            narrowing.narrow(typed, &texts());
            assert_eq!(narrowing.best(&texts()), wanted, "{typed}");
            assert!(narrowing.fitting().is_sorted() && narrowing.fitting().count() == wanted.len(), "{typed}");
        }
    }

    #[test]
    fn many_are_found_in_the_order_in_which_they_were_given() {
        let texts: Vec<String> = (0..3 * MANY).map(|number| format!("Series {number}")).collect();
        let texts: Vec<(usize, &str)> = texts.iter().map(String::as_str).enumerate().collect();
        let found = scored("99", texts.clone());
        assert!(found.len() > 100 && found == scored_part(&pattern("99"), &texts), "{found:?}");
    }

    #[test]
    fn letter_by_letter_finds_the_same_as_all_at_once() {
        let mut typing = Narrowing::default();
        for typed in ["c", "ch", "chl", "chlo", "ch", "choi", "choir ", "choir t", "zoe", ""] {
            let mut anew = Narrowing::default();
            anew.narrow(typed, &texts());
            typing.narrow(typed, &texts());
            assert_eq!(typing.best(&texts()), anew.best(&texts()), "{typed}");
        }
    }
}
