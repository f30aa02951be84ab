//! Who of the people known someone in a call is: by address, by a name remembered, by the name; else a guess that someone must confirm.

use super::Presence;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text::folded;

/// Someone who may have been in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub person: Person,
    /// On the list of this session.
    pub expected: bool,
}

/// What is known of someone in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    Sure(PersonId),
    /// A guess.
    Likely(PersonId),
    Unknown,
}

/// Names this much alike may be one person's; of 1.
const ALIKE: f64 = 0.9;

/// Who it is. What fits several people is no more than a guess, and those expected are guessed before all others.
pub fn recognise(presence: &Presence, known: &[Known]) -> Match {
    let (name, bare) = (folded(&presence.name), bare(&presence.name));
    let by_address = |one: &Known| match (&one.person.profile.email, &presence.email) {
        (Some(own), Some(email)) => own.eq_ignore_ascii_case(email),
        _ => false,
    };
    let by_alias = |one: &Known| one.person.profile.aliases.iter().any(|alias| folded(alias) == name);
    let by_name = |one: &Known| [&name, &bare].contains(&&folded(&one.person.profile.name));
    let sure: [&dyn Fn(&Known) -> bool; 3] = [&by_address, &by_alias, &by_name];
    for way in sure {
        let fitting: Vec<&Known> = known.iter().filter(|one| way(one)).collect();
        let expected: Vec<&Known> = fitting.iter().copied().filter(|one| one.expected).collect();
        match (&expected[..], &fitting[..]) {
            ([only], _) | ([], [only]) => return Match::Sure(only.person.id),
            ([first, ..], _) | ([], [first, ..]) => return Match::Likely(first.person.id),
            ([], []) => {}
        }
    }
    let alike = |one: &&Known| (likeness(&bare, &folded(&one.person.profile.name)), one.expected);
    let best = known.iter().map(|one| (alike(&one), one)).filter(|((like, _), _)| *like >= ALIKE);
    let best = best.max_by(|((a, x), _), ((b, y), _)| x.cmp(y).then(a.total_cmp(b)));
    best.map_or(Match::Unknown, |(_, one)| Match::Likely(one.person.id))
}

/// The name without what stands in brackets: pronouns, “(Guest)”, the name that it had before.
fn bare(name: &str) -> String {
    let outside = name.split(['(', '[']).next().unwrap_or_default();
    folded(outside.trim())
}

/// How much alike two names are, from 0 to 1: in any order of their words; a first name with an initial is as good as the whole.
fn likeness(shown: &str, name: &str) -> f64 {
    let words =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (mut shown, mut name) = (words(shown), words(name));
    if let ([first, initial], [known_first, .., known_last]) = (&shown[..], &name[..])
        && first == known_first
        && initial.chars().count() == 1
        && known_last.starts_with(initial.as_str())
    {
        return ALIKE;
    }
    if let ([only], [first, _, ..]) = (&shown[..], &name[..])
        && only == first
    {
        return ALIKE;
    }
    shown.sort();
    name.sort();
    strsim::jaro_winkler(&shown.join(" "), &name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Profile;

    fn known(id: i64, name: &str, email: Option<&str>, expected: bool) -> Known {
        let aliases = if id == 3 { vec!["Cara’s iPad".to_owned()] } else { Vec::new() };
        let profile = Profile { email: email.map(str::to_owned), aliases, ..Profile::named(name) };
        Known { person: Person { id: PersonId(id), profile }, expected }
    }

    #[test]
    fn people_are_recognised_and_guesses_are_told_apart() {
        let people = [
            known(1, "Ada Lovelace", Some("ada@example.org"), true),
            known(2, "Bo Chen", None, true),
            known(3, "Cara Diaz", None, true),
            known(4, "Bo Chen", None, false),
            known(5, "Zoë Adams", None, false),
            known(6, "Eve Moss", None, false),
            known(7, "Eve Moss", None, false),
        ];
        let cases = [
            ("whoever", Some("ADA@example.org"), Match::Sure(PersonId(1))),
            ("ada lovelace (she/her)", None, Match::Sure(PersonId(1))),
            ("Bo Chen", None, Match::Sure(PersonId(2))),
            ("cara’s ipad", None, Match::Sure(PersonId(3))),
            ("Eve Moss", None, Match::Likely(PersonId(6))),
            ("Lovelace, Ada", None, Match::Likely(PersonId(1))),
            ("Ada L.", None, Match::Likely(PersonId(1))),
            ("Cara", None, Match::Likely(PersonId(3))),
            ("Zoe Adams", None, Match::Likely(PersonId(5))),
            ("iPhone", None, Match::Unknown),
            ("Someone Else", None, Match::Unknown),
        ];
        for (name, email, wanted) in cases {
            let presence = Presence { name: name.into(), email: email.map(str::to_owned), joined: None, minutes: None };
            assert_eq!(recognise(&presence, &people), wanted, "{name}");
        }
    }
}
