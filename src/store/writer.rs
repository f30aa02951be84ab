//! What a command can do to the store, inside its transaction; the journal listens.

use chrono::NaiveDateTime;
use rusqlite::{Connection, named_params};

use super::attendance;
use super::column::wall_text;
use super::names::Names;
use super::{Lines, Reader, StoreError, Stored, erased, kept, overrides, person, restore, series, sign_up, zone};
use crate::domain::attendance::Mark;
use crate::domain::event::{Override, Series};
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::kept::Kept;
use crate::domain::person::{Person, Profile};
use crate::domain::signup::SignUp;
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Zone;

/// Writes inside one transaction. Every method fails as SQLite fails: disk full, a row that breaks a constraint.
pub struct Writer<'a>(&'a Connection, Names);

const DELETE_SIGN_UPS: &str = "DELETE FROM sign_up WHERE series = :series";
const DELETE_SIGN_UPS_FROM: &str = "DELETE FROM sign_up WHERE series = :series AND date >= :from";
#[cfg(test)]
pub(super) const STATEMENTS: [&str; 2] = [DELETE_SIGN_UPS, DELETE_SIGN_UPS_FROM];

impl<'a> Writer<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self(connection, Names::default())
    }

    /// The store as it is in the middle of the change.
    pub fn read(&self) -> Reader<'_> {
        Reader::new(self.0).knowing(&self.1)
    }

    /// What ties a new series to the world, as it can be stored: a zone of a file gets a number where another has its name.
    pub fn settled(&self, anchor: Anchor) -> Result<Anchor, StoreError> {
        zone::settled(self.0, anchor)
    }

    pub fn add_series(&self, series: &Series) -> Result<i64, StoreError> {
        let id = series::insert(self.0, &series.event, bounds(series))?;
        for (date, own) in &series.overrides {
            overrides::put(self.0, id, *date, own)?;
        }
        Ok(id)
    }

    /// The facts of the series itself; overrides have a method of their own.
    pub fn set_series(&self, id: i64, series: &Series) -> Result<(), StoreError> {
        series::update(self.0, id, &series.event, bounds(series))
    }

    /// What one session has of its own; a default override takes away what it had.
    pub fn set_override(&self, series: i64, date: RecurrenceId, own: &Override) -> Result<(), StoreError> {
        overrides::put(self.0, series, date, own)
    }

    /// The series with everything that names it; the people stay.
    pub fn remove_series(&self, series: i64) -> Result<(), StoreError> {
        self.0.execute(DELETE_SIGN_UPS, named_params! { ":series": series })?;
        attendance::delete_from(self.0, series, "")?;
        erased::delete_from(self.0, series, "")?;
        overrides::delete_from(self.0, series, "")?;
        series::delete(self.0, series)
    }

    /// What sessions due at or after a wall time have of their own.
    pub fn remove_overrides_from(&self, series: i64, from: NaiveDateTime) -> Result<(), StoreError> {
        overrides::delete_from(self.0, series, &wall_text(from))
    }

    /// Gives the register of sessions due at or after a wall time to another series.
    pub fn move_register_from(&self, series: i64, from: NaiveDateTime, to: i64) -> Result<(), StoreError> {
        attendance::move_from(self.0, series, &wall_text(from), to)?;
        erased::move_from(self.0, series, &wall_text(from), to)
    }

    /// What is stored of sessions due at or after a wall time: overrides, and sign-ups for them alone.
    pub fn remove_sessions_from(&self, series: i64, from: NaiveDateTime) -> Result<(), StoreError> {
        let from = wall_text(from);
        overrides::delete_from(self.0, series, &from)?;
        self.0.execute(DELETE_SIGN_UPS_FROM, named_params! { ":series": series, ":from": from })?;
        Ok(())
    }

    /// Puts the facts of a dump in the place of all that is there; the caller writes each series again, for the index over it.
    pub fn restore(&self, text: &str) -> Result<Lines, StoreError> {
        self.1.forget();
        restore::restore(self.0, text)
    }

    pub fn add_person(&self, profile: &Profile) -> Result<PersonId, StoreError> {
        let id = person::insert(self.0, profile)?;
        self.1.note(id, &profile.name);
        Ok(id)
    }

    /// With the number that they had in another store; nobody must have it here.
    pub fn add_person_as(&self, person: &Person) -> Result<(), StoreError> {
        self.1.note(person.id, &person.profile.name);
        person::insert_as(self.0, person)
    }

    pub fn set_person(&self, person: &Person) -> Result<(), StoreError> {
        self.1.note(person.id, &person.profile.name);
        person::update(self.0, person)
    }

    /// Someone whom no sign-up and no mark names any more.
    pub fn remove_person(&self, person: PersonId) -> Result<(), StoreError> {
        person::delete(self.0, person)
    }

    pub fn add_sign_up(&self, series: i64, sign_up: &SignUp) -> Result<i64, StoreError> {
        sign_up::insert(self.0, series, sign_up)
    }

    pub fn set_sign_up(&self, series: i64, sign_up: &Stored<SignUp>) -> Result<(), StoreError> {
        sign_up::update(self.0, series, sign_up)
    }

    pub fn remove_sign_up(&self, id: i64) -> Result<(), StoreError> {
        sign_up::delete(self.0, id)
    }

    /// A place in the order of acceptance behind all others.
    pub fn next_position(&self) -> Result<i64, StoreError> {
        sign_up::next_position(self.0)
    }

    /// What a calendar says beside its events, under a name that a newer version of the same has too. Says whether it is new.
    pub fn keep(&self, name: &str, kept: &Kept) -> Result<bool, StoreError> {
        kept::put(self.0, name, kept)
    }

    pub fn mark(&self, series: i64, mark: Mark) -> Result<(), StoreError> {
        attendance::put(self.0, series, mark)
    }

    /// Takes away what was noted of someone at a session.
    pub fn clear_mark(&self, series: i64, date: RecurrenceId, person: PersonId) -> Result<(), StoreError> {
        attendance::delete(self.0, series, date, person)
    }
}

/// All-day and floating series count as UTC here: readers of the index allow for every zone.
fn bounds(series: &Series) -> (Instant, Option<Instant>) {
    let utc = Zone::utc();
    let moved = series.overrides.values().filter_map(|own| own.start);
    let first = moved.chain([series.event.start]).map(|wall| series.event.anchor.resolve(wall, &utc).at).min();
    (first.unwrap_or(Instant(i64::MIN)), series.last_end(&utc))
}
