//! JSON for scripts: one object a line, fields in a fixed order, nothing in it that could steer a terminal.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::context::made;
use crate::app::query::{AttendeeLine, SessionLine};
use crate::app::words;
use crate::app::{Dial, Outcome};
use crate::domain::roster::Place;
use crate::domain::signup::Mode;
use crate::domain::text::is_unsafe;
use crate::domain::time::{Anchor, Instant};

/// A value as one line of JSON in which control, C1 and bidi characters are `\u` escapes.
///
/// # Errors
/// When the value cannot be written as JSON.
pub fn line<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    // outside its strings JSON is plain ASCII, so whatever is unsafe stands inside one, where an escape means the same
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unsafe(c) {
            let mut units = [0; 2];
            safe.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    Ok(safe)
}

/// A line of `agenda`. The order of the fields is part of the contract.
#[derive(Debug, Serialize)]
pub struct Session {
    pub uid: String,
    pub recurrence_id: Option<String>,
    pub start: String,
    pub end: String,
    pub start_utc: Option<String>,
    pub end_utc: Option<String>,
    pub tz: Option<String>,
    pub all_day: bool,
    pub summary: String,
    pub status: &'static str,
    pub capacity: Option<u32>,
    pub taken: u32,
    pub waiting: u32,
    pub facilitators: Vec<String>,
    pub warnings: Vec<Warning>,
}

/// What may go wrong with a session.
#[derive(Debug, Serialize)]
pub struct Warning {
    /// `bank-holiday`, `holidays-unknown`, `no-facilitator` or `clash`.
    pub kind: &'static str,
    pub sentence: String,
}

fn warnings(line: &SessionLine) -> Vec<Warning> {
    words::named_warnings(line, Dial::TwentyFour).into_iter().map(|(kind, sentence)| Warning { kind, sentence }).collect()
}

impl From<&SessionLine> for Session {
    fn from(line: &SessionLine) -> Self {
        let anchor = &line.anchor;
        let fixed = !anchor.follows_viewer();
        Self {
            uid: line.key.uid.to_string(),
            recurrence_id: line.recurring.then(|| line.key.date.stamp(anchor).to_string()),
            start: wall(line.start, anchor),
            end: wall(line.end, anchor),
            start_utc: fixed.then(|| utc(line.starts_at)),
            end_utc: fixed.then(|| utc(line.ends_at)),
            tz: zone(anchor),
            all_day: *anchor == Anchor::AllDay,
            summary: line.summary.clone(),
            status: line.status.word(),
            capacity: line.seats().capacity,
            taken: line.seats().taken,
            waiting: line.seats().waiting,
            facilitators: line.facilitators.clone(),
            warnings: warnings(line),
        }
    }
}

/// A line of `session list`: that of `agenda`, and what makes the session differ from the others.
#[derive(Debug, Serialize)]
pub struct Listed {
    #[serde(flatten)]
    pub session: Session,
    pub theme: Option<String>,
    pub reason: Option<String>,
    pub moved: bool,
}

impl From<&SessionLine> for Listed {
    fn from(line: &SessionLine) -> Self {
        Self { session: line.into(), theme: line.theme.clone(), reason: line.reason.clone(), moved: line.moved }
    }
}

/// Someone on the list of a session.
#[derive(Debug, Serialize)]
pub struct Attendee {
    pub person: i64,
    pub name: String,
    pub email: Option<String>,
    pub place: &'static str,
    pub number: Option<u32>,
    pub role: &'static str,
    pub standing: bool,
    pub new: bool,
    pub tags: Vec<String>,
    pub via: Option<String>,
    pub access_needs: Option<String>,
    /// Of the last six held sessions, oldest first.
    pub strip: Vec<Option<&'static str>>,
    pub attendance: Option<&'static str>,
    /// `online` or `in-person`.
    pub mode: Option<&'static str>,
    /// Why they have a seat or wait, where the series has rules for that.
    pub reason: Option<String>,
}

impl From<&AttendeeLine> for Attendee {
    fn from(line: &AttendeeLine) -> Self {
        let (place, number) = self::place(line.place);
        Self {
            person: line.person.0,
            name: line.name.clone(),
            email: line.email.clone(),
            place,
            number,
            role: line.role.word(),
            standing: line.standing,
            new: line.new,
            tags: line.tags.clone(),
            via: line.via.clone(),
            access_needs: line.access_needs.clone(),
            strip: line.strip.iter().map(|mark| mark.map(|mark| mark.word())).collect(),
            attendance: line.attendance.map(|mark| mark.word()),
            mode: line.mode.map(Mode::word),
            reason: line.reason.as_ref().map(words::reason),
        }
    }
}

/// What a change did, where no field of its own says it.
#[derive(Debug, Serialize)]
pub struct Change {
    pub sentence: String,
    /// The change's number in the history; null where nothing had to be changed.
    pub entry: Option<i64>,
    pub dry_run: bool,
    /// The series that was made, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
}

impl Change {
    pub fn new(outcome: &Outcome, dry_run: bool) -> Self {
        let uid = made(&outcome.detail).map(ToString::to_string);
        Self { sentence: outcome.sentence.clone(), entry: outcome.entry.map(|entry| entry.0).filter(|_| !dry_run), dry_run, uid }
    }
}

/// The kind of a place, and its number where it has one.
pub fn place(place: Place) -> (&'static str, Option<u32>) {
    match place {
        Place::Crew => ("crew", None),
        Place::Seat(number) => ("seat", Some(number)),
        Place::Waiting(number) => ("waiting", Some(number)),
        Place::Tentative => ("tentative", None),
        Place::Invited => ("invited", None),
        Place::Declined => ("declined", None),
    }
}

/// A wall time; a date for what lasts all day.
pub fn wall(wall: NaiveDateTime, anchor: &Anchor) -> String {
    let form = if *anchor == Anchor::AllDay { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M:%S" };
    wall.format(form).to_string()
}

/// An instant in UTC, as RFC 3339 writes it.
pub fn utc(at: Instant) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The IANA name, `UTC`, `floating`, or nothing for what lasts all day.
pub fn zone(anchor: &Anchor) -> Option<String> {
    match anchor {
        Anchor::AllDay => None,
        Anchor::Floating => Some("floating".into()),
        Anchor::Utc => Some("UTC".into()),
        Anchor::Zone(zone) => Some(zone.name().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_steer_a_terminal_is_escaped_and_reads_back() {
        let text = "a\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{2066}\u{e0041}\n合 👩‍🎨 “é”";
        let line = line(&text).expect("a line");
        assert_eq!(line, "\"a\\u001b[2J\\u009b\\u007f\\u202e\\u2066\\udb40\\udc41\\n合 👩‍🎨 “é”\"");
        assert_eq!(serde_json::from_str::<String>(&line).expect("JSON"), text);
    }
}
