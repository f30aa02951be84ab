//! Series kept in mind as they were read, for as long as nothing in the store changes.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::Connection;

use super::{DATA_VERSION, StoreError, Stored, series};
use crate::domain::event::Event;

/// What was read of the store as it was at a moment.
#[derive(Default)]
pub(super) struct Memory(RefCell<(Moment, HashMap<i64, Event>)>);

/// Another one after each change: of another process, and of our own.
type Moment = (i64, u64);

impl Memory {
    /// The events with these row numbers, in their order; those that are not known as they are now are read.
    pub(super) fn events(&self, connection: &Connection, numbers: &[i64]) -> Result<Vec<Stored<Event>>, StoreError> {
        let (of, known) = &mut *self.0.borrow_mut();
        let now = moment(connection)?;
        if *of != now {
            (*of, *known) = (now, HashMap::new());
        }
        let unknown: Vec<i64> = numbers.iter().copied().filter(|id| !known.contains_key(id)).collect();
        if !unknown.is_empty() {
            known.extend(series::select(connection, &unknown)?.into_iter().map(|event| (event.id, event.value)));
        }
        Ok(numbers.iter().filter_map(|id| Some(Stored { id: *id, value: known.get(id)?.clone() })).collect())
    }
}

fn moment(connection: &Connection) -> Result<Moment, StoreError> {
    let of_others = connection.prepare_cached(DATA_VERSION)?.query_row([], |row| row.get(0))?;
    Ok((of_others, connection.total_changes()))
}
