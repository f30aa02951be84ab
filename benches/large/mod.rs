//! A store as large as the program promises to carry: ten thousand people and five hundred series, five years of register, a year of plans.

use std::error::Error;
use std::fmt::Write;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use fortnight::app::command::Restore;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;

pub const PEOPLE: u32 = 10_000;
pub const SERIES: u32 = 500;
/// Every two weeks, for five years.
const SESSIONS: u32 = 130;
/// Those of the year ahead are planned.
const AHEAD: u32 = 26;
const FORTNIGHT: u32 = 14;
/// Series begin at so many hours of a day.
const HOURS: u32 = 10;
const MARKS: u32 = 8;
const FIRST: [&str; 10] = ["Ada", "Bo", "Cara", "Dev", "Eve", "Farid", "Grace", "Halima", "Idris", "Joan"];
const LAST: [&str; 10] = ["Lovelace", "Chen", "Diaz", "Patel", "Moss", "Noor", "Okonkwo", "Marsh", "Bello", "Whitlock"];

/// The moment at which everything is measured.
pub fn now() -> Result<Clock, Box<dyn Error>> {
    Ok(Clock::Fixed(Instant::from_utc(Stamp::parse("20200902T144200Z")?.wall())))
}

pub fn zone() -> Result<Zone, Box<dyn Error>> {
    Ok(Zone::named("Europe/London")?)
}

/// Fills an empty store, by way of a dump, which is the quickest.
pub fn fill(app: &mut App) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    (0..SERIES).try_for_each(|number| series(&mut text, number))?;
    (1..=PEOPLE).try_for_each(|number| person(&mut text, number))?;
    (0..SERIES).try_for_each(|series| (0..SESSIONS).try_for_each(|session| register(&mut text, series, session)))?;
    (0..SERIES).try_for_each(|series| (0..SESSIONS + AHEAD).try_for_each(|session| plan(&mut text, series, session)))?;
    let rows = text.lines().count();
    writeln!(text, r#"{{"table":"end","rows":{rows}}}"#)?;
    app.run(Command::Restore(Restore { text }))?;
    Ok(())
}

/// Spread over the days of two weeks and the hours of a day.
fn start(series: u32, session: u32) -> NaiveDateTime {
    let day = NaiveDate::default() + TimeDelta::days(16_680) + Days::new(u64::from(series % FORTNIGHT + session * FORTNIGHT));
    day.and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(8 + series / FORTNIGHT % HOURS))
}

fn series(text: &mut String, number: u32) -> Result<(), std::fmt::Error> {
    let start = Stamp::Local(start(number, 0));
    let fields = r#""capacity":12,"clock":"Europe/London","created_at":0,"days":0,"description":"","kept":null,"location":"""#;
    let more = r#""organizer_email":null,"organizer_name":null,"seat_order":null,"seconds":3600,"sequence":0,"source_sequence":null"#;
    writeln!(
        text,
        r#"{{{fields},{more},"source_updated":null,"start":"{start}","summary":"Series {number}","table":"series","uid":"s{number}","updated_at":0,"url":""}}"#
    )?;
    writeln!(text, r#"{{"place":0,"rrule":"FREQ=WEEKLY;INTERVAL=2","series":"s{number}","table":"rule"}}"#)
}

/// Someone with a tag, who comes to one series every time; the first twenty-fifth of all lead theirs.
fn person(text: &mut String, number: u32) -> Result<(), std::fmt::Error> {
    let place = number as usize;
    let name = format!("{} {} {number}", FIRST[place % FIRST.len()], LAST[place / FIRST.len() % LAST.len()]);
    let (series, role) = (number % SERIES, if number <= SERIES { "facilitator" } else { "participant" });
    writeln!(
        text,
        r#"{{"access_needs":null,"email":"p{number}@example.org","id":{number},"name":"{name}","note":null,"organisation":null,"phone":null,"table":"person","via":null}}"#
    )?;
    writeln!(text, r#"{{"person":{number},"table":"person_tag","tag":"tag{}"}}"#, number % 40)?;
    writeln!(
        text,
        r#"{{"answer":"accepted","date":null,"mode":null,"person":{number},"position":{number},"role":"{role}","series":"s{series}","since":"20150902","table":"sign_up","until":null}}"#
    )
}

/// Each session has a theme, and someone who leads it.
fn plan(text: &mut String, series: u32, session: u32) -> Result<(), std::fmt::Error> {
    let (date, person) = (Stamp::Local(start(series, session)), 1 + (series * 7 + session) % PEOPLE);
    let theme = format!("Theme {session} of {series}");
    let nothing = r#""capacity":null,"days":null,"description":null,"kept":null,"location":null,"reason":null,"seconds":null"#;
    let more = r#""start":null,"status":"confirmed","summary":null,"url":null"#;
    writeln!(text, r#"{{{nothing},{more},"date":"{date}","series":"s{series}","table":"override","theme":"{theme}"}}"#)?;
    let position = PEOPLE + 1 + series * (SESSIONS + AHEAD) + session;
    writeln!(
        text,
        r#"{{"answer":"accepted","date":"{date}","mode":null,"person":{person},"position":{position},"role":"facilitator","series":"s{series}","since":null,"table":"sign_up","until":null}}"#
    )
}

/// Each series has twenty people, of whom some come each time.
fn register(text: &mut String, series: u32, session: u32) -> Result<(), std::fmt::Error> {
    let date = Stamp::Local(start(series, session));
    (0..MARKS).try_for_each(|mark| {
        let person = series + SERIES * ((session * 3 + mark) % (PEOPLE / SERIES));
        let person = if person == 0 { PEOPLE } else { person };
        let state = if mark == 0 { "missed" } else { "came" };
        writeln!(text, r#"{{"date":"{date}","person":{person},"series":"s{series}","state":"{state}","table":"attendance"}}"#)
    })
}
