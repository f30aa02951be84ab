//! A dump read back: every line is checked, and all of them take the place of what was there, or none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use rusqlite::types::Value as Stored;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use super::StoreError;
use super::dump::{END, RELATIONS, is_left_out};
use super::zone::Clocks;
use crate::domain::id::Uid;
use crate::domain::recurrence::Rule;
use crate::domain::seat_order::SeatOrder;
use crate::domain::stamp::Stamp;

/// In which line of a dump each series stands.
pub type Lines = BTreeMap<Uid, usize>;

const COLUMNS: &str = "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid";

/// A column that a dump tells.
struct Column {
    name: String,
    is_number: bool,
    may_be_null: bool,
}

/// A line of a dump, with a value for each column that it tells.
struct Row {
    line: usize,
    relation: usize,
    values: Vec<(String, Stored)>,
}

/// The facts of the dump instead of all others. The caller writes each series once more, for the index over it.
pub(super) fn restore(connection: &Connection, text: &str) -> Result<Lines, StoreError> {
    let schema: Vec<Vec<Column>> =
        RELATIONS.iter().map(|(relation, _)| columns(connection, relation)).collect::<Result<_, StoreError>>()?;
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(whole(text)?) {
        rows.push(read(&schema, number, line).map_err(|why| StoreError::Line { line: number, why })?);
    }
    // what is named stands before what names it, and series in the order in which they came to be, which gives them their colours
    rows.sort_by_cached_key(|row| (row.relation, row.number("created_at"), row.line));
    let lines = names_hold(&rows)?;
    let clocks: Vec<(usize, String)> = rows.iter().filter_map(|row| Some((row.line, row.text("clock")?.to_owned()))).collect();
    for (relation, _) in RELATIONS.iter().rev() {
        connection.execute(&format!("DELETE FROM {relation}"), [])?;
    }
    for row in rows {
        let line = row.line;
        let told = row.values.clone();
        insert(connection, row).map_err(|error| refused(line, &told, error))?;
    }
    let mut known = Clocks::of(connection);
    for (line, clock) in clocks {
        known.anchor(&clock).map_err(|_| StoreError::Line { line, why: cannot_be("clock", &clock) })?;
    }
    Ok(lines)
}

/// The lines before the last one, which says how many there are.
fn whole(text: &str) -> Result<Vec<&str>, StoreError> {
    let mut lines: Vec<&str> = text.lines().collect();
    let number = lines.len().max(1);
    let no_end = |why: String| StoreError::Line { line: number, why };
    let end = lines.pop().and_then(|line| serde_json::from_str::<Value>(line).ok()).filter(|end| end["table"] == END);
    let end = end.ok_or_else(|| no_end(format!("the last line of a dump, with the table “{END}”, is missing")))?;
    match lines.len() {
        count if end["rows"] == count => Ok(lines),
        count => Err(no_end(format!("“rows” says {}, but {count} lines stand before it", end["rows"]))),
    }
}

fn columns(connection: &Connection, relation: &str) -> Result<Vec<Column>, StoreError> {
    let mut statement = connection.prepare_cached(COLUMNS)?;
    let found = statement.query_map([relation], |row| {
        let name: String = row.get("name")?;
        let is_key: bool = row.get::<_, i64>("pk")? > 0;
        // a series goes by its UID in a dump
        let is_number = name != "series" && row.get::<_, String>("type")? == "INTEGER";
        Ok(Column { is_number, may_be_null: !is_key && !row.get::<_, bool>("notnull")?, name })
    })?;
    let columns: Vec<Column> = found.collect::<Result<_, _>>()?;
    Ok(columns.into_iter().filter(|column| !is_left_out(relation, &column.name)).collect())
}

/// A line as a row; or why it is none.
fn read(schema: &[Vec<Column>], line: usize, text: &str) -> Result<Row, String> {
    let value: Value = serde_json::from_str(text).map_err(|_| "that is no JSON")?;
    let Value::Object(mut fields) = value else { return Err("a line is one JSON object".into()) };
    let Some(Value::String(table)) = fields.remove("table") else { return Err("there is no “table”".into()) };
    let known = RELATIONS.iter().position(|(relation, _)| *relation == table);
    let (relation, columns) = known
        .and_then(|relation| schema.get(relation).map(|columns| (relation, columns)))
        .ok_or_else(|| format!("the table “{table}” is not known; a newer version may know it"))?;
    let values = columns.iter().map(|column| Ok((column.name.clone(), taken(column, &mut fields)?))).collect::<Result<_, String>>()?;
    match fields.keys().next() {
        Some(field) => Err(format!("the field “{field}” of “{table}” is not known; a newer version may know it")),
        None => Ok(Row { line, relation, values }),
    }
}

/// The value of a column. One that an older version did not have yet is null.
fn taken(column: &Column, fields: &mut Map<String, Value>) -> Result<Stored, String> {
    let name = &column.name;
    let value = match fields.remove(name) {
        None if !column.may_be_null => return Err(format!("“{name}” is missing")),
        None | Some(Value::Null) if column.may_be_null => Stored::Null,
        Some(Value::Number(number)) if column.is_number => {
            let fits = |number: &i64| !COUNTS.contains(&name.as_str()) || u32::try_from(*number).is_ok();
            Stored::Integer(number.as_i64().filter(fits).ok_or_else(|| cannot_be(name, number))?)
        }
        Some(Value::String(text)) if !column.is_number => Stored::Text(text),
        _ => return Err(format!("“{name}” has to be {}", if column.is_number { "a whole number" } else { "a text" })),
    };
    if let Stored::Text(text) = &value {
        means_something(name, text)?;
    }
    Ok(value)
}

/// Numbers that are never below nothing nor beyond what the program counts with.
const COUNTS: [&str; 6] = ["days", "seconds", "capacity", "sequence", "source_sequence", "answered_sequence"];

fn cannot_be(field: &str, value: impl Display) -> String {
    format!("“{field}” cannot be “{value}”")
}

/// Dates and rules, of which SQLite knows nothing.
fn means_something(column: &str, text: &str) -> Result<(), String> {
    match column {
        "rrule" => Rule::parse(text).map(drop).map_err(|error| error.to_string()),
        "start" | "date" | "since" | "until" => Stamp::parse(text).map(drop).map_err(|error| error.to_string()),
        "seat_order" => SeatOrder::parse(text).map(drop).map_err(|_| cannot_be(column, text)),
        _ => Ok(()),
    }
}

impl Row {
    fn value(&self, column: &str) -> Option<&Stored> {
        self.values.iter().find(|(name, _)| name == column).map(|(_, value)| value)
    }

    fn number(&self, column: &str) -> Option<i64> {
        match self.value(column)? {
            Stored::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn text(&self, column: &str) -> Option<&str> {
        match self.value(column)? {
            Stored::Text(text) => Some(text),
            _ => None,
        }
    }

    fn table(&self) -> &'static str {
        RELATIONS.get(self.relation).map_or("", |(table, _)| table)
    }
}

/// Whether every series and person that a line names has a line of its own.
fn names_hold(rows: &[Row]) -> Result<Lines, StoreError> {
    let of = |table: &'static str| rows.iter().filter(move |row| row.table() == table);
    let lines: Lines = of("series").filter_map(|row| Some((Uid(row.text("uid")?.to_owned()), row.line))).collect();
    let people: BTreeSet<i64> = of("person").filter_map(|row| row.number("id")).collect();
    for row in rows {
        let why = match (row.text("series"), row.number("person")) {
            (Some(uid), _) if !lines.contains_key(&Uid(uid.to_owned())) => format!("there is no series “{uid}” in the dump"),
            (_, Some(person)) if !people.contains(&person) => format!("there is no person number {person} in the dump"),
            _ => continue,
        };
        return Err(StoreError::Line { line: row.line, why });
    }
    Ok(lines)
}

fn insert(connection: &Connection, row: Row) -> rusqlite::Result<()> {
    let is_series = row.table() == "series";
    let place = |at: usize, name: &str| match name {
        "series" => format!("(SELECT id FROM series WHERE uid = ?{})", at + 1),
        _ => format!("?{}", at + 1),
    };
    let mut names: Vec<&str> = row.values.iter().map(|(name, _)| name.as_str()).collect();
    let mut places: Vec<String> = names.iter().enumerate().map(|(at, name)| place(at, name)).collect();
    if is_series {
        // until the series is written again
        names.push("first_at");
        places.push("0".to_owned());
    }
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", row.table(), names.join(", "), places.join(", "));
    connection.prepare_cached(&sql)?.execute(params_from_iter(row.values.iter().map(|(_, value)| value)))?;
    Ok(())
}

/// What SQLite has against a row.
fn refused(line: usize, values: &[(String, Stored)], error: rusqlite::Error) -> StoreError {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE};
    let Some(rusqlite::ErrorCode::ConstraintViolation) = error.sqlite_error_code() else { return error.into() };
    let code = error.sqlite_error().map(|error| error.extended_code).unwrap_or_default();
    let why = match code {
        SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID | SQLITE_CONSTRAINT_UNIQUE => "a line before says the same".to_owned(),
        _ => forbidden(values, &error.to_string()),
    };
    StoreError::Line { line, why }
}

/// The value that a CHECK forbids, which names its column first.
fn forbidden(values: &[(String, Stored)], check: &str) -> String {
    let mut words = check.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    match words.find_map(|word| values.iter().find(|(name, _)| name == word)) {
        Some((name, Stored::Integer(number))) => cannot_be(name, number),
        Some((name, Stored::Text(text))) => cannot_be(name, text),
        Some((name, _)) => cannot_be(name, "null"),
        None => "its values do not fit together".to_owned(),
    }
}
