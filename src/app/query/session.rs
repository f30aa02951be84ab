//! One session with all that the home screen's panel shows: when, where, who comes, what is still to do.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::line::{SessionLine, note_clashes_around, with_roster};
use super::strip::Past;
use super::{Query, stored};
use crate::app::{App, AppError, Dial, words};
use crate::domain::abroad::{Shifted, shifted};
use crate::domain::attendance::Attendance;
use crate::domain::event::{Series, Status};
use crate::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::person::Profile;
use crate::domain::roster::{Entry, Place};
use crate::domain::seat_order::{Reason, SeatOrder};
use crate::domain::signup::{Mode, Role};
use crate::domain::time::{Anchor, Instant, Window, midnight};
use crate::domain::zone::Zone;

/// Which session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    pub key: SessionKey,
}

/// The session of a series on a date, on the series' own clock or the viewer's; moved ones are found by their new and their old date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionOn {
    pub uid: Uid,
    pub date: NaiveDate,
    /// Needed where a series has several sessions that day.
    pub time: Option<NaiveTime>,
}

/// The panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionPage {
    pub line: SessionLine,
    /// "every 2 weeks on Wednesday"; `None` for a one-off.
    pub rule: Option<String>,
    /// Which session of the series this is, from 1, skipped ones not counted; `None` for a skipped one, and where counting would take long.
    pub number: Option<u32>,
    /// "UK time", "Paris time", "UTC", or empty when all-day.
    pub clock: String,
    /// The rules that go before the order of acceptance.
    pub seat_order: SeatOrder,
    pub location: String,
    pub description: String,
    pub todo: Todo,
    /// Places where the session comes an hour off in the weeks between two clock changes.
    pub abroad: Vec<Shifted>,
    /// Crew first, then seats, the waiting list, undecided, declined.
    pub attendees: Vec<AttendeeLine>,
}

/// What is still to do before the session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Todo {
    pub new_people: u32,
    pub access_needs: u32,
    pub waiting: u32,
    /// No facilitator, clashes; a sentence each.
    pub warnings: Vec<String>,
}

/// A line of the attendee list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeLine {
    pub person: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub place: Place,
    /// Why they have a seat or wait, where the series has rules for that.
    pub reason: Option<Reason>,
    pub role: Role,
    pub mode: Option<Mode>,
    /// "every time", as against this time only.
    pub standing: bool,
    /// Has never been at a session of this series.
    pub new: bool,
    pub tags: Vec<String>,
    pub via: Option<String>,
    pub access_needs: Option<String>,
    /// Of the last six held sessions of this series before this one, oldest first; `None` where nothing was noted.
    pub strip: Vec<Option<Attendance>>,
    /// What the register of this session says.
    pub attendance: Option<Attendance>,
}

impl Query for SessionView {
    type Answer = SessionPage;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = stored(app, &self.key.uid)?;
        let date = self.key.date;
        let session = series.value.find(date, app.zone()).ok_or_else(|| not_found(date.0.date()))?;
        let number = if session.takes_place() { number(&series.value, date) } else { None };
        let (mut line, roster) = with_roster(app, &series, session)?;
        note_clashes_around(app, std::slice::from_mut(&mut line))?;
        let listed: Vec<PersonId> = roster.entries.iter().map(|entry| entry.person).collect();
        let mut profiles: HashMap<PersonId, Profile> =
            app.read().people_numbered(&listed)?.into_iter().map(|person| (person.id, person.profile)).collect();
        let past = Past::before(app.read(), series.id, date)?;
        let entries = roster.entries.into_iter();
        let attendees: Vec<AttendeeLine> =
            entries.filter_map(|entry| profiles.remove(&entry.person).map(|profile| attendee(entry, profile, &past))).collect();
        let event = &series.value.event;
        let own = series.value.own(date);
        let text = |own_text: Option<&String>, text: &str| own_text.map_or_else(|| text.to_owned(), Clone::clone);
        Ok(SessionPage {
            rule: event.is_recurring().then(|| event.recurrence.describe(event.start, &event.anchor)),
            number,
            clock: words::clock(&event.anchor),
            todo: todo(&line, &attendees, app.dial()),
            seat_order: event.seat_order.clone(),
            location: text(own.and_then(|own| own.location.as_ref()), &event.location),
            abroad: abroad(&event.anchor, line.starts_at, app.zone()),
            description: text(own.and_then(|own| own.description.as_ref()), &event.description),
            line,
            attendees,
        })
    }
}

/// The viewer's clock, and both sides of the Atlantic, whose clocks change on different days.
fn abroad(anchor: &Anchor, at: Instant, display: &Zone) -> Vec<Shifted> {
    let Anchor::Zone(here) = anchor else { return Vec::new() };
    let far = ["America/New_York", "Europe/London"].into_iter().filter_map(|name| Zone::named(name).ok());
    let mut zones: Vec<Zone> = std::iter::once(display.clone()).chain(far).filter(|zone| zone != here).collect();
    zones.dedup();
    zones.iter().filter_map(|zone| shifted(here, zone, at)).collect()
}

fn attendee(entry: Entry, profile: Profile, past: &Past) -> AttendeeLine {
    AttendeeLine {
        person: entry.person,
        name: profile.name,
        email: profile.email,
        place: entry.place,
        reason: entry.reason,
        role: entry.role,
        mode: entry.mode,
        standing: entry.standing,
        new: past.is_new(entry.person),
        tags: profile.tags,
        via: profile.via,
        access_needs: profile.access_needs,
        strip: past.strip(entry.person),
        attendance: past.today(entry.person),
    }
}

/// A session that is skipped, or past, leaves nothing to do.
fn todo(line: &SessionLine, attendees: &[AttendeeLine], dial: Dial) -> Todo {
    if line.status == Status::Cancelled {
        return Todo::default();
    }
    let seated = || attendees.iter().filter(|attendee| matches!(attendee.place, Place::Seat(_)));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Todo {
        new_people: count(seated().filter(|attendee| attendee.new).count()),
        access_needs: count(seated().filter(|attendee| attendee.access_needs.is_some()).count()),
        waiting: line.seats().waiting,
        warnings: words::warnings(line, dial),
    }
}

/// More sessions than this are not counted: no organiser numbers them.
const COUNTED: usize = 10_000;

fn number(series: &Series, date: RecurrenceId) -> Option<u32> {
    let event = &series.event;
    if !event.is_recurring() {
        return None;
    }
    let skipped = |start: &RecurrenceId| series.own(*start).is_some_and(|own| own.status == Status::Cancelled);
    let starts = event.recurrence.starts(event.start, &event.anchor, event.start).map(RecurrenceId).take(COUNTED + 1);
    let count = starts.take_while(|start| *start <= date).filter(|start| !skipped(start)).count();
    u32::try_from(count).ok().filter(|_| count <= COUNTED)
}

impl Query for SessionOn {
    type Answer = SessionKey;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        found_on(app, &stored(app, &self.uid)?.value, self.date, self.time)
    }
}

/// The only session of a series on a date, as [`SessionOn`] tells.
pub(super) fn found_on(app: &App, series: &Series, date: NaiveDate, time: Option<NaiveTime>) -> Result<SessionKey, AppError> {
    let noon = midnight(date) + TimeDelta::hours(12);
    let around = series.event.anchor.resolve(noon, app.zone()).at;
    let window = Window { from: around.plus(-2 * 86_400), to: around.plus(2 * 86_400) };
    let moved = series.overrides.keys().filter_map(|date| series.find(*date, app.zone()).filter(|session| session.moved));
    let mut found: Vec<_> = series.sessions(window, app.zone()).into_iter().chain(moved).collect();
    found.sort_by_key(|session| session.date);
    found.dedup();
    let fits = |wall: NaiveDateTime| wall.date() == date && time.is_none_or(|time| wall.time() == time);
    let shown =
        |session: &Occurrence| if series.event.anchor.follows_viewer() { session.start } else { app.zone().wall(session.starts_at) };
    // a date is read off a screen on the viewer's clock or off an announcement on the series' own: where they differ, both are meant.
    // the date on which a session takes place speaks louder than the one it was moved from
    let ways: [&dyn Fn(&Occurrence) -> bool; 2] = [&|session| fits(session.start) || fits(shown(session)), &|session| fits(session.date.0)];
    for way in ways {
        let mut fitting = found.iter().filter(|session| way(session));
        match (fitting.next(), fitting.count()) {
            (None, _) => {}
            (Some(session), 0) => return Ok(series.key(session.date)),
            (Some(_), more) => return Err(AppError::Ambiguous { what: "session", value: words::date(date), count: more + 1 }),
        }
    }
    Err(not_found(date))
}

fn not_found(date: NaiveDate) -> AppError {
    AppError::NotFound { what: "session", value: words::date(date) }
}
