//! How many came to a session, by the register; who was erased is counted too.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::StoreError;
use super::column::{date, wall_text};
use crate::domain::id::RecurrenceId;

/// Of each series its last sessions with a register, along the primary key.
const LATELY: &str = "
    WITH since (series, date) AS (
        SELECT id, coalesce((SELECT DISTINCT date FROM attendance WHERE series = series.id ORDER BY date DESC LIMIT 1 OFFSET :sessions - 1), '')
        FROM series),
    here (series, date, count) AS (
        SELECT series, date, state IN ('came', 'late', 'walk-in') FROM attendance
        UNION ALL
        SELECT series, date, count * (state IN ('came', 'late', 'walk-in')) FROM erased)
    SELECT here.series, here.date, sum(count) AS came FROM since JOIN here ON here.series = since.series AND here.date >= since.date
    GROUP BY here.series, here.date ORDER BY here.series, here.date";
const BETWEEN: &str = "
    SELECT date, sum(count) AS came FROM (
        SELECT date, state IN ('came', 'late', 'walk-in') AS count FROM attendance WHERE series = :series AND date BETWEEN :from AND :to
        UNION ALL
        SELECT date, count * (state IN ('came', 'late', 'walk-in')) FROM erased WHERE series = :series AND date BETWEEN :from AND :to)
    GROUP BY date";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 2] = [LATELY, BETWEEN];

/// How many came to each of the last sessions of every series, oldest first, by the row number of the series.
pub(super) fn lately(connection: &Connection, sessions: usize) -> Result<HashMap<i64, Vec<u32>>, StoreError> {
    let mut statement = connection.prepare_cached(LATELY)?;
    let values = named_params! { ":sessions": i64::try_from(sessions).unwrap_or(i64::MAX) };
    let mut came: HashMap<i64, Vec<u32>> = HashMap::new();
    for row in statement.query_map(values, |row| Ok((row.get("series")?, row.get("came")?)))? {
        let (series, number) = row?;
        came.entry(series).or_default().push(number);
    }
    Ok(came)
}

/// How many came to the sessions whose original starts lie in a range, both ends included; only those with a register.
pub(super) fn between(
    connection: &Connection,
    series: i64,
    (from, to): (RecurrenceId, RecurrenceId),
) -> Result<HashMap<RecurrenceId, u32>, StoreError> {
    let mut statement = connection.prepare_cached(BETWEEN)?;
    let values = named_params! { ":series": series, ":from": wall_text(from.0), ":to": wall_text(to.0) };
    let rows = statement.query_map(values, |row| Ok((date(row, "date")?, row.get("came")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
