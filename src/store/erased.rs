//! Rows of `erased`: what the register counts of people who were erased.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::StoreError;
use super::column::{date, wall_text, word};
use crate::domain::attendance::Attendance;
use crate::domain::id::{PersonId, RecurrenceId};

const SELECT_SESSION: &str = "SELECT state, count FROM erased WHERE series = :series AND date = :date ORDER BY state";
const SELECT_BETWEEN: &str = "SELECT date, state, count FROM erased WHERE series = :series AND date BETWEEN :from AND :to ORDER BY state";
const COUNT_PERSON: &str = "
    INSERT INTO erased (series, date, state, count) SELECT series, date, state, 1 FROM attendance WHERE person = :person
    ON CONFLICT (series, date, state) DO UPDATE SET count = count + 1";
const DELETE_MARKS: &str = "DELETE FROM attendance WHERE person = :person";
const DELETE_FROM: &str = "DELETE FROM erased WHERE series = :series AND date >= :from";
const MOVE_FROM: &str = "UPDATE erased SET series = :to WHERE series = :series AND date >= :from";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 6] = [SELECT_SESSION, SELECT_BETWEEN, COUNT_PERSON, DELETE_MARKS, DELETE_FROM, MOVE_FROM];

/// Numbers of marks by original start.
pub(super) type BySession = HashMap<RecurrenceId, Vec<(Attendance, u32)>>;

/// How many people who were erased have each mark of a session.
pub(super) fn of_session(connection: &Connection, series: i64, date: RecurrenceId) -> Result<Vec<(Attendance, u32)>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_SESSION)?;
    let values = named_params! { ":series": series, ":date": wall_text(date.0) };
    let rows = statement.query_map(values, |row| Ok((word(row, "state", &Attendance::ALL, Attendance::word)?, row.get("count")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same of the sessions whose original starts lie in a range, both ends included.
pub(super) fn between(connection: &Connection, series: i64, (from, to): (RecurrenceId, RecurrenceId)) -> Result<BySession, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_BETWEEN)?;
    let mut rows = statement.query(named_params! { ":series": series, ":from": wall_text(from.0), ":to": wall_text(to.0) })?;
    let mut found = BySession::new();
    while let Some(row) = rows.next()? {
        let state = word(row, "state", &Attendance::ALL, Attendance::word)?;
        found.entry(date(row, "date")?).or_default().push((state, row.get("count")?));
    }
    Ok(found)
}

/// Turns someone's marks into numbers; says how many there were.
pub(super) fn count_marks(connection: &Connection, person: PersonId) -> Result<usize, StoreError> {
    connection.execute(COUNT_PERSON, named_params! { ":person": person.0 })?;
    Ok(connection.execute(DELETE_MARKS, named_params! { ":person": person.0 })?)
}

/// Removes the numbers of sessions due at or after a wall time.
pub(super) fn delete_from(connection: &Connection, series: i64, from: &str) -> Result<(), StoreError> {
    connection.execute(DELETE_FROM, named_params! { ":series": series, ":from": from })?;
    Ok(())
}

/// Gives the numbers of sessions due at or after a wall time to another series.
pub(super) fn move_from(connection: &Connection, series: i64, from: &str, to: i64) -> Result<(), StoreError> {
    connection.execute(MOVE_FROM, named_params! { ":series": series, ":from": from, ":to": to })?;
    Ok(())
}
