//! A series from its VEVENT, and what differs on each of its sessions.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};

use super::cancel::call_off;
use super::dates::Dates;
use super::event::is_status;
use super::report::{Finding, Findings};
use super::vevent::VEvent;
use super::when::When;
use crate::domain::event::{Event, Override, Series, Status};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::recurrence::Recurrence;
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant, Length};

pub(super) const UNTITLED: &str = "Untitled";

/// The series that a master says, before anything is known of its sessions. `now` is CREATED where it has none.
///
/// # Errors
/// A finding that says why there is no series in this.
pub fn of_master(master: &VEvent, now: Instant, findings: &mut Findings) -> Result<Series, Finding> {
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
        seat_order: master.seat_order.clone(),
        created,
        updated: master.updated.unwrap_or(created),
        source: None,
        kept: master.kept.clone(),
        anchor: anchor.clone(),
    };
    let mut event = event.checked().map_err(|error| Finding::new(master.line, error.to_string()))?;
    remove_days(&mut event, master, findings);
    let lengths = master.added.iter().filter_map(|added| Some((RecurrenceId(wall(&added.when)), anchor.fit(added.length?))));
    let with_length = |length| Override { length: Some(length), ..Override::default() };
    let mut overrides: BTreeMap<_, _> =
        lengths.filter(|(_, length)| *length != event.length).map(|(date, length)| (date, with_length(length))).collect();
    let (theme, reason) = (master.theme.clone(), master.reason.clone());
    let status = master.status.unwrap_or_default();
    if !event.is_recurring() {
        let own = Override { status, theme, reason, ..Override::default() };
        if own != Override::default() {
            overrides.insert(RecurrenceId(start), own);
        }
        return Ok(Series { event, overrides });
    }
    if theme.is_some() {
        findings.kind(master.line, "a theme of a whole series is not taken");
    }
    if status == Status::Tentative {
        event.kept = event.kept.lines().chain([TENTATIVE]).collect();
    }
    let mut series = Series { event, overrides };
    if status == Status::Cancelled {
        findings.kind(master.line, call_off(&mut series, now, reason.as_deref()).told());
    }
    Ok(series)
}

/// Only single sessions have this status here.
const TENTATIVE: &str = "STATUS:TENTATIVE";

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

/// `asked` is the original start that the session names; answers the date that it has in the series, if any.
pub(super) fn add_session(
    series: &mut Series,
    dates: &Dates,
    asked: NaiveDateTime,
    session: &VEvent,
    findings: &mut Findings,
) -> Option<RecurrenceId> {
    let date = match named_date(&series.event, dates, RecurrenceId(asked)) {
        Some(date) => date,
        None if session.is_cancelled() => return None,
        None => {
            findings.kind(session.line, "the rule does not give this session; it was added to the series");
            series.event.recurrence.removed.remove(&asked);
            series.event.recurrence.added.insert(asked);
            RecurrenceId(asked)
        }
    };
    let own = difference(&series.event, date, session, findings);
    if own == Override::default() {
        series.overrides.remove(&date);
    } else {
        series.overrides.insert(date, own);
    }
    Some(date)
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

/// Whether a title is another with a word before it: Outlook calls a cancelled session “Canceled: Choir”, in the language of its user.
fn repeats(title: &str, of_series: &str) -> bool {
    title.strip_suffix(of_series).is_some_and(|word| word.trim_end().ends_with(':'))
}

/// What a session has that its series has not. A VEVENT is complete: what it leaves out is empty, not inherited (RFC 5545 3.8.4.4).
fn difference(event: &Event, date: RecurrenceId, session: &VEvent, findings: &mut Findings) -> Override {
    let anchor = &event.anchor;
    if session.start.anchor().follows_viewer() != anchor.follows_viewer()
        || (session.start.anchor() == Anchor::AllDay) != (*anchor == Anchor::AllDay)
    {
        findings.kind(session.line, "this session is all-day or floating where its series is not; it is read as its series is");
    }
    let start = session.start.wall(anchor, date.0.time());
    let is_said = |text: &str| session.is_complete || !text.is_empty();
    let own = |mine: &str, of_series: &str| (mine != of_series && is_said(mine)).then(|| mine.to_owned());
    let has_length = session.is_complete || session.length != Length::default();
    let length = anchor.fit(session.length);
    Override {
        status: session.status.unwrap_or_default(),
        reason: session.reason.clone(),
        start: (start != date.0).then_some(start),
        length: (length != event.length && has_length).then_some(length),
        summary: session
            .summary
            .as_deref()
            .filter(|title| session.is_complete || !repeats(title, &event.summary))
            .and_then(|title| own(title, &event.summary)),
        theme: session.theme.clone(),
        description: own(&session.description, &event.description),
        location: own(&session.location, &event.location),
        url: own(&session.url, &event.url),
        capacity: session.capacity,
        kept: Some(session.kept.clone()).filter(|kept| *kept != event.kept.without(is_status) && is_said(kept.text())),
    }
}
