//! Calendar files after the habits of many programs: what comes out of each, and that writing it and reading it again changes nothing.

use std::fmt::Write;

use chrono::NaiveDateTime;
use fortnight::domain::event::{Event, Override, Series};
use fortnight::domain::kept::Kept;
use fortnight::domain::person::Person;
use fortnight::domain::recurrence::Recurrence;
use fortnight::domain::signup::{Reach, SignUp};
use fortnight::domain::time::{Anchor, Instant, Length, Window};
use fortnight::domain::zone::Zone;
use fortnight::ics::audience::Audience;
use fortnight::ics::calendar::{Calendar, Entry};
use fortnight::ics::decode::decode;
use fortnight::ics::encode::encode;
use fortnight::ics::report::Report;

const NOW: Instant = Instant(1_600_000_000);

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/ics/{name}.ics", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Everything that was read, in few lines, so that a snapshot can be checked by eye.
fn told(calendar: &Calendar, report: &Report) -> String {
    let mut out = String::new();
    for Entry { series, sign_ups, .. } in &calendar.entries {
        tell_event(&mut out, &series.event);
        tell_sessions(&mut out, series);
        for (date, own) in &series.overrides {
            writeln!(out, "  on {}:{}", date.0, tell_override(own)).expect("text");
        }
        for sign_up in sign_ups {
            tell_sign_up(&mut out, sign_up, &calendar.people);
        }
    }
    for kept in &calendar.kept {
        tell_kept(&mut out, "beside", kept);
    }
    writeln!(out, "skipped {}", report.skipped).expect("text");
    for finding in &report.findings {
        writeln!(out, "{:>4} {}", finding.line, finding.text).expect("text");
    }
    out
}

fn tell_event(out: &mut String, event: &Event) {
    let anchor = match &event.anchor {
        Anchor::AllDay => "all day",
        Anchor::Floating => "floating",
        Anchor::Utc => "UTC",
        Anchor::Zone(zone) => zone.name(),
    };
    writeln!(out, "{:?} {}", event.summary, event.uid).expect("text");
    writeln!(out, "  {} {anchor}, {}", event.start, tell_length(event.length)).expect("text");
    let Recurrence { rules, added, removed } = &event.recurrence;
    for rule in rules {
        writeln!(out, "  {rule}").expect("text");
    }
    for (sign, dates) in [("+", added), ("-", removed)] {
        if !dates.is_empty() {
            writeln!(out, "  {sign} {}", dates.iter().map(NaiveDateTime::to_string).collect::<Vec<_>>().join(", ")).expect("text");
        }
    }
    writeln!(out, "  sequence {}, created {}, updated {}", event.sequence, event.created.utc(), event.updated.utc()).expect("text");
    for (name, text) in [("description", &event.description), ("location", &event.location), ("url", &event.url)] {
        if !text.is_empty() {
            writeln!(out, "  {name} {text:?}").expect("text");
        }
    }
    if let Some(organizer) = &event.organizer {
        writeln!(out, "  organizer {:?} {}", organizer.name, organizer.email).expect("text");
    }
    if let Some(capacity) = event.capacity {
        writeln!(out, "  capacity {capacity}").expect("text");
    }
    tell_kept(out, "kept", &event.kept);
}

/// The first sessions, as someone in UTC sees them.
fn tell_sessions(out: &mut String, series: &Series) {
    let window = Window { from: Instant(0), to: Instant(4_000_000_000) };
    for session in series.first_sessions(window, 5, &Zone::utc()) {
        let (start, end) = (session.starts_at.utc(), session.ends_at.utc());
        writeln!(out, "  session {start} to {end} UTC, {}", session.status.word()).expect("text");
    }
}

fn tell_sign_up(out: &mut String, sign_up: &SignUp, people: &[Person]) {
    let person = &people.iter().find(|person| person.id == sign_up.person).expect("a person of the file").profile;
    let when = match sign_up.reach {
        Reach::One(date) => date.0.to_string(),
        Reach::Standing { .. } => "always".to_owned(),
    };
    let email = person.email.as_deref().unwrap_or("no address");
    let kept: String = sign_up.kept.lines().map(|parameter| format!("; {}", parameter.escape_debug())).collect();
    writeln!(out, "  {} ({email}), {}: {} {when}{kept}", person.name, sign_up.role.word(), sign_up.answer.word()).expect("text");
}

fn tell_kept(out: &mut String, what: &str, kept: &Kept) {
    for line in kept.lines() {
        writeln!(out, "  {what} {}", line.escape_debug()).expect("text");
    }
}

fn tell_length(length: Length) -> String {
    format!("{} days {} minutes", length.days, length.seconds / 60)
}

fn tell_override(own: &Override) -> String {
    let mut out = format!(" {}", own.status.word());
    if let Some(start) = own.start {
        write!(out, ", at {start}").expect("text");
    }
    if let Some(length) = own.length {
        write!(out, ", for {}", tell_length(length)).expect("text");
    }
    let texts = [&own.summary, &own.theme, &own.description, &own.location, &own.url];
    for (name, text) in ["summary", "theme", "description", "location", "url"].into_iter().zip(texts) {
        if let Some(text) = text {
            write!(out, ", {name} {text:?}").expect("text");
        }
    }
    if let Some(capacity) = own.capacity {
        write!(out, ", capacity {capacity}").expect("text");
    }
    if let Some(kept) = &own.kept {
        write!(out, ", kept {:?}", kept.text()).expect("text");
    }
    out
}

/// Reads the file, compares what came out with its snapshot, writes it, reads that, and writes it again.
fn check(name: &str) {
    let (read, report) = decode(&bytes(name), NOW);
    insta::with_settings!({ snapshot_path => "data/ics", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, told(&read, &report));
    });
    let written = encode(&read, Audience::Public, NOW);
    let (again, complaints) = decode(written.as_bytes(), NOW);
    assert_eq!(complaints, Report::default(), "what we write has nothing that we do not take:\n{written}");
    assert_eq!(encode(&again, Audience::Public, NOW), written, "{name}");
    let events = |calendar: &Calendar| calendar.entries.iter().map(|entry| entry.series.event.clone()).collect::<Vec<_>>();
    let plain = |event: Event| (event.uid, event.start, event.length);
    assert_eq!(
        events(&again).into_iter().map(plain).collect::<Vec<_>>(),
        events(&read).into_iter().map(plain).collect::<Vec<_>>(),
        "{name}"
    );
    let backup = encode(&read, Audience::Backup, NOW);
    let (restored, _) = decode(backup.as_bytes(), NOW);
    assert_eq!(encode(&restored, Audience::Backup, NOW), backup, "{name}");
    assert_eq!(restored, read, "{name}:\n{backup}");
    let unsafe_in_text = written.chars().find(|c| c.is_control() && !matches!(c, '\r' | '\n'));
    assert_eq!(unsafe_in_text, None, "{name}");
}

macro_rules! corpus {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    )*};
}

corpus! {
    google google_all_day google_moved_and_cancelled google_invitation
    outlook outlook_desktop outlook_365 outlook_year exchange_display_name
    apple apple_place thunderbird thunderbird_prefixed evolution korganizer
    khal khal_floating calcurse nextcloud fastmail
    meetup eventbrite zoom doodle airbnb school_terms webcal_feed
    floating cancelled fortnight odd_sessions no_uid bare_events same_uid_twice several_calendars beside_events attachment
    odd_rules this_and_future until_and_exdate_forms rdate_periods recurrence_id_forms orphan_sessions orphan_named_by_day
    method_reply method_cancel method_counter
    own_zone timezone_last
    broken never_ended nested latin1 bom folded_inside_utf8 nul_bytes carets hostile_text
    not_a_calendar empty html_page json vcalendar_1
}

/// A small generator with a fixed seed (xorshift), so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }
}

#[test]
fn mutilated_files_never_panic_and_what_is_read_can_be_written() {
    let names = ["google", "outlook", "apple", "floating", "fortnight", "odd_sessions", "broken"];
    let pieces: [&[u8]; 12] =
        [b"\r\n", b":", b";", b"\"", b"9", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"T", b"-", b"\xff", b"\xc3", b",COUNT=99999999"];
    let mut dice = Dice(0x5eed_0f0f_1234_5678);
    for round in 0..400 {
        let mut text = bytes(names[round % names.len()]);
        for _ in 0..=dice.roll(8) {
            let at = dice.roll(text.len());
            let upto = (at + dice.roll(12)).min(text.len());
            text.splice(at..upto, pieces[dice.roll(pieces.len())].iter().copied());
        }
        let (read, _) = decode(&text, NOW);
        let written = encode(&read, Audience::Backup, NOW);
        let (again, _) = decode(written.as_bytes(), NOW);
        assert_eq!(encode(&again, Audience::Backup, NOW), written, "round {round}:\n{}", String::from_utf8_lossy(&text));
        let public = encode(&read, Audience::Public, NOW);
        let (again, report) = decode(public.as_bytes(), NOW);
        assert_eq!(report.skipped, 0, "round {round}: {report:?}\n{public}");
        assert_eq!((again.people.len(), again.entries.len()), (0, read.entries.len()), "round {round}:\n{public}");
        assert_eq!(encode(&again, Audience::Public, NOW), public, "round {round}:\n{}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn hostile_files_cost_what_their_size_costs() {
    let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20210405T180000Z\r\nSUMMARY:x\r\n";
    let session = |n: usize| {
        format!(
            "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20400101T00{:02}{:02}Z\r\nDTSTART:20400101T000000Z\r\nEND:VEVENT\r\n",
            n / 60,
            n % 60
        )
    };
    let zone = |n: usize, body: &str| {
        let offset = format!("TZOFFSETFROM:+00{:02}{:02}\r\nTZOFFSETTO:+01{:02}{:02}\r\n", n / 60 % 60, n % 60, n / 60 % 60, n % 60);
        let used = format!("BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART;TZID=Z{n}:20210405T180000\r\nEND:VEVENT\r\n");
        format!(
            "BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n{offset}{body}END:STANDARD\r\nEND:VTIMEZONE\r\n{used}"
        )
    };
    let files = [
        (0..10_000).fold("BEGIN:VCALENDAR\r\n".to_owned(), |text, n| text + &zone(n, "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n")),
        format!("BEGIN:VCALENDAR\r\n{}", zone(1, "RRULE:FREQ=SECONDLY\r\n")),
        format!("BEGIN:VCALENDAR\r\n{}", zone(1, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n")),
        format!("BEGIN:VCALENDAR\r\n{}", zone(1, "RRULE:FREQ=YEARLY;BYHOUR=1,2,3,4,5,6,7,8;BYSECOND=1,2,3,4,5,6,7;BYDAY=SU,MO\r\n")),
        format!("BEGIN:VCALENDAR\r\n{}", zone(1, &"RDATE:20200101T000000,20210101T000000\r\n".repeat(100_000))),
        format!("{event}RRULE:FREQ=DAILY;COUNT=9000\r\nEND:VEVENT\r\n{}", (0..2_000).map(session).collect::<String>()),
        "BEGIN:A\r\n".repeat(50_000),
        "END:A\r\n".repeat(50_000),
        (0..50_000).fold(String::new(), |text, n| text + &format!("BEGIN:A{n}\r\n")),
        format!("{event}{}", "EXDATE:20210406T180000Z\r\n".repeat(50_000)),
        format!("{event}DESCRIPTION:{}", "\r\n x".repeat(100_000)),
        format!("{event}{}", "ATTENDEE;CN=\"".repeat(100_000)),
        format!("{event}X;{}:", "A=B;".repeat(100_000)),
        "BEGIN:VCALENDAR\r\n".to_owned() + &"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=a/b/c/d:20210405T180000\r\nEND:VEVENT\r\n".repeat(5_000),
    ];
    for file in files {
        let begun = std::time::Instant::now();
        decode(file.as_bytes(), NOW);
        assert!(begun.elapsed().as_secs() < 5, "{}…", &file[..200.min(file.len())]);
    }
}
