//! What can be asked of the store: facts, in the domain's types.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, named_params};

use super::attendance;
use super::column::{date_text, list, wall_text};
use super::journal::{self, JournalEntry};
use super::memory::Memory;
use super::names::Names;
use super::{Disclosure, StoreError, Stored, came, disclosure, erase, erased, kept, last_heard, overrides, person, series, sign_up};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::event::{Event, Series};
use crate::domain::id::{EntryId, PersonId, RecurrenceId, Uid};
use crate::domain::kept::Kept;
use crate::domain::person::Person;
use crate::domain::signup::SignUp;
use crate::domain::time::{Instant, Window};

/// Reads; every answer is of the store as it is now.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    connection: &'a Connection,
    names: Option<&'a Names>,
    memory: Option<&'a Memory>,
}

const SLACK: i64 = 4 * 86_400;
const A_YEAR: i64 = 367 * 86_400;
const IS_EMPTY: &str = "SELECT NOT EXISTS (SELECT 1 FROM series) AND NOT EXISTS (SELECT 1 FROM person)";
#[cfg(test)]
pub(super) const STATEMENTS: [&str; 1] = [IS_EMPTY];

impl<'a> Reader<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, names: None, memory: None }
    }

    /// With series, sign-ups and people that are kept in mind until something changes: not in the midst of a change, which may yet be taken back.
    pub(super) fn minding(self, memory: &'a Memory) -> Self {
        Self { memory: Some(memory), ..self }
    }

    /// With names that are kept in mind from one question to the next.
    pub(super) fn knowing(self, names: &'a Names) -> Self {
        Self { names: Some(names), ..self }
    }

    /// No series and no people.
    ///
    /// # Errors
    /// When the file cannot be read, as for everything below.
    pub fn is_empty(self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(IS_EMPTY, [], |row| row.get(0))?)
    }

    /// The series that can have a session in the window, by row number, each with the overrides that touch it.
    pub fn series_within(self, window: Window) -> Result<Vec<Stored<Series>>, StoreError> {
        let (from, to) = series::indexed(window);
        let numbers = series::numbers(self.connection, series::NUMBERS_WITHIN, named_params! { ":from": from, ":to": to })?;
        self.touching(self.events(&numbers)?, window, None)
    }

    /// The series with these row numbers, each with the overrides that touch the window.
    pub fn series_numbered_within(self, numbers: &[i64], window: Window) -> Result<Vec<Stored<Series>>, StoreError> {
        self.touching(self.events(numbers)?, window, Some(&list(numbers.iter().copied())))
    }

    fn touching(self, events: Vec<Stored<Event>>, window: Window, numbers: Option<&str>) -> Result<Vec<Stored<Series>>, StoreError> {
        let longest = events.iter().map(|event| event.value.length.nominal_seconds()).max().unwrap_or_default();
        // wall times of any clock: the slack on both sides covers every zone, a year the longest session that has a length of its own
        let ends = [window.from.plus(-A_YEAR), window.from.plus(-longest - SLACK), window.to.plus(SLACK)];
        let [long_ago, from, to] = ends.map(|at| wall_text(at.utc()));
        Ok(joined(events, overrides::touching(self.connection, numbers, &long_ago, &from, &to)?))
    }

    /// Every series with all its overrides, by row number.
    pub fn series(self) -> Result<Vec<Stored<Series>>, StoreError> {
        let events = self.events(&series::numbers(self.connection, series::NUMBERS, &[])?)?;
        Ok(joined(events, overrides::select(self.connection, overrides::SELECT_ALL, &[])?))
    }

    /// One series with all its overrides.
    pub fn series_of(self, uid: &Uid) -> Result<Option<Stored<Series>>, StoreError> {
        let numbers = series::numbers(self.connection, series::NUMBER_OF_UID, named_params! { ":uid": uid.0 })?;
        let values = named_params! { ":numbers": list(numbers.iter().copied()) };
        Ok(joined(self.events(&numbers)?, overrides::select(self.connection, overrides::SELECT_SERIES, values)?).pop())
    }

    /// The series with these UIDs, each with what is its own on dates in a range, both ends included.
    pub fn series_between(self, uids: &[&Uid], from: RecurrenceId, to: RecurrenceId) -> Result<Vec<Stored<Series>>, StoreError> {
        let uids = serde_json::Value::from_iter(uids.iter().map(|uid| uid.0.as_str())).to_string();
        let numbers = series::numbers(self.connection, series::NUMBERS_OF_UIDS, named_params! { ":uids": uids })?;
        let values = named_params! { ":numbers": list(numbers.iter().copied()), ":from": wall_text(from.0), ":to": wall_text(to.0) };
        Ok(joined(self.events(&numbers)?, overrides::select(self.connection, overrides::SELECT_DATES, values)?))
    }

    /// What holds for all sessions of a series, by its row number.
    pub fn event(self, series: i64) -> Result<Option<Event>, StoreError> {
        Ok(self.events(&[series])?.pop().map(|stored| stored.value))
    }

    fn events(self, numbers: &[i64]) -> Result<Vec<Stored<Event>>, StoreError> {
        match self.memory {
            Some(memory) => memory.events(self.connection, numbers),
            None => series::select(self.connection, numbers),
        }
    }

    /// The row numbers of the series of a title.
    pub fn series_titled(self, title: &str) -> Result<Vec<i64>, StoreError> {
        series::numbers(self.connection, series::NUMBERS_TITLED, named_params! { ":summary": title })
    }

    /// Everything said by anyone about the sessions of a series.
    pub fn sign_ups(self, series: i64) -> Result<Vec<Stored<SignUp>>, StoreError> {
        sign_up::select(self.connection, sign_up::SELECT_SERIES, named_params! { ":series": series })
    }

    /// Standing sign-ups, and those for single sessions whose original start lies in a range, both ends included.
    pub fn sign_ups_between(self, series: i64, from: RecurrenceId, to: RecurrenceId) -> Result<Vec<Stored<SignUp>>, StoreError> {
        let mut found = self.sign_ups_for_all(series)?;
        let values = named_params! { ":series": series, ":from": wall_text(from.0), ":to": wall_text(to.0) };
        found.append(&mut sign_up::select(self.connection, sign_up::SELECT_BETWEEN, values)?);
        Ok(found)
    }

    /// Standing sign-ups for a series.
    pub fn sign_ups_for_all(self, series: i64) -> Result<Vec<Stored<SignUp>>, StoreError> {
        match self.memory {
            Some(memory) => memory.standing(self.connection, series),
            None => sign_up::standing(self.connection, series),
        }
    }

    /// Those for single sessions of any series whose original start lies in a range, both ends included, by row number of the series.
    pub fn sign_ups_for_one(self, from: RecurrenceId, to: RecurrenceId) -> Result<HashMap<i64, Vec<SignUp>>, StoreError> {
        sign_up::once(self.connection, &wall_text(from.0), &wall_text(to.0))
    }

    /// What one person said about the sessions of a series.
    pub fn sign_ups_of(self, series: i64, person: PersonId) -> Result<Vec<Stored<SignUp>>, StoreError> {
        sign_up::select(self.connection, sign_up::SELECT_OF, named_params! { ":series": series, ":person": person.0 })
    }

    /// Everything someone said about any series, each with the series' row number.
    pub fn sign_ups_by(self, person: PersonId) -> Result<Vec<(i64, Stored<SignUp>)>, StoreError> {
        sign_up::of_person(self.connection, person)
    }

    /// For how many series someone is signed up.
    pub fn series_count(self, person: PersonId) -> Result<u32, StoreError> {
        sign_up::count_series_of(self.connection, person)
    }

    /// For how many series each person is signed up; who is for none is left out.
    pub fn series_counts(self) -> Result<HashMap<PersonId, u32>, StoreError> {
        sign_up::count_series(self.connection)
    }

    /// How many people come every time, on a day.
    pub fn standing(self, series: i64, day: NaiveDate) -> Result<u32, StoreError> {
        sign_up::count_standing(self.connection, series, &date_text(day))
    }

    /// What hosts, facilitators and note-takers said about sessions whose original starts lie in a range, both ends included; by row number
    /// of the series.
    pub fn crews_between(self, from: RecurrenceId, to: RecurrenceId) -> Result<HashMap<i64, Vec<SignUp>>, StoreError> {
        sign_up::crews(self.connection, &wall_text(from.0), &wall_text(to.0))
    }

    /// Whether anyone ever led a session of a series, or is to lead one.
    pub fn is_led(self, series: i64) -> Result<bool, StoreError> {
        sign_up::is_led(self.connection, series)
    }

    /// The row numbers of the series at any session of which someone is host, facilitator or note-taker.
    pub fn worked_at(self, person: PersonId) -> Result<Vec<i64>, StoreError> {
        sign_up::worked_at(self.connection, person)
    }

    /// The register of a series, by original start.
    pub fn register(self, series: i64) -> Result<Vec<Mark>, StoreError> {
        attendance::select(self.connection, attendance::SELECT_SERIES, named_params! { ":series": series })
    }

    /// The register of the sessions whose original starts lie in a range, both ends included.
    pub fn register_between(self, series: i64, from: RecurrenceId, to: RecurrenceId) -> Result<Vec<Mark>, StoreError> {
        let values = named_params! { ":series": series, ":from": wall_text(from.0), ":to": wall_text(to.0) };
        attendance::select(self.connection, attendance::SELECT_BETWEEN, values)
    }

    /// Those who were at a session of a series before a start.
    pub fn there_before(self, series: i64, date: RecurrenceId) -> Result<Vec<PersonId>, StoreError> {
        attendance::there_before(self.connection, series, date)
    }

    /// Of each person who was at a session of a series, or of another one with its title, the first time.
    pub fn first_times(self, series: i64) -> Result<HashMap<PersonId, RecurrenceId>, StoreError> {
        attendance::first_times(self.connection, series)
    }

    /// The register of one session.
    pub fn register_on(self, series: i64, date: RecurrenceId) -> Result<Vec<Mark>, StoreError> {
        attendance::select(self.connection, attendance::SELECT_SESSION, named_params! { ":series": series, ":date": wall_text(date.0) })
    }

    /// The last sessions of a series before a start of which the register has anything, newest first.
    pub fn held_before(self, series: i64, date: RecurrenceId, limit: usize) -> Result<Vec<RecurrenceId>, StoreError> {
        attendance::held_before(self.connection, series, date, limit)
    }

    /// How many came to each of the last sessions of every series with a register, oldest first, by the row number of the series.
    pub fn came_lately(self, sessions: usize) -> Result<HashMap<i64, Vec<u32>>, StoreError> {
        came::lately(self.connection, sessions)
    }

    /// How many came to the sessions with a register whose original starts lie in a range, both ends included.
    pub fn came_between(self, series: i64, from: RecurrenceId, to: RecurrenceId) -> Result<HashMap<RecurrenceId, u32>, StoreError> {
        came::between(self.connection, series, (from, to))
    }

    /// Who came to a series three times and then missed its last three sessions, with its title and the last time that they were there;
    /// whoever was there last first.
    pub fn absent(self) -> Result<Vec<(String, PersonId, RecurrenceId)>, StoreError> {
        attendance::absent(self.connection)
    }

    /// How many people who were erased have each mark of a session.
    pub fn erased_on(self, series: i64, date: RecurrenceId) -> Result<Vec<(Attendance, u32)>, StoreError> {
        erased::of_session(self.connection, series, date)
    }

    /// The same of the sessions whose original starts lie in a range, both ends included.
    pub fn erased_between(self, series: i64, from: RecurrenceId, to: RecurrenceId) -> Result<erased::BySession, StoreError> {
        erased::between(self.connection, series, (from, to))
    }

    /// What any register says of someone, each with the series' row number.
    pub fn marks_of(self, person: PersonId) -> Result<Vec<(i64, Mark)>, StoreError> {
        attendance::of_person(self.connection, person)
    }

    /// What was noted of someone the last `most` times, of whichever series, newest first; and the session at which they were last.
    pub fn latest_marks(self, person: PersonId, most: usize) -> Result<(Vec<Attendance>, Option<RecurrenceId>), StoreError> {
        attendance::latest(self.connection, person, most)
    }

    /// The session at which each person was last; who never came is left out.
    pub fn last_seen(self) -> Result<HashMap<PersonId, RecurrenceId>, StoreError> {
        attendance::last_seen(self.connection)
    }

    /// When each person was last seen or signed up for something; a day to come for who is signed up for one. Else when they were entered,
    /// and nothing where that is not known.
    pub fn last_heard(self) -> Result<HashMap<PersonId, NaiveDate>, StoreError> {
        last_heard::select(self.connection)
    }

    /// Whether the register has anything of sessions between two original starts, both included.
    pub fn has_register(self, series: i64, from: NaiveDateTime, to: NaiveDateTime) -> Result<bool, StoreError> {
        attendance::any_between(self.connection, series, &wall_text(from), &wall_text(to))
    }

    /// Everyone, by name.
    pub fn people(self) -> Result<Arc<[Person]>, StoreError> {
        match self.memory {
            Some(memory) => memory.people(self.connection),
            None => Ok(person::select_all(self.connection)?.into()),
        }
    }

    /// Those with a sign-up in a series.
    pub fn people_signed_up(self, series: i64) -> Result<Vec<Person>, StoreError> {
        person::signed_up(self.connection, series)
    }

    /// Those with some numbers, who are there.
    pub fn people_numbered(self, people: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        person::numbered(self.connection, people)
    }

    /// Those with an e-mail address, in any case; families may share one.
    pub fn people_at(self, email: &str) -> Result<Vec<Person>, StoreError> {
        person::select(self.connection, person::SELECT_EMAIL, named_params! { ":email": email })
    }

    /// Those with a name, without regard to case or to how accents are written.
    pub fn people_named(self, name: &str) -> Result<Vec<Person>, StoreError> {
        person::named(self.connection, self.names.unwrap_or(&Names::default()), name)
    }

    pub fn person(self, id: PersonId) -> Result<Option<Person>, StoreError> {
        Ok(person::select(self.connection, person::SELECT_ID, named_params! { ":person": id.0 })?.pop())
    }

    /// What someone is called.
    pub fn name(self, id: PersonId) -> Result<Option<String>, StoreError> {
        match self.memory {
            Some(memory) => memory.name(self.connection, id),
            None => person::name(self.connection, id),
        }
    }

    /// What calendars say beside their events, each property and component on its own.
    pub fn kept(self) -> Result<Vec<Kept>, StoreError> {
        kept::select_all(self.connection)
    }

    /// The change that an undo would take back.
    pub fn newest_done(self) -> Result<Option<JournalEntry>, StoreError> {
        journal::newest_done(self.connection)
    }

    /// The series and the people whose places a change can have touched, by row number.
    pub fn touched_by(self, entry: EntryId) -> Result<(Vec<i64>, Vec<PersonId>), StoreError> {
        journal::touched(self.connection, entry)
    }

    /// The verbs of the changes that touched someone, with their times, oldest first.
    pub fn changes_touching(self, person: PersonId) -> Result<Vec<(Instant, String)>, StoreError> {
        journal::touching(self.connection, person)
    }

    /// Names and addresses of people whom only the journal knows still: removed, merged, or gone with a restore.
    pub fn former_people(self) -> Result<Vec<String>, StoreError> {
        erase::former(self.connection)
    }

    /// When what is known of people was handed out or erased, newest first.
    pub fn disclosures(self) -> Result<Vec<Disclosure>, StoreError> {
        disclosure::select(self.connection)
    }

    /// The newest entries of the journal, newest first.
    pub fn history(self, limit: usize) -> Result<Vec<JournalEntry>, StoreError> {
        journal::newest(self.connection, limit)
    }
}

fn joined(events: Vec<Stored<Event>>, mut own: overrides::BySeries) -> Vec<Stored<Series>> {
    let join = |Stored { id, value }| Stored { id, value: Series { event: value, overrides: own.remove(&id).unwrap_or_default() } };
    events.into_iter().map(join).collect()
}
