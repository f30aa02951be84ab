//! Rows of `sign_up`: who comes every time, and who this time.

use std::collections::HashMap;

use rusqlite::{Connection, Row, Statement, ToSql, named_params};

use super::column::{date_text, kept_text, optional_wall, optional_word, wall_text, word};
use super::{StoreError, Stored};
use crate::domain::event::Version;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::kept::Kept;
use crate::domain::signup::{Answer, Mode, Reach, Role, SignUp};
use crate::domain::time::Instant;

/// In two parts, since each has its index and the whole has none.
pub(super) const SELECT_SERIES: &str = "
    SELECT * FROM sign_up WHERE series = :series AND date IS NULL
    UNION ALL
    SELECT * FROM sign_up WHERE series = :series AND date IS NOT NULL
    ORDER BY id";
pub(super) const SELECT_STANDING: &str = "SELECT * FROM sign_up WHERE series = :series AND date IS NULL";
/// Of sessions whose original starts lie between two wall times.
pub(super) const SELECT_BETWEEN: &str = "SELECT * FROM sign_up WHERE series = :series AND date BETWEEN :from AND :to";
/// The same of any series.
const SELECT_ONCE: &str = "SELECT * FROM sign_up WHERE date BETWEEN :from AND :to";
pub(super) const SELECT_OF: &str = "SELECT * FROM sign_up WHERE series = :series AND person = :person ORDER BY id";
const SELECT_PERSON: &str = "SELECT * FROM sign_up WHERE person = :person ORDER BY series, id";
const COUNT_SERIES: &str = "SELECT person, count(DISTINCT series) FROM sign_up WHERE answer <> 'declined' GROUP BY person";
const COUNT_SERIES_OF: &str = "SELECT count(DISTINCT series) FROM sign_up WHERE person = :person AND answer <> 'declined'";
const INSERT: &str = "
    INSERT INTO sign_up (series, person, date, since, until, role, answer, mode, position, kept, answered_sequence, answered_at, beneath)
    VALUES (:series, :person, :date, :since, :until, :role, :answer, :mode, :position, :kept, :answered_sequence, :answered_at, :beneath)";
const UPDATE: &str = "
    UPDATE sign_up SET date = :date, since = :since, until = :until, role = :role, answer = :answer, mode = :mode,
           position = :position, kept = :kept, answered_sequence = :answered_sequence, answered_at = :answered_at,
           beneath = :beneath, series = :series, person = :person WHERE id = :id";
const DELETE: &str = "DELETE FROM sign_up WHERE id = :id";
const LAST_POSITION: &str = "SELECT coalesce(max(position), 0) FROM sign_up";
const COUNT_STANDING: &str = "
    SELECT count(DISTINCT person) FROM sign_up WHERE series = :series AND date IS NULL AND answer = 'accepted'
    AND (since IS NULL OR since <= :day) AND (until IS NULL OR until > :day)";
/// In the words of the index `sign_up_crew`, as all that ask who works.
const WORKED_AT: &str = "SELECT DISTINCT series FROM sign_up WHERE person = :person AND role IN ('host', 'facilitator', 'note-taker')";

/// Whether anyone ever led a session of a series, or is to lead one.
const IS_LED: &str = "
    SELECT EXISTS (SELECT 1 FROM sign_up WHERE series = :series AND role IN ('host', 'facilitator', 'note-taker')
    AND role <> 'note-taker' AND answer = 'accepted')";
/// All that those said who work at sessions whose original starts lie between two wall times, as far as it speaks of their work: what is
/// said of one session holds there, whatever the person says of all; and a decline of one by someone who works at all speaks too.
const SELECT_CREWS: &str = "
    SELECT * FROM sign_up INDEXED BY sign_up_crew_dates
    WHERE date BETWEEN :from AND :to AND role IN ('host', 'facilitator', 'note-taker')
    UNION ALL
    SELECT sign_up.* FROM (
        SELECT DISTINCT series, person FROM sign_up INDEXED BY sign_up_crew_dates
        WHERE date IS NULL AND role IN ('host', 'facilitator', 'note-taker')
    ) AS crew CROSS JOIN sign_up ON sign_up.person = crew.person AND sign_up.series = crew.series
    WHERE sign_up.date IS NULL
        OR (sign_up.date BETWEEN :from AND :to AND sign_up.role NOT IN ('host', 'facilitator', 'note-taker'))";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 16] = [
    SELECT_SERIES,
    SELECT_STANDING,
    SELECT_BETWEEN,
    SELECT_ONCE,
    SELECT_OF,
    SELECT_PERSON,
    COUNT_SERIES,
    COUNT_SERIES_OF,
    INSERT,
    UPDATE,
    DELETE,
    LAST_POSITION,
    COUNT_STANDING,
    WORKED_AT,
    IS_LED,
    SELECT_CREWS,
];

pub(super) fn select(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Stored<SignUp>>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = Columns::of(&statement)?;
    Ok(statement.query_map(values, |row| columns.sign_up(row))?.collect::<Result<_, _>>()?)
}

/// What is said of every session of a series.
pub(super) fn standing(connection: &Connection, series: i64) -> Result<Vec<Stored<SignUp>>, StoreError> {
    select(connection, SELECT_STANDING, named_params! { ":series": series })
}

/// Everything someone said, each with the row number of its series.
pub(super) fn of_person(connection: &Connection, person: PersonId) -> Result<Vec<(i64, Stored<SignUp>)>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_PERSON)?;
    let columns = Columns::of(&statement)?;
    let rows = statement.query_map(named_params! { ":person": person.0 }, |row| Ok((row.get("series")?, columns.sign_up(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What those said who work at sessions in a range, by row number of the series.
pub(super) fn crews(connection: &Connection, from: &str, to: &str) -> Result<HashMap<i64, Vec<SignUp>>, StoreError> {
    by_series(connection, SELECT_CREWS, from, to)
}

/// What is said of single sessions in a range, by row number of the series.
pub(super) fn once(connection: &Connection, from: &str, to: &str) -> Result<HashMap<i64, Vec<SignUp>>, StoreError> {
    by_series(connection, SELECT_ONCE, from, to)
}

fn by_series(connection: &Connection, sql: &str, from: &str, to: &str) -> Result<HashMap<i64, Vec<SignUp>>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = Columns::of(&statement)?;
    let series = statement.column_index("series")?;
    let mut found: HashMap<i64, Vec<SignUp>> = HashMap::new();
    let mut rows = statement.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        found.entry(row.get(series)?).or_default().push(columns.sign_up(row)?.value);
    }
    Ok(found)
}

pub(super) fn is_led(connection: &Connection, series: i64) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached(IS_LED)?.query_row(named_params! { ":series": series }, |row| row.get(0))?)
}

/// The series at any session of which someone works.
pub(super) fn worked_at(connection: &Connection, person: PersonId) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(WORKED_AT)?;
    Ok(statement.query_map(named_params! { ":person": person.0 }, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// For how many series each person is signed up.
pub(super) fn count_series(connection: &Connection) -> Result<HashMap<PersonId, u32>, StoreError> {
    let mut statement = connection.prepare_cached(COUNT_SERIES)?;
    let rows = statement.query_map([], |row| Ok((PersonId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// For how many series one person is signed up.
pub(super) fn count_series_of(connection: &Connection, person: PersonId) -> Result<u32, StoreError> {
    Ok(connection.prepare_cached(COUNT_SERIES_OF)?.query_row(named_params! { ":person": person.0 }, |row| row.get(0))?)
}

/// Where the columns stand in a statement: found once, since a row is asked for ten thousand times and goes through all names each time.
struct Columns {
    id: usize,
    person: usize,
    date: usize,
    since: usize,
    until: usize,
    role: usize,
    answer: usize,
    mode: usize,
    position: usize,
    kept: usize,
    answered_sequence: usize,
    answered_at: usize,
    beneath: usize,
}

impl Columns {
    fn of(statement: &Statement) -> rusqlite::Result<Self> {
        let place = |name| statement.column_index(name);
        Ok(Self {
            id: place("id")?,
            person: place("person")?,
            date: place("date")?,
            since: place("since")?,
            until: place("until")?,
            role: place("role")?,
            answer: place("answer")?,
            mode: place("mode")?,
            position: place("position")?,
            kept: place("kept")?,
            answered_sequence: place("answered_sequence")?,
            answered_at: place("answered_at")?,
            beneath: place("beneath")?,
        })
    }

    fn sign_up(&self, row: &Row) -> rusqlite::Result<Stored<SignUp>> {
        let reach = match optional_wall(row, self.date)? {
            Some(date) => Reach::One(RecurrenceId(date)),
            None => Reach::Standing {
                from: optional_wall(row, self.since)?.map(|wall| wall.date()),
                until: optional_wall(row, self.until)?.map(|wall| wall.date()),
            },
        };
        let sign_up = SignUp {
            person: PersonId(row.get(self.person)?),
            reach,
            role: word(row, self.role, &Role::ALL, Role::word)?,
            answer: word(row, self.answer, &Answer::ALL, Answer::word)?,
            mode: optional_word(row, self.mode, &Mode::ALL, Mode::word)?,
            position: row.get(self.position)?,
            kept: row.get_ref(self.kept)?.as_str_or_null()?.map(Kept::from_text).unwrap_or_default(),
            answered: self.answered(row)?,
            beneath: optional_word(row, self.beneath, &Role::ALL, Role::word)?,
        };
        Ok(Stored { id: row.get(self.id)?, value: sign_up })
    }

    fn answered(&self, row: &Row) -> rusqlite::Result<Option<Version>> {
        let (sequence, at): (Option<u32>, Option<i64>) = (row.get(self.answered_sequence)?, row.get(self.answered_at)?);
        Ok(sequence.zip(at).map(|(sequence, at)| Version { sequence, updated: Instant(at) }))
    }
}

pub(super) fn insert(connection: &Connection, series: i64, sign_up: &SignUp) -> Result<i64, StoreError> {
    write_row(connection, INSERT, series, sign_up, None)?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn update(connection: &Connection, series: i64, sign_up: &Stored<SignUp>) -> Result<(), StoreError> {
    write_row(connection, UPDATE, series, &sign_up.value, Some(sign_up.id))
}

fn write_row(connection: &Connection, sql: &str, series: i64, sign_up: &SignUp, id: Option<i64>) -> Result<(), StoreError> {
    let (date, since, until) = match sign_up.reach {
        Reach::One(date) => (Some(wall_text(date.0)), None, None),
        Reach::Standing { from, until } => (None, from.map(date_text), until.map(date_text)),
    };
    let (role, answer, mode) = (sign_up.role.word(), sign_up.answer.word(), sign_up.mode.map(Mode::word));
    let (kept, answered) = (kept_text(Some(&sign_up.kept)), sign_up.answered.map(|version| (version.sequence, version.updated.0)));
    let (sequence, at) = answered.unzip();
    let beneath = sign_up.beneath.map(Role::word);
    let mut values: Vec<(&str, &dyn ToSql)> = vec![
        (":series", &series),
        (":person", &sign_up.person.0),
        (":date", &date),
        (":since", &since),
        (":until", &until),
        (":role", &role),
        (":answer", &answer),
        (":mode", &mode),
        (":position", &sign_up.position),
        (":kept", &kept),
        (":answered_sequence", &sequence),
        (":answered_at", &at),
        (":beneath", &beneath),
    ];
    if let Some(id) = &id {
        values.push((":id", id));
    }
    connection.prepare_cached(sql)?.execute(values.as_slice())?;
    Ok(())
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.prepare_cached(DELETE)?.execute(named_params! { ":id": id })?;
    Ok(())
}

/// A position behind all others.
pub(super) fn next_position(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached(LAST_POSITION)?.query_row([], |row| row.get::<_, i64>(0))? + 1)
}

/// How many people come every time, on a day written `20200902`.
pub(super) fn count_standing(connection: &Connection, series: i64, day: &str) -> Result<u32, StoreError> {
    Ok(connection.prepare_cached(COUNT_STANDING)?.query_row(named_params! { ":series": series, ":day": day }, |row| row.get(0))?)
}
