//! VTIMEZONE: a zone's clock changes, as yearly rules wherever there is one (RFC 5545 3.6.5).
//!
//! Outlook ignores listed dates, so a change is listed only where no rule gives it (Morocco's Ramadan).

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::own;
use super::write::Writer;
use super::yearly;
use crate::domain::own_zone::{FIRST, LAST};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Instant, midnight};
use crate::domain::zone::{Transition, Zone};

const YEAR: i64 = 366 * 86_400;
/// How far an endless series is served where its zone has no rule.
const ENDLESS: i64 = 50 * YEAR;
/// Every yearly rule has shown all its dates by then (the calendar's weekdays repeat after 28 years).
const LOOK_AHEAD: i64 = 30 * YEAR;

/// A rule of a zone that a file defined goes on up to the end of its seasons.
const OWN_HORIZON: Instant = Instant(LAST.0 - 2 * YEAR);

/// What the clock changes from and to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    before: i32,
    after: i32,
    daylight: bool,
    name: String,
}

/// One STANDARD or DAYLIGHT: onsets of one change, on the clock before it.
#[derive(Debug)]
struct Observance {
    change: Change,
    first: NaiveDateTime,
    /// Onsets after the first that no rule gives.
    listed: Vec<NaiveDateTime>,
    rule: Option<String>,
}

/// Writes the VTIMEZONE that is right from `from` up to `to`; without `to`, for ever. A zone that a file defined is written whole.
pub fn write(writer: &mut Writer, zone: &Zone, from: Instant, to: Option<Instant>) {
    writer.component("VTIMEZONE", |writer| {
        writer.text("TZID", zone.name());
        if zone.as_own().is_some() {
            writer.line(own::ZONE, "KEPT");
        }
        for observance in observances(zone, from, to) {
            observance.write(writer);
        }
    });
}

impl Observance {
    fn write(&self, writer: &mut Writer) {
        writer.component(if self.change.daylight { "DAYLIGHT" } else { "STANDARD" }, |writer| {
            writer.line("DTSTART", &Stamp::Local(self.first).to_string());
            writer.line("TZOFFSETFROM", &offset(self.change.before));
            writer.line("TZOFFSETTO", &offset(self.change.after));
            writer.line("TZNAME", &self.change.name);
            if let Some(rule) = &self.rule {
                writer.line("RRULE", rule);
            }
            for onset in &self.listed {
                writer.line("RDATE", &Stamp::Local(*onset).to_string());
            }
        });
    }
}

fn observances(zone: &Zone, from: Instant, to: Option<Instant>) -> Vec<Observance> {
    let needed = to.unwrap_or(from.plus(ENDLESS)).max(from);
    let ahead = needed.plus(LOOK_AHEAD);
    // what an own zone lists is written to its end, for whatever were left out would be lost
    let (from, needed, known, horizon) = match zone.as_own() {
        Some(_) => (FIRST, LAST, LAST, OWN_HORIZON),
        None => (from, needed, ahead, ahead),
    };
    let mut changes: Vec<(Change, Vec<NaiveDateTime>)> = vec![];
    for (change, onset) in first_onset(zone, from).into_iter().chain(later_onsets(zone, from, known)) {
        match changes.iter_mut().find(|(known, _)| *known == change) {
            Some((_, onsets)) => onsets.push(onset),
            None => changes.push((change, vec![onset])),
        }
    }
    let mut all: Vec<Observance> =
        changes.into_iter().flat_map(|(change, onsets)| observances_of(&change, &onsets, needed, horizon)).collect();
    all.sort_by_key(|observance| observance.first);
    all
}

/// The onsets of one change, as few yearly rules as give them all, and a list of what is left over.
fn observances_of(change: &Change, onsets: &[NaiveDateTime], needed: Instant, horizon: Instant) -> Vec<Observance> {
    let at = |onset: &NaiveDateTime| Instant::from_utc(*onset).plus(-i64::from(change.before));
    let mut found = vec![];
    let mut listed: Vec<NaiveDateTime> = vec![];
    let mut rest = onsets;
    while let Some(first) = rest.first().filter(|onset| at(onset) <= needed) {
        let longest = (2..=rest.len()).rev().find_map(|length| Some((yearly::rule(rest.get(..length)?)?, length)));
        let Some((rule, length)) = longest else {
            listed.push(*first);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let (run, others) = rest.split_at(length);
        rest = others;
        // a rule that still holds at the horizon is the one in force, and goes on
        let ended = run.last().map(at).filter(|last| last.plus(YEAR + 7 * 86_400) < horizon);
        let rule = match ended {
            Some(last) => format!("{rule};UNTIL={}", Stamp::Utc(last.utc())),
            None => rule,
        };
        found.push(Observance { change: change.clone(), first: *first, listed: vec![], rule: Some(rule) });
    }
    if let Some((first, others)) = listed.split_first() {
        found.push(Observance { change: change.clone(), first: *first, listed: others.to_vec(), rule: None });
    }
    found
}

/// The change in force at `from`; where it is older than 1970 or there never was one, told as a change from nothing.
fn first_onset(zone: &Zone, from: Instant) -> Option<(Change, NaiveDateTime)> {
    let epoch = midnight(NaiveDate::from_ymd_opt(1970, 1, 1)?);
    let recent = zone.change_before(from).filter(|change| change.at.utc() >= epoch || from.utc() < epoch);
    if let Some(transition) = recent {
        return Some(onset(zone, transition));
    }
    let (daylight, name) = zone.season(from);
    let offset = zone.offset(from);
    let since = from.utc().checked_sub_signed(TimeDelta::days(2)).unwrap_or(epoch).min(epoch);
    Some((Change { before: offset, after: offset, daylight, name }, since))
}

fn later_onsets(zone: &Zone, from: Instant, known: Instant) -> impl Iterator<Item = (Change, NaiveDateTime)> + '_ {
    zone.changes_after(from).take_while(move |change| change.at <= known).map(|transition| onset(zone, transition))
}

/// Zones that count summer as their standard time and go *back* in winter (Ireland, Morocco) are told the usual way round.
fn onset(zone: &Zone, transition: Transition) -> (Change, NaiveDateTime) {
    let Transition { at, before, after, summer, abbreviation } = transition;
    let (was_summer, _) = zone.season(at.plus(-1));
    let daylight = match after.cmp(&before) {
        _ if zone.as_own().is_some() => summer,
        std::cmp::Ordering::Greater => summer || was_summer,
        std::cmp::Ordering::Less => summer && was_summer,
        std::cmp::Ordering::Equal => summer,
    };
    (Change { before, after, daylight, name: abbreviation }, at.plus(i64::from(before)).utc())
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, seconds) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    match seconds {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::own_zone::OwnZone;
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::time::Anchor;
    use crate::ics::definition::Definition;
    use crate::ics::line::Lines;
    use crate::ics::pieces::{Piece, Pieces};
    use crate::ics::report::Findings;

    fn instant(text: &str) -> Instant {
        Instant::from_utc(text.parse().expect(text))
    }

    fn written(zone: &str, from: &str, to: Option<&str>) -> String {
        let mut writer = Writer::default();
        write(&mut writer, &Zone::named(zone).expect(zone), instant(from), to.map(instant));
        writer.finish().replace("\r\n", "\n")
    }

    #[test]
    fn london_is_two_yearly_rules() {
        let want = "BEGIN:VTIMEZONE\nTZID:Europe/London\n\
            BEGIN:DAYLIGHT\nDTSTART:20200329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:BST\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\n\
            BEGIN:STANDARD\nDTSTART:20201025T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n\
            END:VTIMEZONE\n";
        assert_eq!(written("Europe/London", "2020-09-02T15:00:00", None), want);
        assert_eq!(written("Europe/London", "2020-09-02T15:00:00", Some("2020-12-16T17:00:00")), want);
    }

    #[test]
    fn rules_that_ended_say_until_when() {
        let text = written("America/New_York", "2005-09-01T00:00:00", None);
        assert_eq!(text.matches("RRULE").count(), 4, "{text}");
        assert!(text.contains("DTSTART:20050403T020000\n"), "{text}");
        assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z\n"), "{text}");
        assert!(text.contains("DTSTART:20070311T020000\n"), "{text}");
        assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n"), "{text}");
    }

    #[test]
    fn a_zone_that_never_changes_is_one_observance() {
        let want = "BEGIN:VTIMEZONE\nTZID:Asia/Kolkata\n\
            BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nTZNAME:IST\nEND:STANDARD\nEND:VTIMEZONE\n";
        assert_eq!(written("Asia/Kolkata", "2020-09-02T15:00:00", None), want);
    }

    #[test]
    fn ireland_is_told_the_usual_way_round() {
        let text = written("Europe/Dublin", "2020-09-02T15:00:00", None);
        assert!(text.contains("BEGIN:DAYLIGHT\nDTSTART:20200329T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:IST\n"), "{text}");
    }

    #[test]
    fn a_zone_of_a_file_comes_back_as_it_was() {
        let body = "BEGIN:STANDARD\nDTSTART:19810101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0123\nRDATE:19900510T020000\nEND:STANDARD\n\
            BEGIN:DAYLIGHT\nDTSTART:19850405T020000\nTZOFFSETFROM:+0123\nTZOFFSETTO:+0300\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1FR;UNTIL=19900406T003700Z\nEND:DAYLIGHT\n\
            BEGIN:STANDARD\nDTSTART:19851004T020000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0123\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1FR\nTZNAME:OWN\nEND:STANDARD\n\
            BEGIN:DAYLIGHT\nDTSTART:20070330T000000\nTZOFFSETFROM:+0123\nTZOFFSETTO:+0300\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1FR\nEND:DAYLIGHT\n";
        let read = |text: &str| {
            let mut findings = Findings::default();
            let Some(Piece::Component(timezone, _)) = Pieces::of(Lines::of(text.as_bytes())).next(&mut findings) else { panic!("{text}") };
            let definition = Definition::read(&timezone, &mut findings);
            OwnZone::new("Office; 2nd", definition.expect("a definition").seasons).expect("a zone")
        };
        let own = read(&format!("BEGIN:VTIMEZONE\n{body}END:VTIMEZONE\n"));
        let mut writer = Writer::default();
        write(&mut writer, &Zone::own(own.clone()), instant("2020-01-01T00:00:00"), None);
        let text = writer.finish();
        assert!(text.contains("TZID:Office\\; 2nd\r\n") && text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1FR\r\n"), "{text}");
        assert_eq!(read(&text), own, "{text}");
    }

    #[test]
    fn only_what_no_rule_gives_is_listed() {
        let text = written("Africa/Casablanca", "2020-09-02T15:00:00", Some("2024-12-31T00:00:00"));
        assert!(text.contains("RDATE:"), "{text}");
        assert!(!text.contains("2025"), "nothing beyond what the series needs: {text}");
        for zone in ["Africa/Cairo", "America/Nuuk", "America/Santiago", "Australia/Lord_Howe", "Asia/Jerusalem"] {
            let text = written(zone, "2026-01-01T00:00:00", None);
            assert_eq!((text.matches("RRULE").count(), text.matches("RDATE").count()), (2, 0), "{text}");
        }
    }

    /// The offset after each onset of a VTIMEZONE up to `end`, as a program that reads it would compute it.
    fn expanded(zone: &Zone, from: Instant, end: Instant) -> Vec<(Instant, i32)> {
        let mut onsets = vec![];
        for Observance { change, first, listed, rule } in observances(zone, from, Some(end)) {
            let at = |wall: &NaiveDateTime| Instant::from_utc(*wall).plus(-i64::from(change.before));
            let text = rule.unwrap_or_else(|| "FREQ=YEARLY;COUNT=1".to_owned());
            let (text, until) = text.split_once(";UNTIL=").map_or((text.as_str(), end), |(text, until)| {
                (text, Instant::from_utc(Stamp::parse(until).expect("an UNTIL").wall()).min(end))
            });
            let recurrence = Recurrence { added: listed.into_iter().collect(), ..Recurrence::by(Rule::parse(text).expect(text)) };
            let dates = recurrence.starts(first, &Anchor::Floating, first);
            onsets.extend(dates.map(|wall| at(&wall)).take_while(|onset| *onset <= until).map(|onset| (onset, change.after)));
        }
        onsets.sort();
        onsets
    }

    #[test]
    fn every_zone_has_the_right_offset_before_and_after_each_change() {
        let (from, end) = (instant("2015-01-01T00:00:00"), instant("2035-12-31T00:00:00"));
        for name in Zone::names() {
            let zone = Zone::named(&name).expect(&name);
            let onsets = expanded(&zone, from, end);
            let changes = zone.changes_after(from).map(|change| change.at).take_while(|at| *at < end);
            let edges = onsets.iter().map(|(at, _)| *at).chain(changes).flat_map(|at| [at.plus(-1), at]);
            for at in edges.chain([from, end]).filter(|at| (from..=end).contains(at)) {
                let told = onsets.iter().rev().find(|(onset, _)| *onset <= at).map(|(_, offset)| *offset);
                assert_eq!(told, Some(zone.offset(at)), "{name} at {}", at.utc());
            }
        }
    }
}
