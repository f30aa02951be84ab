//! One VEVENT in: its values, each checked, before it is known which series it belongs to.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::attendee::NO_ADDRESS;
use super::component::Component;
use super::line::Line;
use super::report::{Finding, Findings, quoted};
use super::when::When;
use super::zones::Zones;
use super::{join, length, rule};
use crate::domain::event::{Contact, Event, Status};
use crate::domain::recurrence::Rule;
use crate::domain::stamp::Stamp;
use crate::domain::text::{many_lines, one_line};
use crate::domain::time::{Anchor, Instant, Length};

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
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "ORGANIZER",
    "STATUS",
    "X-FORTNIGHT-THEME",
    "X-FORTNIGHT-CAPACITY",
];
/// What is taken and may come often.
const REPEATED: [&str; 3] = ["RRULE", "RDATE", "EXDATE"];
/// Where programs put the join link, the best place first.
const LINKS: [&str; 4] = ["URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"];

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
    pub status: Status,
    pub capacity: Option<u32>,
    pub created: Option<Instant>,
    pub updated: Option<Instant>,
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
    let lines = Lines::of(component, findings);
    let start = lines.single("DTSTART").ok_or_else(|| Finding::new(component.line, "this event has no DTSTART"))?;
    let start = When::read(start, start.value(), zones)?;
    let url = lines.link(findings);
    let summary = lines.text("SUMMARY").map(|text| one_line(&text));
    let theme = lines.text("X-FORTNIGHT-THEME").map(|text| one_line(&text)).filter(|theme| !theme.is_empty());
    let description = many_lines(&lines.text("DESCRIPTION").unwrap_or_default());
    let location = one_line(&lines.text("LOCATION").unwrap_or_default());
    Ok(VEvent {
        line: component.line,
        uid: lines.text("UID").map(|uid| one_line(&uid)).filter(|uid| !uid.is_empty()).unwrap_or_else(|| uid_from(component)),
        sequence: lines.number("SEQUENCE", findings).unwrap_or(0),
        date: lines.single("RECURRENCE-ID").map(|line| When::read(line, line.value(), zones)).transpose()?,
        and_future: lines.single("RECURRENCE-ID").is_some_and(|line| reaches_on(line, findings)),
        length: lines.length(&start, zones, findings)?,
        rules: lines.repeated("RRULE").map(|line| rule::read(line, &start, findings)).collect::<Result<_, _>>()?,
        added: lines.each_value("RDATE").map(|(line, value)| read_added(line, value, zones)).collect::<Result<_, _>>()?,
        removed: lines.each_value("EXDATE").map(|(line, value)| When::read(line, value, zones)).collect::<Result<_, _>>()?,
        summary: summary.map(|summary| without_theme(&summary, theme.as_deref())).filter(|summary| !summary.is_empty()),
        theme,
        description: join::description_without(&description, &url).to_owned(),
        location: join::location_without(&location, &url).to_owned(),
        url,
        organizer: lines.single("ORGANIZER").map(read_organizer).filter(|who| !(who.name.is_empty() && who.email.is_empty())),
        status: lines.status(findings),
        capacity: lines.number("X-FORTNIGHT-CAPACITY", findings).filter(|seats| *seats > 0),
        created: lines.instant("CREATED", findings),
        updated: lines.instant("LAST-MODIFIED", findings),
        start,
    })
}

/// The lines of a VEVENT that are taken.
struct Lines<'a> {
    single: BTreeMap<&'static str, &'a Line>,
    repeated: BTreeMap<&'static str, Vec<&'a Line>>,
}

impl<'a> Lines<'a> {
    /// Sorts the lines and says which are not taken.
    fn of(component: &'a Component, findings: &mut Findings) -> Self {
        let mut lines = Lines { single: BTreeMap::new(), repeated: BTreeMap::new() };
        let known = |names: &[&'static str], line: &Line| names.iter().copied().find(|name| line.is(name));
        for line in component.lines() {
            if let Some(name) = known(&SINGLE, line) {
                if lines.single.contains_key(name) {
                    findings.kind(line.number, format!("{name} stands there twice; the first is taken"));
                } else {
                    lines.single.insert(name, line);
                }
            } else if let Some(name) = known(&REPEATED, line) {
                lines.repeated.entry(name).or_default().push(line);
            } else {
                findings.kind(line.number, format!("{} is not taken", quoted(&line.name().to_uppercase())));
            }
        }
        for inner in component.components() {
            findings.kind(inner.line, format!("{} is not taken", quoted(&inner.name)));
        }
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

    fn number(&self, name: &str, findings: &mut Findings) -> Option<u32> {
        let line = self.single(name)?;
        let number = line.value().trim().parse().ok();
        if number.is_none() {
            findings.say(Finding::new(line.number, format!("{name} is no number: {}", quoted(line.value()))));
        }
        number
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

    fn status(&self, findings: &mut Findings) -> Status {
        let Some(line) = self.single("STATUS") else { return Status::default() };
        let known = Status::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(line.value().trim()));
        known.unwrap_or_else(|| {
            findings.kind(line.number, format!("the status {} is read as confirmed", quoted(line.value())));
            Status::default()
        })
    }

    fn link(&self, findings: &mut Findings) -> String {
        let mut link = String::new();
        for line in LINKS.into_iter().filter_map(|name| self.single(name)) {
            let found = one_line(line.value());
            if link.is_empty() {
                link = found;
            } else if found != link {
                findings.kind(line.number, format!("{} is not taken: there is a link already", quoted(line.name())));
            }
        }
        link
    }

    /// From DTEND or DURATION; a date without either is one day, a time without either has no length (RFC 5545 3.6.1).
    fn length(&self, start: &When, zones: &Zones, findings: &mut Findings) -> Result<Length, Finding> {
        let all_day = start.anchor() == Anchor::AllDay;
        let none = if all_day { Length::DAY } else { Length::default() };
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
        Ok(if all_day { Length { days: length.days.saturating_add(length.seconds.div_ceil(86_400)).max(1), seconds: 0 } } else { length })
    }
}

impl VEvent {
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

fn read_organizer(line: &Line) -> Contact {
    let address = line.value().trim();
    let scheme = "mailto:";
    let email = match address.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => address.get(scheme.len()..).unwrap_or_default(),
        _ if address.eq_ignore_ascii_case(NO_ADDRESS) || !address.contains('@') => "",
        _ => address,
    };
    Contact { name: one_line(&line.parameter("CN").unwrap_or_default()), email: one_line(email) }
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
