//! Whom a line that may also describe someone new means among the people known.

use crate::app::query::PersonLine;
use crate::tui::ranking::{Ranked, ranked};

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
    let short = name.chars().count() <= SEARCH;
    let plain = name.len() == line.trim().len();
    let matched = |found: Ranked| {
        let person = people.get(found.place)?.clone();
        Some(Match { person, sure: plain && (found.begins || short) })
    };
    ranked(name, people.iter().map(|person| person.name.as_str())).into_iter().take(most).filter_map(matched).collect()
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
