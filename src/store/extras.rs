//! What files said on other people's sign-ups of someone who is erased: whom they answer for, who sent them, of which list they are.

use rusqlite::{Connection, named_params};

use super::StoreError;
use super::column::kept_text;
use super::mention::tells_of;
use crate::domain::kept::Kept;
use crate::domain::text;

const SELECT: &str = "SELECT id, kept FROM sign_up WHERE kept IS NOT NULL";
const UPDATE: &str = "UPDATE sign_up SET kept = :kept WHERE id = :id";
const SELECT_CHANGES: &str = "
    SELECT id, concat_ws(char(10), before ->> '$.kept', after ->> '$.kept') AS kept FROM change
    WHERE relation = 'sign_up' AND (before ->> '$.kept' IS NOT NULL OR after ->> '$.kept' IS NOT NULL)";
const DELETE_CHANGE: &str = "DELETE FROM change WHERE id = :id";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 4] = [SELECT, UPDATE, SELECT_CHANGES, DELETE_CHANGE];

/// Takes every parameter that has one of these names or addresses in it out of the sign-ups, and the changes that tell of it out of the journal.
pub(super) fn cut(connection: &Connection, names: &[String]) -> Result<(), StoreError> {
    let names: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
    let names_one = |parameter: &str| tells_of(&plain(parameter), &names);
    for (id, kept) in rows(connection, SELECT)? {
        if kept.lines().any(names_one) {
            let left: Kept = kept.lines().filter(|parameter| !names_one(parameter)).collect();
            connection.execute(UPDATE, named_params! { ":id": id, ":kept": kept_text(Some(&left)) })?;
        }
    }
    for (id, kept) in rows(connection, SELECT_CHANGES)? {
        if kept.lines().any(names_one) {
            connection.execute(DELETE_CHANGE, named_params! { ":id": id })?;
        }
    }
    Ok(())
}

fn rows(connection: &Connection, sql: &str) -> Result<Vec<(i64, Kept)>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get("id")?, Kept::from_text(row.get_ref("kept")?.as_str()?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// As it would be typed: in a parameter a quotation mark is coded (RFC 6868), and in a link an @ may be.
fn plain(parameter: &str) -> String {
    parameter.replace("^'", "\"").replace("%40", "@")
}
