//! Erasing a person: out of the facts, the history, the free pages of the file, and the copies that upgrades made beside it.

use std::fs;
use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior, named_params};

use super::{
    Disclosure, DisclosureKind, Mention, Mode, Place, Reader, Store, StoreError, disclosure, erased, extras, journal, mention, migrate,
    person,
};
use crate::domain::person::Person;
use crate::domain::text;
use crate::domain::time::Instant;

/// What an erasure took away, and what it left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasure {
    pub sign_ups: usize,
    /// Marks in registers; they stay as numbers without a name.
    pub marks: usize,
    /// Lines of the history that named the person.
    pub entries: usize,
    /// Other people whose referrer they were.
    pub referrals: usize,
    /// Copies of the store, made before upgrades, that go with the person.
    pub copies: Vec<PathBuf>,
    /// Texts about series, sessions and other people that name the person, and stay as they are.
    pub mentions: Vec<Mention>,
    /// Files that may hold traces still: another program has the store open, or a copy cannot be removed.
    pub traces: Vec<PathBuf>,
}

const DELETE_SIGN_UPS: &str = "DELETE FROM sign_up WHERE person = :person";
const CLEAR_REFERRER: &str = "UPDATE person SET via = NULL WHERE via = :text COLLATE NOCASE";
/// Names and addresses in the journal of people who are not in the store any more: the erased one, and whoever was merged into them. Where
/// someone was removed, their number may have gone to someone new since. A restore removes everyone and puts most of them back, so those of
/// people in the store are left out.
const FORMER: &str = "
    WITH removed (person, change) AS (
        SELECT before ->> '$.id', max(id) FROM change WHERE relation = 'person' AND after IS NULL GROUP BY 1),
    known (change, row) AS (
        SELECT id, before FROM change WHERE relation = 'person' UNION ALL SELECT id, after FROM change WHERE relation = 'person'),
    gone (row) AS (
        SELECT row FROM known LEFT JOIN removed ON removed.person = row ->> '$.id'
        WHERE row ->> '$.id' NOT IN (SELECT id FROM person) OR known.change <= removed.change),
    said (text) AS (SELECT row ->> '$.name' FROM gone UNION SELECT row ->> '$.email' FROM gone)
    SELECT text FROM said WHERE text IS NOT NULL AND text NOT IN (SELECT name FROM person)
    AND text NOT IN (SELECT email FROM person WHERE email IS NOT NULL)";
const CUT_GONE: &str = "
    WITH removed (person, change) AS (
        SELECT before ->> '$.id', max(id) FROM change WHERE relation = 'person' AND after IS NULL GROUP BY 1),
    rows (change, relation, row) AS (SELECT id, relation, before FROM change UNION ALL SELECT id, relation, after FROM change),
    touched (change, person) AS (
        SELECT change, row ->> iif(relation = 'person', '$.id', '$.person') FROM rows
        WHERE relation IN ('person', 'person_tag', 'attendance', 'sign_up'))
    DELETE FROM change WHERE id IN (
        SELECT touched.change FROM touched LEFT JOIN removed ON removed.person = touched.person
        WHERE touched.person NOT IN (SELECT id FROM person) OR touched.change <= removed.change)";
/// But not for the own name or address of someone who is still there, a namesake: it tells who they were before, should they want to be
/// erased one day.
const CUT_TRACE: &str = "
    WITH rows (change, relation, row) AS (SELECT id, relation, before FROM change UNION ALL SELECT id, relation, after FROM change)
    DELETE FROM change WHERE id IN (
        SELECT change FROM rows WHERE instr(iif(relation = 'person', json_remove(row, '$.name', '$.email'), row), :text))";
const SENTENCES: &str = "SELECT id, sentence FROM journal";
const UNNAME: &str = "UPDATE journal SET sentence = verb || ' of someone who was erased since' WHERE id = :entry";
const ADD_ENTRY: &str = "INSERT INTO journal (at, verb, sentence) VALUES (:at, :verb, :sentence)";
const VACUUM: &str = "VACUUM";
const EMPTY_WAL: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 8] = [DELETE_SIGN_UPS, CLEAR_REFERRER, FORMER, CUT_GONE, CUT_TRACE, SENTENCES, UNNAME, ADD_ENTRY];

impl Store {
    /// Erases a person for good, and with them whoever only the journal knows still: the one change that no undo goes back across. Their
    /// marks become numbers without a name. Without a person, only the journal is swept. `say` makes the sentence for it when they are gone.
    ///
    /// # Errors
    /// What `say` ends with, or [`StoreError`]; nothing is changed then.
    pub fn erase<E: From<StoreError>>(
        &mut self,
        mode: Mode,
        at: Instant,
        verb: &str,
        person: Option<&Person>,
        say: impl FnOnce(&Erasure, Reader) -> Result<String, E>,
    ) -> Result<(Erasure, String), E> {
        self.still_holds()?;
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(StoreError::from)?;
        // no entry is open, so the journal's triggers record nothing of what goes
        let last = person::last(&transaction)?;
        let mut erasure = Erasure { copies: self.place.copies(), ..erase_rows(&transaction, person)? };
        let sentence = say(&erasure, Reader::new(&transaction))?;
        let entry = named_params! { ":at": at.0, ":verb": verb, ":sentence": sentence };
        transaction.execute(ADD_ENTRY, entry).map_err(StoreError::from)?;
        disclosure::insert(&transaction, Disclosure { at, kind: DisclosureKind::Erase }, Some(last))?;
        if mode == Mode::Keep {
            transaction.commit().map_err(StoreError::from)?;
            erasure.traces = self.sweep(&erasure.copies);
        }
        Ok((erasure, sentence))
    }

    /// Rewrites the file without its free pages and empties the log beside it; answers what could not be swept.
    fn sweep(&self, copies: &[PathBuf]) -> Vec<PathBuf> {
        let vacuumed = self.connection.execute_batch(VACUUM).is_ok();
        let emptied = empty_log(&self.connection);
        let own = self.place.path().filter(|_| !vacuumed || !emptied);
        let copies = copies.iter().filter(|copy| fs::remove_file(copy).is_err());
        own.into_iter().chain(copies.map(PathBuf::as_path)).map(PathBuf::from).collect()
    }
}

/// Empties the log beside the file, where what was deleted still stands; says whether that could be done.
pub(super) fn empty_log(connection: &Connection) -> bool {
    connection.query_row(EMPTY_WAL, [], |row| row.get::<_, bool>(0)).is_ok_and(|busy| !busy)
}

impl Place {
    fn copies(&self) -> Vec<PathBuf> {
        self.path().map(migrate::copies_beside).unwrap_or_default()
    }
}

fn erase_rows(connection: &Connection, erased: Option<&Person>) -> Result<Erasure, StoreError> {
    journal::cut_redo(connection)?;
    let mut erasure = Erasure::default();
    if let Some(person) = erased {
        erasure.marks = erased::count_marks(connection, person.id)?;
        erasure.sign_ups = connection.execute(DELETE_SIGN_UPS, named_params! { ":person": person.id.0 })?;
        person::delete(connection, person.id)?;
    }
    let mut traces = former(connection)?;
    traces.extend(erased.into_iter().flat_map(|person| [Some(person.profile.name.clone()), person.profile.email.clone()]).flatten());
    traces.retain(|trace| !trace.is_empty());
    traces.sort();
    traces.dedup();
    connection.execute(CUT_GONE, [])?;
    for trace in &traces {
        erasure.referrals += connection.execute(CLEAR_REFERRER, named_params! { ":text": trace })?;
        connection.execute(CUT_TRACE, named_params! { ":text": in_json(trace) })?;
    }
    extras::cut(connection, &traces)?;
    erasure.mentions = mention::select(connection, &traces)?;
    let mut sentences = connection.prepare(SENTENCES)?;
    let sentences = sentences.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<(i64, String)>, _>>()?;
    for (entry, _) in sentences.iter().filter(|(_, sentence)| traces.iter().any(|trace| text::names(sentence, trace))) {
        erasure.entries += connection.execute(UNNAME, named_params! { ":entry": entry })?;
    }
    Ok(erasure)
}

/// Names and addresses of people whom only the journal knows still.
pub(super) fn former(connection: &Connection) -> Result<Vec<String>, StoreError> {
    journal::strings(connection, FORMER, [])
}

/// A text as it stands inside the rows of the journal.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text).to_owned()
}
