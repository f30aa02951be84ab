//! iCalendar text as a calendar, with a report of all that was not understood or not taken.

use std::ops::ControlFlow;

use super::calendar::Calendar;
use super::file::{File, Taken};
use super::report::{Finding, Findings, Report};
use crate::domain::time::Instant;

/// Reads every VEVENT of every VCALENDAR as if no series were known; what is wrong becomes a line of the report. Missing UIDs are made
/// from the content. `now` is CREATED where the file has none.
pub fn decode(bytes: &[u8], now: Instant) -> (Calendar, Report) {
    let mut findings = Findings::default();
    let file = match File::read(bytes, &mut findings, &mut |_| ControlFlow::Continue(())) {
        Ok(file) => file,
        Err(error) => return (Calendar::default(), Report { findings: vec![Finding::new(1, error.to_string())], skipped: 0 }),
    };
    let mut people = file.people();
    let mut entries = vec![];
    for events in file.events() {
        match file.take(events, None, &mut people, now, &mut findings) {
            Ok(Taken::Whole(found)) => entries.extend(found),
            Ok(Taken::Part(entry, _)) => entries.push(*entry),
            Err(finding) => findings.skip(finding),
        }
    }
    let kept = file.kept().map(|(_, kept)| kept.clone()).collect();
    (Calendar { entries, people: people.all(), kept }, findings.report())
}
