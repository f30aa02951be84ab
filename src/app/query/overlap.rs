//! What else is on when a series would meet that is still being written: who and what it would clash with, or only the time.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::Query;
use crate::app::clashes::{Clash, around, booked};
use crate::app::{App, AppError};
use crate::domain::event::{Event, Series};
use crate::domain::id::Uid;
use crate::domain::occurrence::Occurrence;
use crate::domain::time::{Anchor, Window};
use crate::domain::zone::Zone;
use crate::store::Stored;

/// A series that is not stored, or not like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapOf {
    pub event: Event,
}

/// A session that would not be alone in its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// On the series' own clock.
    pub start: NaiveDateTime,
    /// The other one; where nothing is shared, only the time is.
    pub other: Clash,
}

/// As many sessions ahead as are shown while a series is written.
const AHEAD: usize = 6;
/// Sessions of one other series that are looked at beside one of ours: some of them may be skipped.
const FEW: usize = 16;

impl Query for OverlapOf {
    /// The first session that clashes, else the first at whose time something else is on.
    type Answer = Option<Overlap>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = match app.read().series_of(&self.event.uid)? {
            Some(Stored { id, value }) => Stored { id, value: Series { event: self.event.clone(), ..value } },
            None => Stored { id: 0, value: Series { event: self.event.clone(), overrides: BTreeMap::new() } },
        };
        let sessions: Vec<Occurrence> = series.value.not_ended(app.now(), app.zone()).take(AHEAD).collect();
        let ours = booked(app.read(), &series, &sessions, app.zone())?;
        let mut clashes = around(app.read(), ours, app.zone())?;
        let clash = sessions.iter().find_map(|session| {
            let other = clashes.remove(&series.value.key(session.date))?.into_iter().next()?;
            Some(Overlap { start: session.start, other })
        });
        match clash {
            None if self.event.anchor != Anchor::AllDay => beside(app, &self.event.uid, &sessions),
            found => Ok(found),
        }
    }
}

/// The first of the sessions that has one of another series beside it, which is not a whole day long.
fn beside(app: &App, uid: &Uid, sessions: &[Occurrence]) -> Result<Option<Overlap>, AppError> {
    let held: Vec<&Occurrence> = sessions.iter().filter(|session| session.takes_place()).collect();
    let edges = held.iter().map(|session| session.starts_at).min().zip(held.iter().map(|session| session.ends_at).max());
    let Some((from, to)) = edges else { return Ok(None) };
    let mut found: Option<(usize, Overlap)> = None;
    for Stored { value: other, .. } in app.read().series_within(Window { from, to })? {
        if other.event.uid == *uid || other.event.anchor == Anchor::AllDay {
            continue;
        }
        let meets = |session: &Occurrence| {
            let window = Window { from: session.starts_at, to: session.ends_at };
            other.first_sessions(window, FEW, app.zone()).into_iter().find(Occurrence::takes_place)
        };
        // only an earlier one than is found already is of interest
        let earlier = found.as_ref().map_or(held.len(), |(place, _)| *place);
        let first = held.iter().take(earlier).enumerate().find_map(|(place, session)| Some((place, session.start, meets(session)?)));
        found = first.map(|(place, start, met)| (place, Overlap { start, other: only_the_time(&other, &met, app.zone()) })).or(found);
    }
    Ok(found.map(|(_, overlap)| overlap))
}

/// A session with which nothing is shared.
fn only_the_time(series: &Series, session: &Occurrence, display: &Zone) -> Clash {
    let own = series.own(session.date).and_then(|own| own.summary.as_ref());
    Clash {
        key: series.key(session.date),
        summary: own.unwrap_or(&series.event.summary).clone(),
        start: if series.event.anchor.follows_viewer() { session.start } else { display.wall(session.starts_at) },
        shared: Vec::new(),
    }
}
