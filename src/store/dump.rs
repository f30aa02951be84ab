//! Every fact as sorted JSON Lines: the same rows give the same bytes.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::StoreError;

/// The facts; `series.first_at`, `last_at` and `rule.last` are an index and follow from them.
const RELATIONS: [(&str, &str); 8] = [
    ("series", "SELECT * FROM series"),
    ("rule", "SELECT * FROM rule"),
    ("series_date", "SELECT * FROM series_date"),
    ("override", "SELECT * FROM override"),
    ("person", "SELECT * FROM person"),
    ("person_tag", "SELECT * FROM person_tag"),
    ("sign_up", "SELECT * FROM sign_up"),
    ("attendance", "SELECT * FROM attendance"),
];

pub(super) fn dump(connection: &Connection) -> Result<String, StoreError> {
    // one look at the store, whatever others write meanwhile
    let look = connection.unchecked_transaction()?;
    let mut text = String::new();
    for (relation, sql) in RELATIONS {
        let mut statement = look.prepare(sql)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut lines = Vec::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut object = Map::from_iter([("table".to_owned(), Value::from(relation))]);
            for (column, name) in names.iter().enumerate().filter(|(_, name)| !matches!(name.as_str(), "first_at" | "last_at" | "last")) {
                object.insert(name.clone(), value(row.get_ref(column)?));
            }
            lines.push(Value::Object(object).to_string());
        }
        lines.sort();
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    Ok(text)
}

/// STRICT tables hold integers and text here, nothing else.
fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text)),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
    }
}
