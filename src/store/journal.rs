//! The journal: TEMP triggers record every changed row before and after, so that undo and redo need no code of their own.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::StoreError;
use crate::domain::id::{EntryId, PersonId};
use crate::domain::time::Instant;

/// A change as the journal tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    pub entry: EntryId,
    pub at: Instant,
    pub verb: String,
    pub sentence: String,
    /// Taken back, and not made again since.
    pub undone: bool,
}

/// What a change answered, and its entry; `None` when no row had to be changed or nothing was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    pub value: T,
    pub sentence: String,
    pub entry: Option<EntryId>,
}

const RELATIONS: &str = "
    SELECT name FROM main.sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ('journal', 'change', 'disclosure') ORDER BY name";
const COLUMNS: &str = "SELECT name FROM pragma_table_info(?1) ORDER BY cid";
const MAKE_CURRENT: &str = "CREATE TEMP TABLE IF NOT EXISTS current_entry (id INTEGER)";
const FORGET_CURRENT: &str = "DELETE FROM temp.current_entry";
const SET_CURRENT: &str = "INSERT INTO temp.current_entry (id) VALUES (:entry)";
const CUT_REDO: &str = "DELETE FROM journal WHERE undone = 1";
const BEGIN: &str = "INSERT INTO journal (at, verb, sentence) VALUES (:at, :verb, '')";
const DISCARD: &str = "DELETE FROM journal WHERE id = :entry";
const FORGET: &str = "DELETE FROM change; DELETE FROM journal";
const SAY: &str = "UPDATE journal SET sentence = :sentence WHERE id = :entry";
const HAS_CHANGES: &str = "SELECT EXISTS (SELECT 1 FROM change WHERE entry = :entry)";
const NEWEST_DONE: &str = "SELECT id, at, verb, sentence, undone FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1";
const ALL_DONE: &str = "SELECT id FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT :limit";
const OLDEST_UNDONE: &str = "SELECT id, at, verb, sentence, undone FROM journal WHERE undone = 1 ORDER BY id LIMIT 1";
const NEWEST: &str = "SELECT id, at, verb, sentence, undone FROM journal ORDER BY id DESC LIMIT :limit";
const MARK: &str = "UPDATE journal SET undone = :undone WHERE id = :entry";
const CHANGES_BACKWARD: &str = "SELECT relation, after, before FROM change WHERE entry = :entry ORDER BY id DESC";
const CHANGES_FORWARD: &str = "SELECT relation, before, after FROM change WHERE entry = :entry ORDER BY id";
const TOUCHING: &str = "
    SELECT at, verb FROM journal WHERE undone = 0 AND EXISTS (
        SELECT 1 FROM change WHERE entry = journal.id AND CASE relation
            WHEN 'person' THEN coalesce(after, before) ->> '$.id'
            WHEN 'person_tag' THEN coalesce(after, before) ->> '$.person'
            WHEN 'sign_up' THEN coalesce(after, before) ->> '$.person'
            WHEN 'attendance' THEN coalesce(after, before) ->> '$.person'
        END = :person) ORDER BY id";
/// The series with sign-ups of which a change says something, and those of their titles.
const SERIES_OF: &str = "
    WITH said (relation, row) AS (
        SELECT relation, before FROM change WHERE entry = :entry AND before IS NOT NULL
        UNION ALL
        SELECT relation, after FROM change WHERE entry = :entry AND after IS NOT NULL)
    SELECT id FROM series WHERE EXISTS (SELECT 1 FROM sign_up WHERE series = series.id) AND (
        id IN (SELECT coalesce(row ->> '$.series', row ->> '$.id') FROM said WHERE relation = 'series' OR row ->> '$.series' IS NOT NULL)
        OR summary IN (SELECT row ->> '$.summary' FROM said WHERE relation = 'series'))";
/// The people of whom it says something that a rule for seats can ask about.
const PEOPLE_OF: &str = "
    SELECT DISTINCT coalesce(row ->> '$.person', row ->> '$.id') AS id
    FROM (SELECT relation, coalesce(after, before) AS row FROM change WHERE entry = :entry)
    WHERE relation IN ('person', 'person_tag', 'attendance')";
const DEFER: &str = "PRAGMA defer_foreign_keys = ON";

/// Sets up the triggers for this connection, from the schema as it is.
pub(super) fn listen(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(MAKE_CURRENT)?;
    for relation in strings(connection, RELATIONS, [])? {
        let columns = columns(connection, &relation)?;
        let object = |row: &str| {
            let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {row}.{column}")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        for (event, when, before, after) in [
            ("INSERT", String::new(), "NULL".to_owned(), object("NEW")),
            ("UPDATE", format!(" AND {} IS NOT {}", object("OLD"), object("NEW")), object("OLD"), object("NEW")),
            ("DELETE", String::new(), object("OLD"), "NULL".to_owned()),
        ] {
            connection.execute_batch(&format!(
                "CREATE TEMP TRIGGER IF NOT EXISTS journal_{relation}_{event} AFTER {event} ON main.{relation}
                 WHEN EXISTS (SELECT 1 FROM temp.current_entry){when}
                 BEGIN INSERT INTO change (entry, relation, before, after) SELECT id, '{relation}', {before}, {after} FROM temp.current_entry; END"
            ))?;
        }
    }
    Ok(())
}

/// Forgets all entries: what was done until now is where the history begins.
pub(super) fn forget(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(FORGET)?)
}

/// Opens an entry: from now on every changed row is recorded.
pub(super) fn begin(connection: &Connection, at: Instant, verb: &str) -> Result<EntryId, StoreError> {
    connection.prepare_cached(BEGIN)?.execute(named_params! { ":at": at.0, ":verb": verb })?;
    let entry = connection.last_insert_rowid();
    connection.execute(FORGET_CURRENT, [])?;
    connection.execute(SET_CURRENT, named_params! { ":entry": entry })?;
    Ok(EntryId(entry))
}

/// What was undone can no longer be redone; says whether there was anything.
pub(super) fn cut_redo(connection: &Connection) -> Result<bool, StoreError> {
    Ok(connection.execute(CUT_REDO, [])? > 0)
}

/// Closes the entry with its sentence; an entry without changes is discarded.
pub(super) fn finish(connection: &Connection, entry: EntryId, sentence: &str) -> Result<Option<EntryId>, StoreError> {
    connection.execute(FORGET_CURRENT, [])?;
    if !has_changes(connection, entry)? {
        connection.execute(DISCARD, named_params! { ":entry": entry.0 })?;
        return Ok(None);
    }
    connection.execute(SAY, named_params! { ":entry": entry.0, ":sentence": sentence })?;
    Ok(Some(entry))
}

fn has_changes(connection: &Connection, entry: EntryId) -> Result<bool, StoreError> {
    Ok(connection.query_row(HAS_CHANGES, named_params! { ":entry": entry.0 }, |row| row.get(0))?)
}

/// The newest `limit` entries, newest first.
pub(super) fn newest(connection: &Connection, limit: usize) -> Result<Vec<JournalEntry>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(NEWEST)?;
    let entries = statement.query_map(named_params! { ":limit": limit }, entry)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// `expected` is the entry that someone saw as the newest; when it is no longer, nothing is undone.
pub(super) fn undo(connection: &Connection, expected: Option<EntryId>) -> Result<Option<JournalEntry>, StoreError> {
    let newest = newest_done(connection)?;
    match (expected, newest) {
        (Some(expected), Some(newest)) if newest.entry != expected => {
            // what leaves no rows is an erasure: another undo would not take it back either
            Err(if has_changes(connection, newest.entry)? { StoreError::Unseen(newest.verb) } else { StoreError::Erased })
        }
        _ => replay(connection, NEWEST_DONE, CHANGES_BACKWARD, true),
    }
}

/// The newest entry that is not undone.
pub(super) fn newest_done(connection: &Connection) -> Result<Option<JournalEntry>, StoreError> {
    Ok(connection.query_row(NEWEST_DONE, [], entry).optional()?)
}

/// So many of the newest entries that are not undone, newest first.
pub(super) fn all_done(connection: &Connection, limit: usize) -> Result<Vec<EntryId>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(ALL_DONE)?;
    let entries = statement.query_map(named_params! { ":limit": limit }, |row| row.get("id").map(EntryId))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

pub(super) fn redo(connection: &Connection) -> Result<Option<JournalEntry>, StoreError> {
    replay(connection, OLDEST_UNDONE, CHANGES_FORWARD, false)
}

/// The verbs of the changes that touched someone, with their times, oldest first. Not the sentences: they name others too.
pub(super) fn touching(connection: &Connection, person: PersonId) -> Result<Vec<(Instant, String)>, StoreError> {
    let mut statement = connection.prepare_cached(TOUCHING)?;
    let rows = statement.query_map(named_params! { ":person": person.0 }, |row| Ok((Instant(row.get("at")?), row.get("verb")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The series and the people whose places a change can have touched, by row number.
pub(super) fn touched(connection: &Connection, entry: EntryId) -> Result<(Vec<i64>, Vec<PersonId>), StoreError> {
    let ids = |sql: &str| -> Result<Vec<i64>, StoreError> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":entry": entry.0 }, |row| row.get("id"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    Ok((ids(SERIES_OF)?, ids(PEOPLE_OF)?.into_iter().map(PersonId).collect()))
}

/// Puts each row from what it is to what it shall be, but only where it still is what the journal says.
fn replay(connection: &Connection, which: &str, changes: &str, undone: bool) -> Result<Option<JournalEntry>, StoreError> {
    let Some(found) = connection.query_row(which, [], entry).optional()? else { return Ok(None) };
    connection.execute_batch(DEFER)?;
    let mut statement = connection.prepare(changes)?;
    let mut rows = statement.query(named_params! { ":entry": found.entry.0 })?;
    let mut is_cut = true;
    while let Some(row) = rows.next()? {
        is_cut = false;
        let relation: String = row.get(0)?;
        let (is, shall): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let changed = put(connection, &relation, is.as_deref(), shall.as_deref())?;
        if changed != 1 {
            return Err(StoreError::Overtaken(found.verb)); // the sentence may name a person
        }
    }
    if is_cut {
        return Err(StoreError::Erased);
    }
    connection.execute(MARK, named_params! { ":entry": found.entry.0, ":undone": undone })?;
    Ok(Some(JournalEntry { undone, ..found }))
}

/// How many rows were changed: one, or none where the row is not (or is already) there as expected.
fn put(connection: &Connection, relation: &str, is: Option<&str>, shall: Option<&str>) -> Result<usize, StoreError> {
    let columns = columns(connection, relation)?;
    let each = |form: &dyn Fn(&String) -> String, between: &str| columns.iter().map(form).collect::<Vec<_>>().join(between);
    let unchanged = each(&|column| format!("{column} IS ?1 ->> '$.{column}'"), " AND ");
    let outcome = match (is, shall) {
        (Some(is), None) => connection.prepare_cached(&format!("DELETE FROM {relation} WHERE {unchanged}"))?.execute([is]),
        (Some(is), Some(shall)) => {
            let set = each(&|column| format!("{column} = ?2 ->> '$.{column}'"), ", ");
            connection.prepare_cached(&format!("UPDATE {relation} SET {set} WHERE {unchanged}"))?.execute([is, shall])
        }
        (None, Some(shall)) => {
            let values = each(&|column| format!("?1 ->> '$.{column}'"), ", ");
            connection.prepare_cached(&format!("INSERT INTO {relation} ({}) VALUES ({values})", columns.join(", ")))?.execute([shall])
        }
        (None, None) => Ok(0),
    };
    match outcome {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(0),
        other => Ok(other?),
    }
}

fn columns(connection: &Connection, relation: &str) -> Result<Vec<String>, StoreError> {
    strings(connection, COLUMNS, [relation])
}

pub(super) fn strings(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(values, |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn entry(row: &Row) -> rusqlite::Result<JournalEntry> {
    Ok(JournalEntry {
        entry: EntryId(row.get("id")?),
        at: Instant(row.get("at")?),
        verb: row.get("verb")?,
        sentence: row.get("sentence")?,
        undone: row.get("undone")?,
    })
}
