//! What a few letters may find beside people: every series, and the sessions around now; no lists of attendees are made for it.

use chrono::NaiveDateTime;

use super::Query;
use crate::app::{App, AppError};
use crate::domain::event::{Series, Status};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::{Anchor, Window};
use crate::store::Stored;

/// Sessions of one series before now, and from now on: a weekly one has those of a quarter and of most of a year.
const BEFORE: usize = 13;
const AHEAD: usize = 40;
/// Sessions of all series: where there are very many, each has its share of them.
const MOST: usize = 5_000;

/// All series, and the sessions that lie in a window around now, those nearest to now of each series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findable {
    pub window: Window,
}

/// What can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// By title.
    pub series: Vec<FoundSeries>,
    /// What is still to come by start, then what is over, the latest first.
    pub sessions: Vec<FoundSession>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSeries {
    pub uid: Uid,
    pub summary: String,
    /// "every 2 weeks on Wednesday"; "once" for a one-off.
    pub rule: String,
    pub colour: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSession {
    pub key: SessionKey,
    pub summary: String,
    pub theme: Option<String>,
    /// On the viewer's clock.
    pub start: NaiveDateTime,
    pub all_day: bool,
    pub skipped: bool,
    pub colour: usize,
}

impl Query for Findable {
    type Answer = Finds;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let (now, zone) = (app.now(), app.zone());
        let mut series: Vec<FoundSeries> = app.read().series()?.into_iter().map(found_series).collect();
        series.sort_by_cached_key(|one| (one.summary.to_lowercase(), one.uid.clone()));
        let near = app.read().series_within(self.window)?;
        let share = |most: usize| most.min((MOST * most / (BEFORE + AHEAD)).div_ceil(near.len().max(1)));
        let (mut ahead, mut over) = (Vec::new(), Vec::new());
        for one in &near {
            let told = |session: Occurrence| (session.starts_at, found_session(app, one, &session));
            let coming = one.value.not_ended(now, zone).take_while(|session| session.starts_at < self.window.to);
            ahead.extend(coming.take(share(AHEAD)).map(told));
            let before = one.value.sessions_before((now, RecurrenceId(NaiveDateTime::MIN)), share(BEFORE), zone).into_iter();
            over.extend(before.filter(|session| session.ends_at <= now && session.ends_at > self.window.from).map(told));
        }
        ahead.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.summary.cmp(&y.summary)));
        over.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.summary.cmp(&y.summary)));
        let sessions = ahead.into_iter().chain(over).map(|(_, session)| session).collect();
        Ok(Finds { series, sessions })
    }
}

fn found_series(one: Stored<Series>) -> FoundSeries {
    let colour = colour(&one);
    let event = one.value.event;
    FoundSeries { rule: event.recurrence.describe(event.start, &event.anchor), uid: event.uid, summary: event.summary, colour }
}

fn found_session(app: &App, series: &Stored<Series>, session: &Occurrence) -> FoundSession {
    let Series { event, .. } = &series.value;
    let own = series.value.own(session.date);
    FoundSession {
        key: series.value.key(session.date),
        summary: own.and_then(|own| own.summary.clone()).unwrap_or_else(|| event.summary.clone()),
        theme: own.and_then(|own| own.theme.clone()),
        start: if event.anchor.follows_viewer() { session.start } else { app.zone().wall(session.starts_at) },
        all_day: event.anchor == Anchor::AllDay,
        skipped: session.status == Status::Cancelled,
        colour: colour(series),
    }
}

/// The number of the series' colour, as in [`SessionLine`](super::SessionLine).
fn colour(series: &Stored<Series>) -> usize {
    usize::try_from(series.id - 1).unwrap_or(0)
}
