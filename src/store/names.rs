//! Names beyond ASCII, kept in mind while a change runs: SQLite cannot fold them, and a long list asks for many.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, named_params};

use super::{StoreError, person};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text;

/// Who may have a name, by the folded name; nothing before the first question.
#[derive(Default)]
pub(super) struct Names(RefCell<Option<ByName>>);

type ByName = HashMap<String, BTreeSet<PersonId>>;

impl Names {
    /// Those with a name that is not in ASCII once it is folded, by number.
    pub(super) fn named(&self, connection: &Connection, folded: &str) -> Result<Vec<Person>, StoreError> {
        let mut known = self.0.borrow_mut();
        let known = match &mut *known {
            Some(known) => known,
            nothing => nothing.insert(read(connection)?),
        };
        let mut people = Vec::new();
        for id in known.get(folded).into_iter().flatten() {
            people.extend(person::select(connection, person::SELECT_ID, named_params! { ":person": id.0 })?);
        }
        // who was renamed since stands under the old name too
        people.retain(|person| text::folded(&person.profile.name) == folded);
        Ok(people)
    }

    /// Someone who has this name from now on.
    pub(super) fn note(&self, id: PersonId, name: &str) {
        if let Some(known) = &mut *self.0.borrow_mut() {
            known.entry(text::folded(name)).or_default().insert(id);
        }
    }

    /// Everyone may be another one now.
    pub(super) fn forget(&self) {
        self.0.replace(None);
    }
}

fn read(connection: &Connection) -> Result<ByName, StoreError> {
    let mut known = ByName::new();
    for (name, id) in person::beyond_ascii(connection)? {
        known.entry(text::folded(&name)).or_default().insert(id);
    }
    Ok(known)
}
