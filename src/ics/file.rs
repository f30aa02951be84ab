//! A calendar file as it is read: an index of its events, so that memory holds their bytes and one of them at a time as values.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;

use thiserror::Error;

use super::calendar::Entry;
use super::component::Component;
use super::group::{Group, Origin};
use super::line::{Line, Lines};
use super::notice::{self, Notice, Uninvited};
use super::own;
use super::people::People;
use super::pieces::{Piece, Pieces, Place};
use super::report::{Finding, Findings, quoted};
use super::vevent::{self, VEvent};
use super::zone_uses::ZoneUses;
use super::zones::Zones;
use crate::domain::event::Series;
use crate::domain::id::{PersonId, Uid};
use crate::domain::kept::Kept;
use crate::domain::person::Person;
use crate::domain::text::one_line;
use crate::domain::time::Instant;

/// What is expected in a VCALENDAR and says nothing about its events.
const EXPECTED: [&str; 4] = ["VERSION", "PRODID", "CALSCALE", "METHOD"];
/// More of what is kept beside the events is not taken, lest a small file fill the memory.
const MOST_KEPT: usize = 100_000;

/// Why a file is not read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unreadable {
    #[error("this is no iCalendar file: it has no BEGIN:VCALENDAR")]
    NoCalendar,
    #[error("this is a vCalendar 1.0, which is older than iCalendar and says dates in another way; export it again as iCalendar 2.0")]
    TooOld,
    /// Whoever watched wanted no more.
    #[error("the reading was stopped")]
    Stopped,
}

/// What a VCALENDAR is sent for (RFC 5546 1.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
enum Method {
    /// PUBLISH, or a file that was never sent.
    #[default]
    Publish,
    Request,
    Reply,
    Cancel,
    /// A proposal or a question, which is nothing to be stored.
    Other(String),
}

/// The VEVENTs of one UID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    pub uid: Uid,
    method: Method,
    places: Vec<Place>,
}

/// What the events of one UID come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The series as the file has it; several where a change holds from one session on.
    Whole(Vec<Entry>),
    /// The known series with what the file says of it now, and who is not invited any more.
    Part(Box<Entry>, Vec<Uninvited>),
}

impl Taken {
    fn of_part(entry: Entry) -> Self {
        Self::Part(Box::new(entry), vec![])
    }
}

/// A file of which everything was seen once.
pub struct File<'a> {
    lines: Lines<'a>,
    zones: Zones,
    events: Vec<Events>,
    people: Vec<Person>,
    kept: BTreeMap<String, Kept>,
    /// The program wrote it.
    is_ours: bool,
    /// It was sent, and is no backup.
    was_sent: bool,
}

impl<'a> File<'a> {
    /// Goes through the file once. `watch` hears how many bytes are done and may stop it.
    ///
    /// # Errors
    /// [`Unreadable`] where there is no calendar in it.
    pub fn read(bytes: &'a [u8], findings: &mut Findings, watch: &mut dyn FnMut(usize) -> ControlFlow<()>) -> Result<Self, Unreadable> {
        let lines = Lines::of(bytes);
        let mut pieces = Pieces::of(lines.clone());
        let mut index = Index::default();
        while let Some(piece) = pieces.next(findings) {
            if watch(pieces.done()).is_break() {
                return Err(Unreadable::Stopped);
            }
            match piece {
                Piece::Calendar(line) => index.begin(line),
                Piece::Line(line) => index.line(&line, findings)?,
                Piece::Component(component, place) => index.component(component, place, findings),
            }
        }
        if index.zones.calendars.is_empty() {
            return Err(Unreadable::NoCalendar);
        }
        let zones = Zones::of(&index.zones, findings);
        let Index { events, mut people, first_person, kept, is_ours, was_sent, .. } = index;
        if let Some(line) = first_person.filter(|_| !is_ours || was_sent) {
            findings.kind(line, own::ONLY_BACKUP);
            people.clear();
        }
        Ok(Self { lines, zones, events, people, kept, is_ours, was_sent })
    }

    /// In the order in which their UIDs first came.
    pub fn events(&self) -> &[Events] {
        &self.events
    }

    /// Those whom a backup names, to whom others come as the events are read.
    pub fn people(&self) -> People {
        People::of(self.people.clone())
    }

    /// Properties and components beside the events; a newer version of the same has the same name.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.kept.iter().map(|(name, kept)| (name.as_str(), kept))
    }

    /// Whether it is one of our own backups, which says all there is.
    pub fn is_backup(&self) -> bool {
        self.is_ours && !self.was_sent
    }

    /// Whether it says something of series that are known, and is no calendar of its own.
    pub fn is_message(&self) -> bool {
        self.events.iter().any(|events| !matches!(events.method, Method::Publish | Method::Request))
    }

    /// Reads the events of one UID. `known` is the series that the store has under it; `now` is CREATED where the file has none.
    ///
    /// # Errors
    /// A finding that says why nothing is taken.
    pub fn take(
        &self,
        events: &Events,
        known: Option<&Series>,
        people: &mut People,
        now: Instant,
        findings: &mut Findings,
    ) -> Result<Taken, Finding> {
        match (&events.method, known) {
            (Method::Publish | Method::Request, known) => self.take_series(events, known, people, now, findings),
            (Method::Reply, Some(known)) => {
                Ok(Taken::of_part(notice::reply(known, self.notices(events, known, findings)?, people, findings)))
            }
            (Method::Cancel, Some(known)) => {
                let (entry, uninvited) = notice::cancel(known, &self.notices(events, known, findings)?, now, findings);
                Ok(Taken::Part(Box::new(entry), uninvited))
            }
            (Method::Reply, None) => Err(events.finding("this answers an invitation to a series that is not here")),
            (Method::Cancel, None) => Err(events.finding("this cancels a series that is not here")),
            (Method::Other(name), _) => {
                let text = format!("a {} is a message to the organizer that changes nothing by itself; answer it by mail", quoted(name));
                Err(events.finding(text))
            }
        }
    }

    fn take_series(
        &self,
        events: &Events,
        known: Option<&Series>,
        people: &mut People,
        now: Instant,
        findings: &mut Findings,
    ) -> Result<Taken, Finding> {
        let origin = Origin { is_backup: self.is_backup(), is_published: events.method == Method::Publish };
        let (mut group, mut failed) = (Group::default(), None);
        for component in self.components(events) {
            match vevent::read(&component, &self.zones, findings) {
                Ok(event) if origin.is_backup => group.add(VEvent { is_complete: true, ..event }, findings),
                // we say the link in its own property, or there is none
                Ok(event) if self.is_ours => group.add(event.without_facts(findings), findings),
                Ok(event) => group.add(event.without_facts(findings).with_link(), findings),
                // sessions say little without their series
                Err(finding) if component.value("RECURRENCE-ID").is_none() => return Err(finding),
                Err(finding) => findings.skip(failed.insert(finding).clone()),
            }
        }
        match known {
            _ if group.is_empty() => Err(failed.unwrap_or_else(|| events.finding("this event cannot be read"))),
            Some(known) if !group.has_master() => Ok(Taken::of_part(group.part_of(known, origin, people, findings))),
            _ => group.entries(origin, people, now, findings).map(Taken::Whole),
        }
    }

    /// # Errors
    /// Where there is none that counts: the last finding that says why.
    fn notices(&self, events: &Events, known: &Series, findings: &mut Findings) -> Result<Vec<Notice>, Finding> {
        let (mut notices, mut failed) = (vec![], vec![]);
        for component in self.components(events) {
            match Notice::read(&component, &self.zones, findings).and_then(|notice| notice.current(&known.event)) {
                Ok(notice) => notices.push(notice),
                Err(finding) => failed.push(finding),
            }
        }
        let why = if notices.is_empty() { failed.pop() } else { None };
        failed.into_iter().for_each(|finding| findings.skip(finding));
        why.map_or(Ok(notices), Err)
    }

    /// The VEVENTs again; what is wrong with their lines was said when the file was gone through.
    fn components(&self, events: &Events) -> impl Iterator<Item = Component> {
        events.places.iter().filter_map(|place| {
            let mut pieces = Pieces::of(self.lines.between(place.from, place.to, place.line));
            match pieces.next(&mut Findings::default()) {
                Some(Piece::Component(component, _)) => Some(component),
                _ => None,
            }
        })
    }
}

impl Events {
    /// Where the first of them begins.
    pub fn line(&self) -> usize {
        self.places.first().map_or(1, |place| place.line)
    }

    /// Whether it is an answer to an invitation.
    pub fn is_reply(&self) -> bool {
        self.method == Method::Reply
    }

    fn finding(&self, text: impl Into<String>) -> Finding {
        Finding::new(self.line(), text)
    }
}

/// What is gathered while going through a file.
#[derive(Default)]
struct Index {
    zones: ZoneUses,
    method: Method,
    events: Vec<Events>,
    known: HashMap<(Method, String), usize>,
    people: Vec<Person>,
    /// In which line.
    first_person: Option<usize>,
    numbers: HashSet<PersonId>,
    /// The program wrote it.
    is_ours: bool,
    /// It has a METHOD.
    was_sent: bool,
    kept: BTreeMap<String, Kept>,
}

impl Index {
    fn begin(&mut self, line: usize) {
        self.zones.calendar(line);
        self.method = Method::Publish;
    }

    fn line(&mut self, line: &Line, findings: &mut Findings) -> Result<(), Unreadable> {
        if self.zones.calendars.is_empty() {
            return Ok(());
        }
        if line.is("VERSION") && line.value().trim() == "1.0" {
            return Err(Unreadable::TooOld);
        }
        if line.is("CALSCALE") && !line.value().trim().eq_ignore_ascii_case("GREGORIAN") {
            findings.kind(line.number, format!("the calendar {} is read as GREGORIAN", quoted(line.value())));
        } else if line.is("METHOD") {
            self.method = Method::of(line.value());
            self.was_sent = true;
        } else if line.is("PRODID") {
            self.is_ours |= line.value() == own::PRODUCT;
        } else if line.is(own::PERSON) {
            self.first_person.get_or_insert(line.number);
            match self.person(line) {
                Ok(person) => self.people.push(person),
                Err(finding) => findings.skip(finding),
            }
        } else if line.is("X-WR-TIMEZONE") {
            // not kept: the times that it is about have a zone from now on
            self.zones.calendar_zone(line);
        } else if !EXPECTED.iter().any(|name| line.is(name)) {
            self.keep(line.number, None, [line.to_string()], findings);
        }
        Ok(())
    }

    fn person(&mut self, line: &Line) -> Result<Person, Finding> {
        let Person { id, profile } = own::read_person(line)?;
        let profile = profile.checked().map_err(|error| Finding::new(line.number, error.to_string()))?;
        // a number that others can follow, each once
        if id.0 < 1 << 53 && self.numbers.insert(id) {
            Ok(Person { id, profile })
        } else {
            Err(Finding::new(line.number, "the number of this person is too large, or another one has it"))
        }
    }

    fn component(&mut self, component: Component, place: Place, findings: &mut Findings) {
        if self.zones.calendars.is_empty() && component.name == "VEVENT" {
            findings.say(Finding::new(component.line, "this event stands outside any VCALENDAR"));
            self.begin(component.line);
        }
        match component.name.as_str() {
            "VEVENT" => {
                self.zones.event(&component);
                let uid = vevent::uid(&component);
                let at = *self.known.entry((self.method.clone(), uid)).or_insert_with_key(|(method, uid)| {
                    self.events.push(Events { uid: Uid(uid.clone()), method: method.clone(), places: Vec::with_capacity(1) });
                    self.events.len() - 1
                });
                if let Some(events) = self.events.get_mut(at) {
                    events.places.push(place);
                }
            }
            "VTIMEZONE" => self.zones.definition(component),
            // outside a calendar it is of some other format: vCards
            _ if self.zones.calendars.is_empty() => {}
            name => {
                let named = component.value("UID").map(|uid| format!("{name} {}", one_line(uid)));
                self.keep(component.line, named, component.whole(), findings);
            }
        }
    }

    /// What has no name is named by all that it says.
    fn keep(&mut self, line: usize, name: Option<String>, lines: impl IntoIterator<Item = String>, findings: &mut Findings) {
        let kept: Kept = lines.into_iter().collect();
        let name = name.unwrap_or_else(|| kept.text().to_owned());
        if self.kept.len() < MOST_KEPT || self.kept.contains_key(&name) {
            self.kept.insert(name, kept);
        } else {
            findings.kind(line, "there is too much beside the events; the rest of it is not taken");
        }
    }
}

impl Method {
    fn of(value: &str) -> Self {
        match value.trim().to_ascii_uppercase().as_str() {
            "" | "PUBLISH" => Self::Publish,
            "REQUEST" => Self::Request,
            "REPLY" => Self::Reply,
            "CANCEL" => Self::Cancel,
            other => Self::Other(other.to_owned()),
        }
    }
}
