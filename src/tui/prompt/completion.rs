//! Which of the people known a few letters mean, the best first, accents and case aside.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, chars};

use crate::app::query::PersonLine;

/// A person known who fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub person: PersonLine,
    /// Good enough to be taken by Enter: else someone new is the better guess.
    pub sure: bool,
}

/// So few letters can only be a search.
const SEARCH: usize = 3;

/// The people whom a line may mean, at most `most`, the best first.
pub fn complete(line: &str, people: &[PersonLine], most: usize) -> Vec<Match> {
    if let Some(address) = address(line) {
        let same = |person: &&PersonLine| person.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address));
        return people.iter().filter(same).take(1).map(|person| Match { person: person.clone(), sure: true }).collect();
    }
    let name = name_part(line);
    if name.is_empty() {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(name, CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut found: Vec<(bool, u32, &PersonLine)> = people
        .iter()
        .filter_map(|person| {
            let score = pattern.score(Utf32Str::new(&person.name, &mut letters), &mut matcher)?;
            Some((begins_words(name, &person.name), score, person))
        })
        .collect();
    found.sort_by(|(a, x, p), (b, y, q)| b.cmp(a).then(y.cmp(x)).then_with(|| p.name.cmp(&q.name)));
    let short = name.chars().count() <= SEARCH;
    let plain = name.len() == line.trim().len();
    found.into_iter().take(most).map(|(begins, _, person)| Match { person: person.clone(), sure: plain && (begins || short) }).collect()
}

/// The address in angle brackets.
fn address(line: &str) -> Option<&str> {
    let (_, after) = line.split_once('<')?;
    Some(after.split_once('>').map_or(after, |(inside, _)| inside).trim()).filter(|text| !text.is_empty())
}

/// The words before what only someone new is given: an address, a tag, a referrer.
fn name_part(line: &str) -> &str {
    let end = ["<", "#", " via "].iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    line[..end].trim()
}

/// Whether each word typed begins a word of the name, in the same order.
fn begins_words(typed: &str, name: &str) -> bool {
    let (typed, name) = (folded(typed), folded(name));
    let mut words = name.split_whitespace();
    typed.split_whitespace().all(|part| words.any(|word| word.starts_with(part)))
}

fn folded(text: &str) -> String {
    text.chars().map(|c| chars::to_lower_case(chars::normalize(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;

    fn people() -> Vec<PersonLine> {
        ["Ada Lovelace", "Bo Chen", "Elizabeth Drew", "Zoë Adams", "Adam West"]
            .iter()
            .zip(1..)
            .map(|(name, id)| PersonLine {
                id: PersonId(id),
                name: (*name).to_owned(),
                email: (id == 2).then(|| "bo@example.org".to_owned()),
                tags: Vec::new(),
                organisation: None,
            })
            .collect()
    }

    #[test]
    fn the_best_match_comes_first_and_says_whether_it_is_sure() {
        let cases = [
            ("bo", Some(("Bo Chen", true))),
            ("Ada Love", Some(("Ada Lovelace", true))),
            ("zoe", Some(("Zoë Adams", true))),
            ("love", Some(("Ada Lovelace", true))),
            ("ezd", Some(("Elizabeth Drew", true))),
            ("Zedra", None),
            ("lizdr", Some(("Elizabeth Drew", false))),
            ("Bo Cheng", None),
            ("Bo Chen #arts", Some(("Bo Chen", false))),
            ("Someone <BO@example.org>", Some(("Bo Chen", true))),
            ("Bo Chen <new@example.org>", None),
            ("", None),
        ];
        for (line, wanted) in cases {
            let found = complete(line, &people(), 5);
            let best = found.first().map(|found| (found.person.name.as_str(), found.sure));
            assert_eq!(best, wanted, "{line}");
        }
    }
}
