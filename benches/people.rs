//! The promise that no key is waited for, with ten thousand people and five hundred series that have kept a register for five years.

use std::error::Error;
use std::fmt::Write;
use std::time::{Duration, Instant};

use fortnight::app::command::Restore;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

const PEOPLE: u32 = 10_000;
const SERIES: u32 = 500;
/// Every two weeks, for five years.
const SESSIONS: u32 = 130;
const MARKS: u32 = 8;
const RUNS: usize = 60;
const FIRST: [&str; 10] = ["Ada", "Bo", "Cara", "Dev", "Eve", "Farid", "Grace", "Halima", "Idris", "Joan"];
const LAST: [&str; 10] = ["Lovelace", "Chen", "Diaz", "Patel", "Moss", "Noor", "Okonkwo", "Marsh", "Bello", "Whitlock"];

/// What is pressed again and again in the directory, with the keys that close what it opened.
const KEYS: [(&str, &str); 8] = [
    ("the next person", "j"),
    ("a screen further", "<pgdn>"),
    ("the last person", "Gg"),
    ("a letter of a filter", "/a<esc>"),
    ("three letters of a filter", "/cho<esc>"),
    ("a tag", "/#tag7<esc>"),
    ("to the calendar and back", "1<pause>5<pause>"),
    ("a range of marks", "v<pgdn>v<esc>"),
];

/// What is pressed again and again in the table of series.
const SERIES_KEYS: [(&str, &str); 5] = [
    ("the next series", "j"),
    ("the last series", "Gg"),
    ("three letters of a series", "/s49<esc>"),
    ("another order", "s"),
    ("the next of its sessions", "<tab>j<tab>"),
];

/// What is pressed again and again in the reports.
const REPORT_KEYS: [(&str, &str); 3] = [("report: further down", "jk"), ("report: to the end", "Gg"), ("report: small numbers", "<lt>")];

/// The same in the calendar; two keys each, so that the second takes back the first.
const HOME: [(&str, &str); 5] = [
    ("home: a day on and back", "lh"),
    ("home: a month on and back", "LH"),
    ("home: a session on and back", "]["),
    ("home: the attendees and back", "<tab><tab>"),
    ("home: the line for names", "abo<esc>"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let now = fortnight::domain::time::Instant::from_utc(Stamp::parse("20200902T144200Z")?.wall());
    let mut app = App::in_memory(Clock::Fixed(now), Zone::named("Europe/London")?)?;
    let start = Instant::now();
    app.run(Command::Restore(Restore { text: store()? }))?;
    println!("{PEOPLE} people, {SERIES} series, {} marks: made in {:.1} s", SERIES * SESSIONS * MARKS, start.elapsed().as_secs_f64());
    println!("{:<28}{:>10}{:>10}", "", "median", "p99");
    let mut session = Session::new(app, Look::default());
    session.resize(120, 40);
    session.press("5<pause>");
    for (name, keys) in KEYS {
        tell(name, &timed(&mut session, keys, RUNS)?);
    }
    tell("the table of series", &timed(&mut session, "4<pause>u5<pause>", 5)?);
    session.press("4<pause>");
    for (name, keys) in SERIES_KEYS {
        tell(name, &timed(&mut session, keys, RUNS)?);
    }
    session.press("5<pause>");
    tell("only those who are missed", &timed(&mut session, "oo", 5)?);
    tell("only those there twice", &timed(&mut session, "DD", 5)?);
    tell("a quarter in numbers", &timed(&mut session, "6<pause>hl", 5)?);
    for (name, keys) in REPORT_KEYS {
        tell(name, &timed(&mut session, keys, RUNS)?);
    }
    tell("all time in numbers", &timed(&mut session, "pppp", 3)?);
    session.press("1<pause>");
    for (name, keys) in HOME {
        tell(name, &timed(&mut session, keys, RUNS)?);
    }
    Ok(())
}

/// A store as a dump.
fn store() -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for series in 0..SERIES {
        let fields = r#""capacity":null,"clock":"Europe/London","created_at":0,"days":0,"description":"","kept":null,"location":"""#;
        let more = r#""organizer_email":null,"organizer_name":null,"seat_order":null,"seconds":3600,"sequence":0,"source_sequence":null"#;
        writeln!(
            text,
            r#"{{{fields},{more},"source_updated":null,"start":"20150902T160000","summary":"Series {series}","table":"series","uid":"s{series}","updated_at":0,"url":""}}"#
        )?;
        writeln!(text, r#"{{"place":0,"rrule":"FREQ=WEEKLY;INTERVAL=2","series":"s{series}","table":"rule"}}"#)?;
    }
    for person in 1..=PEOPLE {
        let place = person as usize;
        let name = format!("{} {} {person}", FIRST[place % FIRST.len()], LAST[place / FIRST.len() % LAST.len()]);
        writeln!(
            text,
            r#"{{"access_needs":null,"email":"p{person}@example.org","id":{person},"name":"{name}","note":null,"organisation":null,"phone":null,"table":"person","via":null}}"#
        )?;
        writeln!(text, r#"{{"person":{person},"table":"person_tag","tag":"tag{}"}}"#, person % 40)?;
        let series = person % SERIES;
        writeln!(
            text,
            r#"{{"answer":"accepted","date":null,"mode":null,"person":{person},"position":{person},"role":"participant","series":"s{series}","since":"20150902","table":"sign_up","until":null}}"#
        )?;
    }
    let first = "2015-09-02".parse::<chrono::NaiveDate>()?;
    for (series, session, mark) in
        (0..SERIES).flat_map(|series| (0..SESSIONS).flat_map(move |session| (0..MARKS).map(move |mark| (series, session, mark))))
    {
        let day = first + chrono::Days::new(u64::from(session) * 14);
        // each series has twenty people, of whom some come each time
        let person = series + SERIES * ((session * 3 + mark) % (PEOPLE / SERIES));
        let person = if person == 0 { PEOPLE } else { person };
        let state = if mark == 0 { "missed" } else { "came" };
        writeln!(
            text,
            r#"{{"date":"{}T160000","person":{person},"series":"s{series}","state":"{state}","table":"attendance"}}"#,
            day.format("%Y%m%d")
        )?;
    }
    let rows = text.lines().count();
    writeln!(text, r#"{{"table":"end","rows":{rows}}}"#)?;
    Ok(text)
}

/// How long each run took, from keystroke to drawn frame, the shortest first.
fn timed(session: &mut Session, keys: &str, runs: usize) -> Result<Vec<Duration>, Box<dyn Error>> {
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        session.press(keys);
        session.draw()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times)
}

fn tell(name: &str, times: &[Duration]) {
    let milliseconds = |place: usize| times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!("{name:<28}{:>7.2} ms{:>7.2} ms", milliseconds(times.len() / 2), milliseconds(times.len() * 99 / 100));
}
