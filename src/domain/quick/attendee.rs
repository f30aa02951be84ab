//! An attendee in words: `Bo Chen <bo@example.org> #arts via Lin Ward`.

use std::ops::Range;

use super::QuickError;
use crate::domain::person::{Profile, ProfileError, check_email};

/// Reads the line: a name, then in any order an e-mail address, tags and who referred them. The profile is checked.
///
/// # Errors
/// [`QuickError`], which points at the words that are not understood.
pub fn read_attendee(line: &str) -> Result<Profile, QuickError> {
    let mut profile = Profile::default();
    let mut names = Vec::new();
    let mut via: Option<Vec<&str>> = None;
    let mut is_past_name = false;
    for (at, word) in words(line) {
        let wrong = |why: &str| QuickError::at(line, at.clone(), why);
        if word.eq_ignore_ascii_case("via") && !names.is_empty() {
            if via.is_some() {
                return Err(wrong("who referred them was said before; one is understood"));
            }
            via = Some(Vec::new());
        } else if let Some(tag) = word.strip_prefix('#') {
            if tag.is_empty() {
                return Err(wrong("a tag has its word behind it, as in #arts"));
            }
            profile.tags.push(tag.to_owned());
            is_past_name = true;
        } else if word.contains(['@', '<', '>']) {
            let address = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')).unwrap_or(word);
            check_email(address).map_err(|_| wrong("it is not an e-mail address; bo@example.org is one"))?;
            if profile.email.replace(address.to_owned()).is_some() {
                return Err(wrong("an e-mail address was said before; one is understood"));
            }
            is_past_name = true;
        } else if let Some(via) = &mut via {
            via.push(word);
        } else if is_past_name {
            return Err(wrong("not understood here; the name goes first, then <e-mail>, #tags and “via” with who referred them"));
        } else {
            names.push(word);
        }
    }
    let name = names.join(" ");
    // Outlook puts many a name into single quotes
    profile.name = name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(&name).to_owned();
    profile.via = match via {
        Some(words) if words.is_empty() => return Err(QuickError::missing(line, "who referred them? A name goes behind “via”")),
        via => via.map(|words| words.join(" ")),
    };
    profile.checked().map_err(|error| match error {
        ProfileError::NoName => QuickError::missing(line, "what is their name? It goes first, as in Bo Chen <bo@example.org>"),
        other => QuickError::at(line, 0..line.len(), other.to_string()),
    })
}

/// The words with their bytes; a comma behind one is no part of it.
fn words(line: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + line[at..].find(|c: char| !c.is_whitespace())?;
        let length = line[begin..].find(char::is_whitespace).unwrap_or(line.len() - begin);
        at = begin + length;
        let word = line[begin..at].trim_end_matches([',', ';']);
        Some((begin..begin + word.len(), word))
    })
    .filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_organiser_types() {
        type Case<'a> = (&'a str, &'a str, Option<&'a str>, &'a [&'a str], Option<&'a str>);
        let cases: [Case; 9] = [
            ("Bo Chen", "Bo Chen", None, &[], None),
            ("Bo Chen <bo@example.org> #arts via Lin Ward", "Bo Chen", Some("bo@example.org"), &["arts"], Some("Lin Ward")),
            ("Bo Chen bo@example.org", "Bo Chen", Some("bo@example.org"), &[], None),
            ("Bo Chen, bo@example.org, #Health #arts", "Bo Chen", Some("bo@example.org"), &["arts", "health"], None),
            ("Bo via Lin Ward #arts <bo@example.org>", "Bo", Some("bo@example.org"), &["arts"], Some("Lin Ward")),
            ("'Bo O'Neil' <bo@example.org>", "Bo O'Neil", Some("bo@example.org"), &[], None),
            ("  Zoë   O'Neil  ", "Zoë O'Neil", None, &[], None),
            ("Via Rossi #arts", "Via Rossi", None, &["arts"], None),
            ("Ada\u{202e} Lovelace", "Ada Lovelace", None, &[], None),
        ];
        for (line, name, email, tags, via) in cases {
            let got = read_attendee(line).expect(line);
            let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
            let want = Profile { name: name.into(), email: email.map(Into::into), tags, via: via.map(Into::into), ..Profile::default() };
            assert_eq!(got, want, "{line}");
        }
    }

    #[test]
    fn errors_point_at_the_word() {
        let cases = [
            ("", "", 0..0),
            ("<bo@example.org>", "", 16..16),
            ("Bo bo@", "bo@", 3..6),
            ("Bo <bo@example.org> Chen", "Chen", 20..24),
            ("Bo a@b.org c@d.org", "c@d.org", 11..18),
            ("Bo #", "#", 3..4),
            ("Bo via", "", 6..6),
            ("Bo via Lin via Ada", "via", 11..14),
            ("Bo <bo @example.org>", "<bo", 3..6),
        ];
        for (line, word, at) in cases {
            let error = read_attendee(line).expect_err(line);
            assert_eq!((error.word.as_str(), error.at.clone()), (word, at), "{line}: {error}");
        }
    }
}
