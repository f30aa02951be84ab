//! iCalendar text as series, with a report of all that was not understood or not taken.

use std::collections::HashMap;

use super::component::{self, Component};
use super::report::{Finding, Findings, Report, quoted};
use super::series::Group;
use super::vevent;
use super::zones::Zones;
use crate::domain::event::Series;
use crate::domain::time::Instant;

/// What is expected in a VCALENDAR and says nothing about its events.
const EXPECTED: [&str; 4] = ["VERSION", "PRODID", "CALSCALE", "METHOD"];

/// Reads every VEVENT of every VCALENDAR; what is wrong becomes a line of the report. Missing UIDs are made from the content.
/// `now` is CREATED where the file has none.
pub fn decode(bytes: &[u8], now: Instant) -> (Vec<Series>, Report) {
    let mut findings = Findings::default();
    let file = component::parse(bytes, &mut findings);
    let calendars = calendars_of(&file, &mut findings);
    if calendars.is_empty() {
        let text = "this is no iCalendar file: it has no BEGIN:VCALENDAR";
        return (vec![], Report { findings: vec![Finding::new(1, text)], skipped: 0 });
    }
    let zones = Zones::of(&calendars);
    let mut groups = Groups::default();
    for calendar in &calendars {
        read_calendar(calendar, &zones, &mut groups, &mut findings);
    }
    let mut all = vec![];
    for group in groups.in_order {
        match group.series(now, &mut findings) {
            Ok(series) => all.extend(series),
            Err(finding) => findings.skip(finding),
        }
    }
    (all, findings.report())
}

/// The VEVENTs of a file by UID, in the order in which the UIDs first came.
#[derive(Default)]
struct Groups {
    in_order: Vec<Group>,
    places: HashMap<String, usize>,
}

impl Groups {
    fn of(&mut self, uid: &str) -> Option<&mut Group> {
        let place = *self.places.entry(uid.to_owned()).or_insert_with(|| {
            self.in_order.push(Group::default());
            self.in_order.len() - 1
        });
        self.in_order.get_mut(place)
    }
}

/// The calendars; the file itself where events stand in it without one.
fn calendars_of<'a>(file: &'a Component, findings: &mut Findings) -> Vec<&'a Component> {
    let mut calendars: Vec<&Component> = file.components().filter(|component| component.name == "VCALENDAR").collect();
    if let Some(bare) = file.components().find(|component| component.name == "VEVENT") {
        findings.say(Finding::new(bare.line, "this event stands outside any VCALENDAR"));
        calendars.push(file);
    }
    calendars
}

fn read_calendar(calendar: &Component, zones: &Zones, groups: &mut Groups, findings: &mut Findings) {
    for line in calendar.lines() {
        if line.is("CALSCALE") && !line.value().trim().eq_ignore_ascii_case("GREGORIAN") {
            findings.say(Finding::new(line.number, format!("the calendar {} is read as GREGORIAN", quoted(line.value()))));
        } else if !EXPECTED.iter().any(|name| line.is(name)) {
            findings.kind(line.number, format!("{} is not taken", quoted(&line.name().to_uppercase())));
        }
    }
    for component in calendar.components() {
        match component.name.as_str() {
            "VEVENT" => match vevent::read(component, zones, findings) {
                Ok(found) => {
                    if let Some(group) = groups.of(&found.uid) {
                        group.add(found, findings);
                    }
                }
                Err(finding) => findings.skip(finding),
            },
            "VTIMEZONE" | "VCALENDAR" => {}
            other => findings.kind(component.line, format!("{} is not taken", quoted(other))),
        }
    }
}
