//! The series that a UID becomes: one, or several where a change holds from one session on (RFC 5545 3.2.13, RANGE=THISANDFUTURE).

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};

use super::dates::Dates;
use super::invitee::Invitee;
use super::report::Findings;
use super::series::{UNTITLED, add_session, named_date};
use super::vevent::VEvent;
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::recurrence::Recurrence;
use crate::domain::stamp::Stamp;

/// A stretch of the series that the file has.
pub struct Part {
    pub series: Series,
    /// Who is on the list of every session.
    pub standing: Vec<Invitee>,
    /// The lists that sessions have of their own, by original start.
    pub lists: BTreeMap<RecurrenceId, Vec<Invitee>>,
    dates: Dates,
    /// The first original start that belongs here, and how much later the sessions are than their original starts.
    from: NaiveDateTime,
    later: TimeDelta,
}

/// The series with what the file says of its sessions, which come in the order in which they count.
pub fn with_sessions(master: Series, standing: Vec<Invitee>, sessions: &[VEvent], findings: &mut Findings) -> Vec<Part> {
    let dates = Dates::of(&master.event);
    let (from, later) = (NaiveDateTime::MIN, TimeDelta::zero());
    let mut parts = vec![Part { series: master, standing, lists: BTreeMap::new(), from, later, dates }];
    let mut changes: Vec<&VEvent> = sessions.iter().filter(|session| session.and_future).collect();
    changes.sort_by_key(|session| session.date.as_ref().map(|date| date.stamp.wall()));
    let mut single: Vec<&VEvent> = sessions.iter().filter(|session| !session.and_future).collect();
    for change in changes {
        match parts.last_mut().and_then(|part| part.divide(change, findings)) {
            Some(Divided::Into(next)) => parts.push(*next),
            Some(Divided::Ended) => {}
            None => {
                findings.kind(change.line, "a change from this session on is read as one of this session only");
                single.insert(0, change);
            }
        }
    }
    for session in single {
        add_to(&mut parts, session, findings);
    }
    parts
}

fn add_to(parts: &mut [Part], session: &VEvent, findings: &mut Findings) {
    let Some(first) = parts.first() else { return };
    let Some(asked) = session.asked(&first.series.event) else { return };
    if let Some(part) = parts.iter_mut().rev().find(|part| part.from <= asked) {
        let later = part.later;
        let date = add_session(&mut part.series, &part.dates, asked + later, session, findings);
        if date.and_then(|date| part.lists.insert(date, session.invitees.clone())).is_some() {
            findings.kind(session.line, "this session stands there twice; the one with the higher SEQUENCE is taken, or the later");
        }
    }
}

enum Divided {
    Into(Box<Part>),
    /// All sessions from there on are cancelled.
    Ended,
}

impl Part {
    /// Cuts the series at the session that the change names; `None` where it cannot be cut, which leaves it as it is.
    fn divide(&mut self, change: &VEvent, findings: &mut Findings) -> Option<Divided> {
        let event = &self.series.event;
        let asked = change.asked(event)? + self.later;
        let date = named_date(event, &self.dates, RecurrenceId(asked))?.0;
        let (before, after) = event.recurrence.split(event.start, &event.anchor, date).ok()?;
        if change.is_cancelled() {
            self.keep(before);
            findings.kind(change.line, "the sessions from here on are cancelled; the series ends before");
            return Some(Divided::Ended);
        }
        let start = change.start.wall(&event.anchor, date.time());
        let later = start - date;
        let recurrence = if later.is_zero() { after } else { after.shifted(date, &event.anchor, later).ok()? };
        let next = Event {
            uid: Uid(format!("{}-{}", event.uid, Stamp::of(date - self.later, &event.anchor))),
            sequence: change.sequence,
            summary: change.summary.clone().unwrap_or_else(|| UNTITLED.to_owned()),
            description: change.description.clone(),
            location: change.location.clone(),
            url: change.url.clone(),
            organizer: change.organizer.clone().or_else(|| event.organizer.clone()),
            start,
            length: event.anchor.fit(change.length),
            recurrence,
            capacity: change.capacity.or(event.capacity),
            kept: change.kept.clone(),
            ..event.clone()
        };
        let next = next.checked().ok()?;
        let (from, later) = (date - self.later, self.later + later);
        let overrides = self.series.overrides.split_off(&RecurrenceId(date));
        let shift = |(key, own): (RecurrenceId, Override)| (RecurrenceId(key.0 + (start - date)), own);
        let overrides = overrides.into_iter().map(shift).collect();
        self.keep(before);
        findings.kind(change.line, "the change holds from this session on; the sessions from here on are a series of their own");
        let (dates, standing) = (Dates::of(&next), change.invitees.clone());
        let series = Series { event: next, overrides };
        Some(Divided::Into(Box::new(Part { series, standing, lists: BTreeMap::new(), dates, from, later })))
    }

    fn keep(&mut self, recurrence: Recurrence) {
        self.series.event.recurrence = recurrence;
        self.dates = Dates::of(&self.series.event);
        self.series.overrides.retain(|date, _| self.dates.have(*date));
    }
}
