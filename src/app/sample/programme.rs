//! When things happen: the series of the sample placed around a moment, with what differs on single sessions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::files::{Draft, Files, Which};
use crate::domain::event::{Contact, Event, Override, Series, Status};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::kept::Kept;
use crate::domain::occurrence::Occurrence;
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::seat_order::SeatOrder;
use crate::domain::time::{Anchor, Instant, Length, Window, midnight};
use crate::domain::zone::Zone;

const YEAR: i64 = 365 * 86_400;
/// Where the programme is at home.
const HOME: &str = "Europe/London";
/// Of the sessions to come (the next is 0), the chat that the conference displaces; the one after it moves.
const DISPLACED: usize = 2;
const MOVED: usize = 3;
const COURSE_BEGAN_WEEKS_AGO: i64 = 3;

/// The placed series.
pub struct Programme {
    /// The day of the moment, where the programme is at home.
    pub today: NaiveDate,
    pub plans: BTreeMap<Which, Plan>,
}

/// A series with the sessions of the year before the moment and the year after it.
pub struct Plan {
    pub series: Series,
    /// Ended and took place, oldest first.
    pub past: Vec<RecurrenceId>,
    /// Not over yet and not in the Christmas break, next first.
    pub upcoming: Vec<RecurrenceId>,
}

impl Plan {
    /// A session counted from the next one, which is 0; -1 is the last one held.
    pub fn session(&self, number: i32) -> Option<RecurrenceId> {
        let steps = usize::try_from(number.unsigned_abs()).ok()?;
        if number < 0 { self.past.len().checked_sub(steps).and_then(|at| self.past.get(at)) } else { self.upcoming.get(steps) }.copied()
    }
}

impl Programme {
    pub fn around(now: Instant, zone: &Zone, files: &Files) -> Self {
        let home = Zone::named(HOME).expect("the zone data is built in, and London is in it");
        let today = home.wall(now).date();
        let mut plans = BTreeMap::new();
        let mut conference = today;
        for (which, draft) in &files.series {
            let first = match which {
                Which::Course => course_begin(today),
                Which::Conference => conference,
                Which::Chats | Which::Forum | Which::Choir => day(draft.first.as_deref()),
            };
            let mut plan = plan(draft, first, &home, now, zone);
            if *which == Which::Chats {
                conference = displace(&mut plan);
                give_themes(&mut plan, files);
            }
            plans.insert(*which, plan);
        }
        Self { today, plans }
    }

    pub fn into_series(self) -> Vec<Series> {
        self.plans.into_values().map(|plan| plan.series).collect()
    }
}

/// The Friday three weeks before this week's.
fn course_begin(today: NaiveDate) -> NaiveDate {
    let monday = today - TimeDelta::days(i64::from(today.weekday().num_days_from_monday()));
    monday + TimeDelta::days(4) - TimeDelta::weeks(COURSE_BEGAN_WEEKS_AGO)
}

fn plan(draft: &Draft, first: NaiveDate, home: &Zone, now: Instant, zone: &Zone) -> Plan {
    let mut series = Series { event: event(draft, first, home, now), overrides: BTreeMap::new() };
    let around = series.sessions(Window { from: now.plus(-YEAR), to: now.plus(YEAR) }, zone);
    let pauses = series.event.is_recurring();
    let (free, rest): (Vec<_>, Vec<_>) = around.into_iter().partition(|session| pauses && in_christmas_break(session.start.date()));
    for session in free {
        let own = Override { status: Status::Cancelled, reason: Some("Christmas break".into()), ..Override::default() };
        series.overrides.insert(session.date, own);
    }
    let (past, upcoming): (Vec<_>, Vec<_>) = rest.into_iter().partition(|session| session.ends_at <= now);
    let dates = |sessions: Vec<Occurrence>| sessions.into_iter().map(|session| session.date).collect();
    Plan { series, past: dates(past), upcoming: dates(upcoming) }
}

fn in_christmas_break(date: NaiveDate) -> bool {
    matches!((date.month(), date.day()), (12, 23..) | (1, ..=2))
}

fn event(draft: &Draft, first: NaiveDate, home: &Zone, now: Instant) -> Event {
    let time = draft.time.as_deref().map(|text| text.parse::<NaiveTime>().expect("the times of the sample are read by a test"));
    let rules = draft.rule.iter().map(|text| Rule::parse(text).expect("the rules of the sample are read by a test")).collect();
    Event {
        uid: Uid(draft.uid.clone()),
        sequence: 0,
        summary: draft.summary.clone(),
        description: draft.description.clone(),
        location: draft.location.clone(),
        url: draft.url.clone(),
        organizer: Some(Contact { name: draft.organizer.name.clone(), email: draft.organizer.email.clone() }),
        start: time.map_or(midnight(first), |time| first.and_time(time)),
        anchor: if time.is_some() { Anchor::Zone(home.clone()) } else { Anchor::AllDay },
        length: Length { days: draft.days, seconds: draft.minutes * 60 },
        recurrence: Recurrence { rules, added: BTreeSet::new(), removed: BTreeSet::new() },
        capacity: draft.capacity,
        seat_order: SeatOrder::default(),
        created: now,
        updated: now,
        source: None,
        kept: Kept::default(),
    }
}

fn day(text: Option<&str>) -> NaiveDate {
    text.and_then(|text| text.parse().ok()).expect("the series that recur for ever have a first date, which a test reads")
}

/// Skips one chat for the conference and moves the next by a day; answers the day the conference begins, the Tuesday of that week.
fn displace(plan: &mut Plan) -> NaiveDate {
    let (Some(displaced), Some(moved)) = (plan.upcoming.get(DISPLACED), plan.upcoming.get(MOVED)) else {
        return plan.series.event.start.date();
    };
    let reason = Some("conference that week".into());
    plan.series.overrides.insert(*displaced, Override { status: Status::Cancelled, reason, ..Override::default() });
    let start = Some(moved.0 + TimeDelta::days(1));
    plan.series.overrides.insert(*moved, Override { start, ..Override::default() });
    displaced.0.date() - TimeDelta::days(1)
}

/// Each chat's theme follows from its number alone, so a date keeps its theme whenever it is looked at.
fn give_themes(plan: &mut Plan, files: &Files) {
    for date in plan.past.iter().chain(&plan.upcoming) {
        if let Some(theme) = theme_of(plan.series.event.start, *date, files) {
            plan.series.overrides.entry(*date).or_default().theme = Some(theme.title.clone());
        }
    }
}

/// The theme of a chat: one a fortnight from the first, round and round.
pub fn theme_of(first: NaiveDateTime, date: RecurrenceId, files: &Files) -> Option<&super::files::Theme> {
    let number = usize::try_from((date.0 - first).num_weeks() / 2).ok()?;
    files.themes.get(number.checked_rem(files.themes.len())?)
}
