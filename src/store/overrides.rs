//! Rows of `override`: what single sessions have of their own.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, ToSql, named_params};

use super::StoreError;
use super::column::{Cells, optional_wall, wall, wall_text, word};
use crate::domain::event::{Override, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::kept::Kept;
use crate::domain::time::Length;

pub(super) const SELECT_ALL: &str = "SELECT * FROM override";
pub(super) const SELECT_SERIES: &str = "SELECT * FROM override WHERE series IN (SELECT value FROM json_each(:numbers))";
/// Those that are due between two wall times.
pub(super) const SELECT_BETWEEN: &str = "SELECT * FROM override WHERE date BETWEEN :from AND :to";
/// The same of as many series as a list of numbers names.
pub(super) const SELECT_DATES: &str = "
    SELECT * FROM override WHERE series IN (SELECT value FROM json_each(:numbers)) AND date BETWEEN :from AND :to";
/// Those that are not due between two wall times, but were moved to between them, or have had a length of their own since long ago.
const SELECT_REACHING: &str = "
    SELECT * FROM override WHERE start BETWEEN :from AND :to AND date NOT BETWEEN :from AND :to
    UNION ALL
    SELECT * FROM override WHERE seconds IS NOT NULL AND date >= :long_ago AND date < :from AND (start IS NULL OR start NOT BETWEEN :from AND :to)";
const PUT: &str = "
    INSERT INTO override (series, date, status, reason, start, days, seconds, summary, theme, description, location, url, capacity,
                          kept)
    VALUES (:series, :date, :status, :reason, :start, :days, :seconds, :summary, :theme, :description, :location, :url, :capacity,
            :kept)
    ON CONFLICT (series, date) DO UPDATE SET status = :status, reason = :reason, start = :start, days = :days, seconds = :seconds,
        summary = :summary, theme = :theme, description = :description, location = :location, url = :url, capacity = :capacity,
        kept = :kept";
const DELETE: &str = "DELETE FROM override WHERE series = :series AND date = :date";
const DELETE_FROM: &str = "DELETE FROM override WHERE series = :series AND date >= :from";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 8] =
    [SELECT_ALL, SELECT_SERIES, SELECT_BETWEEN, SELECT_DATES, SELECT_REACHING, PUT, DELETE, DELETE_FROM];

/// Overrides by series' row number.
pub(super) type BySeries = BTreeMap<i64, BTreeMap<RecurrenceId, Override>>;

pub(super) fn select(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<BySeries, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = BySeries::new();
    for row in statement.query_map(values, own)? {
        let (series, date, own) = row?;
        found.entry(series).or_default().insert(date, own);
    }
    Ok(found)
}

/// Those that touch the time between two wall times, of all series or of those with these numbers; none is longer than from `long_ago` on.
pub(super) fn touching(
    connection: &Connection,
    numbers: Option<&str>,
    long_ago: &str,
    from: &str,
    to: &str,
) -> Result<BySeries, StoreError> {
    let mut found = match numbers {
        Some(numbers) => select(connection, SELECT_DATES, named_params! { ":numbers": numbers, ":from": from, ":to": to })?,
        None => select(connection, SELECT_BETWEEN, named_params! { ":from": from, ":to": to })?,
    };
    let reaching = select(connection, SELECT_REACHING, named_params! { ":long_ago": long_ago, ":from": from, ":to": to })?;
    for (series, own) in reaching {
        found.entry(series).or_default().extend(own);
    }
    Ok(found)
}

fn own(row: &Row) -> rusqlite::Result<(i64, RecurrenceId, Override)> {
    // in the order of the table
    let mut cells = Cells::of(row);
    let (series, date) = (cells.next()?, RecurrenceId(wall(row, cells.place())?));
    let own = Override {
        status: word(row, cells.place(), &Status::ALL, Status::word)?,
        reason: cells.next()?,
        start: optional_wall(row, cells.place())?,
        length: Option::zip(cells.next()?, cells.next()?).map(|(days, seconds)| Length { days, seconds }),
        summary: cells.next()?,
        theme: cells.next()?,
        description: cells.next()?,
        location: cells.next()?,
        url: cells.next()?,
        capacity: cells.next()?,
        kept: cells.next::<Option<String>>()?.map(|text| Kept::from_text(&text)),
    };
    Ok((series, date, own))
}

/// An override that says nothing is no override: its row goes.
pub(super) fn put(connection: &Connection, series: i64, date: RecurrenceId, own: &Override) -> Result<(), StoreError> {
    let date = wall_text(date.0);
    if *own == Override::default() {
        connection.prepare_cached(DELETE)?.execute(named_params! { ":series": series, ":date": date })?;
        return Ok(());
    }
    connection.prepare_cached(PUT)?.execute(named_params! {
        ":series": series, ":date": date, ":status": own.status.word(), ":reason": own.reason, ":start": own.start.map(wall_text),
        ":days": own.length.map(|length| length.days), ":seconds": own.length.map(|length| length.seconds), ":summary": own.summary,
        ":theme": own.theme, ":description": own.description, ":location": own.location, ":url": own.url, ":capacity": own.capacity,
        ":kept": own.kept.as_ref().map(Kept::text),
    })?;
    Ok(())
}

/// Removes those due at or after a wall time.
pub(super) fn delete_from(connection: &Connection, series: i64, from: &str) -> Result<(), StoreError> {
    connection.execute(DELETE_FROM, named_params! { ":series": series, ":from": from })?;
    Ok(())
}
