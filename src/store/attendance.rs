//! Rows of `attendance`: the register.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

use super::StoreError;
use super::column::{date, wall_text, word};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::{PersonId, RecurrenceId};

pub(super) const SELECT_SERIES: &str = "SELECT * FROM attendance WHERE series = :series ORDER BY date, person";
pub(super) const SELECT_BETWEEN: &str = "
    SELECT * FROM attendance WHERE series = :series AND date BETWEEN :from AND :to ORDER BY date, person";
pub(super) const SELECT_SESSION: &str = "SELECT * FROM attendance WHERE series = :series AND date = :date ORDER BY person";
const SELECT_PERSON: &str = "SELECT * FROM attendance WHERE person = :person ORDER BY series, date";
/// Of each person the first time they were there, at this series or at another one of its title: a series that was split goes on. From
/// person to person along the index: one step for each who was ever there, however often they were.
const FIRST_TIMES: &str = "
    WITH RECURSIVE
    part (series) AS (SELECT id FROM series WHERE summary = (SELECT summary FROM series WHERE id = :series)),
    there (series, person) AS (
        SELECT series, (
            SELECT min(person) FROM attendance WHERE series = part.series AND state IN ('came', 'late', 'walk-in'))
        FROM part
        UNION ALL
        SELECT series, (
            SELECT min(person) FROM attendance
            WHERE series = there.series AND person > there.person AND state IN ('came', 'late', 'walk-in'))
        FROM there WHERE person IS NOT NULL),
    first (person, date) AS (
        SELECT person, (
            SELECT min(date) FROM attendance INDEXED BY attendance_there
            WHERE series = there.series AND person = there.person AND state IN ('came', 'late', 'walk-in'))
        FROM there WHERE person IS NOT NULL)
    SELECT person, min(date) AS date FROM first GROUP BY person";
/// One look for each person along the index, which has the last session first: most were there.
const LAST_SEEN: &str = "
    SELECT id AS person, (
        SELECT date FROM attendance WHERE person = person.id AND state IN ('came', 'late', 'walk-in') ORDER BY date DESC LIMIT 1) AS date
    FROM person WHERE date IS NOT NULL";
/// Nothing but what the index holds.
const SELECT_LATEST: &str = "SELECT date, state FROM attendance WHERE person = :person ORDER BY date DESC";
/// Nothing but what the index holds.
const THERE_BEFORE: &str = "
    SELECT DISTINCT person FROM attendance WHERE series = :series AND date < :date AND state IN ('came', 'late', 'walk-in')";
const HELD_BEFORE: &str = "
    SELECT DISTINCT date FROM attendance WHERE series = :series AND date < :date ORDER BY date DESC LIMIT :limit";
/// Every series with its title and the first of its last few sessions with a register.
const LAST_HELD: &str = "
    SELECT id, summary, (SELECT DISTINCT date FROM attendance WHERE series = series.id ORDER BY date DESC LIMIT 1 OFFSET :sessions - 1) AS date
    FROM series WHERE date IS NOT NULL";
/// From person to person along the index `attendance_there`: one step for each who was ever at a series, to the last time they were.
const THERE_BELOW: &str = "
    SELECT person, date FROM attendance WHERE series = :series AND person < :person AND state IN ('came', 'late', 'walk-in')
    ORDER BY person DESC, date DESC LIMIT 1";
const CAME_OFTEN: &str = "
    SELECT EXISTS (
        SELECT 1 FROM attendance
        WHERE series = :series AND person = :person AND state IN ('came', 'late', 'walk-in') LIMIT 1 OFFSET :times - 1)";
/// So often someone came who is missed, and so many sessions they missed since.
const CAME: u32 = 3;
const MISSED: u32 = 3;
const PUT: &str = "
    INSERT INTO attendance (series, date, person, state) VALUES (:series, :date, :person, :state)
    ON CONFLICT (series, date, person) DO UPDATE SET state = :state";
const DELETE: &str = "DELETE FROM attendance WHERE series = :series AND date = :date AND person = :person";
const DELETE_FROM: &str = "DELETE FROM attendance WHERE series = :series AND date >= :from";
const MOVE_FROM: &str = "UPDATE attendance SET series = :to WHERE series = :series AND date >= :from";
const HAS_FROM: &str = "
    SELECT EXISTS (SELECT 1 FROM attendance WHERE series = :series AND date BETWEEN :from AND :to)
        OR EXISTS (SELECT 1 FROM erased WHERE series = :series AND date BETWEEN :from AND :to)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 17] = [
    SELECT_SERIES,
    SELECT_BETWEEN,
    SELECT_SESSION,
    FIRST_TIMES,
    SELECT_PERSON,
    LAST_SEEN,
    SELECT_LATEST,
    THERE_BEFORE,
    HELD_BEFORE,
    LAST_HELD,
    THERE_BELOW,
    CAME_OFTEN,
    PUT,
    DELETE,
    DELETE_FROM,
    MOVE_FROM,
    HAS_FROM,
];

pub(super) fn select(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Mark>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(values, mark)?.collect::<Result<_, _>>()?)
}

/// What was noted of someone, each with the row number of its series.
pub(super) fn of_person(connection: &Connection, person: PersonId) -> Result<Vec<(i64, Mark)>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_PERSON)?;
    let rows = statement.query_map(named_params! { ":person": person.0 }, |row| Ok((row.get("series")?, mark(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The session at which each person was last.
pub(super) fn last_seen(connection: &Connection) -> Result<HashMap<PersonId, RecurrenceId>, StoreError> {
    let mut statement = connection.prepare_cached(LAST_SEEN)?;
    let rows = statement.query_map([], |row| Ok((PersonId(row.get("person")?), date(row, "date")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those who were at a session of a series before a start.
pub(super) fn there_before(connection: &Connection, series: i64, before: RecurrenceId) -> Result<Vec<PersonId>, StoreError> {
    let mut statement = connection.prepare_cached(THERE_BEFORE)?;
    let values = named_params! { ":series": series, ":date": wall_text(before.0) };
    Ok(statement.query_map(values, |row| row.get(0).map(PersonId))?.collect::<Result<_, _>>()?)
}

/// When each person was there first.
pub(super) fn first_times(connection: &Connection, series: i64) -> Result<HashMap<PersonId, RecurrenceId>, StoreError> {
    let mut statement = connection.prepare_cached(FIRST_TIMES)?;
    let rows = statement.query_map(named_params! { ":series": series }, |row| Ok((PersonId(row.get("person")?), date(row, "date")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last sessions before a start of which anything was noted, newest first.
pub(super) fn held_before(
    connection: &Connection,
    series: i64,
    before: RecurrenceId,
    limit: usize,
) -> Result<Vec<RecurrenceId>, StoreError> {
    let mut statement = connection.prepare_cached(HELD_BEFORE)?;
    let values = named_params! { ":series": series, ":date": wall_text(before.0), ":limit": i64::try_from(limit).unwrap_or(i64::MAX) };
    Ok(statement.query_map(values, |row| date(row, "date"))?.collect::<Result<_, _>>()?)
}

/// Those who are missed, with the title of the series and the last time that they were there; who was there last first.
pub(super) fn absent(connection: &Connection) -> Result<Vec<(String, PersonId, RecurrenceId)>, StoreError> {
    let mut held = connection.prepare_cached(LAST_HELD)?;
    let mut below = connection.prepare_cached(THERE_BELOW)?;
    let mut came_often = connection.prepare_cached(CAME_OFTEN)?;
    let mut absent = Vec::new();
    for row in held.query_map(named_params! { ":sessions": MISSED }, |row| Ok((row.get("id")?, row.get("summary")?, date(row, "date")?)))? {
        let (series, title, since): (i64, String, RecurrenceId) = row?;
        let mut next = |person: i64| {
            let last_time = |row: &Row| Ok((row.get("person")?, date(row, "date")?));
            below.query_row(named_params! { ":series": series, ":person": person }, last_time).optional()
        };
        let mut person = i64::MAX;
        while let Some((found, last_there)) = next(person)? {
            person = found;
            let often = named_params! { ":series": series, ":person": person, ":times": CAME };
            if last_there < since && came_often.query_row(often, |row| row.get(0))? {
                absent.push((title.clone(), PersonId(person), last_there));
            }
        }
    }
    absent.sort_by_key(|(_, person, last_there)| (Reverse(*last_there), *person));
    Ok(absent)
}

/// What was noted of someone the last `most` times, newest first, and when they were there last.
pub(super) fn latest(
    connection: &Connection,
    person: PersonId,
    most: usize,
) -> Result<(Vec<Attendance>, Option<RecurrenceId>), StoreError> {
    let mut statement = connection.prepare_cached(SELECT_LATEST)?;
    let mut rows = statement.query(named_params! { ":person": person.0 })?;
    let (mut noted, mut last_there) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        let state = word(row, "state", &Attendance::ALL, Attendance::word)?;
        if last_there.is_none() && state.was_here() {
            last_there = Some(date(row, "date")?);
        }
        if noted.len() < most {
            noted.push(state);
        }
        if noted.len() == most && last_there.is_some() {
            break;
        }
    }
    Ok((noted, last_there))
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

/// Removes what was noted of one person at one session.
pub(super) fn delete(connection: &Connection, series: i64, date: RecurrenceId, person: PersonId) -> Result<(), StoreError> {
    let values = named_params! { ":series": series, ":date": wall_text(date.0), ":person": person.0 };
    connection.prepare_cached(DELETE)?.execute(values)?;
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
