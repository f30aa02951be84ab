//! One VEVENT in: its values, each checked, before it is known which series it belongs to.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::component::{Component, Item};
use super::invitee::{self, Invitee};
use super::line::Line;
use super::own;
use super::report::{Finding, Findings, quoted};
use super::when::When;
use super::zones::Zones;
use super::{join, length, parameters, rule};
use crate::domain::attendance::Mark;
use crate::domain::event::{Contact, Event, LONGEST_LINE, Status, Version};
use crate::domain::kept::Kept;
use crate::domain::recurrence::Rule;
use crate::domain::seat_order::SeatOrder;
use crate::domain::signup::SignUp;
use crate::domain::stamp::Stamp;
use crate::domain::text::{many_lines, one_line};
use crate::domain::time::{Instant, Length};

/// What is taken from a VEVENT and stands in it once.
const SINGLE: [&str; 20] = [
    "UID",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "ORGANIZER",
    "STATUS",
    own::THEME,
    own::CAPACITY,
    own::SEAT_ORDER,
    own::REASON,
    own::SOURCE,
];
/// What is taken and may come often.
const REPEATED: [&str; 5] = ["RRULE", "RDATE", "EXDATE", own::SIGN_UP, own::REGISTER];
/// Where programs put the join link when it is not in URL, the best place first. These lines are kept too.
const LINKS: [&str; 3] = ["CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"];

/// A VEVENT as it was read. Texts are clean and without what [`join`] adds.
#[derive(Clone, Debug)]
pub struct VEvent {
    pub line: usize,
    pub uid: String,
    pub sequence: u32,
    pub date: Option<When>,
    /// What it says holds for all later sessions too.
    pub and_future: bool,
    pub start: When,
    pub length: Length,
    pub rules: Vec<Rule>,
    pub added: Vec<Added>,
    pub removed: Vec<When>,
    /// `None` where it has none.
    pub summary: Option<String>,
    pub theme: Option<String>,
    pub description: String,
    pub location: String,
    pub url: String,
    pub organizer: Option<Contact>,
    /// `None` where it has none.
    pub status: Option<Status>,
    /// Why it is cancelled.
    pub reason: Option<String>,
    pub capacity: Option<u32>,
    pub seat_order: SeatOrder,
    pub created: Option<Instant>,
    pub updated: Option<Instant>,
    /// DTSTAMP: when the file was written, or the event last changed.
    pub stamp: Option<Instant>,
    pub source: Option<Version>,
    pub invitees: Vec<Invitee>,
    /// What it leaves out is empty. A cancelled session of another program may say no more than that.
    pub is_complete: bool,
    /// Only in our own backups, as the register.
    pub sign_ups: Vec<SignUp>,
    pub register: Vec<Mark>,
    pub kept: Kept,
}

/// An RDATE; as a PERIOD it has a length of its own.
#[derive(Clone, Debug)]
pub struct Added {
    pub when: When,
    pub length: Option<Length>,
}

/// # Errors
/// A finding that says why this VEVENT cannot be taken.
pub fn read(component: &Component, zones: &Zones, findings: &mut Findings) -> Result<VEvent, Finding> {
    let lines = Lines::sorted(component, findings);
    let start = lines.single("DTSTART").ok_or_else(|| Finding::new(component.line, "this event has no DTSTART"))?;
    let start = When::read(start, start.value(), zones)?;
    let url = lines.link();
    let theme = lines.one_line(own::THEME);
    let summary = lines.one_line("SUMMARY").map(|summary| without_theme(&summary, theme.as_deref())).filter(|title| !title.is_empty());
    let description = many_lines(&lines.text("DESCRIPTION").unwrap_or_default());
    let location = place(&lines.text("LOCATION").unwrap_or_default());
    let status = lines.status(findings);
    Ok(VEvent {
        line: component.line,
        uid: uid(component),
        sequence: lines.number("SEQUENCE", findings).unwrap_or(0),
        date: lines.single("RECURRENCE-ID").map(|line| When::read(line, line.value(), zones)).transpose()?,
        and_future: lines.single("RECURRENCE-ID").is_some_and(|line| reaches_on(line, findings)),
        length: lines.length(&start, zones, findings)?,
        rules: lines.repeated("RRULE").map(|line| rule::read(line, &start, findings)).collect::<Result<_, _>>()?,
        added: lines.each_value("RDATE").map(|(line, value)| read_added(line, value, zones)).collect::<Result<_, _>>()?,
        removed: lines.each_value("EXDATE").map(|(line, value)| When::read(line, value, zones)).collect::<Result<_, _>>()?,
        summary: summary.map(|title| lines.fitting("SUMMARY", title, findings)),
        theme: theme.map(|theme| lines.fitting(own::THEME, theme, findings)),
        description: join::description_without(&description, &url).to_owned(),
        location: join::location_without(&location, &url).to_owned(),
        url,
        organizer: lines.single("ORGANIZER").map(read_organizer).filter(|who| !(who.name.is_empty() && who.email.is_empty())),
        is_complete: status != Some(Status::Cancelled),
        status,
        capacity: lines.number(own::CAPACITY, findings).filter(|seats| *seats > 0),
        seat_order: lines.seat_order(findings),
        created: lines.instant("CREATED", findings),
        updated: lines.instant("LAST-MODIFIED", findings),
        stamp: lines.instant("DTSTAMP", findings),
        reason: lines.one_line(own::REASON).map(|reason| lines.fitting(own::REASON, reason, findings)),
        source: lines.single(own::SOURCE).and_then(|line| taken(own::read_source(line), findings)),
        sign_ups: lines.repeated(own::SIGN_UP).filter_map(|line| taken(own::read_sign_up(line), findings)).collect(),
        register: lines.repeated(own::REGISTER).filter_map(|line| taken(own::read_mark(line), findings)).collect(),
        invitees: lines.invitees,
        kept: lines.kept,
        start,
    })
}

/// What was wrong is said; the rest of the event is taken all the same.
fn taken<T>(read: Result<T, Finding>, findings: &mut Findings) -> Option<T> {
    read.map_err(|finding| findings.say(finding)).ok()
}

/// The lines of a VEVENT by what becomes of them.
struct Lines<'a> {
    single: BTreeMap<&'static str, &'a Line>,
    repeated: BTreeMap<&'static str, Vec<&'a Line>>,
    link: Option<&'a Line>,
    invitees: Vec<Invitee>,
    kept: Kept,
}

impl<'a> Lines<'a> {
    fn sorted(component: &'a Component, findings: &mut Findings) -> Self {
        let mut lines = Lines { single: BTreeMap::new(), repeated: BTreeMap::new(), link: None, invitees: vec![], kept: Kept::default() };
        let mut kept = vec![];
        let known = |names: &[&'static str], line: &Line| names.iter().copied().find(|name| line.is(name));
        for item in &component.items {
            let line = match item {
                Item::Line(line) => line,
                Item::Component(inner) => {
                    kept.extend(inner.whole());
                    continue;
                }
                Item::Junk(_) => continue,
            };
            if let Some(name) = known(&SINGLE, line) {
                if lines.single.contains_key(name) {
                    findings.kind(line.number, format!("{name} stands there twice; the first is taken"));
                } else {
                    lines.single.insert(name, line);
                }
            } else if let Some(name) = known(&REPEATED, line) {
                lines.repeated.entry(name).or_default().push(line);
            } else if line.is("ATTENDEE") {
                match invitee::read(line, findings) {
                    Some(invitee) => lines.invitees.push(invitee),
                    None => kept.push(line.to_string()),
                }
            } else {
                if line.is("EXRULE") {
                    findings.kind(line.number, "an EXRULE is kept but takes no session away: RFC 5545 has none any more");
                }
                kept.push(line.to_string());
            }
        }
        let rank = |line: &&Line| LINKS.iter().position(|name| line.is(name));
        lines.link = component.lines().filter(|line| rank(line).is_some()).min_by_key(rank);
        lines.kept = parameters::kept(|name| lines.single(name)).chain(kept).collect();
        lines
    }

    fn single(&self, name: &str) -> Option<&'a Line> {
        self.single.get(name).copied()
    }

    fn repeated(&self, name: &str) -> impl Iterator<Item = &'a Line> {
        self.repeated.get(name).into_iter().flatten().copied()
    }

    /// Every value of lines that hold lists; programs leave empty ones behind.
    fn each_value(&self, name: &str) -> impl Iterator<Item = (&'a Line, &'a str)> {
        self.repeated(name)
            .flat_map(|line| line.value().split(',').map(move |value| (line, value.trim())))
            .filter(|(_, value)| !value.is_empty())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.single(name).map(Line::text)
    }

    /// One line of text that is not empty.
    fn one_line(&self, name: &str) -> Option<String> {
        self.text(name).map(|text| one_line(&text)).filter(|text| !text.is_empty())
    }

    /// As much of a text as an event may have, which came from the property of this name.
    fn fitting(&self, name: &str, text: String, findings: &mut Findings) -> String {
        if text.chars().count() <= LONGEST_LINE {
            return text;
        }
        let line = self.single(name).map_or(0, |line| line.number);
        findings.kind(line, format!("{name} is longer than {LONGEST_LINE} characters; it was shortened"));
        let start: String = text.chars().take(LONGEST_LINE - 1).collect();
        format!("{}…", start.trim_end())
    }

    fn number(&self, name: &str, findings: &mut Findings) -> Option<u32> {
        let line = self.single(name)?;
        let number = line.value().trim().parse().ok();
        if number.is_none() {
            findings.say(Finding::new(line.number, format!("{name} is no number: {}", quoted(line.value()))));
        }
        number
    }

    fn seat_order(&self, findings: &mut Findings) -> SeatOrder {
        let Some(line) = self.single(own::SEAT_ORDER) else { return SeatOrder::default() };
        SeatOrder::parse(&line.text()).unwrap_or_else(|error| {
            findings.say(Finding::new(line.number, format!("{}: {error}", own::SEAT_ORDER)));
            SeatOrder::default()
        })
    }

    fn instant(&self, name: &str, findings: &mut Findings) -> Option<Instant> {
        let line = self.single(name)?;
        match Stamp::parse(line.value().trim()) {
            Ok(stamp) => Some(Instant::from_utc(stamp.wall())),
            Err(error) => {
                findings.say(Finding::new(line.number, format!("{name}: {} is no date", quoted(&error.0))));
                None
            }
        }
    }

    fn status(&self, findings: &mut Findings) -> Option<Status> {
        let line = self.single("STATUS")?;
        let known = Status::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(line.value().trim()));
        if known.is_none() {
            findings.kind(line.number, format!("the status {} is read as confirmed", quoted(line.value())));
        }
        known
    }

    fn link(&self) -> String {
        let url = self.single("URL").map(|line| one_line(line.value())).filter(|url| !url.is_empty());
        url.or_else(|| self.link.map(|line| one_line(line.value()))).unwrap_or_default()
    }

    /// From DTEND or DURATION; a date without either is one day, a time without either has no length (RFC 5545 3.6.1).
    fn length(&self, start: &When, zones: &Zones, findings: &mut Findings) -> Result<Length, Finding> {
        let none = start.anchor().fit(Length::default());
        if let Some(line) = self.single("DTEND") {
            let end = When::read(line, line.value(), zones)?;
            return Ok(start.length_to(&end).unwrap_or_else(|| {
                findings.say(Finding::new(
                    line.number,
                    format!("the end {} lies before the start; the session has no length", quoted(line.value())),
                ));
                none
            }));
        }
        let Some(line) = self.single("DURATION") else { return Ok(none) };
        let length = length::read(line.value().trim());
        let length = length.ok_or_else(|| Finding::new(line.number, format!("DURATION is no length: {}", quoted(line.value()))))?;
        Ok(start.anchor().fit(length))
    }
}

impl VEvent {
    /// With the link that another program wrote where the place stands, and nowhere else.
    pub fn with_link(self) -> Self {
        if self.url.is_empty() && join::is_link(&self.location) {
            return Self { url: self.location, location: String::new(), ..self };
        }
        self
    }

    /// Without what only our own backups may say.
    pub fn without_facts(self, findings: &mut Findings) -> Self {
        if self.source.is_some() || !self.sign_ups.is_empty() || !self.register.is_empty() {
            findings.kind(self.line, own::ONLY_BACKUP);
        }
        Self { source: None, sign_ups: vec![], register: vec![], ..self }
    }

    pub fn is_cancelled(&self) -> bool {
        self.status == Some(Status::Cancelled)
    }

    /// The original start of the session that this is, on the clock of its series.
    pub fn asked(&self, of: &Event) -> Option<NaiveDateTime> {
        self.date.as_ref().map(|date| date.wall(&of.anchor, of.start.time()))
    }
}

/// THISANDPRIOR, of RFC 2445, is gone since RFC 5545.
fn reaches_on(line: &Line, findings: &mut Findings) -> bool {
    let Some(range) = line.parameter("RANGE") else { return false };
    let is_known = range.eq_ignore_ascii_case("THISANDFUTURE");
    if !is_known {
        findings.kind(line.number, format!("RANGE={} is not taken: the change is read as one of this session only", quoted(&range)));
    }
    is_known
}

/// A date, or a PERIOD: a start, a slash, and an end or a length (RFC 5545 3.3.9).
fn read_added(line: &Line, value: &str, zones: &Zones) -> Result<Added, Finding> {
    let Some((start, end)) = value.split_once('/') else {
        return Ok(Added { when: When::read(line, value, zones)?, length: None });
    };
    let when = When::read(line, start, zones)?;
    let length = match length::read(end) {
        Some(length) => Some(length),
        None => when.length_to(&When::read(line, end, zones)?),
    };
    Ok(Added { when, length })
}

/// A place; programs write its name and its address below each other.
fn place(text: &str) -> String {
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.reduce(|all, line| format!("{}, {line}", all.trim_end_matches(','))).unwrap_or_default()
}

fn read_organizer(line: &Line) -> Contact {
    let email = invitee::address(line.value()).or_else(|| line.parameter("EMAIL").map(|email| one_line(&email)));
    Contact { name: one_line(&line.parameter("CN").unwrap_or_default()), email: email.unwrap_or_default() }
}

/// The UID; where there is none, one made of the content.
pub fn uid(component: &Component) -> String {
    let line = component.lines().find(|line| line.is("UID"));
    let stated = line.map(|line| one_line(&line.text())).filter(|uid| !uid.is_empty());
    stated.unwrap_or_else(|| uid_from(component))
}

fn without_theme(summary: &str, theme: Option<&str>) -> String {
    let title = theme.and_then(|theme| summary.strip_suffix(theme)?.trim_end().strip_suffix(':'));
    title.unwrap_or(summary).to_owned()
}

/// The same content has the same UID, so that a file without UIDs can be read again (FNV-1a, which never changes).
fn uid_from(component: &Component) -> String {
    let texts = component.texts();
    let lasting = texts.iter().filter(|text| !text.to_ascii_uppercase().starts_with("DTSTAMP"));
    let hash = lasting
        .flat_map(|text| text.bytes().chain([b'\n']))
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}@fortnight")
}
