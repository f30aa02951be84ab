//! The VEVENTs of one UID put together: a series, and what differs on each of its sessions.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};

use super::dates::Dates;
use super::parts;
use super::report::{Finding, Findings, quoted};
use super::vevent::VEvent;
use super::when::When;
use crate::domain::event::{Event, Override, Series, Status};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::kept::Kept;
use crate::domain::recurrence::Recurrence;
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant};

pub(super) const UNTITLED: &str = "Untitled";

/// The VEVENTs that share a UID.
#[derive(Default)]
pub struct Group {
    master: Option<VEvent>,
    sessions: Vec<VEvent>,
}

impl Group {
    /// Of two masters the one with the higher SEQUENCE counts, of equals the later.
    pub fn add(&mut self, found: VEvent, findings: &mut Findings) {
        if found.date.is_some() {
            self.sessions.push(found);
            return;
        }
        if let Some(known) = &self.master {
            findings.kind(found.line, "this UID stands there twice; the one with the higher SEQUENCE is taken, or the later");
            if known.sequence > found.sequence {
                return;
            }
        }
        self.master = Some(found);
    }

    /// `now` is CREATED where the file has none.
    ///
    /// # Errors
    /// A finding that says why there is no series in this.
    pub fn series(mut self, now: Instant, findings: &mut Findings) -> Result<Vec<Series>, Finding> {
        let master = match self.master.take() {
            Some(master) => master,
            None => self.stand_in(findings)?,
        };
        let series = master_series(&master, now, findings)?;
        if self.sessions.is_empty() {
            return Ok(vec![series]);
        }
        // the higher SEQUENCE comes last and stays
        self.sessions.sort_by_key(|session| session.sequence);
        Ok(parts::with_sessions(series, &self.sessions, findings))
    }

    /// Sessions of a series that is not in the file: the first of them stands for it.
    fn stand_in(&mut self, findings: &mut Findings) -> Result<VEvent, Finding> {
        let line = self.sessions.first().map_or(1, |session| session.line);
        self.sessions.retain(|session| session.status != Status::Cancelled);
        let first =
            self.sessions.first().ok_or_else(|| Finding::new(line, "this cancels a session of a series that is not in the file"))?;
        findings.kind(first.line, "these are sessions of a series that is not in the file; they are taken as a series of their own");
        let start = first.date.clone().unwrap_or_else(|| first.start.clone());
        Ok(VEvent { date: None, start, theme: None, status: Status::Confirmed, capacity: None, ..first.clone() })
    }
}

fn master_series(master: &VEvent, now: Instant, findings: &mut Findings) -> Result<Series, Finding> {
    let anchor = master.start.anchor();
    let start = master.start.wall(&anchor, NaiveTime::MIN);
    let wall = |when: &When| when.wall(&anchor, start.time());
    let recurrence = Recurrence {
        rules: master.rules.clone(),
        added: master.added.iter().map(|added| wall(&added.when)).collect(),
        removed: master
            .removed
            .iter()
            .filter(|when| !is_day_of_timed(when, &anchor))
            .map(|when| in_name(&wall(when), start, &anchor))
            .collect(),
    };
    if master.summary.is_none() {
        findings.kind(master.line, "this event has no SUMMARY");
    }
    let created = master.created.unwrap_or(now);
    let event = Event {
        uid: Uid(master.uid.clone()),
        sequence: master.sequence,
        summary: master.summary.clone().unwrap_or_else(|| UNTITLED.to_owned()),
        description: master.description.clone(),
        location: master.location.clone(),
        url: master.url.clone(),
        organizer: master.organizer.clone(),
        start,
        length: master.length,
        recurrence,
        capacity: master.capacity,
        created,
        updated: master.updated.unwrap_or(created),
        source: None,
        kept: Kept::default(),
        anchor: anchor.clone(),
    };
    let mut event = event.checked().map_err(|error| Finding::new(master.line, error.to_string()))?;
    remove_days(&mut event, master, findings);
    let lengths = master.added.iter().filter_map(|added| Some((RecurrenceId(wall(&added.when)), added.length?)));
    let with_length = |length| Override { length: Some(length), ..Override::default() };
    let mut overrides: BTreeMap<_, _> =
        lengths.filter(|(_, length)| *length != event.length).map(|(date, length)| (date, with_length(length))).collect();
    let theme = master.theme.clone();
    if !event.is_recurring() && (theme.is_some() || master.status != Status::Confirmed) {
        overrides.insert(RecurrenceId(start), Override { status: master.status, theme, ..Override::default() });
    } else if master.status == Status::Cancelled {
        return Err(Finding::new(master.line, format!("the series {} is cancelled as a whole", quoted(&event.summary))));
    } else if theme.is_some() || master.status != Status::Confirmed {
        findings.kind(master.line, "a theme or STATUS:TENTATIVE of a whole series is not taken");
    }
    Ok(Series { event, overrides })
}

/// An EXDATE that is a date beside starts that are times.
fn is_day_of_timed(when: &When, anchor: &Anchor) -> bool {
    *anchor != Anchor::AllDay && matches!(when.stamp, Stamp::Date(_))
}

/// More sessions a day than minutes are no sessions.
const MOST_A_DAY: usize = 1440;

/// A date as EXDATE, where a time is wanted, takes away every session of its day: all programs read it so.
fn remove_days(event: &mut Event, master: &VEvent, findings: &mut Findings) {
    let days: Vec<_> = master.removed.iter().filter(|when| is_day_of_timed(when, &event.anchor)).map(|when| when.stamp.wall()).collect();
    if days.is_empty() {
        return;
    }
    findings.kind(master.line, "an EXDATE is a date where DTSTART has a time; all sessions of its day are removed");
    let dates = Dates::of(event);
    event.recurrence.removed.extend(days.into_iter().flat_map(|day| dates.on(day).take(MOST_A_DAY).collect::<Vec<_>>()));
}

/// The session that is meant where the clock jumps over its start, and the file has the time that it really shows.
fn in_name(asked: &NaiveDateTime, start: NaiveDateTime, anchor: &Anchor) -> NaiveDateTime {
    let nominal = asked.date().and_time(start.time());
    match anchor {
        Anchor::Zone(zone) if nominal != *asked && zone.resolve(nominal).wall == *asked => nominal,
        _ => *asked,
    }
}

/// `asked` is the original start that the session names.
pub(super) fn add_session(series: &mut Series, dates: &Dates, asked: NaiveDateTime, session: &VEvent, findings: &mut Findings) {
    let date = match named_date(&series.event, dates, RecurrenceId(asked)) {
        Some(date) => date,
        None if session.status == Status::Cancelled => return,
        None => {
            findings.kind(session.line, "the rule does not give this session; it was added to the series");
            series.event.recurrence.removed.remove(&asked);
            series.event.recurrence.added.insert(asked);
            RecurrenceId(asked)
        }
    };
    let own = difference(&series.event, date, session, findings);
    if series.overrides.insert(date, own).is_some() && series.event.is_recurring() {
        findings.kind(session.line, "this session stands there twice; the one with the higher SEQUENCE is taken, or the later");
    }
}

/// The session that is meant: some programs write the time that the clock really shows where it jumps over the start.
pub(super) fn named_date(event: &Event, dates: &Dates, asked: RecurrenceId) -> Option<RecurrenceId> {
    let Recurrence { added, removed, .. } = &event.recurrence;
    if dates.have(asked) || (added.contains(&asked.0) && !removed.contains(&asked.0)) {
        return Some(asked);
    }
    let Anchor::Zone(zone) = &event.anchor else { return None };
    let nominal = asked.0.date().and_time(event.start.time());
    (zone.resolve(nominal).wall == asked.0 && dates.have(RecurrenceId(nominal))).then_some(RecurrenceId(nominal))
}

/// What a session has that its series has not. A VEVENT is complete: what it leaves out is empty, not inherited (RFC 5545 3.8.4.4).
fn difference(event: &Event, date: RecurrenceId, session: &VEvent, findings: &mut Findings) -> Override {
    if session.status == Status::Cancelled {
        return Override { status: Status::Cancelled, ..Override::default() };
    }
    let anchor = &event.anchor;
    if session.start.anchor().follows_viewer() != anchor.follows_viewer()
        || (session.start.anchor() == Anchor::AllDay) != (*anchor == Anchor::AllDay)
    {
        findings.kind(session.line, "this session is all-day or floating where its series is not; it is read as its series is");
    }
    let start = session.start.wall(anchor, date.0.time());
    let own = |mine: &str, of_series: &str| (mine != of_series).then(|| mine.to_owned());
    Override {
        status: session.status,
        reason: None,
        start: (start != date.0).then_some(start),
        length: (session.length != event.length).then_some(session.length),
        summary: session.summary.as_deref().and_then(|summary| own(summary, &event.summary)),
        theme: session.theme.clone(),
        description: own(&session.description, &event.description),
        location: own(&session.location, &event.location),
        url: own(&session.url, &event.url),
        capacity: session.capacity,
        kept: None,
    }
}
