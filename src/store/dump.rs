//! Every fact as sorted JSON Lines, and a last line that counts them: the same rows give the same bytes.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};

use super::StoreError;

/// The facts, with the series named by its UID: row numbers are the store's own affair. Those of people are known to the user.
/// A relation stands behind those that it names.
pub(super) const RELATIONS: [(&str, &str); 11] = [
    ("zone", "SELECT * FROM zone"),
    ("series", "SELECT * FROM series"),
    ("rule", "SELECT rule.*, uid AS series FROM rule JOIN series ON series.id = rule.series"),
    ("series_date", "SELECT series_date.*, uid AS series FROM series_date JOIN series ON series.id = series_date.series"),
    ("override", "SELECT own.*, uid AS series FROM override AS own JOIN series ON series.id = own.series"),
    ("person", "SELECT * FROM person"),
    ("person_tag", "SELECT * FROM person_tag"),
    ("sign_up", "SELECT sign_up.*, uid AS series FROM sign_up JOIN series ON series.id = sign_up.series"),
    ("attendance", "SELECT attendance.*, uid AS series FROM attendance JOIN series ON series.id = attendance.series"),
    ("erased", "SELECT erased.*, uid AS series FROM erased JOIN series ON series.id = erased.series"),
    ("kept", "SELECT * FROM kept"),
];

/// The “table” of the last line, by which a dump is known to be whole.
pub(super) const END: &str = "end";

/// What is no fact: an index that follows from the facts, and row numbers.
pub(super) fn is_left_out(relation: &str, column: &str) -> bool {
    match column {
        "first_at" | "last_at" | "last" => true,
        "id" => relation != "person",
        _ => false,
    }
}

pub(super) fn dump(connection: &Connection) -> Result<String, StoreError> {
    // one look at the store, whatever others write meanwhile
    let look = connection.unchecked_transaction()?;
    let mut text = String::new();
    let mut count = 0;
    for (relation, sql) in RELATIONS {
        let mut statement = look.prepare(sql)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut lines = Vec::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut object = Map::from_iter([("table".to_owned(), Value::from(relation))]);
            for (column, name) in names.iter().enumerate().filter(|(_, name)| !is_left_out(relation, name)) {
                // a later column of the same name stands for the earlier one
                object.insert(name.clone(), value(row.get_ref(column)?));
            }
            lines.push(Value::Object(object).to_string());
        }
        lines.sort();
        count += lines.len();
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    let end = json!({ "table": END, "rows": count });
    Ok(format!("{text}{end}\n"))
}

/// STRICT tables hold integers and text here, nothing else.
fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text)),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
    }
}
