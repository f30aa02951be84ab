//! The VEVENTs of one UID put together: series, and who comes to them.

use std::collections::{BTreeMap, HashSet};

use super::calendar::Entry;
use super::invitee::Invitee;
use super::parts::{self, Part};
use super::people::People;
use super::report::{Finding, Findings};
use super::series::of_master;
use super::vevent::{Added, VEvent};
use crate::domain::event::{Series, Status, Version};
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::signup::{Answer, Reach, Role, SignUp};
use crate::domain::time::Instant;

/// The VEVENTs that share a UID.
#[derive(Default)]
pub struct Group {
    master: Option<VEvent>,
    sessions: Vec<VEvent>,
}

/// What a file is, as far as its events are read by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// One of our own backups, which says all there is.
    pub is_backup: bool,
    /// DTSTAMP says when the event last changed, not when a message about it was sent (RFC 5545 3.8.7.2).
    pub is_published: bool,
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

    pub fn is_empty(&self) -> bool {
        self.master.is_none() && self.sessions.is_empty()
    }

    pub fn has_master(&self) -> bool {
        self.master.is_some()
    }

    /// `now` is CREATED where the file has none.
    ///
    /// # Errors
    /// A finding that says why there is no series in this.
    pub fn entries(mut self, origin: Origin, people: &mut People, now: Instant, findings: &mut Findings) -> Result<Vec<Entry>, Finding> {
        let version = self.version(origin);
        let mut master = match self.master.take() {
            Some(master) => master,
            None => self.stand_in(findings)?,
        };
        let (sign_ups, register) = (once_each(std::mem::take(&mut master.sign_ups)), std::mem::take(&mut master.register));
        let mut series = of_master(&master, now, findings)?;
        if origin.is_backup {
            series.event.source = master.source;
        } else {
            series.event.sequence = version.sequence;
            series.event.source = Some(version);
        }
        let parts = self.parts(series, &master.invitees, findings);
        if origin.is_backup {
            // the lists of a backup are for other programs
            let entry = |part: Part| Entry { series: part.series, sign_ups: vec![], register: vec![] };
            let mut entries: Vec<Entry> = parts.into_iter().map(entry).collect();
            if let Some(first) = entries.first_mut() {
                (first.sign_ups, first.register) = (sign_ups, register);
            }
            return Ok(entries);
        }
        Ok(parts.into_iter().map(|part| entry(part, people, findings)).collect())
    }

    /// A series that the store knows, with what the file says of some of its sessions.
    pub fn part_of(mut self, known: &Series, origin: Origin, people: &mut People, findings: &mut Findings) -> Entry {
        for session in self.sessions.iter_mut().filter(|session| session.and_future) {
            findings.kind(session.line, "a change from this session on is read as one of this session only");
            session.and_future = false;
        }
        let version = self.version(origin);
        let series = heard(known.clone(), version);
        let mut parts = self.parts(series, &[], findings);
        let part = parts.pop().expect("without a change from a session on, one series stays one");
        entry(part, people, findings)
    }

    /// The parts of a series, with what the file says of their sessions.
    fn parts(&mut self, series: Series, standing: &[Invitee], findings: &mut Findings) -> Vec<Part> {
        // the higher SEQUENCE comes last and stays
        self.sessions.sort_by_key(|session| session.sequence);
        parts::with_sessions(series, standing.to_vec(), &self.sessions, findings)
    }

    /// The newest of all that the file says of this UID.
    fn version(&self, origin: Origin) -> Version {
        let stamp = |event: &VEvent| event.updated.or(event.stamp.filter(|_| origin.is_published)).or(event.created);
        let all = || self.master.iter().chain(&self.sessions);
        Version {
            sequence: all().map(|event| event.sequence).max().unwrap_or(0),
            updated: all().filter_map(stamp).max().unwrap_or(Instant(0)),
        }
    }

    /// Sessions of a series that nobody knows: the first of them stands for it.
    fn stand_in(&mut self, findings: &mut Findings) -> Result<VEvent, Finding> {
        let line = self.sessions.first().map_or(1, |session| session.line);
        self.sessions.retain(|session| !session.is_cancelled());
        let asked = |session: &VEvent| session.date.as_ref().unwrap_or(&session.start).stamp.wall();
        self.sessions.sort_by_key(asked);
        let first =
            self.sessions.first().ok_or_else(|| Finding::new(line, "this cancels a session of a series that is not in the file"))?;
        findings.kind(first.line, "these are sessions of a series that is not in the file; they are taken as a series of their own");
        let start = first.date.as_ref().map_or_else(|| first.start.clone(), |date| first.start.named(date));
        let others = self.sessions.iter().skip(1).filter_map(|session| session.date.clone());
        let added = others.map(|when| Added { when, length: None }).collect();
        Ok(VEvent { date: None, start, added, theme: None, status: Some(Status::Confirmed), capacity: None, ..first.clone() })
    }
}

/// One sign-up for each person and reach, the first, and one for work that lies over a seat; in an order that can go on.
fn once_each(sign_ups: Vec<SignUp>) -> Vec<SignUp> {
    const LAST: i64 = 1 << 53;
    let mut seen = HashSet::new();
    let first = sign_ups.into_iter().filter(|sign_up| seen.insert((sign_up.person, sign_up.reach, sign_up.role.takes_seat())));
    first.map(|sign_up| SignUp { position: sign_up.position.clamp(0, LAST), ..sign_up }).collect()
}

/// A known series about which a newer version was heard.
pub(super) fn heard(mut series: Series, version: Version) -> Series {
    let event = &mut series.event;
    event.sequence = event.sequence.max(version.sequence);
    event.updated = event.updated.max(version.updated);
    event.source = event.source.map(|source| source.max(version));
    series
}

fn entry(part: Part, people: &mut People, findings: &mut Findings) -> Entry {
    let sign_ups = sign_ups(&part, people, findings);
    Entry { series: part.series, sign_ups, register: vec![] }
}

/// The list of the series, and of each session what differs from it; who is missing from a list of a session does not come.
fn sign_ups(part: &Part, people: &mut People, findings: &mut Findings) -> Vec<SignUp> {
    let event = &part.series.event;
    let every = if event.is_recurring() { Reach::Standing { from: None, until: None } } else { Reach::One(RecurrenceId(event.start)) };
    let mut told: Vec<SignUp> = vec![];
    let mut standing: BTreeMap<PersonId, (Role, Answer)> = BTreeMap::new();
    for (person, invitee) in people.of_list(&part.standing, findings) {
        standing.insert(person, (invitee.role, invitee.answer));
        told.push(invitee.sign_up(person, every));
    }
    for (date, list) in part.lists.iter().filter(|(_, list)| !list.is_empty()) {
        let mut missing = standing.clone();
        for (person, invitee) in people.of_list(list, findings) {
            if missing.remove(&person) != Some((invitee.role, invitee.answer)) {
                told.push(invitee.sign_up(person, Reach::One(*date)));
            }
        }
        let absent = missing.into_iter().filter(|(_, (_, answer))| *answer != Answer::Declined);
        told.extend(absent.map(|(person, (role, _))| SignUp::new(person, Reach::One(*date), role, Answer::Declined, 0)));
    }
    (1..).zip(told).map(|(position, sign_up)| SignUp { position, ..sign_up }).collect()
}
