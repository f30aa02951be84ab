//! Rows of `disclosure`: when what is known of people was handed out or erased, without saying of whom.

use rusqlite::{Connection, Row, named_params};

use super::StoreError;
use super::column::word;
use crate::domain::time::Instant;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisclosureKind {
    /// Handed out: a record, a calendar of one's own, a list of attendees, notices.
    Export,
    Erase,
}

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    pub at: Instant,
    pub kind: DisclosureKind,
}

impl DisclosureKind {
    const ALL: [DisclosureKind; 2] = [DisclosureKind::Export, DisclosureKind::Erase];

    /// The word in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            DisclosureKind::Export => "export",
            DisclosureKind::Erase => "erase",
        }
    }
}

const SELECT: &str = "SELECT at, kind FROM disclosure ORDER BY id DESC";
const INSERT: &str = "INSERT INTO disclosure (at, kind, last) VALUES (:at, :kind, :last)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 2] = [SELECT, INSERT];

/// All lines, newest first.
pub(super) fn select(connection: &Connection) -> Result<Vec<Disclosure>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT)?;
    Ok(statement.query_map([], disclosure)?.collect::<Result<_, _>>()?)
}

fn disclosure(row: &Row) -> rusqlite::Result<Disclosure> {
    Ok(Disclosure { at: Instant(row.get("at")?), kind: word(row, "kind", &DisclosureKind::ALL, DisclosureKind::word)? })
}

/// `last` is the highest number of a person so far, where someone is erased.
pub(super) fn insert(connection: &Connection, one: Disclosure, last: Option<i64>) -> Result<(), StoreError> {
    connection.execute(INSERT, named_params! { ":at": one.at.0, ":kind": one.kind.word(), ":last": last })?;
    Ok(())
}
