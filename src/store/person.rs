//! Rows of `person` and `person_tag`.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, Statement, ToSql, named_params};

use super::StoreError;
use super::column::list;
use super::names::Names;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::domain::text;

pub(super) const SELECT_ALL: &str = "SELECT * FROM person ORDER BY name COLLATE NOCASE, id";
pub(super) const SELECT_ID: &str = "SELECT * FROM person WHERE id = :person";
pub(super) const SELECT_EMAIL: &str = "SELECT * FROM person WHERE email = :email COLLATE NOCASE ORDER BY id";
/// By a name in ASCII, in small letters: no other letter folds to one of them once accents are composed.
const SELECT_NAME: &str = "SELECT * FROM person WHERE lower(name) = :folded ORDER BY id";
const SELECT_BEYOND_ASCII: &str = "SELECT name, id FROM person WHERE name GLOB '*[^ -~]*' ORDER BY id";
const SELECT_NAME_OF: &str = "SELECT name FROM person WHERE id = :person";
/// Those with a sign-up in a series; in two parts, since each has its index and the whole has none.
const SELECT_SIGNED_UP: &str = "
    SELECT * FROM person WHERE id IN (
        SELECT person FROM sign_up WHERE series = :series AND date IS NULL
        UNION ALL SELECT person FROM sign_up WHERE series = :series AND date IS NOT NULL)
    ORDER BY id";
/// Of as many people as a list of numbers names.
const SELECT_NUMBERED: &str = "SELECT * FROM person WHERE id IN (SELECT value FROM json_each(:numbers)) ORDER BY id";
const SELECT_TAGS_NUMBERED: &str = "
    SELECT person, tag FROM person_tag WHERE person IN (SELECT value FROM json_each(:numbers)) ORDER BY person, tag";
const SELECT_TAGS: &str = "SELECT tag FROM person_tag WHERE person = :person ORDER BY tag";
const SELECT_TAGS_SIGNED_UP: &str = "
    SELECT person, tag FROM person_tag WHERE person IN (
        SELECT person FROM sign_up WHERE series = :series AND date IS NULL
        UNION ALL SELECT person FROM sign_up WHERE series = :series AND date IS NOT NULL)
    ORDER BY person, tag";
const SELECT_ALL_TAGS: &str = "SELECT person, tag FROM person_tag ORDER BY person, tag";
/// The highest number that was ever given to anyone.
const LAST: &str = "
    SELECT max(coalesce((SELECT max(id) FROM person), 0), coalesce((SELECT max(last) FROM disclosure), 0))";
const INSERT_AS: &str = "
    INSERT INTO person (id, name, email, phone, organisation, via, access_needs, note, aliases)
    VALUES (:person, :name, :email, :phone, :organisation, :via, :access_needs, :note, :aliases)";
const UPDATE: &str = "
    UPDATE person SET name = :name, email = :email, phone = :phone, organisation = :organisation, via = :via,
           access_needs = :access_needs, note = :note, aliases = :aliases WHERE id = :person";
const INSERT_TAG: &str = "INSERT OR IGNORE INTO person_tag (person, tag) VALUES (:person, :tag)";
const DELETE_TAGS: &str = "DELETE FROM person_tag WHERE person = :person";
const DELETE: &str = "DELETE FROM person WHERE id = :person";

#[cfg(test)]
pub(super) const STATEMENTS: [&str; 18] = [
    SELECT_ALL,
    SELECT_ID,
    SELECT_EMAIL,
    SELECT_NAME,
    SELECT_NAME_OF,
    SELECT_BEYOND_ASCII,
    SELECT_SIGNED_UP,
    SELECT_NUMBERED,
    SELECT_TAGS_NUMBERED,
    SELECT_TAGS,
    SELECT_TAGS_SIGNED_UP,
    SELECT_ALL_TAGS,
    LAST,
    INSERT_AS,
    UPDATE,
    INSERT_TAG,
    DELETE_TAGS,
    DELETE,
];

pub(super) fn select(connection: &Connection, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Person>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = Columns::of(&statement)?;
    let mut people = statement.query_map(values, |row| columns.person(row))?.collect::<Result<Vec<_>, _>>()?;
    for person in &mut people {
        let mut tags = connection.prepare_cached(SELECT_TAGS)?;
        person.profile.tags = tags.query_map(named_params! { ":person": person.id.0 }, |row| row.get(0))?.collect::<Result<_, _>>()?;
    }
    Ok(people)
}

/// Those with a name, compared as names are, by number.
pub(super) fn named(connection: &Connection, names: &Names, name: &str) -> Result<Vec<Person>, StoreError> {
    let folded = text::folded(name);
    if folded.is_ascii() {
        return select(connection, SELECT_NAME, named_params! { ":folded": folded });
    }
    names.named(connection, &folded)
}

/// What someone is called.
pub(super) fn name(connection: &Connection, person: PersonId) -> Result<Option<String>, StoreError> {
    Ok(connection.prepare_cached(SELECT_NAME_OF)?.query_row(named_params! { ":person": person.0 }, |row| row.get(0)).optional()?)
}

/// The names that are not in ASCII, with who has them.
pub(super) fn beyond_ascii(connection: &Connection) -> Result<Vec<(String, PersonId)>, StoreError> {
    let mut statement = connection.prepare_cached(SELECT_BEYOND_ASCII)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, PersonId(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everyone, by name.
pub(super) fn select_all(connection: &Connection) -> Result<Vec<Person>, StoreError> {
    select_many(connection, SELECT_ALL, SELECT_ALL_TAGS, &[])
}

/// Those with a sign-up in a series.
pub(super) fn signed_up(connection: &Connection, series: i64) -> Result<Vec<Person>, StoreError> {
    select_many(connection, SELECT_SIGNED_UP, SELECT_TAGS_SIGNED_UP, named_params! { ":series": series })
}

/// Those with some numbers.
pub(super) fn numbered(connection: &Connection, people: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let numbers = list(people.iter().map(|person| person.0));
    select_many(connection, SELECT_NUMBERED, SELECT_TAGS_NUMBERED, named_params! { ":numbers": numbers })
}

/// Many people, with the tags in one read.
fn select_many(connection: &Connection, sql: &str, sql_of_tags: &str, values: &[(&str, &dyn ToSql)]) -> Result<Vec<Person>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = Columns::of(&statement)?;
    let mut people = statement.query_map(values, |row| columns.person(row))?.collect::<Result<Vec<_>, _>>()?;
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    let mut statement = connection.prepare_cached(sql_of_tags)?;
    for row in statement.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (person, tag): (i64, String) = row?;
        tags.entry(person).or_default().push(tag);
    }
    for person in &mut people {
        person.profile.tags = tags.remove(&person.id.0).unwrap_or_default();
    }
    Ok(people)
}

/// Where the columns stand in a statement: found once, since the directory has ten thousand rows.
struct Columns {
    id: usize,
    name: usize,
    email: usize,
    phone: usize,
    organisation: usize,
    via: usize,
    access_needs: usize,
    note: usize,
    aliases: usize,
}

impl Columns {
    fn of(statement: &Statement) -> rusqlite::Result<Self> {
        let place = |name| statement.column_index(name);
        Ok(Self {
            id: place("id")?,
            name: place("name")?,
            email: place("email")?,
            phone: place("phone")?,
            organisation: place("organisation")?,
            via: place("via")?,
            access_needs: place("access_needs")?,
            note: place("note")?,
            aliases: place("aliases")?,
        })
    }

    /// Without the tags, which lie in a table of their own.
    fn person(&self, row: &Row) -> rusqlite::Result<Person> {
        let aliases = row.get_ref(self.aliases)?.as_str_or_null()?.unwrap_or_default();
        let profile = Profile {
            name: row.get(self.name)?,
            email: row.get(self.email)?,
            phone: row.get(self.phone)?,
            organisation: row.get(self.organisation)?,
            tags: Vec::new(),
            via: row.get(self.via)?,
            access_needs: row.get(self.access_needs)?,
            note: row.get(self.note)?,
            aliases: aliases.lines().map(str::to_owned).collect(),
        };
        Ok(Person { id: PersonId(row.get(self.id)?), profile })
    }
}

/// Gives the person a number that nobody ever had, not even someone who was erased.
pub(super) fn insert(connection: &Connection, profile: &Profile) -> Result<PersonId, StoreError> {
    let person = Person { id: PersonId(last(connection)? + 1), profile: profile.clone() };
    insert_as(connection, &person)?;
    Ok(person.id)
}

pub(super) fn last(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.prepare_cached(LAST)?.query_row([], |row| row.get(0))?)
}

pub(super) fn insert_as(connection: &Connection, person: &Person) -> Result<(), StoreError> {
    write_row(connection, INSERT_AS, &person.profile, Some(person.id.0))?;
    insert_tags(connection, person.id, &person.profile)
}

pub(super) fn update(connection: &Connection, person: &Person) -> Result<(), StoreError> {
    write_row(connection, UPDATE, &person.profile, Some(person.id.0))?;
    connection.execute(DELETE_TAGS, named_params! { ":person": person.id.0 })?;
    insert_tags(connection, person.id, &person.profile)
}

/// Removes someone whom no other row names any more.
pub(super) fn delete(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection.execute(DELETE_TAGS, named_params! { ":person": person.0 })?;
    connection.execute(DELETE, named_params! { ":person": person.0 })?;
    Ok(())
}

fn write_row(connection: &Connection, sql: &str, profile: &Profile, id: Option<i64>) -> Result<(), StoreError> {
    let aliases = Some(profile.aliases.join("\n")).filter(|names| !names.is_empty());
    let mut values: Vec<(&str, &dyn ToSql)> = vec![
        (":name", &profile.name),
        (":email", &profile.email),
        (":phone", &profile.phone),
        (":organisation", &profile.organisation),
        (":via", &profile.via),
        (":access_needs", &profile.access_needs),
        (":note", &profile.note),
        (":aliases", &aliases),
    ];
    if let Some(id) = &id {
        values.push((":person", id));
    }
    connection.prepare_cached(sql)?.execute(values.as_slice())?;
    Ok(())
}

fn insert_tags(connection: &Connection, person: PersonId, profile: &Profile) -> Result<(), StoreError> {
    for tag in &profile.tags {
        connection.prepare_cached(INSERT_TAG)?.execute(named_params! { ":person": person.0, ":tag": tag })?;
    }
    Ok(())
}
