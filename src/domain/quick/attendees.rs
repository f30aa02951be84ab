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
/// Cells of a spreadsheet, which have tabs between them, are a person a row: name and address, in any order.
///
/// A comma also parts what belongs to one person: `Bo Chen, bo@example.org, #arts`, or in quotes `"Chen, Bo" <bo@example.org>`.
pub fn read_attendees(text: &str) -> Vec<Pasted> {
    let mut people: Vec<String> = Vec::new();
    for line in parts(text, |c| matches!(c, '\n' | '\r' | ';')) {
        if line.contains('\t') {
            people.extend(of_cells(line));
            continue;
        }
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

/// A row of a spreadsheet as a line of words: the name stands first, whichever cell it was in.
fn of_cells(row: &str) -> Option<String> {
    let cells: Vec<String> = row.split('\t').map(|cell| one_line(cell.trim().trim_matches('"'))).filter(|cell| !cell.is_empty()).collect();
    let address = cells.iter().position(|cell| check_email(cell).is_ok());
    let (before, after) = cells.split_at(address.unwrap_or(cells.len()));
    // cells before the address are parts of the name; where none stands there, the one behind it is
    let (address, after) = after.split_first().map_or((None, after), |(address, after)| (Some(address), after));
    let (name, after) = if before.is_empty() { after.split_at(after.len().min(1)) } else { (before, after) };
    let name = match name.join(" ") {
        name if name.contains([',', '"']) => format!("\"{}\"", name.replace('"', "'")),
        name => name,
    };
    let words: Vec<String> = [name].into_iter().filter(|name| !name.is_empty()).chain(address.cloned()).chain(after.to_vec()).collect();
    Some(words.join(" ")).filter(|words| !words.is_empty())
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
        let cases: [(&str, &[&str]); 15] = [
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
            ("Ada\tada@x.org\nbo@x.org\tBo Chen\t#arts\n\t\n", &["Ada <ada@x.org>", "Bo Chen <bo@x.org> #arts"]),
            ("Bo\tChen\tbo@x.org\r\n\"Chen, Cara\"\tcara@x.org\r\n", &["Bo Chen <bo@x.org>", "Chen, Cara <cara@x.org>"]),
            ("Bo\tbo@x.org\tAcme", &["? Bo bo@x.org Acme"]),
            (" ;,;\n", &[]),
            ("A\u{1b}[31mda; B\u{202e}o", &["A[31mda", "Bo"]),
        ];
        for (text, wanted) in cases {
            let found: Vec<String> = read_attendees(text).iter().map(shown).collect();
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
