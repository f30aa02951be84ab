//! The store's self-check: what SQLite finds, and values that no version of the program writes.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{Reader, StoreError, Stored, migrate};
use crate::domain::event::Series;
use crate::domain::id::RecurrenceId;
use crate::domain::signup::Reach;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// A sentence each; empty when all is well.
    pub problems: Vec<String>,
    pub schema: i64,
    pub sqlite: String,
}

const INTEGRITY: &str = "PRAGMA integrity_check(20)";
const FOREIGN_KEYS: &str = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1";

pub(super) fn check(connection: &Connection) -> Result<Findings, StoreError> {
    let mut problems = Vec::new();
    let mut integrity = connection.prepare(INTEGRITY)?;
    for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            problems.push(line);
        }
    }
    let mut orphans = connection.prepare(FOREIGN_KEYS)?;
    for row in orphans.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))? {
        let (relation, count) = row?;
        problems.push(format!("{count} rows of {relation} name something that is not there"));
    }
    // reading everything as the program does finds words and rules that SQLite cannot judge
    let reader = Reader::new(connection);
    match reader.series() {
        Err(error) => problems.push(error.to_string()),
        Ok(series) => {
            for one in series {
                match stray_dates(reader, &one) {
                    Ok(0) => {}
                    Ok(count) => problems.push(format!("series {}: {count} rows are for dates that it does not have", one.value.event.uid)),
                    Err(error) => problems.push(format!("series {}: {error}", one.value.event.uid)),
                }
            }
        }
    }
    problems.extend(reader.people().err().map(|error| error.to_string()));
    Ok(Findings { problems, schema: migrate::version(connection)?, sqlite: rusqlite::version().to_owned() })
}

/// Sign-ups and marks for dates that the series neither gives nor had removed.
fn stray_dates(reader: Reader, series: &Stored<Series>) -> Result<usize, StoreError> {
    let signed_up = reader.sign_ups(series.id)?.into_iter().filter_map(|row| match row.value.reach {
        Reach::One(date) => Some(date),
        Reach::Standing { .. } => None,
    });
    let marked = reader.register(series.id)?.into_iter().map(|mark| mark.date);
    let dates: BTreeSet<RecurrenceId> = signed_up.chain(marked).collect();
    let removed = &series.value.event.recurrence.removed;
    Ok(dates.into_iter().filter(|date| !series.value.gives(*date) && !removed.contains(&date.0)).count())
}
