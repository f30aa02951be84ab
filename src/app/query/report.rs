//! The report of a stretch of time: its sessions with their registers, and what is known of those who came.

use std::collections::{BTreeMap, HashMap};

use super::{MOST_SESSIONS, Query, stored};
use crate::app::claims::claims;
use crate::app::{App, AppError};
use crate::domain::event::{Series, Status};
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::person::Person;
use crate::domain::register::is_expected;
use crate::domain::report::{Fate, Meeting, Report, Visitor, report};
use crate::domain::roster::roster;
use crate::domain::term::Term;
use crate::domain::time::{Instant, Window, midnight};
use crate::store::Stored;

/// Which sessions the report is about; the first [`MOST_SESSIONS`] of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOf {
    pub term: Term,
    /// `None`: all of them.
    pub series: Option<Uid>,
}

/// Sessions of a rule without end lie ahead for ever: all time ends a year from now. It begins with the year 1.
const AHEAD: i64 = 366 * 86_400;
const BEGINNING: Instant = Instant(-62_135_596_800);

impl Query for ReportOf {
    type Answer = Report;

    fn answer(&self, app: &App) -> Result<Report, AppError> {
        let window = self.window(app);
        let mut visitors: BTreeMap<PersonId, Visitor> = BTreeMap::new();
        for Person { id, profile } in app.read().people()?.iter() {
            visitors.insert(*id, Visitor { tags: profile.tags.clone(), via: profile.via.clone(), came_before: false });
        }
        let mut meetings = Vec::new();
        for one in &self.reported(app)? {
            meetings.extend(meetings_of(app, one, window, &mut visitors)?);
        }
        meetings.sort_by(|a, b| (a.start, &a.title).cmp(&(b.start, &b.title)));
        meetings.truncate(MOST_SESSIONS);
        Ok(report(&meetings, &visitors))
    }
}

impl ReportOf {
    pub(super) fn reported(&self, app: &App) -> Result<Vec<Stored<Series>>, AppError> {
        Ok(match &self.series {
            Some(uid) => vec![stored(app, uid)?],
            None => app.read().series()?,
        })
    }

    pub(super) fn window(&self, app: &App) -> Window {
        let at = |day| app.zone().resolve(midnight(day)).at;
        match self.term.days() {
            Some((first, after)) => Window { from: at(first), to: at(after) },
            None => Window { from: BEGINNING, to: app.now().plus(AHEAD) },
        }
    }
}

/// The sessions of a series that begin in a window, with the first and the last original start; `None` where there are none.
pub(super) fn begun(series: &Series, window: Window, app: &App) -> Option<(Vec<Occurrence>, RecurrenceId, RecurrenceId)> {
    let mut sessions = series.first_sessions(window, MOST_SESSIONS, app.zone());
    sessions.retain(|session| (window.from..window.to).contains(&session.starts_at));
    let dates = || sessions.iter().map(|session| session.date);
    let (first, last) = (dates().min()?, dates().max()?);
    Some((sessions, first, last))
}

/// The sessions of one series; whoever came to it before them is noted.
fn meetings_of(
    app: &App,
    stored: &Stored<Series>,
    window: Window,
    visitors: &mut BTreeMap<PersonId, Visitor>,
) -> Result<Vec<Meeting>, AppError> {
    let series = &stored.value;
    let begin = series.event.anchor.wall(window.from, app.zone());
    for person in app.read().there_before(stored.id, RecurrenceId(begin))? {
        visitors.entry(person).or_default().came_before = true;
    }
    let Some((sessions, first, last)) = begun(series, window, app) else { return Ok(Vec::new()) };
    let mut marks: HashMap<RecurrenceId, Vec<_>> = HashMap::new();
    for mark in app.read().register_between(stored.id, first, last)? {
        marks.entry(mark.date).or_default().push((mark.person, mark.state));
    }
    let mut nameless = app.read().erased_between(stored.id, first, last)?;
    let claims = claims(app.read(), stored, first, last)?;
    let mut meetings = Vec::new();
    for session in sessions {
        let own = series.own(session.date);
        let roster = roster(&claims, session.date, series.capacity(session.date));
        let expected = roster.entries.iter().filter(|entry| is_expected(entry.place)).count();
        let marks = marks.remove(&session.date).unwrap_or_default();
        let nameless = nameless.remove(&session.date).unwrap_or_default();
        meetings.push(Meeting {
            series: series.event.uid.clone(),
            title: own.and_then(|own| own.summary.clone()).unwrap_or_else(|| series.event.summary.clone()),
            theme: own.and_then(|own| own.theme.clone()),
            start: if series.event.anchor.follows_viewer() { session.start } else { app.zone().wall(session.starts_at) },
            fate: match session.status {
                Status::Cancelled => Fate::Skipped(own.and_then(|own| own.reason.clone())),
                _ if !marks.is_empty() || !nameless.is_empty() => Fate::Held,
                _ if session.ends_at > app.now() => Fate::Ahead,
                _ => Fate::Unnoted,
            },
            expected: u32::try_from(expected).unwrap_or(u32::MAX),
            marks,
            nameless,
        });
    }
    Ok(meetings)
}
