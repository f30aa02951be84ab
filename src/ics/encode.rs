//! A calendar as iCalendar text (RFC 5545), for readers as unlike as Outlook, Google, Apple and Thunderbird.

use std::collections::{BTreeMap, BTreeSet};

use super::audience::{Audience, name};
use super::calendar::Calendar;
use super::entry::{Context, EntryOut, Method, Reached};
use super::write::Writer;
use super::{own, timezone};
use crate::domain::kept::Kept;
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Zone;

/// Writes a VCALENDAR with the series, their overrides and their zones. Same input, same bytes.
/// `stamp` is now: DTSTAMP, but in a backup.
///
/// For all but [`Audience::Backup`] a skipped session is an EXDATE, and nobody is named whom the audience is not.
pub fn encode(calendar: &Calendar, audience: Audience, stamp: Instant) -> String {
    let told = calendar.people.iter().filter(|person| audience.is_told(person.id));
    let people = told.map(|person| (person.id, &person.profile)).collect();
    let names = calendar.people.iter().map(|person| person.profile.name.as_str()).collect();
    // Outlook takes a file with PUBLISH as dates to look at, not as an invitation to answer; it may have no ATTENDEE (RFC 5546 3.2.1)
    let method = (audience == Audience::Public).then_some(Method::Publish);
    let context = Context { audience, method, stamp, people, names };
    let entries: Vec<EntryOut<'_>> = calendar.entries.iter().map(|entry| EntryOut::of(entry, &context)).collect();
    let mut writer = Writer::default();
    writer.component("VCALENDAR", |writer| {
        write_head(writer, method);
        write_properties(writer, &calendar.kept, &context);
        if audience == Audience::Backup {
            calendar.people.iter().for_each(|person| own::write_person(writer, person));
        }
        for (zone, reached) in zones(&entries) {
            timezone::write(writer, zone, reached.from, reached.to);
        }
        for entry in &entries {
            entry.write(writer, &context);
        }
        if audience == Audience::Backup {
            calendar.kept.iter().filter(|kept| is_component(kept)).flat_map(Kept::lines).for_each(|line| writer.kept(line));
        }
    });
    writer.finish()
}

/// What every file begins with.
pub(super) fn write_head(writer: &mut Writer, method: Option<Method>) {
    writer.line("VERSION", "2.0");
    writer.line("PRODID", own::PRODUCT);
    writer.line("CALSCALE", "GREGORIAN");
    if let Some(method) = method {
        writer.line("METHOD", method.word());
    }
}

/// What other programs said of the calendar itself: once each, but in a backup.
fn write_properties(writer: &mut Writer, kept: &[Kept], context: &Context) {
    let mut seen = BTreeSet::new();
    for line in kept.iter().filter(|kept| !is_component(kept)).flat_map(|kept| context.may_see(kept)) {
        if context.is_backup() || seen.insert(name(line).to_uppercase()) {
            writer.kept(line);
        }
    }
}

fn is_component(kept: &Kept) -> bool {
    kept.lines().next().is_some_and(|line| name(line).eq_ignore_ascii_case("BEGIN"))
}

/// The zones of all series by name, each with all that is needed of it.
fn zones<'a>(all: &[EntryOut<'a>]) -> Vec<(&'a Zone, Reached)> {
    let mut zones: BTreeMap<&str, (&Zone, Reached)> = BTreeMap::new();
    for one in all {
        let Anchor::Zone(zone) = &one.event().anchor else { continue };
        let reached = one.reached(zone);
        zones
            .entry(zone.name())
            .and_modify(|(_, known)| {
                known.from = known.from.min(reached.from);
                known.to = known.to.zip(reached.to).map(|(a, b)| a.max(b));
            })
            .or_insert((zone, reached));
    }
    zones.into_values().collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;
    use crate::domain::event::{Contact, Event, Override, Series, Status};
    use crate::domain::id::{RecurrenceId, Uid};
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::seat_order::SeatOrder;
    use crate::domain::time::Length;

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
            seat_order: SeatOrder::default(),
            created: Instant(1_596_240_000),
            updated: Instant(1_596_240_060),
            source: None,
            kept: Kept::default(),
        };
        Series { event, overrides: BTreeMap::new() }
    }

    /// The text with its folds undone and plain line ends.
    fn written(series: &Series) -> String {
        encode(&vec![series.clone()].into(), Audience::Public, STAMP).replace("\r\n ", "").replace("\r\n", "\n")
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
        let text = encode(&vec![chats(), chats()].into(), Audience::Public, STAMP);
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
    fn what_was_kept_of_the_calendar_is_written_once_and_whole_in_a_backup() {
        let kept = ["X-WR-CALNAME:Chats", "X-WR-CALNAME:More", "X-OWNER:bo@example.org", "BEGIN:VTODO\nSUMMARY:Tea\nEND:VTODO"];
        let calendar = Calendar { kept: kept.map(Kept::from_text).to_vec(), ..vec![chats()].into() };
        let text = |audience| encode(&calendar, audience, STAMP);
        let public = text(Audience::Public);
        assert!(public.contains("\r\nX-WR-CALNAME:Chats\r\n") && !public.contains("More"), "{public}");
        assert!(!public.contains("bo@") && !public.contains("VTODO"), "{public}");
        let backup = text(Audience::Backup);
        assert!(kept.iter().all(|kept| backup.contains(&kept.replace('\n', "\r\n"))), "{backup}");
        assert!(backup.ends_with("END:VEVENT\r\nBEGIN:VTODO\r\nSUMMARY:Tea\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"), "{backup}");
    }

    #[test]
    fn a_kept_status_of_a_series_is_its_only_one() {
        let mut series = chats();
        series.event.kept = Kept::from_text("STATUS:TENTATIVE\nCATEGORIES:Chats");
        let text = events(&series);
        assert_eq!(text.matches("STATUS:").count(), 1, "{text}");
        assert!(text.contains("\nSTATUS:TENTATIVE\n") && text.contains("CATEGORIES:Chats\nEND:VEVENT"), "{text}");
    }

    #[test]
    fn a_backup_of_an_uncertain_one_off_is_one_event() {
        let mut series = chats();
        series.event.recurrence = Recurrence::default();
        let own = Override { status: Status::Tentative, theme: Some("Music".into()), ..Override::default() };
        series.overrides.insert(RecurrenceId(series.event.start), own);
        let text = encode(&vec![series.clone()].into(), Audience::Backup, STAMP);
        assert!(text.matches("BEGIN:VEVENT").count() == 1 && text.contains("\r\nSTATUS:TENTATIVE\r\n"), "{text}");
        let (back, report) = crate::ics::decode::decode(text.as_bytes(), STAMP);
        assert_eq!((back.entries.first().map(|entry| &entry.series), report.findings), (Some(&series), vec![]));
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
