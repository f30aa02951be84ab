//! A list written, so that no cell of it is a formula to a spreadsheet.

use super::{Line, is_formula};

const HEADINGS: [&str; 10] = ["name", "email", "phone", "status", "note", "role", "organisation", "tags", "via", "access needs"];

/// The lines under headings; notes and access needs, which are private, only `with_notes`.
pub fn write(lines: &[Line], with_notes: bool) -> String {
    let rows = lines.iter().map(|line| {
        let profile = &line.profile;
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        let private = |text: &Option<String>| if with_notes { told(text) } else { String::new() };
        [
            profile.name.clone(),
            told(&profile.email),
            told(&profile.phone),
            line.answer.word().to_owned(),
            private(&profile.note),
            line.role.word().to_owned(),
            told(&profile.organisation),
            profile.tags.join("; "),
            told(&profile.via),
            private(&profile.access_needs),
        ]
    });
    table(&HEADINGS, rows)
}

/// Rows under headings.
pub fn table<const N: usize>(headings: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(headings.map(str::to_owned)).chain(rows) {
        writer.write_record(row.map(defused)).expect("memory takes every row, and all have the same number of cells");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The cell, as text to a spreadsheet: an apostrophe in front says so.
fn defused(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}
