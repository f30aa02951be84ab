//! Which zone a time of a file is in: by the name of its TZID, by what its VTIMEZONE says, or by X-WR-TIMEZONE.

use std::collections::{BTreeMap, HashMap};

use super::alike::{Alike, Span, fits};
use super::component::Component;
use super::definition::Definition;
use super::line::Line;
use super::own;
use super::report::{Finding, Findings, quoted};
use super::zone_names::ZoneNames;
use super::zone_uses::ZoneUses;
use crate::domain::own_zone::OwnZone;
use crate::domain::text::one_line;
use crate::domain::zone::Zone;

/// So many zones whose names say nothing are read: each one is compared with all that are known.
const MOST_READ: usize = 50;

/// The zones of a file.
#[derive(Default)]
pub struct Zones {
    /// By TZID. One that is not here is not known.
    named: HashMap<String, Zone>,
    /// The line from which on a calendar counts, and the zone of its times without one.
    unnamed: BTreeMap<usize, Option<Zone>>,
}

impl Zones {
    /// The zones that the file needs. What they are taken for is reported where the name alone does not say it.
    pub fn of(uses: &ZoneUses, findings: &mut Findings) -> Self {
        let mut finder = Finder { names: ZoneNames::all(), alike: None, read: 0 };
        let mut zones = Self::default();
        for (line, calendar) in &uses.calendars {
            let zone = calendar.zone.as_ref().and_then(|line| finder.of_calendar(line, findings));
            if let Some((first, zone)) = calendar.first.zip(zone.as_ref()) {
                findings.say(Finding::new(first, format!("times without a zone are read in {}, as X-WR-TIMEZONE says", zone.name())));
            }
            zones.unnamed.insert(*line, zone);
        }
        for (tzid, used) in &uses.named {
            match finder.find(tzid, uses.definitions.get(tzid), used.span, findings) {
                Some(zone) => drop(zones.named.insert(tzid.clone(), zone)),
                None => {
                    let read_as = zones
                        .unnamed_at(used.line)
                        .map_or("on the clock of whoever looks".to_owned(), |zone| format!("in {}", zone.name()));
                    let text =
                        format!("there is no time zone {}, and the file does not define it; its times are read {read_as}", quoted(tzid));
                    findings.say(Finding::new(used.line, text));
                }
            }
        }
        zones
    }

    /// The zone of a time in this line that is not in UTC; `None`: the time is floating.
    pub fn of_line(&self, line: &Line) -> Option<&Zone> {
        line.parameter("TZID").and_then(|tzid| self.named.get(tzid.trim())).or_else(|| self.unnamed_at(line.number))
    }

    fn unnamed_at(&self, line: usize) -> Option<&Zone> {
        self.unnamed.range(..=line).next_back().and_then(|(_, zone)| zone.as_ref())
    }
}

/// Finds zones, and makes them where there is none.
struct Finder {
    names: ZoneNames,
    /// Made when it is first needed.
    alike: Option<Alike>,
    read: usize,
}

impl Finder {
    fn of_calendar(&self, line: &Line, findings: &mut Findings) -> Option<Zone> {
        let zone = self.names.find(&line.text());
        if zone.is_none() && !line.value().trim().is_empty() {
            findings.say(Finding::new(line.number, format!("X-WR-TIMEZONE: there is no time zone {}", quoted(line.value()))));
        }
        zone
    }

    fn find(&mut self, tzid: &str, timezone: Option<&Component>, span: Span, findings: &mut Findings) -> Option<Zone> {
        let named = self.names.find(tzid);
        // what a name with a place or a Windows name means is known better than programs write it; `EST` may mean anything
        if named.is_some() && (timezone.is_none() || tzid.contains(['/', ' '])) {
            return named;
        }
        let timezone = timezone?;
        let stated = timezone.value("X-LIC-LOCATION").and_then(|location| self.names.find(location));
        if named.is_none() && stated.is_some() {
            return stated;
        }
        if self.read >= MOST_READ {
            return named;
        }
        self.read += 1;
        let Some(definition) = Definition::read(timezone, findings) else { return named };
        if named.as_ref().is_some_and(|zone| fits(zone, &definition, span)) {
            return named;
        }
        if timezone.value(own::ZONE).is_some() {
            return OwnZone::new(&one_line(tzid), definition.seasons).map(Zone::own);
        }
        let alike = self.alike.get_or_insert_with(|| Alike::of(&self.names));
        if let Some(zone) = alike.find(tzid, &definition, span) {
            findings.say(Finding::new(timezone.line, format!("the zone {} is taken as {}", quoted(tzid), zone.name())));
            return Some(zone.clone());
        }
        let name =
            Some(one_line(tzid)).filter(|name| !name.is_empty() && named.is_none()).unwrap_or_else(|| format!("{} (own)", one_line(tzid)));
        let own = OwnZone::new(&name, definition.seasons)?;
        findings.say(Finding::new(
            timezone.line,
            format!("the zone {} is like none that is known; it is kept as the file defines it", quoted(tzid)),
        ));
        Some(Zone::own(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Instant;
    use crate::ics::line::Lines;
    use crate::ics::pieces::{Piece, Pieces};

    const BERLIN_RULES: &str = "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n";
    const ODD_RULES: &str = "BEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0123\nTZOFFSETTO:+0123\nEND:STANDARD\n";
    const ONE_YEAR: &str = "BEGIN:DAYLIGHT\nDTSTART:20240310T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\nEND:DAYLIGHT\n\
        BEGIN:STANDARD\nDTSTART:20241103T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\nEND:STANDARD\n";

    /// The zone of the start of the one event in a calendar, and what was said.
    fn found(calendar: &str, start: &str) -> (Option<Zone>, Vec<String>) {
        let text = format!("BEGIN:VCALENDAR\n{calendar}BEGIN:VEVENT\nUID:1\n{start}\nEND:VEVENT\nEND:VCALENDAR\n");
        let mut findings = Findings::default();
        let (mut uses, mut starts) = (ZoneUses::default(), vec![]);
        let mut pieces = Pieces::of(Lines::of(text.as_bytes()));
        uses.calendar(1);
        while let Some(piece) = pieces.next(&mut findings) {
            match piece {
                Piece::Line(line) if line.is("X-WR-TIMEZONE") => uses.calendar_zone(&line),
                Piece::Component(timezone, _) if timezone.name == "VTIMEZONE" => uses.definition(timezone),
                Piece::Component(event, _) => {
                    uses.event(&event);
                    starts.extend(event.lines().find(|line| line.is("DTSTART")).cloned());
                }
                Piece::Line(_) | Piece::Calendar(_) => {}
            }
        }
        let zones = Zones::of(&uses, &mut findings);
        let zone = zones.of_line(starts.first().expect("a start")).cloned();
        (zone, findings.report().findings.into_iter().map(|finding| finding.text).collect())
    }

    fn name(calendar: &str, start: &str) -> Option<String> {
        found(calendar, start).0.map(|zone| zone.name().to_owned())
    }

    fn timezone(tzid: &str, body: &str) -> String {
        format!("BEGIN:VTIMEZONE\nTZID:{tzid}\n{body}END:VTIMEZONE\n")
    }

    #[test]
    fn a_zone_is_known_by_its_name_its_location_or_its_rules() {
        let cases = [
            ("Europe/Rome", ODD_RULES, "Europe/Rome"),
            ("W. Europe Standard Time", ODD_RULES, "Europe/Berlin"),
            ("Our office", "X-LIC-LOCATION:Europe/Paris\n", "Europe/Paris"),
            ("Our office", BERLIN_RULES, "Europe/Berlin"),
            ("(UTC+01:00) Sarajevo, Skopje", BERLIN_RULES, "Europe/Sarajevo"),
            ("Custom", ONE_YEAR, "America/New_York"),
            ("(GMT-05.00) Eastern Time / Toronto", ONE_YEAR, "America/Toronto"),
            ("CET", BERLIN_RULES, "CET"),
            ("EST", ONE_YEAR, "America/New_York"),
            ("Our office", ODD_RULES, "Our office"),
            ("EST", ODD_RULES, "EST (own)"),
        ];
        for (tzid, body, want) in cases {
            let start = format!("DTSTART;TZID=\"{tzid}\":20240605T160000");
            assert_eq!(name(&timezone(tzid, body), &start).as_deref(), Some(want), "{tzid}");
        }
    }

    #[test]
    fn what_a_zone_is_taken_for_is_said_once() {
        let start = "DTSTART;TZID=Our office:20240605T160000\nDTEND;TZID=Our office:20240605T170000";
        assert_eq!(found(&timezone("Our office", BERLIN_RULES), start).1, ["the zone “Our office” is taken as Europe/Berlin"]);
        let (zone, said) = found(&timezone("Our office", ODD_RULES), start);
        assert_eq!(said, ["the zone “Our office” is like none that is known; it is kept as the file defines it"]);
        assert_eq!(zone.expect("a zone").offset(Instant(0)), 4980);
        assert_eq!(found("", "DTSTART;TZID=Europe/Rome:20240605T160000").1, <[String; 0]>::default());
    }

    #[test]
    fn times_without_a_known_zone_are_read_as_the_calendar_says() {
        let paris = "X-WR-TIMEZONE:Europe/Paris\n";
        assert_eq!(name(paris, "DTSTART:20240605T160000").as_deref(), Some("Europe/Paris"));
        assert_eq!(found(paris, "DTSTART:20240605T160000").1, ["times without a zone are read in Europe/Paris, as X-WR-TIMEZONE says"]);
        assert_eq!(found(paris, "DTSTART:20240605T160000Z").1, <[String; 0]>::default());
        let (zone, said) = found(paris, "DTSTART;TZID=Mars:20240605T160000");
        assert_eq!(zone.as_ref().map(Zone::name), Some("Europe/Paris"));
        assert_eq!(said, ["there is no time zone “Mars”, and the file does not define it; its times are read in Europe/Paris"]);
        assert_eq!(name("X-WR-TIMEZONE:Mars\n", "DTSTART;TZID=Mars:20240605T160000"), None);
        assert_eq!(name("X-WR-TIMEZONE:Romance Standard Time\n", "DTSTART:20240605T160000").as_deref(), Some("Europe/Paris"));
    }

    #[test]
    fn a_definition_may_stand_anywhere_twice_or_without_end() {
        let office = timezone("Office", BERLIN_RULES);
        let start = "DTSTART;TZID=Office:20240605T160000";
        let after = format!("{start}\nEND:VEVENT\n{office}BEGIN:VEVENT\nUID:2");
        assert_eq!(name("", &after).as_deref(), Some("Europe/Berlin"));
        assert_eq!(name(&format!("{}{office}{office}", timezone("Office", "")), start).as_deref(), Some("Europe/Berlin"));
        assert_eq!(name(&office.replace("END:VTIMEZONE\n", ""), start).as_deref(), Some("Europe/Berlin"));
    }
}
