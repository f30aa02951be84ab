//! Clashes as people see them: which other session wants the same person, or the same link, at the same time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDateTime;

use super::AppError;
use super::claims::claims;
use crate::domain::clash::{self, Booking, room};
use crate::domain::event::{Override, Series};
use crate::domain::id::{PersonId, RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::roster::roster;
use crate::domain::time::{Anchor, Window};
use crate::domain::zone::Zone;
use crate::store::{Reader, Stored};

/// The other session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub key: SessionKey,
    pub summary: String,
    /// On the viewer's clock.
    pub start: NaiveDateTime,
    pub all_day: bool,
    /// What both of them need; at least one thing.
    pub shared: Vec<Shared>,
}

/// What cannot be in two places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Someone, by name.
    Person(String),
    Link,
}

/// A booking with what is said of its session.
#[derive(Clone, Debug)]
pub(super) struct Booked {
    pub(super) booking: Booking,
    pub(super) summary: String,
    pub(super) start: NaiveDateTime,
    pub(super) all_day: bool,
}

/// The clashes of each session that has any.
pub(super) type BySession = HashMap<SessionKey, Vec<Clash>>;

/// Sessions of one other series that are looked at beside one of ours; a session names two clashes at most.
const FEW: usize = 16;

/// What sessions of one series take up; skipped ones take up nothing.
pub(super) fn booked(reader: Reader, series: &Stored<Series>, sessions: &[Occurrence], display: &Zone) -> Result<Vec<Booked>, AppError> {
    let dates = || sessions.iter().map(|session| session.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(Vec::new()) };
    let claims = claims(reader, series, first, last)?;
    let Series { event, .. } = &series.value;
    let of = |session: &Occurrence| {
        let own = series.value.own(session.date);
        let text = |of: fn(&Override) -> &Option<String>, text: &String| own.and_then(|own| of(own).as_ref()).unwrap_or(text).clone();
        Booked {
            booking: Booking {
                key: series.value.key(session.date),
                from: session.starts_at,
                to: session.ends_at,
                crew: roster(&claims, session.date, None).crew().collect(),
                url: text(|own| &own.url, &event.url),
            },
            summary: text(|own| &own.summary, &event.summary),
            start: if event.anchor.follows_viewer() { session.start } else { display.wall(session.starts_at) },
            all_day: event.anchor == Anchor::AllDay,
        }
    };
    Ok(sessions.iter().filter(|session| session.takes_place()).map(of).collect())
}

/// The clashes among all sessions of a stretch of time.
pub(super) fn among(reader: Reader, all: &[Booked]) -> Result<BySession, AppError> {
    let bookings: Vec<&Booking> = all.iter().map(|one| &one.booking).collect();
    let mut found = BySession::new();
    for clash in clash::clashes(&bookings) {
        let (Some(one), Some(other)) = (all.get(clash.one), all.get(clash.other)) else { continue };
        let shared = match clash.shared {
            clash::Shared::Link => Shared::Link,
            clash::Shared::Person(person) => Shared::Person(reader.name(person)?.unwrap_or_default()),
        };
        let told = found.entry(one.booking.key.clone()).or_default();
        match told.iter_mut().find(|known| known.key == other.booking.key) {
            Some(known) => known.shared.push(shared),
            None => {
                let Booked { booking, summary, start, all_day } = other.clone();
                told.push(Clash { key: booking.key, summary, start, all_day, shared: vec![shared] });
            }
        }
    }
    Ok(found)
}

/// The clashes of sessions of one series with those of all others; only series that share a link or a person are looked into.
pub(super) fn around(reader: Reader, mut ours: Vec<Booked>, display: &Zone) -> Result<BySession, AppError> {
    let edges = ours.iter().map(|one| one.booking.from).min().zip(ours.iter().map(|one| one.booking.to).max());
    let Some((from, to)) = edges else { return Ok(BySession::new()) };
    let rooms: BTreeSet<String> = ours.iter().filter_map(|one| room(&one.booking.url)).collect();
    let crew: BTreeSet<PersonId> = ours.iter().flat_map(|one| one.booking.crew.iter().copied()).collect();
    if rooms.is_empty() && crew.is_empty() {
        return Ok(BySession::new());
    }
    let uids: BTreeSet<_> = ours.iter().map(|one| one.booking.key.uid.clone()).collect();
    let mut worked_at = BTreeSet::new();
    for person in &crew {
        worked_at.extend(reader.worked_at(*person)?);
    }
    let windows: Vec<Window> = ours.iter().map(|one| Window { from: one.booking.from, to: one.booking.to }).collect();
    // without a room nothing is shared but people, whose series are few
    let window = Window { from, to };
    let near = match rooms.is_empty() {
        true => reader.series_numbered_within(&worked_at.iter().copied().collect::<Vec<_>>(), window)?,
        false => reader.series_within(window)?,
    };
    for series in near.iter().filter(|series| !uids.contains(&series.value.event.uid)) {
        let Series { event, overrides } = &series.value;
        let mut links = overrides.values().filter_map(|own| own.url.as_ref()).chain([&event.url]);
        let shares_room = links.any(|url| room(url).is_some_and(|room| rooms.contains(&room)));
        if !shares_room && !worked_at.contains(&series.id) {
            continue;
        }
        let near = windows.iter().flat_map(|window| series.value.first_sessions(*window, FEW, display));
        let near: BTreeMap<RecurrenceId, Occurrence> = near.map(|session| (session.date, session)).collect();
        let near: Vec<Occurrence> = near.into_values().collect();
        ours.extend(booked(reader, series, &near, display)?);
    }
    among(reader, &ours)
}
