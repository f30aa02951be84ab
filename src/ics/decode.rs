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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::own;

    fn read(head: &str, event: &str) -> (Calendar, Vec<String>) {
        let event = format!("BEGIN:VEVENT\nUID:a\nDTSTART:20200902T160000Z\n{event}\nEND:VEVENT");
        let (calendar, report) = decode(format!("BEGIN:VCALENDAR\nVERSION:2.0\n{head}\n{event}\nEND:VCALENDAR\n").as_bytes(), Instant(0));
        (calendar, report.findings.into_iter().map(|finding| finding.text).collect())
    }

    #[test]
    fn people_and_lists_are_taken_from_our_own_backups_only() {
        let ours = format!("PRODID:{}", own::PRODUCT);
        let person = "X-FORTNIGHT-PERSON;X-NUMBER=1:{\"name\":\"Bo\"\\,\"email\":null\\,\"phone\":null\\,\"organisation\":null\\,\
            \"tags\":[]\\,\"via\":null\\,\"access_needs\":null\\,\"note\":null\\,\"aliases\":[]}";
        let event = "SUMMARY:Chats\nX-FORTNIGHT-SOURCE:9/20991231T000000Z\nX-FORTNIGHT-SIGN-UP:{\"person\":1\\,\"date\":null\\,\
            \"since\":null\\,\"until\":null\\,\"role\":\"host\"\\,\"answer\":\"accepted\"\\,\"position\":1}";
        for (head, is_ours) in [(ours.clone(), true), ("PRODID:-//x//y//EN".into(), false), (format!("{ours}\nMETHOD:REQUEST"), false)] {
            let (calendar, findings) = read(&format!("{person}\n{head}"), event);
            let entry = calendar.entries.first().expect("a series");
            let sequence = entry.series.event.source.map(|source| source.sequence);
            assert_eq!((calendar.people.len(), entry.sign_ups.len()), (usize::from(is_ours), usize::from(is_ours)), "{findings:?}");
            assert_eq!(sequence == Some(9), is_ours);
            let told = format!("{} (2 times)", own::ONLY_BACKUP);
            assert_eq!(findings, if is_ours { vec![] } else { vec![told] });
        }
    }

    #[test]
    fn a_title_that_is_too_long_is_shortened() {
        let (calendar, findings) = read("PRODID:-//x//y//EN", &format!("SUMMARY:{}", "ä".repeat(501)));
        let title = calendar.entries.first().map(|entry| entry.series.event.summary.clone());
        assert_eq!(title, Some(format!("{}…", "ä".repeat(499))));
        assert_eq!(findings, ["SUMMARY is longer than 500 characters; it was shortened"]);
    }
}
