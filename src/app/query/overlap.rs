//! What else is on when a series would meet that is still being written, or a session be moved: who and what is wanted twice, or only the time.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::Query;
use crate::app::clashes::{Clash, around, booked};
use crate::app::{App, AppError};
use crate::domain::event::{Event, Series};
use crate::domain::id::{SessionKey, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::{Anchor, Window};
use crate::domain::zone::Zone;
use crate::store::Stored;

/// What is not stored, or not like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlapOf {
    Series(Box<Event>),
    /// A session where it may be moved, on its series' own clock.
    Moved {
        key: SessionKey,
        to: NaiveDateTime,
    },
}

/// A session that would not be alone in its hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// On the series' own clock.
    pub start: NaiveDateTime,
    /// The other one; where nothing is shared, only the time is.
    pub other: Clash,
    /// How many of the dates that are shown beside it are like that too.
    pub more: usize,
}

/// As many sessions ahead as are shown while a series is written.
const AHEAD: usize = 6;
/// Sessions of one other series that are looked at beside one of ours: some of them may be skipped.
const FEW: usize = 16;

impl Query for OverlapOf {
    /// The first session that clashes, else the first at whose time something else is on.
    type Answer = Option<Overlap>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let Some((series, sessions)) = self.meant(app)? else { return Ok(None) };
        let ours = booked(app.read(), &series, &sessions, app.zone())?;
        let mut clashes = around(app.read(), ours, app.zone())?;
        let clash = |session: &Occurrence| {
            let other = clashes.remove(&series.value.key(session.date))?.into_iter().next()?;
            Some((session.start, other))
        };
        let mut met: Vec<(NaiveDateTime, Clash)> = sessions.iter().filter_map(clash).collect();
        if met.is_empty() && series.value.event.anchor != Anchor::AllDay {
            met = self.beside(app, &series.value.event.uid, &sessions)?;
        }
        let more = met.len().saturating_sub(1);
        Ok(met.into_iter().next().map(|(start, other)| Overlap { start, other, more }))
    }
}

type Meant = (Stored<Series>, Vec<Occurrence>);

impl OverlapOf {
    /// The series as it would be, and those of its sessions that are asked about.
    fn meant(&self, app: &App) -> Result<Option<Meant>, AppError> {
        Ok(match self {
            Self::Series(event) => {
                let (id, overrides) = app.read().series_of(&event.uid)?.map(|known| (known.id, known.value.overrides)).unwrap_or_default();
                let series = Stored { id, value: Series { event: event.as_ref().clone(), overrides } };
                let sessions = series.value.not_ended(app.now(), app.zone()).take(AHEAD).collect();
                Some((series, sessions))
            }
            Self::Moved { key, to } => app.read().series_of(&key.uid)?.map(|mut series| {
                series.value.overrides.entry(key.date).or_default().start = Some(*to);
                let session = series.value.find(key.date, app.zone());
                (series, session.into_iter().collect())
            }),
        })
    }

    /// The sessions that have another one beside them which is not a whole day long, each with the first of those; of the same series only
    /// where one is moved.
    fn beside(&self, app: &App, uid: &Uid, sessions: &[Occurrence]) -> Result<Vec<(NaiveDateTime, Clash)>, AppError> {
        let held: Vec<&Occurrence> = sessions.iter().filter(|session| session.takes_place()).collect();
        let edges = held.iter().map(|session| session.starts_at).min().zip(held.iter().map(|session| session.ends_at).max());
        let Some((from, to)) = edges else { return Ok(Vec::new()) };
        let mut found: BTreeMap<usize, (NaiveDateTime, Clash)> = BTreeMap::new();
        for Stored { value: other, .. } in app.read().series_within(Window { from, to })? {
            let is_ours = other.event.uid == *uid;
            if other.event.anchor == Anchor::AllDay || is_ours && matches!(self, Self::Series(_)) {
                continue;
            }
            for (place, session) in held.iter().enumerate() {
                if found.contains_key(&place) {
                    continue;
                }
                let window = Window { from: session.starts_at, to: session.ends_at };
                let is_other = |met: &Occurrence| met.takes_place() && !(is_ours && met.date == session.date);
                if let Some(met) = other.first_sessions(window, FEW, app.zone()).into_iter().find(is_other) {
                    found.insert(place, (session.start, only_the_time(&other, &met, app.zone())));
                }
            }
        }
        Ok(found.into_values().collect())
    }
}

/// A session with which nothing is shared.
fn only_the_time(series: &Series, session: &Occurrence, display: &Zone) -> Clash {
    let own = series.own(session.date).and_then(|own| own.summary.as_ref());
    Clash {
        key: series.key(session.date),
        summary: own.unwrap_or(&series.event.summary).clone(),
        start: if series.event.anchor.follows_viewer() { session.start } else { display.wall(session.starts_at) },
        all_day: series.event.anchor == Anchor::AllDay,
        shared: Vec::new(),
    }
}
