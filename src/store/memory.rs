//! Series, standing sign-ups and people kept in mind as they were read, for as long as nothing in the store changes.

use std::cell::{Cell, RefCell, RefMut};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rusqlite::Connection;

use super::{DATA_VERSION, StoreError, Stored, person, series, sign_up};
use crate::domain::event::Event;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::signup::SignUp;

#[derive(Default)]
pub(super) struct Memory {
    known: RefCell<Known>,
    /// The store is held still, and was looked at since.
    is_up_to_date: Cell<bool>,
}

/// What was read of the store as it was at a moment.
#[derive(Default)]
struct Known {
    moment: Moment,
    events: HashMap<i64, Event>,
    /// What is said of every session, by row number of the series.
    standing: HashMap<i64, Vec<Stored<SignUp>>>,
    names: HashMap<PersonId, Option<String>>,
    /// Everyone, by name; `None` before the first question.
    people: Option<Arc<[Person]>>,
}

/// Another one after each change: of another process, and of our own.
type Moment = (i64, u64);

impl Memory {
    /// The events with these row numbers, in their order; those that are not known as they are now are read.
    pub(super) fn events(&self, connection: &Connection, numbers: &[i64]) -> Result<Vec<Stored<Event>>, StoreError> {
        let known = &mut self.known(connection)?.events;
        let unknown: Vec<i64> = numbers.iter().copied().filter(|id| !known.contains_key(id)).collect();
        if !unknown.is_empty() {
            known.extend(series::select(connection, &unknown)?.into_iter().map(|event| (event.id, event.value)));
        }
        Ok(numbers.iter().filter_map(|id| Some(Stored { id: *id, value: known.get(id)?.clone() })).collect())
    }

    /// What is said of every session of a series.
    pub(super) fn standing(&self, connection: &Connection, series: i64) -> Result<Vec<Stored<SignUp>>, StoreError> {
        let mut known = self.known(connection)?;
        Ok(match known.standing.entry(series) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => unknown.insert(sign_up::standing(connection, series)?).clone(),
        })
    }

    /// What someone is called.
    pub(super) fn name(&self, connection: &Connection, person: PersonId) -> Result<Option<String>, StoreError> {
        let mut known = self.known(connection)?;
        Ok(match known.names.entry(person) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => unknown.insert(person::name(connection, person)?).clone(),
        })
    }

    /// Everyone, by name.
    pub(super) fn people(&self, connection: &Connection) -> Result<Arc<[Person]>, StoreError> {
        let known = &mut self.known(connection)?.people;
        Ok(Arc::clone(match known {
            Some(people) => people,
            nothing => nothing.insert(person::select_all(connection)?.into()),
        }))
    }

    /// The store may change from now on.
    pub(super) fn doubt(&self) {
        self.is_up_to_date.set(false);
    }

    /// What is known of the store as it is now.
    fn known(&self, connection: &Connection) -> Result<RefMut<'_, Known>, StoreError> {
        let mut known = self.known.borrow_mut();
        if !self.is_up_to_date.get() {
            let moment = moment(connection)?;
            if known.moment != moment {
                *known = Known { moment, ..Known::default() };
            }
            self.is_up_to_date.set(!connection.is_autocommit());
        }
        Ok(known)
    }
}

fn moment(connection: &Connection) -> Result<Moment, StoreError> {
    let of_others = connection.prepare_cached(DATA_VERSION)?.query_row([], |row| row.get(0))?;
    Ok((of_others, connection.total_changes()))
}
