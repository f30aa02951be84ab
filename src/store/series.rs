//! Rows of `series`, `rule` and `series_date`: the facts of a series beside its overrides.

use std::collections::HashMap;

use rusqlite::{Connection, Row, ToSql, named_params};

use super::column::{Cells, kept_text, list, optional_wall, wall, wall_text};
use super::zone::{self, Clocks};
use super::{StoreError, Stored};
use crate::domain::event::{Contact, Event, Version};
use crate::domain::id::Uid;
use crate::domain::kept::Kept;
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::seat_order::SeatOrder;
use crate::domain::time::{Instant, Length, Window};

pub(super) const NUMBERS_WITHIN: &str = "
    SELECT id FROM series WHERE first_at < :to AND (last_at IS NULL OR last_at > :from) ORDER BY id";
pub(super) const NUMBERS: &str = "SELECT id FROM series ORDER BY id";
pub(super) const NUMBER_OF_UID: &str = "SELECT id FROM series WHERE uid = :uid";
pub(super) const NUMBERS_OF_UIDS: &str = "SELECT id FROM series WHERE uid IN (SELECT value FROM json_each(:uids)) ORDER BY id";
pub(super) const NUMBERS_TITLED: &str = "SELECT id FROM series WHERE summary = :summary ORDER BY id";
/// Of as many series as a list of numbers names, each table read once.
const SELECT: &str = "
    SELECT id, uid, sequence, summary, description, location, url, organizer_name, organizer_email, start, clock, days, seconds, capacity,
           created_at, updated_at, source_sequence, source_updated, kept, seat_order
    FROM series WHERE id IN (SELECT value FROM json_each(:numbers)) ORDER BY id";
const SELECT_RULES: &str = "
    SELECT series, rrule, last FROM rule WHERE series IN (SELECT value FROM json_each(:numbers)) ORDER BY series, place";
const SELECT_DATES: &str = "SELECT series, kind, start FROM series_date WHERE series IN (SELECT value FROM json_each(:numbers))";
const INSERT: &str = "
    INSERT INTO series (uid, sequence, summary, description, location, url, organizer_name, organizer_email, start, clock, days, seconds,
                        capacity, first_at, last_at, created_at, updated_at, source_sequence, source_updated, kept, seat_order)
    VALUES (:uid, :sequence, :summary, :description, :location, :url, :organizer_name, :organizer_email, :start, :clock, :days, :seconds,
            :capacity, :first_at, :last_at, :created_at, :updated_at, :source_sequence, :source_updated, :kept, :seat_order)";
const UPDATE: &str = "
    UPDATE series SET uid = :uid, sequence = :sequence, summary = :summary, description = :description, location = :location, url = :url,
           organizer_name = :organizer_name, organizer_email = :organizer_email, start = :start, clock = :clock, days = :days,
           seconds = :seconds, capacity = :capacity, first_at = :first_at, last_at = :last_at, created_at = :created_at,
           updated_at = :updated_at, source_sequence = :source_sequence, source_updated = :source_updated, kept = :kept,
           seat_order = :seat_order
    WHERE id = :id";
const DELETE: &str = "DELETE FROM series WHERE id = :series";
const DELETE_RULES: &str = "DELETE FROM rule WHERE series = :series";
const INSERT_RULE: &str = "INSERT INTO rule (series, place, rrule, last) VALUES (:series, :place, :rrule, :last)";
const DELETE_DATES: &str = "DELETE FROM series_date WHERE series = :series";
const INSERT_DATE: &str = "INSERT INTO series_date (series, kind, start) VALUES (:series, :kind, :start)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 13] = [
    NUMBERS_WITHIN,
    NUMBERS,
    NUMBER_OF_UID,
    NUMBERS_OF_UIDS,
    NUMBERS_TITLED,
    SELECT,
    SELECT_RULES,
    SELECT_DATES,
    INSERT,
    UPDATE,
    DELETE,
    INSERT_RULE,
    INSERT_DATE,
];

/// The row numbers that one of the statements above finds.
pub(super) fn numbers(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<i64>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The events with these row numbers, in their order, each with its rules and dates.
pub(super) fn select(connection: &Connection, numbers: &[i64]) -> Result<Vec<Stored<Event>>, StoreError> {
    let numbers = list(numbers.iter().copied());
    let mut statement = connection.prepare_cached(SELECT)?;
    let mut clocks = Clocks::of(connection);
    let rows = statement.query_map(named_params! { ":numbers": numbers }, |row| event(row, &mut clocks))?;
    let mut events = rows.collect::<Result<Vec<_>, _>>()?;
    let mut recurrences = recurrences(connection, &numbers)?;
    for stored in &mut events {
        stored.value.recurrence = recurrences.remove(&stored.id).unwrap_or_default();
    }
    Ok(events)
}

/// By row number of the series; a one-off has none.
fn recurrences(connection: &Connection, numbers: &str) -> Result<HashMap<i64, Recurrence>, StoreError> {
    let mut found: HashMap<i64, Recurrence> = HashMap::new();
    let mut rules = connection.prepare_cached(SELECT_RULES)?;
    let mut rows = rules.query(named_params! { ":numbers": numbers })?;
    while let Some(row) = rows.next()? {
        let (series, last) = (row.get("series")?, optional_wall(row, "last")?);
        let text = row.get_ref("rrule")?.as_str().map_err(rusqlite::Error::from)?;
        let rule = Rule::parse(text).map_err(|error| StoreError::Damaged(format!("rule “{text}”: {error}")))?;
        found.entry(series).or_default().rules.push(rule.with_last(last));
    }
    let mut dates = connection.prepare_cached(SELECT_DATES)?;
    for date in dates.query_map(named_params! { ":numbers": numbers }, |row| {
        Ok((row.get("series")?, row.get::<_, String>("kind")?, wall(row, "start")?))
    })? {
        let (series, kind, start) = date?;
        let recurrence = found.entry(series).or_default();
        if kind == "added" { &mut recurrence.added } else { &mut recurrence.removed }.insert(start);
    }
    Ok(found)
}

/// Everything of the row itself; the recurrence lies in other tables.
fn event(row: &Row, clocks: &mut Clocks) -> rusqlite::Result<Stored<Event>> {
    // in the order of `SELECT`
    let mut cells = Cells::of(row);
    let id = cells.next()?;
    let event = Event {
        uid: Uid(cells.next()?),
        sequence: cells.next()?,
        summary: cells.next()?,
        description: cells.next()?,
        location: cells.next()?,
        url: cells.next()?,
        organizer: Option::zip(cells.next()?, cells.next()?).map(|(name, email)| Contact { name, email }),
        start: wall(row, cells.place())?,
        anchor: clocks.anchor(row.get_ref(cells.place())?.as_str()?)?,
        length: Length { days: cells.next()?, seconds: cells.next()? },
        recurrence: Recurrence::default(),
        capacity: cells.next()?,
        created: Instant(cells.next()?),
        updated: Instant(cells.next()?),
        source: Option::zip(cells.next()?, cells.next()?).map(|(sequence, updated)| Version { sequence, updated: Instant(updated) }),
        kept: cells.next::<Option<String>>()?.map(|text| Kept::from_text(&text)).unwrap_or_default(),
        seat_order: seat_order(cells.next()?)?,
    };
    Ok(Stored { id, value: event })
}

fn seat_order(text: Option<String>) -> rusqlite::Result<SeatOrder> {
    let Some(text) = text else { return Ok(SeatOrder::default()) };
    SeatOrder::parse(&text).map_err(|_| StoreError::unknown_value("seat_order", &text))
}

/// The instants between which all sessions lie, the end open where there is none.
pub(super) type Bounds = (Instant, Option<Instant>);

pub(super) fn insert(connection: &Connection, event: &Event, bounds: Bounds) -> Result<i64, StoreError> {
    write_row(connection, INSERT, event, bounds, None)?;
    let id = connection.last_insert_rowid();
    insert_dates(connection, id, event)?;
    Ok(id)
}

pub(super) fn update(connection: &Connection, id: i64, event: &Event, bounds: Bounds) -> Result<(), StoreError> {
    write_row(connection, UPDATE, event, bounds, Some(id))?;
    zone::delete_unused(connection)?;
    let old = recurrences(connection, &list(std::iter::once(id)))?.remove(&id).unwrap_or_default();
    let new = event.recurrence.counted(event.start, &event.anchor);
    let lasts = |recurrence: &Recurrence| recurrence.rules.iter().map(Rule::known_last).collect::<Vec<_>>();
    if old != new || lasts(&old) != lasts(&new) {
        delete_dates(connection, id)?;
        insert_dates(connection, id, event)?;
    }
    Ok(())
}

/// The row and its dates; everything else that names the series must be gone.
pub(super) fn delete(connection: &Connection, id: i64) -> Result<(), StoreError> {
    delete_dates(connection, id)?;
    connection.execute(DELETE, named_params! { ":series": id })?;
    zone::delete_unused(connection)
}

fn write_row(connection: &Connection, sql: &str, event: &Event, (first, last): Bounds, id: Option<i64>) -> Result<(), StoreError> {
    let start = wall_text(event.start);
    let last = last.map(|at| at.0);
    let organizer_name = event.organizer.as_ref().map(|contact| &contact.name);
    let organizer_email = event.organizer.as_ref().map(|contact| &contact.email);
    let clock = zone::clock_text(connection, &event.anchor)?;
    let source_sequence = event.source.map(|version| version.sequence);
    let source_updated = event.source.map(|version| version.updated.0);
    let kept = kept_text(Some(&event.kept));
    let seat_order = (!event.seat_order.is_plain()).then(|| event.seat_order.to_string());
    let mut values: Vec<(&str, &dyn ToSql)> = vec![
        (":uid", &event.uid.0),
        (":sequence", &event.sequence),
        (":summary", &event.summary),
        (":description", &event.description),
        (":location", &event.location),
        (":url", &event.url),
        (":organizer_name", &organizer_name),
        (":organizer_email", &organizer_email),
        (":start", &start),
        (":clock", &clock),
        (":days", &event.length.days),
        (":seconds", &event.length.seconds),
        (":capacity", &event.capacity),
        (":first_at", &first.0),
        (":last_at", &last),
        (":created_at", &event.created.0),
        (":updated_at", &event.updated.0),
        (":source_sequence", &source_sequence),
        (":source_updated", &source_updated),
        (":kept", &kept),
        (":seat_order", &seat_order),
    ];
    if let Some(id) = &id {
        values.push((":id", id));
    }
    connection.prepare_cached(sql)?.execute(values.as_slice())?;
    Ok(())
}

fn insert_dates(connection: &Connection, id: i64, event: &Event) -> Result<(), StoreError> {
    for (place, rule) in event.recurrence.counted(event.start, &event.anchor).rules.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        connection.prepare_cached(INSERT_RULE)?.execute(
            named_params! { ":series": id, ":place": place, ":rrule": rule.to_string(), ":last": rule.known_last().map(wall_text) },
        )?;
    }
    for (kind, dates) in [("added", &event.recurrence.added), ("removed", &event.recurrence.removed)] {
        for date in dates {
            connection.prepare_cached(INSERT_DATE)?.execute(named_params! { ":series": id, ":kind": kind, ":start": wall_text(*date) })?;
        }
    }
    Ok(())
}

fn delete_dates(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.execute(DELETE_RULES, named_params! { ":series": id })?;
    connection.execute(DELETE_DATES, named_params! { ":series": id })?;
    Ok(())
}

/// The window as the index of `series` sees it: two days wider, for the zones of those who look.
pub(super) fn indexed(window: Window) -> (i64, i64) {
    const SLACK: i64 = 2 * 86_400;
    (window.from.plus(-SLACK).0, window.to.plus(SLACK).0)
}
