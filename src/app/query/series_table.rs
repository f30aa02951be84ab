//! The table of series: of each what is asked first, and the sessions of one of them, stretch by stretch.

use chrono::NaiveDateTime;

use super::line::{SessionLine, lines};
use super::series::{as_of, in_order, leaders};
use super::{Query, stored};
use crate::app::{App, AppError};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::occurrence::Occurrence;

/// All series; made at once, however many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesTable;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRow {
    pub uid: Uid,
    pub summary: String,
    /// "every 2 weeks on Wednesday"; "once" for a one-off.
    pub rule: String,
    pub recurring: bool,
    /// The next session that takes place, with its start on the viewer's clock; `None` where none is left.
    pub next: Option<(SessionKey, NaiveDateTime)>,
    /// People who come every time, as of the next session.
    pub standing: u32,
    /// Who leads every session.
    pub facilitators: Vec<String>,
    /// How many came to each of the last six sessions with a register, oldest first.
    pub came: Vec<u32>,
    /// Seats; `None` is no limit.
    pub capacity: Option<u32>,
    /// The rules that go before the order of sign-up, as they are typed; empty where there are none.
    pub seat_order: String,
    pub colour: usize,
}

/// As many sessions as an average is made of.
const LATELY: usize = 6;

impl SeriesRow {
    /// How many came on average, lately, in tenths; `None` where no register was kept.
    pub fn average(&self) -> Option<u32> {
        let sessions = u32::try_from(self.came.len()).ok().filter(|sessions| *sessions > 0)?;
        Some((self.came.iter().sum::<u32>() * 10 + sessions / 2) / sessions)
    }
}

impl Query for SeriesTable {
    type Answer = Vec<SeriesRow>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let (now, zone) = (app.now(), app.zone());
        let mut came = app.read().came_lately(LATELY)?;
        // whoever works at every session is among them for any stretch of time
        let mut crews = app.read().crews_between(RecurrenceId(zone.wall(now)), RecurrenceId(zone.wall(now)))?;
        let mut rows = Vec::new();
        for one in in_order(app)? {
            let event = &one.value.event;
            let next = one.value.next(now, zone);
            let day = as_of(app, &one.value, next.as_ref());
            let shown = |session: &Occurrence| if event.anchor.follows_viewer() { session.start } else { zone.wall(session.starts_at) };
            rows.push(SeriesRow {
                rule: event.recurrence.describe(event.start, &event.anchor),
                recurring: event.is_recurring(),
                next: next.as_ref().map(|session| (one.value.key(session.date), shown(session))),
                standing: app.read().standing(one.id, day)?,
                facilitators: leaders(app, crews.remove(&one.id).into_iter().flatten(), day)?.into_iter().map(|(_, name)| name).collect(),
                came: came.remove(&one.id).unwrap_or_default(),
                capacity: event.capacity,
                seat_order: if event.seat_order.is_plain() { String::new() } else { event.seat_order.to_string() },
                colour: usize::try_from(one.id - 1).unwrap_or(0),
                uid: one.value.event.uid,
                summary: one.value.event.summary,
            });
        }
        Ok(rows)
    }
}

/// Sessions of one series around one of them, skipped ones too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionsOf {
    pub uid: Uid,
    /// `None`, or one that is not there any more: around the next one, or the end of the series.
    pub around: Option<RecurrenceId>,
    pub before: usize,
    /// With the one in the middle.
    pub after: usize,
}

/// What [`SessionsOf`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// By start.
    pub lines: Vec<HeldLine>,
    /// Where among them the one in the middle stands; behind the last where the series has ended.
    pub middle: usize,
    /// Nothing lies further that way.
    pub is_first: bool,
    pub is_last: bool,
}

/// A session, and how many came; `None` where there is no register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLine {
    pub line: SessionLine,
    pub came: Option<u32>,
}

impl Query for SessionsOf {
    type Answer = Stretch;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let one = stored(app, &self.uid)?;
        let (now, zone) = (app.now(), app.zone());
        let middle = self.around.and_then(|date| one.value.find(date, zone)).or_else(|| one.value.next(now, zone));
        let edge = match middle {
            Some(session) => (session.starts_at, session.date),
            None => (one.value.last_end(zone).unwrap_or(now).max(now), RecurrenceId(NaiveDateTime::MAX)),
        };
        let mut sessions = one.value.sessions_before(edge, self.before, zone);
        let middle = sessions.len();
        let ahead = one.value.sessions_from(edge.0, zone).filter(|session| (session.starts_at, session.date) >= edge);
        sessions.extend(ahead.take(self.after));
        let (is_first, is_last) = (middle < self.before, sessions.len() - middle < self.after);
        let dates = || sessions.iter().map(|session| session.date);
        let Some((first, last)) = dates().min().zip(dates().max()) else { return Ok(Stretch::default()) };
        let came = app.read().came_between(one.id, first, last)?;
        let lines = lines(app, &one, sessions)?.into_iter();
        let lines = lines.map(|line| HeldLine { came: came.get(&line.key.date).copied(), line }).collect();
        Ok(Stretch { lines, middle, is_first, is_last })
    }
}
