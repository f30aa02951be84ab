//! What a file says of time zones, gathered while it is gone through: definitions, the zone of each calendar, and who needs which.

use std::collections::{BTreeMap, HashMap};

use super::alike::Span;
use super::component::Component;
use super::line::Line;
use crate::domain::stamp::Stamp;
use crate::domain::time::Instant;

/// The properties of a VEVENT whose times may be in a zone.
const TIMES: [&str; 5] = ["DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"];
/// No file has more zones; what comes then is not known.
const MOST_DEFINED: usize = 10_000;

/// The zones of a file as it names them.
#[derive(Default)]
pub struct ZoneUses {
    /// The calendars by the line from which on they count.
    pub calendars: BTreeMap<usize, Unnamed>,
    /// The VTIMEZONEs by TZID; of several the first that says anything.
    pub definitions: HashMap<String, Component>,
    /// The TZIDs that times have, in the order of the file.
    pub named: Vec<(String, Use)>,
    places: HashMap<String, usize>,
}

/// The times of a calendar that have no zone.
#[derive(Default)]
pub struct Unnamed {
    /// X-WR-TIMEZONE.
    pub zone: Option<Line>,
    /// The line of the first.
    pub first: Option<usize>,
}

/// Where and when a TZID is used.
pub struct Use {
    /// The line of the first.
    pub line: usize,
    pub span: Span,
}

impl ZoneUses {
    /// A calendar begins in this line.
    pub fn calendar(&mut self, line: usize) {
        self.calendars.insert(line, Unnamed::default());
    }

    /// X-WR-TIMEZONE: the zone of the times without one.
    pub fn calendar_zone(&mut self, line: &Line) {
        if let Some(unnamed) = self.calendar_at(line.number) {
            unnamed.zone.get_or_insert_with(|| line.clone());
        }
    }

    pub fn definition(&mut self, timezone: Component) {
        let Some(line) = timezone.lines().find(|line| line.is("TZID")) else { return };
        // the name is a TEXT here and a parameter value elsewhere; programs that forget to escape it mean it as it stands
        let mut names = vec![line.text().trim().to_owned(), line.value().trim().to_owned()];
        names.dedup();
        for name in names {
            let says_more = |known: &Component| known.components().next().is_none();
            if self.definitions.len() < MOST_DEFINED && self.definitions.get(&name).is_none_or(says_more) {
                self.definitions.insert(name, timezone.clone());
            }
        }
    }

    /// The first time of each line of an event.
    pub fn event(&mut self, event: &Component) {
        for line in event.lines().filter(|line| TIMES.iter().any(|name| line.is(name))) {
            let first = line.value().split([',', '/']).next().unwrap_or_default();
            let Ok(Stamp::Local(wall)) = Stamp::parse(first.trim()) else { continue };
            match line.parameter("TZID") {
                Some(tzid) => self.time(tzid.trim(), line.number, Instant::from_utc(wall)),
                None => {
                    if let Some(unnamed) = self.calendar_at(line.number) {
                        unnamed.first.get_or_insert(line.number);
                    }
                }
            }
        }
    }

    fn time(&mut self, tzid: &str, line: usize, at: Instant) {
        let place = *self.places.entry(tzid.to_owned()).or_insert(self.named.len());
        match self.named.get_mut(place) {
            Some((_, known)) => known.span = Span { first: known.span.first.min(at), last: known.span.last.max(at) },
            None => self.named.push((tzid.to_owned(), Use { line, span: Span { first: at, last: at } })),
        }
    }

    fn calendar_at(&mut self, line: usize) -> Option<&mut Unnamed> {
        self.calendars.range_mut(..=line).next_back().map(|(_, unnamed)| unnamed)
    }
}
