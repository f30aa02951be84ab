//! A list read: separator and columns found, each row a line or a problem.

use std::borrow::Cow;

use csv::{Reader, ReaderBuilder, StringRecord};
use thiserror::Error;

use super::heading::Field;
use super::{Line, Problem, Sheet, is_formula};
use crate::domain::person::Profile;
use crate::domain::signup::{Answer, Role};
use crate::domain::text::{one_line, utf16};

/// Why a file is no list of attendees.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SheetError {
    #[error("the file is not text in UTF-8")]
    NotText,
    #[error("a quote in the file is never closed: from there on the rows run into each other")]
    OpenQuote,
    #[error("the file is empty")]
    Empty,
    #[error("no column holds names; the headings are “{0}”")]
    NoNames(String),
    #[error("“{0}” names no field and its column")]
    Column(String),
    #[error("there is no column “{0}” in the file")]
    NoColumn(String),
}

/// Reads CSV in UTF-8, with commas, semicolons or tabs between the cells; the first row has the headings.
///
/// `columns` says of headings what they mean, beyond those that are understood.
///
/// # Errors
/// [`SheetError`] where the file as a whole is no such list; what is wrong with a row is a [`Problem`].
pub fn read(bytes: &[u8], columns: &[(Field, String)]) -> Result<Sheet, SheetError> {
    let text = text_of(bytes)?;
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        return Err(SheetError::OpenQuote);
    }
    let mut rows = reader(&text);
    // in memory and known to be UTF-8, nothing can fail but the end
    let mut records = rows.records().map_while(Result::ok);
    let before = usize::from(told_separator(&text).is_some());
    let headings: Vec<String> = records.next().ok_or(SheetError::Empty)?.iter().map(one_line).collect();
    let (fields, left) = fields(&headings, columns)?;
    let mut sheet = Sheet { left, ..Sheet::default() };
    for (row, record) in (2 + before..).zip(records) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() > headings.len() {
            let text =
                format!("there are {} cells under {} headings; a cell with a separator in it wants quotes", record.len(), headings.len());
            sheet.problems.push(Problem { row, text });
            continue;
        }
        match line(&fields, &record) {
            Ok(line) => sheet.lines.push((row, line)),
            Err(text) => sheet.problems.push(Problem { row, text }),
        }
    }
    Ok(sheet)
}

/// Every row that is not empty, cell by cell.
///
/// # Errors
/// [`SheetError::NotText`].
pub fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, SheetError> {
    let text = text_of(bytes)?;
    Ok(reader(&text).records().map_while(Result::ok).map(|record| record.iter().map(str::to_owned).collect()).collect())
}

fn reader(text: &str) -> Reader<&[u8]> {
    let (separator, text) = told_separator(text).unwrap_or_else(|| (separator(text), text));
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// UTF-8, or the UTF-16 that Teams writes, which begins with its mark.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let text = match utf16(bytes) {
        Some(units) => Cow::Owned(String::from_utf16(&units).map_err(|_| SheetError::NotText)?),
        None => {
            let text = std::str::from_utf8(bytes).map_err(|_| SheetError::NotText)?;
            Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))
        }
    };
    if text.contains('\0') { Err(SheetError::NotText) } else { Ok(text) }
}

/// The separator where a line before the headings names it, as spreadsheets understand: “sep=;”; and what comes after that line.
fn told_separator(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    match line.trim_end_matches('\r').as_bytes() {
        [word @ .., b'=', separator] if word.eq_ignore_ascii_case(b"sep") => Some((*separator, rest)),
        _ => None,
    }
}

/// The separator that the first line with any has most of, outside quotes: Teams writes a heading before its table.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut lines = text.split(|c| {
        quoted ^= c == '"';
        c == '\n' && !quoted
    });
    let heading = lines.find(|line| line.contains(['\t', ';', ','])).unwrap_or_default();
    let bare: Vec<&str> = heading.split('"').step_by(2).collect();
    let count = |separator: u8| bare.iter().map(|part| part.bytes().filter(|byte| *byte == separator).count()).sum::<usize>();
    // of equals the last one wins
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// What each column holds, and the headings that nothing is known of.
fn fields(headings: &[String], columns: &[(Field, String)]) -> Result<(Vec<Option<Field>>, Vec<String>), SheetError> {
    for (_, wanted) in columns {
        if !headings.contains(wanted) {
            return Err(SheetError::NoColumn(wanted.clone()));
        }
    }
    let said = |heading: &String| columns.iter().find(|(_, wanted)| wanted == heading).map(|(field, _)| *field);
    let fields: Vec<Option<Field>> = headings.iter().map(|heading| said(heading).or_else(|| Field::of(heading))).collect();
    if !fields.iter().flatten().any(|field| matches!(field, Field::Name | Field::FirstName | Field::LastName)) {
        return Err(SheetError::NoNames(headings.join("”, “")));
    }
    let left = headings.iter().zip(&fields).filter(|(heading, field)| field.is_none() && !heading.is_empty());
    let left = left.map(|(heading, _)| heading.clone()).collect();
    Ok((fields, left))
}

/// A row as a line, or what is wrong with it.
fn line(fields: &[Option<Field>], record: &StringRecord) -> Result<Line, String> {
    let cell = |wanted: Field| {
        let mut cells = fields.iter().zip(record).filter(|(field, cell)| **field == Some(wanted) && !cell.trim().is_empty());
        cells.next().map(|(_, cell)| plain(cell))
    };
    let parts = [cell(Field::FirstName), cell(Field::LastName)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let tags = cell(Field::Tags).unwrap_or_default();
    let profile = Profile {
        name: cell(Field::Name).unwrap_or(parts),
        email: cell(Field::Email),
        phone: cell(Field::Phone),
        organisation: cell(Field::Organisation),
        tags: tags.split([',', ';']).map(str::to_owned).collect(),
        via: cell(Field::Via),
        access_needs: cell(Field::AccessNeeds),
        note: cell(Field::Note),
        ..Profile::default()
    };
    Ok(Line {
        profile: profile.checked().map_err(|error| error.to_string())?,
        role: cell(Field::Role).map_or(Ok(Role::default()), |text| role(&text))?,
        answer: cell(Field::Status).map_or(Ok(Answer::default()), |text| answer(&text))?,
    })
}

/// A cell without the mark that kept it from being a formula.
fn plain(cell: &str) -> String {
    let cell = if is_formula(cell) { cell.strip_prefix('\'').unwrap_or(cell) } else { cell };
    cell.trim().to_owned()
}

fn role(text: &str) -> Result<Role, String> {
    let word = text.to_lowercase().replace([' ', '_'], "-");
    Role::ALL.into_iter().find(|role| role.word() == word).ok_or_else(|| format!("“{text}” is no role"))
}

fn answer(text: &str) -> Result<Answer, String> {
    Ok(match text.to_lowercase().as_str() {
        "accepted" | "yes" | "y" | "confirmed" | "coming" | "going" | "attending" | "waiting" | "waiting list" => Answer::Accepted,
        "tentative" | "maybe" | "perhaps" | "not sure" => Answer::Tentative,
        "invited" | "pending" | "no reply" | "needs action" | "needs-action" => Answer::Invited,
        "declined" | "no" | "n" | "not coming" | "not going" | "cancelled" => Answer::Declined,
        _ => return Err(format!("“{text}” is no status")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read(text.as_bytes(), &[]).expect(text).lines.into_iter().map(|(_, line)| line.profile.name).collect()
    }

    #[test]
    fn separators_marks_and_quotes() {
        for text in [
            "Name,E-mail\nBo Chen,bo@example.org\n",
            "\u{feff}Name;E-mail\r\nBo Chen;bo@example.org\r\n",
            "Name\tE-mail\nBo Chen\tbo@example.org",
            "\"Name\",\"What, why; how?\"\n\"Bo Chen\",\"a, b\"\n\n",
            "First name,Last name\nBo,Chen\n,\n",
            "Name\nBo Chen\n",
            "\u{feff}sep=;\r\nName;E-mail, work\r\nBo Chen;bo@example.org\r\n",
        ] {
            assert_eq!(names(text), ["Bo Chen"], "{text}");
        }
    }

    #[test]
    fn a_row_that_is_none_is_told_by_its_number() {
        let text =
            "Name,Mobile,Phone,Email,RSVP,Shoe size\nBo,,1,,maybe,9\n,2,,ada@example.org,,\nAda,2,3,ada at example,,\nEve,,,,who knows,\n";
        let sheet = read(text.as_bytes(), &[]).expect("a list");
        let (row, bo) = &sheet.lines[0];
        assert_eq!((*row, bo.profile.phone.as_deref(), bo.answer), (2, Some("1"), Answer::Tentative));
        let told: Vec<(usize, &str)> = sheet.problems.iter().map(|problem| (problem.row, problem.text.as_str())).collect();
        assert_eq!(told, [(3, "a person needs a name"), (4, "“ada at example” is not an e-mail address"), (5, "“who knows” is no status")]);
        assert_eq!(sheet.left, ["Shoe size"]);
        assert_eq!(read(b"sep=,\nName,Email\n,a@example.org\n", &[]).expect("a list").problems[0].row, 3);
    }

    #[test]
    fn columns_can_be_named_and_files_refused() {
        let dutch = "Wie;E-mail\nBo;bo@example.org\n";
        assert_eq!(read(dutch.as_bytes(), &[]), Err(SheetError::NoNames("Wie”, “E-mail".into())));
        let said = [(Field::Name, "Wie".to_owned())];
        assert_eq!(read(dutch.as_bytes(), &said).expect("a list").lines.len(), 1);
        assert_eq!(read(b"Name\nBo\n", &said), Err(SheetError::NoColumn("Wie".into())));
        assert_eq!(read(b"", &[]), Err(SheetError::Empty));
        assert_eq!(read(b"N\xe4me\n", &[]), Err(SheetError::NotText));
        assert_eq!(read(b"N\0a\0m\0e\0", &[]), Err(SheetError::NotText));
    }
}
