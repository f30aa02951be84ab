//! A calendar as iCalendar text (RFC 5545), for readers as unlike as Outlook, Google, Apple and Thunderbird.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::dates::Dates;
use super::event::EventOut;
use super::timezone;
use super::write::Writer;
use crate::domain::event::{Event, Override, Series, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::time::{Anchor, Instant, Length};
use crate::domain::zone::Zone;

/// Writes a VCALENDAR with the series, their overrides and their zones. Same input, same bytes.
/// `stamp` becomes DTSTAMP of every component.
///
/// The file is fit for publishing: no attendees, no notes, no reasons. A skipped session becomes an EXDATE.
pub fn encode(series: &[Series], stamp: Instant) -> String {
    let published: Vec<Published<'_>> = series.iter().map(Published::of).collect();
    let mut writer = Writer::default();
    writer.component("VCALENDAR", |writer| {
        writer.line("VERSION", "2.0");
        writer.line("PRODID", "-//Fortnight//Fortnight//EN");
        writer.line("CALSCALE", "GREGORIAN");
        // Outlook takes a file with PUBLISH as dates to look at, not as an invitation to answer (RFC 5546 3.2.1)
        writer.line("METHOD", "PUBLISH");
        for (zone, reach) in zones(&published) {
            timezone::write(writer, zone, reach.from, reach.to);
        }
        for one in &published {
            one.write(writer, stamp);
        }
    });
    writer.finish()
}

/// A series with those overrides that stand in its file.
struct Published<'a> {
    event: &'a Event,
    skipped: BTreeSet<NaiveDateTime>,
    /// By original start, in order; no skipped ones.
    own: Vec<(RecurrenceId, &'a Override)>,
}

/// From when and up to when a zone is needed; without `to`, for ever.
#[derive(Clone, Copy)]
struct Reach {
    from: Instant,
    to: Option<Instant>,
}

impl<'a> Published<'a> {
    fn of(series: &'a Series) -> Self {
        let event = &series.event;
        if series.overrides.is_empty() {
            return Self { event, skipped: BTreeSet::new(), own: vec![] };
        }
        if !event.is_recurring() {
            let date = RecurrenceId(event.start);
            return Self { event, skipped: BTreeSet::new(), own: series.own(date).map(|own| (date, own)).into_iter().collect() };
        }
        let dates = Dates::of(event);
        let given = series.overrides.iter().filter(|(date, _)| dates.have(**date)).map(|(date, own)| (*date, own));
        let (skipped, own): (Vec<_>, Vec<_>) = given.partition(|(_, own)| own.status == Status::Cancelled);
        Self { event, skipped: skipped.into_iter().map(|(date, _)| date.0).collect(), own }
    }

    fn write(&self, writer: &mut Writer, stamp: Instant) {
        if !self.event.is_recurring() {
            // a one-off has no RECURRENCE-ID: what differs from itself is itself
            let own = self.own.first().map(|(_, own)| *own);
            return EventOut::one_off(self.event, own, stamp).write(writer);
        }
        EventOut::master(self.event, stamp).with_dates(self.event, &self.skipped).write(writer);
        for (date, own) in &self.own {
            EventOut::session(self.event, *date, own, stamp).write(writer);
        }
    }

    /// From the first wall time that stands in the file to the last end, with a day to spare for gaps.
    fn reach(&self, zone: &Zone) -> Reach {
        const DAY: i64 = 86_400;
        let Event { length, recurrence, anchor, .. } = self.event;
        let moved = self.own.iter().filter_map(|(_, own)| own.start);
        // a one-off that moved has no other start in the file
        let start = moved.clone().next().filter(|_| !self.event.is_recurring()).unwrap_or(self.event.start);
        let last = recurrence.last(start, anchor);
        let named = recurrence.added.iter().chain(&recurrence.removed).copied().chain(moved).chain(last);
        let (first, end) = named.fold((start, start), |(first, end), wall| (first.min(wall), end.max(wall)));
        let lengths = self.own.iter().filter_map(|(_, own)| own.length).chain([*length]).map(Length::nominal_seconds);
        let to = zone.resolve(end).at.plus(lengths.max().unwrap_or(0)).plus(DAY);
        Reach { from: zone.resolve(first).at.plus(-DAY), to: last.map(|_| to) }
    }
}

/// The zones of all series by name, each with all that is needed of it.
fn zones<'a>(all: &[Published<'a>]) -> Vec<(&'a Zone, Reach)> {
    let mut zones: BTreeMap<&str, (&Zone, Reach)> = BTreeMap::new();
    for one in all {
        let Anchor::Zone(zone) = &one.event.anchor else { continue };
        let reach = one.reach(zone);
        zones
            .entry(zone.name())
            .and_modify(|(_, known)| {
                known.from = known.from.min(reach.from);
                known.to = known.to.zip(reach.to).map(|(a, b)| a.max(b));
            })
            .or_insert((zone, reach));
    }
    zones.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Contact;
    use crate::domain::id::Uid;
    use crate::domain::kept::Kept;
    use crate::domain::recurrence::{Recurrence, Rule};

    const STAMP: Instant = Instant(1_598_947_200);

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect(text)
    }

    fn chats() -> Series {
        let event = Event {
            uid: Uid("chats@example.org".into()),
            sequence: 3,
            summary: "Chats; and more".into(),
            description: "Bring tea".into(),
            location: String::new(),
            url: "https://meet.example/chats".into(),
            organizer: Some(Contact { name: "Mary Seacole".into(), email: "mary@example.org".into() }),
            start: wall("2020-09-02T16:00:00"),
            anchor: Anchor::Zone(Zone::named("Europe/London").expect("London")),
            length: Length::of_seconds(3600),
            recurrence: Recurrence::by(Rule::parse("FREQ=WEEKLY;INTERVAL=2;UNTIL=20201216").expect("a rule")),
            capacity: Some(20),
            created: Instant(1_596_240_000),
            updated: Instant(1_596_240_060),
            source: None,
            kept: Kept::default(),
        };
        Series { event, overrides: BTreeMap::new() }
    }

    /// The text with its folds undone and plain line ends.
    fn written(series: &Series) -> String {
        encode(std::slice::from_ref(series), STAMP).replace("\r\n ", "").replace("\r\n", "\n")
    }

    fn events(series: &Series) -> String {
        let text = written(series);
        text.get(text.find("BEGIN:VEVENT").expect("an event")..).expect("a tail").to_owned()
    }

    #[test]
    fn a_series_is_one_event_after_its_zone() {
        let want = "BEGIN:VEVENT\nUID:chats@example.org\nDTSTAMP:20200901T080000Z\nCREATED:20200801T000000Z\nLAST-MODIFIED:20200801T000100Z\n\
            SEQUENCE:3\nDTSTART;TZID=Europe/London:20200902T160000\nDTEND;TZID=Europe/London:20200902T170000\n\
            RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20201216T235959Z\nSUMMARY:Chats\\; and more\n\
            DESCRIPTION:Bring tea\\n\\nJoin: https://meet.example/chats\nLOCATION:https://meet.example/chats\nURL:https://meet.example/chats\n\
            ORGANIZER;CN=\"Mary Seacole\":mailto:mary@example.org\nSTATUS:CONFIRMED\nX-FORTNIGHT-CAPACITY:20\nEND:VEVENT\nEND:VCALENDAR\n";
        assert_eq!(events(&chats()), want);
        let text = encode(&[chats(), chats()], STAMP);
        assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    }

    #[test]
    fn skipped_sessions_are_dates_less_and_moved_ones_events_of_their_own() {
        let mut series = chats();
        let reason = Some("Mary is ill".to_owned());
        let date = |text: &str| RecurrenceId(wall(text));
        series.overrides.insert(date("2020-09-16T16:00:00"), Override { status: Status::Cancelled, reason, ..Override::default() });
        let moved = Override { start: Some(wall("2020-10-01T17:00:00")), theme: Some("Music".into()), ..Override::default() };
        series.overrides.insert(date("2020-09-30T16:00:00"), moved);
        series.overrides.insert(date("2020-10-01T16:00:00"), Override { capacity: Some(5), ..Override::default() });
        let text = events(&series);
        assert!(text.contains("\nEXDATE;TZID=Europe/London:20200916T160000\n"), "{text}");
        assert!(!text.contains("ill"), "a reason is nobody's business: {text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "no event for a skipped session, nor for a date without one: {text}");
        let own = "RECURRENCE-ID;TZID=Europe/London:20200930T160000\nDTSTART;TZID=Europe/London:20201001T170000\nDTEND;TZID=Europe/London:20201001T180000\n";
        assert!(text.contains(own), "{text}");
        assert!(text.contains("SUMMARY:Chats\\; and more: Music\n") && text.contains("X-FORTNIGHT-THEME:Music\n"), "{text}");
    }

    #[test]
    fn every_anchor_has_its_form() {
        let cases = [
            (
                Anchor::AllDay,
                "2020-09-02T00:00:00",
                Length { days: 2, seconds: 0 },
                "DTSTART;VALUE=DATE:20200902\nDTEND;VALUE=DATE:20200904\n",
                "UNTIL=20201216",
            ),
            (
                Anchor::Floating,
                "2020-09-02T16:00:00",
                Length::of_seconds(60),
                "DTSTART:20200902T160000\nDTEND:20200902T160100\n",
                "UNTIL=20201216T235959",
            ),
            (
                Anchor::Utc,
                "2020-09-02T16:00:00",
                Length::of_seconds(60),
                "DTSTART:20200902T160000Z\nDTEND:20200902T160100Z\n",
                "UNTIL=20201216T235959Z",
            ),
        ];
        for (anchor, start, length, dates, until) in cases {
            let mut series = chats();
            series.event = Event { anchor, start: wall(start), length, ..series.event };
            let text = written(&series);
            assert!(text.contains(dates) && text.contains(&format!("{until}\n")) && !text.contains("TZID"), "{text}");
        }
    }

    #[test]
    fn calendar_days_and_ends_over_a_clock_change_are_durations() {
        let cases = [
            ("2020-10-24T22:00:00", Length::DAY, "DURATION:P1D\n"),
            ("2020-10-24T22:00:00", Length::of_seconds(86_400), "DURATION:PT24H\n"),
            ("2020-10-25T00:30:00", Length::of_seconds(5_400), "DURATION:PT1H30M\n"),
            ("2021-03-28T01:30:00", Length::of_seconds(5_400), "DURATION:PT1H30M\n"),
            ("2020-10-23T22:00:00", Length::of_seconds(86_400), "DTEND;TZID=Europe/London:20201024T220000\n"),
            ("2020-10-25T00:30:00", Length::default(), "DTSTART;TZID=Europe/London:20201025T003000\nSUMMARY"),
        ];
        for (start, length, line) in cases {
            let mut series = chats();
            series.event = Event { start: wall(start), length, recurrence: Recurrence::default(), ..series.event };
            let text = written(&series);
            assert!(text.contains(line), "{start} {length:?}: {text}");
        }
    }
}
