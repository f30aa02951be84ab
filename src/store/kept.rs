//! Rows of `kept`: what calendars say beside their events.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::StoreError;
use crate::domain::kept::Kept;

const SELECT_ALL: &str = "SELECT name, text FROM kept ORDER BY name";
const SELECT_NAME: &str = "SELECT text FROM kept WHERE name = :name";
const PUT: &str = "
    INSERT INTO kept (name, text) VALUES (:name, :text) ON CONFLICT (name) DO UPDATE SET text = :text";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 3] = [SELECT_ALL, SELECT_NAME, PUT];

pub(super) fn select_all(connection: &Connection) -> Result<Vec<Kept>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_ALL)?;
    Ok(statement.query_map([], |row| Ok(Kept::from_text(&row.get::<_, String>("text")?)))?.collect::<Result<_, _>>()?)
}

/// Says whether that changed anything.
pub(super) fn put(connection: &Connection, name: &str, kept: &Kept) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_NAME)?;
    let known: Option<String> = statement.query_row(named_params! { ":name": name }, |row| row.get("text")).optional()?;
    let is_new = known.as_deref() != Some(kept.text());
    if is_new {
        connection.prepare_cached(PUT)?.execute(named_params! { ":name": name, ":text": kept.text() })?;
    }
    Ok(is_new)
}
