//! Lists of attendees as CSV (RFC 4180): what spreadsheets and sign-up forms write, and what they can open.

mod heading;
mod read;
mod write;

pub use heading::Field;
pub use read::{SheetError, read, rows};
pub use write::{table, write};

use crate::domain::person::Profile;
use crate::domain::signup::{Answer, Role};

/// One line of a list: who, what they do there, and what they answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub profile: Profile,
    pub role: Role,
    pub answer: Answer,
}

/// A list that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Each with the number of its row, the headings being row 1.
    pub lines: Vec<(usize, Line)>,
    pub problems: Vec<Problem>,
    /// Headings of columns that are not understood, and left.
    pub left: Vec<String>,
}

/// Why a row cannot be taken. Quotes the file, never the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub row: usize,
    pub text: String,
}

/// Spreadsheets take such cells for formulas (CWE-1236).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a cell is a formula, behind any number of the marks that say it is text.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, note: &str) -> Line {
        let profile = Profile {
            email: Some("bo@example.org".into()),
            phone: Some("+44 20 7946 0000".into()),
            organisation: Some("-".into()),
            tags: vec!["arts".into(), "link worker".into()],
            via: Some("'=Lin \"Ward\"".into()),
            access_needs: Some("ramp, large print".into()),
            note: Some(note.into()),
            ..Profile::named(name)
        };
        Line { profile, role: Role::Supporter, answer: Answer::Tentative }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let lines = vec![line("=HYPERLINK(1)", "two\nlines; \"quoted\""), line("'Zoë", "@home"), line("''+1", "-")];
        let text = write(&lines, true);
        let read = read(text.as_bytes(), &[]).expect("our own");
        assert_eq!((read.problems, read.left), (vec![], vec![]));
        assert_eq!(read.lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>(), lines);
        assert!(text.lines().flat_map(|line| line.split(',')).all(|cell| !cell.trim_start_matches('"').starts_with(FORMULA)), "{text}");
    }

    #[test]
    fn what_is_private_is_written_only_when_asked_for() {
        let text = write(&[line("Bo Chen", "owes me a book")], false);
        assert!(!text.contains("book") && !text.contains("ramp"), "{text}");
        assert!(text.starts_with("name,email,phone,status,note,"), "{text}");
    }
}
