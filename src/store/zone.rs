//! Rows of `zone`: time zones that a file defined.

use std::collections::HashMap;
use std::fmt::Write;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::StoreError;
use crate::domain::own_zone::{OwnZone, Season};
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Zone;

const SELECT: &str = "SELECT changes FROM zone WHERE name = :name";
const INSERT: &str = "INSERT INTO zone (name, changes) VALUES (:name, :changes) ON CONFLICT DO NOTHING";
const DELETE_UNUSED: &str = "DELETE FROM zone WHERE NOT EXISTS (SELECT 1 FROM series WHERE series.clock = 'zone ' || zone.name)";
#[cfg(test)]
pub(super) const STATEMENTS: [&str; 3] = [SELECT, INSERT, DELETE_UNUSED];

/// What stands before the name in `series.clock`; no zone of the database is called so.
const PREFIX: &str = "zone ";

/// `series.clock` of a series; a zone of a file, under its [settled](settled) name, is stored.
pub(super) fn clock_text(connection: &Connection, anchor: &Anchor) -> Result<String, StoreError> {
    Ok(match anchor {
        Anchor::AllDay => "all-day".to_owned(),
        Anchor::Floating => "floating".to_owned(),
        Anchor::Utc => "UTC".to_owned(),
        Anchor::Zone(zone) => match zone.as_own() {
            Some(own) => {
                let values = named_params! { ":name": own.name(), ":changes": changes_text(own) };
                connection.prepare_cached(INSERT)?.execute(values)?;
                format!("{PREFIX}{}", own.name())
            }
            None => zone.name().to_owned(),
        },
    })
}

/// The anchor as it can be stored: where another zone of a file has the name already, the second `Office` is `Office (2)`.
pub(super) fn settled(connection: &Connection, anchor: Anchor) -> Result<Anchor, StoreError> {
    let Anchor::Zone(zone) = &anchor else { return Ok(anchor) };
    let Some(own) = zone.as_own() else { return Ok(anchor) };
    let changes = changes_text(own);
    let mut name = own.name().to_owned();
    for number in 2_u32.. {
        let stored: Option<String> =
            connection.prepare_cached(SELECT)?.query_row(named_params! { ":name": name }, |row| row.get(0)).optional()?;
        if stored.is_none_or(|stored| stored == changes) {
            break;
        }
        name = format!("{} ({number})", own.name());
    }
    Ok(Anchor::Zone(Zone::own(own.called(&name))))
}

/// Takes away the zones in which no series is left.
pub(super) fn delete_unused(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached(DELETE_UNUSED)?.execute([])?;
    Ok(())
}

/// Reads `series.clock`, each zone of a file once.
pub(super) struct Clocks<'a> {
    connection: &'a Connection,
    own: HashMap<String, Zone>,
}

impl<'a> Clocks<'a> {
    pub(super) fn of(connection: &'a Connection) -> Self {
        Self { connection, own: HashMap::new() }
    }

    pub(super) fn anchor(&mut self, clock: &str) -> rusqlite::Result<Anchor> {
        Ok(match clock {
            "all-day" => Anchor::AllDay,
            "floating" => Anchor::Floating,
            "UTC" => Anchor::Utc,
            name => Anchor::Zone(match name.strip_prefix(PREFIX) {
                Some(own) => self.own(own)?,
                None => Zone::named(name).map_err(|_| StoreError::unknown_value("time zone", name))?,
            }),
        })
    }

    fn own(&mut self, name: &str) -> rusqlite::Result<Zone> {
        if let Some(zone) = self.own.get(name) {
            return Ok(zone.clone());
        }
        let changes: Option<String> =
            self.connection.prepare_cached(SELECT)?.query_row(named_params! { ":name": name }, |row| row.get(0)).optional()?;
        let seasons = changes.and_then(|changes| changes.lines().map(season).collect::<Option<Vec<_>>>());
        let own = seasons.and_then(|seasons| OwnZone::new(name, seasons));
        let zone = Zone::own(own.ok_or_else(|| StoreError::unknown_value("time zone", name))?);
        self.own.insert(name.to_owned(), zone.clone());
        Ok(zone)
    }
}

/// A line each: from when on, in seconds since 1970; seconds east of UTC; 1 in summer; abbreviation.
fn changes_text(own: &OwnZone) -> String {
    let mut text = String::new();
    for (at, Season { offset, summer, abbreviation }) in own.seasons() {
        let _ = writeln!(text, "{} {offset} {} {abbreviation}", at.0, i32::from(*summer));
    }
    text
}

fn season(line: &str) -> Option<(Instant, Season)> {
    let mut words = line.split(' ');
    let (at, offset) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let summer = words.next()? == "1";
    Some((Instant(at), Season::new(offset, summer, words.next()?)))
}
