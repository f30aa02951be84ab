//! Several attendees at once, as mail programs and spreadsheets put them on the clipboard.

use super::attendee::read_attendee;
use crate::domain::person::{Profile, check_email};
use crate::domain::text::one_line;

/// One of several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// As it stood there, in one line.
    pub text: String,
    /// Who that is, or why it cannot be told.
    pub told: Result<Told, String>,
}

/// What was said of someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Profile(Profile),
    /// Only an address: enough for someone known.
    Address(String),
}

/// Reads people that stand on lines of their own, behind semicolons, or behind commas between addresses or names.
///
/// A comma also parts what belongs to one person: `Bo Chen, bo@example.org, #arts`, or in quotes `"Chen, Bo" <bo@example.org>`.
pub fn read_attendees(text: &str) -> Vec<Pasted> {
    let mut people: Vec<String> = Vec::new();
    for line in parts(text, |c| matches!(c, '\n' | '\r' | ';')) {
        let mut begins = true;
        for part in parts(line, |c| c == ',') {
            let part = one_line(part);
            match people.last_mut() {
                _ if part.is_empty() => continue,
                Some(person) if !begins && continues(person, &part) => *person = format!("{person}, {part}"),
                _ => people.push(part),
            }
            begins = false;
        }
    }
    people.into_iter().map(|text| Pasted { told: told(&text), text }).collect()
}

/// The text between separators, where quotes and angle brackets hold together what stands in them.
fn parts(text: &str, separates: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut quoted, mut bracketed) = (false, false);
    let split = |c: char| {
        // a quote or a bracket that is left open ends with its line
        let ends = matches!(c, '\n' | '\r');
        quoted = (quoted ^ (c == '"')) && !ends;
        bracketed = (c == '<' || bracketed) && c != '>' && !ends;
        !quoted && !bracketed && separates(c)
    };
    text.split(split).collect()
}

/// Whether a part says more of the person before it: a first address, a tag, who referred them.
fn continues(person: &str, part: &str) -> bool {
    let is_address = part.contains('@') && !part.contains(' ');
    part.starts_with('#') || part.to_lowercase().starts_with("via ") || (is_address && !person.contains('@'))
}

fn told(text: &str) -> Result<Told, String> {
    let bare = text.trim_start_matches('<').trim_end_matches('>');
    if check_email(bare).is_ok() {
        return Ok(Told::Address(bare.to_owned()));
    }
    // a name in quotes is the name, commas and all
    let Some(quoted) = text.strip_prefix('"') else {
        return read_attendee(text).map(Told::Profile).map_err(|error| error.to_string());
    };
    let (name, rest) = quoted.split_once('"').ok_or_else(|| format!("the quote that opens “{text}” is never closed"))?;
    let profile = read_attendee(&format!("x {rest}")).map_err(|error| error.to_string())?;
    Profile { name: name.to_owned(), ..profile }.checked().map(Told::Profile).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Ada Lovelace <ada@x.org> #arts", "<ada@x.org>", or "? why".
    fn shown(pasted: &Pasted) -> String {
        match &pasted.told {
            Ok(Told::Address(address)) => format!("<{address}>"),
            Ok(Told::Profile(profile)) => {
                let email = profile.email.iter().map(|email| format!(" <{email}>"));
                let tags = profile.tags.iter().map(|tag| format!(" #{tag}"));
                profile.name.clone() + &email.chain(tags).collect::<String>()
            }
            Err(_) => format!("? {}", pasted.text),
        }
    }

    #[test]
    fn what_people_paste() {
        let cases: [(&str, &[&str]); 12] = [
            ("Ada Lovelace <ada@x.org>; Bo", &["Ada Lovelace <ada@x.org>", "Bo"]),
            ("Ada <ada@x.org>, Bo Chen <bo@x.org>,\nCara\n\n", &["Ada <ada@x.org>", "Bo Chen <bo@x.org>", "Cara"]),
            ("Ada, Bo, Cara", &["Ada", "Bo", "Cara"]),
            ("Bo Chen, bo@x.org, #arts\nCara, #health", &["Bo Chen <bo@x.org> #arts", "Cara #health"]),
            ("ada@x.org, bo@x.org", &["<ada@x.org>", "<bo@x.org>"]),
            ("<ada@x.org>", &["<ada@x.org>"]),
            ("\"Lovelace, Ada\" <ada@x.org>; \"Chen; Bo\"", &["Lovelace, Ada <ada@x.org>", "Chen; Bo"]),
            ("Ada <ada at x>\r\nBo", &["? Ada <ada at x>", "Bo"]),
            ("\"Ada\nBo", &["? \"Ada", "Bo"]),
            ("#arts", &["? #arts"]),
            (" ;,;\n", &[]),
            ("A\u{1b}[31mda; B\u{202e}o", &["A[31mda", "Bo"]),
        ];
        for (text, wanted) in cases {
            let found: Vec<String> = read_attendees(text).iter().map(shown).collect();
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
