//! A series and what differs from its rule: VEVENT and its overrides (RFC 5545 3.6.1).

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use thiserror::Error;

use super::id::{RecurrenceId, Uid};
use super::kept::Kept;
use super::recurrence::Recurrence;
use super::seat_order::SeatOrder;
use super::time::{Anchor, Instant, Length};

/// The facts of a series, or of a one-off when the recurrence is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub uid: Uid,
    /// Grows with each change that an attendee should hear of (RFC 5545 3.8.7.4).
    pub sequence: u32,
    pub summary: String,
    pub description: String,
    pub location: String,
    /// The join link.
    pub url: String,
    pub organizer: Option<Contact>,
    /// First start, on the series' own clock; midnight when all-day.
    pub start: NaiveDateTime,
    pub anchor: Anchor,
    pub length: Length,
    pub recurrence: Recurrence,
    /// Seats; `None` is no limit.
    pub capacity: Option<u32>,
    /// Who comes first where seats are short.
    pub seat_order: SeatOrder,
    pub created: Instant,
    pub updated: Instant,
    /// The version that was last read from a file, so that changes made here do not hide the source's own next one; `None` where
    /// the series was made here.
    pub source: Option<Version>,
    /// What a file said beside all that.
    pub kept: Kept,
}

/// How new a series is: the higher SEQUENCE is newer, then the later stamp (RFC 5546 2.1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub sequence: u32,
    pub updated: Instant,
}

/// A name with a mail address (RFC 5545 3.8.4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub email: String,
}

/// More sessions on a day are no programme.
const MOST_A_DAY: usize = 24;

/// What to say of a series that [is dense](Event::is_dense).
pub const DENSE: &str = "that is more than 24 sessions a day: is the rule meant so?";

/// Whether a session takes place (RFC 5545 3.8.1.11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    #[default]
    Confirmed,
    Tentative,
    Cancelled,
}

impl Status {
    pub const ALL: [Status; 3] = [Status::Confirmed, Status::Tentative, Status::Cancelled];

    /// The word in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Status::Confirmed => "confirmed",
            Status::Tentative => "tentative",
            Status::Cancelled => "cancelled",
        }
    }
}

/// What one session has of its own; `None` means "as the series" (RFC 5545 3.8.4.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    pub status: Status,
    /// Why it is skipped.
    pub reason: Option<String>,
    /// Where it moved to, on the series' own clock.
    pub start: Option<NaiveDateTime>,
    pub length: Option<Length>,
    pub summary: Option<String>,
    pub theme: Option<String>,
    pub description: Option<String>,
    pub location: Option<String>,
    pub url: Option<String>,
    pub capacity: Option<u32>,
    /// What a file said of this session beside all that.
    pub kept: Option<Kept>,
}

/// A series with all that differs from its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub event: Event,
    pub overrides: BTreeMap<RecurrenceId, Override>,
}

/// Why a series is not acceptable. Quotes the value.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EventError {
    #[error("a series needs a title")]
    NoSummary,
    #[error("the {what} is {length} characters long; at most {most} fit")]
    TooLong { what: &'static str, length: usize, most: usize },
    #[error("the end {end} is not after the start {start}")]
    EndBeforeStart { start: String, end: String },
    #[error("a session of {0} days is too long; at most 366 fit")]
    LongerThanAYear(u32),
    #[error("no seats are no session: the capacity must be at least 1")]
    NoSeats,
    #[error("the rule “{rule}” never gives a session from {start}")]
    NeverMatches { rule: String, start: String },
}

/// Titles, themes and reasons have at most so many characters.
pub const LONGEST_LINE: usize = 500;
const LONGEST_TEXT: usize = 100_000;

impl Event {
    /// A one-off of an hour (of a day, when all-day) about which nothing else is known.
    pub fn new(uid: Uid, start: NaiveDateTime, anchor: Anchor, now: Instant) -> Self {
        Self {
            uid,
            sequence: 0,
            summary: String::new(),
            description: String::new(),
            location: String::new(),
            url: String::new(),
            organizer: None,
            start,
            length: if anchor == Anchor::AllDay { Length::DAY } else { Length::of_seconds(3_600) },
            anchor,
            recurrence: Recurrence::default(),
            capacity: None,
            seat_order: SeatOrder::default(),
            created: now,
            updated: now,
            source: None,
            kept: Kept::default(),
        }
    }

    /// The event with unsafe characters gone from its texts and its rules in the form that its clock demands, checked.
    ///
    /// # Errors
    /// [`EventError`] for what no series can be; a rule that never gives a session is one of them.
    pub fn checked(mut self) -> Result<Self, EventError> {
        self.summary = super::text::one_line(&self.summary);
        self.location = super::text::one_line(&self.location);
        self.url = super::text::one_line(&self.url);
        self.description = super::text::many_lines(&self.description);
        if self.summary.is_empty() {
            return Err(EventError::NoSummary);
        }
        short_enough("title", &self.summary, LONGEST_LINE)?;
        for (what, text) in [("location", &self.location), ("link", &self.url), ("description", &self.description)] {
            short_enough(what, text, LONGEST_TEXT)?;
        }
        if let Some(contact) = &mut self.organizer {
            contact.name = super::text::one_line(&contact.name);
            contact.email = super::text::one_line(&contact.email);
            short_enough("organizer", &contact.name, LONGEST_LINE)?;
        }
        not_too_long(self.length)?;
        if self.capacity == Some(0) {
            return Err(EventError::NoSeats);
        }
        for rule in &mut self.recurrence.rules {
            *rule = rule.fitted(&self.anchor);
            if !rule.ever_matches(self.start) {
                return Err(EventError::NeverMatches { rule: rule.to_string(), start: self.start.format("%-d %b %Y").to_string() });
            }
        }
        Ok(self)
    }

    /// Whether its first dates come faster than once an hour for a day: as good as always a rule that was not meant.
    pub fn is_dense(&self) -> bool {
        let mut first = self.recurrence.starts(self.start, &self.anchor, self.start).take(MOST_A_DAY + 1);
        let (one, last) = (first.next(), first.nth(MOST_A_DAY - 1));
        one.zip(last).is_some_and(|(one, last)| last - one < TimeDelta::days(1))
    }

    /// How new the series is for whoever reads a file of it.
    pub fn version(&self) -> Version {
        Version { sequence: self.sequence, updated: self.updated }
    }

    pub fn is_recurring(&self) -> bool {
        !self.recurrence.is_once()
    }
}

impl Override {
    /// The override with unsafe characters gone from its texts, checked.
    ///
    /// # Errors
    /// [`EventError`] for what no session can be.
    pub fn checked(mut self) -> Result<Self, EventError> {
        for line in [&mut self.reason, &mut self.summary, &mut self.theme, &mut self.location, &mut self.url] {
            *line = line.as_deref().map(super::text::one_line).filter(|text| !text.is_empty());
        }
        self.description = self.description.as_deref().map(super::text::many_lines);
        for (what, line) in [("reason", &self.reason), ("title", &self.summary), ("theme", &self.theme)] {
            short_enough(what, line.as_deref().unwrap_or_default(), LONGEST_LINE)?;
        }
        self.length.map_or(Ok(()), not_too_long)?;
        if self.capacity == Some(0) { Err(EventError::NoSeats) } else { Ok(self) }
    }
}

impl Series {
    /// The series with everything in it checked; an override that says nothing is none.
    ///
    /// # Errors
    /// As [`Event::checked`] and [`Override::checked`].
    pub fn checked(self) -> Result<Self, EventError> {
        let overrides = self.overrides.into_iter().map(|(date, own)| Ok((date, own.checked()?)));
        let mut overrides = overrides.collect::<Result<BTreeMap<_, _>, EventError>>()?;
        overrides.retain(|_, own| *own != Override::default());
        Ok(Self { overrides, event: self.event.checked()? })
    }
}

fn short_enough(what: &'static str, text: &str, most: usize) -> Result<(), EventError> {
    let length = text.chars().count();
    if length > most { Err(EventError::TooLong { what, length, most }) } else { Ok(()) }
}

fn not_too_long(length: Length) -> Result<(), EventError> {
    let days = length.days.saturating_add(length.seconds / 86_400);
    if length.nominal_seconds() > 366 * 86_400 { Err(EventError::LongerThanAYear(days)) } else { Ok(()) }
}
