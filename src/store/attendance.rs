//! Rows of `attendance`: the register.

use rusqlite::{Connection, Row, ToSql, named_params};

use super::StoreError;
use super::column::{date, wall_text, word};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::PersonId;

pub(super) const SELECT_SERIES: &str = "SELECT * FROM attendance WHERE series = :series ORDER BY date, person";
const PUT: &str = "
    INSERT INTO attendance (series, date, person, state) VALUES (:series, :date, :person, :state)
    ON CONFLICT (series, date, person) DO UPDATE SET state = :state";
const DELETE_FROM: &str = "DELETE FROM attendance WHERE series = :series AND date >= :from";
const MOVE_FROM: &str = "UPDATE attendance SET series = :to WHERE series = :series AND date >= :from";
const HAS_FROM: &str = "SELECT EXISTS (SELECT 1 FROM attendance WHERE series = :series AND date BETWEEN :from AND :to)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 5] = [SELECT_SERIES, PUT, DELETE_FROM, MOVE_FROM, HAS_FROM];

pub(super) fn select(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Mark>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(values, mark)?.collect::<Result<_, _>>()?)
}

fn mark(row: &Row) -> rusqlite::Result<Mark> {
    Ok(Mark {
        date: date(row, "date")?,
        person: PersonId(row.get("person")?),
        state: word(row, "state", &Attendance::ALL, Attendance::word)?,
    })
}

pub(super) fn put(connection: &Connection, series: i64, mark: Mark) -> Result<(), StoreError> {
    let values =
        named_params! { ":series": series, ":date": wall_text(mark.date.0), ":person": mark.person.0, ":state": mark.state.word() };
    connection.prepare_cached(PUT)?.execute(values)?;
    Ok(())
}

/// Removes what was noted at or after a wall time.
pub(super) fn delete_from(connection: &Connection, series: i64, from: &str) -> Result<(), StoreError> {
    connection.execute(DELETE_FROM, named_params! { ":series": series, ":from": from })?;
    Ok(())
}

/// Gives what was noted at or after a wall time to another series.
pub(super) fn move_from(connection: &Connection, series: i64, from: &str, to: i64) -> Result<(), StoreError> {
    connection.execute(MOVE_FROM, named_params! { ":series": series, ":from": from, ":to": to })?;
    Ok(())
}

/// Whether anything was noted of sessions between two wall times, both included.
pub(super) fn any_between(connection: &Connection, series: i64, from: &str, to: &str) -> Result<bool, StoreError> {
    Ok(connection.query_row(HAS_FROM, named_params! { ":series": series, ":from": from, ":to": to }, |row| row.get(0))?)
}
