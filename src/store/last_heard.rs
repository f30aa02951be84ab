//! When each person was last heard of: seen, or signed up for something, or else entered.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::StoreError;
use super::column::wall;
use crate::domain::id::PersonId;

/// A standing sign-up lasts until it ends or its series does. Who is on no list and in no register was last heard of when the journal
/// saw them entered.
const LAST_HEARD: &str = "
    WITH heard (person, day) AS (
        SELECT person, date FROM attendance WHERE state IN ('came', 'late', 'walk-in')
        UNION ALL SELECT person, date FROM sign_up WHERE date IS NOT NULL
        UNION ALL
        SELECT person, min(coalesce(until, '99991231'), coalesce(strftime('%Y%m%d', last_at, 'unixepoch'), '99991231'))
        FROM sign_up JOIN series ON series.id = sign_up.series WHERE date IS NULL AND answer <> 'declined'
        UNION ALL SELECT person, since FROM sign_up WHERE date IS NULL AND since IS NOT NULL),
    entered (person, day) AS (
        SELECT after ->> '$.id', strftime('%Y%m%d', min(at), 'unixepoch') FROM change JOIN journal ON journal.id = entry
        WHERE relation = 'person' AND before IS NULL AND undone = 0 GROUP BY 1)
    SELECT person, max(day) AS day FROM heard GROUP BY person
    UNION ALL SELECT person, day FROM entered WHERE person NOT IN (SELECT person FROM heard)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 1] = [LAST_HEARD];

/// The day for each person of whom anything tells it; a day to come for who is signed up for one.
pub(super) fn select(connection: &Connection) -> Result<HashMap<PersonId, NaiveDate>, StoreError> {
    let mut statement = connection.prepare_cached(LAST_HEARD)?;
    let heard = |row: &Row| Ok((PersonId(row.get("person")?), wall(row, "day")?.date()));
    Ok(statement.query_map([], heard)?.collect::<Result<_, _>>()?)
}
