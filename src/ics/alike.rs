//! The zone of the database whose clock changes as a file defines it.

use std::collections::HashSet;

use super::definition::Definition;
use super::zone_names::ZoneNames;
use crate::domain::own_zone::{FIRST, Season};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

const YEAR: i64 = 366 * 86_400;
/// An endless series may follow the last date that a file names.
const AHEAD: i64 = 5 * YEAR;

/// Of the zones whose clocks change alike, those where most people live.
const POPULOUS: [&str; 26] = [
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Halifax",
    "America/Mexico_City",
    "America/Bogota",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Australia/Brisbane",
    "Pacific/Auckland",
    "UTC",
];

/// All zones of the database, to be compared with definitions.
pub struct Alike {
    zones: Vec<Zone>,
    main: HashSet<&'static str>,
}

/// The times that a file has in a zone.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub first: Instant,
    pub last: Instant,
}

impl Alike {
    pub fn of(names: &ZoneNames) -> Self {
        Self { zones: names.zones(), main: names.main() }
    }

    /// Of the zones that fit, the one whose city stands in the name, then the one that calls its seasons alike, then one where
    /// many live, then the main one of a region, then the first by name.
    pub fn find(&self, name: &str, definition: &Definition, span: Span) -> Option<&Zone> {
        let name = name.to_lowercase();
        let (from, _) = matters(definition, span);
        let called = |zone: &Zone| {
            let same = |at: Instant, season: &Season| zone.season(at).1 == season.abbreviation;
            let seen = definition.seasons.iter().filter(|(at, _)| (from..=span.last.plus(YEAR)).contains(at));
            season_at(definition, from).is_some_and(|season| same(from, season)) && seen.into_iter().all(|(at, season)| same(*at, season))
        };
        let rank = |zone: &&Zone| {
            let id = zone.name();
            let populous = POPULOUS.iter().position(|one| *one == id).unwrap_or(POPULOUS.len());
            (
                !stands_in(&name, id),
                !called(zone),
                populous,
                !self.main.contains(id),
                !id.contains('/') || COUNTRIES.iter().any(|country| id.starts_with(country)),
            )
        };
        self.zones.iter().filter(|zone| fits(zone, definition, span)).min_by_key(rank)
    }
}

/// Whether the zone's clock shows what the definition says, over the times that matter.
pub fn fits(zone: &Zone, definition: &Definition, span: Span) -> bool {
    let (from, to) = matters(definition, span);
    let mut offset = season_at(definition, from).map_or(0, |season| season.offset);
    if zone.offset(from) != offset {
        return false;
    }
    let mut own = vec![];
    for (at, season) in definition.seasons.iter().filter(|(at, _)| (from.plus(1)..=to).contains(at)) {
        if season.offset != offset {
            own.push((*at, season.offset));
            offset = season.offset;
        }
    }
    let theirs = zone.changes_after(from).take_while(|change| change.at <= to).filter(|change| change.before != change.after);
    theirs.map(|change| (change.at, change.after)).eq(own)
}

/// The times over which a definition is compared. What is only listed says nothing about the years beside the list.
fn matters(definition: &Definition, span: Span) -> (Instant, Instant) {
    match definition.until {
        None => (span.first, span.last.plus(AHEAD)),
        Some(until) => {
            // what is before 1970 only says what held since ever
            let listed = definition.seasons.iter().map(|(at, _)| *at).find(|at| *at > FIRST);
            (listed.map_or(span.first, |at| at.plus(-1)), until)
        }
    }
}

fn season_at(definition: &Definition, at: Instant) -> Option<&Season> {
    let holds = definition.seasons.iter().take_while(|(from, _)| *from <= at).last().or(definition.seasons.first());
    holds.map(|(_, season)| season)
}

/// Areas that are countries: their zones are named after regions, not cities (`US/Eastern`).
const COUNTRIES: [&str; 6] = ["US/", "Canada/", "Mexico/", "Brazil/", "Chile/", "Etc/"];

/// Whether the city of a zone (`America/New_York`) stands in a name, as a word of its own.
fn stands_in(name: &str, id: &str) -> bool {
    let city = id.rsplit('/').next().unwrap_or_default().replace('_', " ").to_lowercase();
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    id.contains('/')
        && !COUNTRIES.iter().any(|country| id.starts_with(country))
        && name.match_indices(&city).any(|(at, _)| {
            let (before, after) = name.split_at(at);
            is_end(before.chars().next_back()) && is_end(after.chars().nth(city.chars().count()))
        })
}
