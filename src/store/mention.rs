//! Texts of series, sessions and other people that name someone: where they stand, not what they say.

use rusqlite::{Connection, Row};

use super::StoreError;
use super::column::optional_wall;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::text;

/// A text that names someone who was erased, and stays: what others said is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The series that says it, or one of whose sessions does.
    pub series: Option<Uid>,
    /// The session; `None` where the series as a whole says it.
    pub date: Option<RecurrenceId>,
    /// Someone else of whom it is said.
    pub person: Option<PersonId>,
    /// The title of the series, or the name of the person; empty for what a calendar file said beside its events.
    pub name: String,
    /// Which of their texts it is, in organisers' words.
    pub field: &'static str,
}

/// Where texts stand: the first four columns say of what, each of the others is a text, and the words beside are their names.
const TEXTS: [(&str, &[&str]); 4] = [
    (
        "SELECT uid, NULL, NULL, summary, summary, description, location, url, organizer_name, organizer_email, kept
         FROM series ORDER BY id",
        &["title", "description", "place", "link", "organiser", "organiser's address", "text from a file"],
    ),
    (
        "SELECT uid, own.date, NULL, series.summary, own.reason, own.summary, theme, own.description, own.location, own.url, own.kept
         FROM override AS own JOIN series ON series.id = own.series ORDER BY series.id, own.date",
        &["reason", "title", "theme", "description", "place", "link", "text from a file"],
    ),
    (
        "SELECT NULL, NULL, id, name, organisation, via, access_needs, note, aliases FROM person ORDER BY id",
        &["organisation", "referrer", "access needs", "note", "names in calls"],
    ),
    ("SELECT NULL, NULL, NULL, '', text FROM kept ORDER BY name", &["text from a file"]),
];
/// Columns before the texts.
const OF_WHAT: usize = 4;

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 4] = [TEXTS[0].0, TEXTS[1].0, TEXTS[2].0, TEXTS[3].0];

/// Every text that has one of these names or addresses in it, whatever the case.
pub(super) fn select(connection: &Connection, names: &[String]) -> Result<Vec<Mention>, StoreError> {
    let names: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
    let mut found = Vec::new();
    for (sql, fields) in TEXTS {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (place, field) in (OF_WHAT..).zip(fields) {
                let told = row.get_ref(place)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default();
                if tells_of(told, &names) {
                    found.push(mention(row, field)?);
                }
            }
        }
    }
    Ok(found)
}

/// Whether a name stands there as whole words; scripts that part no words have no such edges.
pub(super) fn tells_of(told: &str, names: &[String]) -> bool {
    let told = text::folded(told);
    names.iter().any(|name| if name.is_ascii() { text::names(&told, name) } else { told.contains(name) })
}

fn mention(row: &Row, field: &'static str) -> rusqlite::Result<Mention> {
    Ok(Mention {
        series: row.get::<_, Option<String>>(0)?.map(Uid),
        date: optional_wall(row, 1)?.map(RecurrenceId),
        person: row.get::<_, Option<i64>>(2)?.map(PersonId),
        name: row.get(3)?,
        field,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_word_and_without_spaces_anywhere() {
        let tells = |told: &str, name: &str| tells_of(told, &[text::folded(name)]);
        assert!(tells("AL is away", "Al") && !tells("Alan is away", "Al"));
        assert!(tells("羽田さんは休み", "羽田") && tells("with Zoe\u{308}", "ZOË"));
        assert!(!tells("", "Al"));
    }
}
