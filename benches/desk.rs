//! The promise that a large desk feels like a small one: signing people up, the home page, the directory and a person's page.

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDateTime};
use fortnight::app::command::{AttendeeAdd, Coming, Restore, SeriesAdd, Who};
use fortnight::app::query::{Agenda, PeopleList, PersonView, Query, SessionView};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::event::Event;
use fortnight::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use fortnight::domain::kept::Kept;
use fortnight::domain::person::Profile;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Role};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::{Anchor, Length, Window};
use fortnight::domain::zone::Zone;

const RUNS: u64 = 20;
/// Sessions of each series with a register: five years of fortnights.
const HELD: u64 = 130;
/// Marks in each register.
const MARKS: u64 = 10;
/// The last people of the directory, who are signed up for nothing yet.
const GUESTS: u64 = 3 * RUNS;
/// The next session of every series.
const NEXT: &str = "20200902T160000";

/// A desk to measure at. All but the guests are signed up for the first series, and for another one.
struct Desk {
    people: u64,
    series: u64,
}

const SMALL: Desk = Desk { people: 200, series: 10 };
const LARGE: Desk = Desk { people: 10_000, series: 500 };

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (small, large) = (SMALL.times(&folder.path().join("small.db"))?, LARGE.times(&folder.path().join("large.db"))?);
    println!("{} people and {} series against {} and {}, median of {RUNS}", SMALL.people, SMALL.series, LARGE.people, LARGE.series);
    for ((what, small), (_, large)) in small.into_iter().zip(large) {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        println!("{what:<46}{:>8.2} ms{:>9.2} ms{ratio:>7.1}x", milliseconds(small), milliseconds(large));
    }
    Ok(())
}

impl Desk {
    fn times(&self, path: &Path) -> Result<Vec<(&'static str, Duration)>, Box<dyn Error>> {
        let now = fortnight::domain::time::Instant::from_utc(Stamp::parse("20200901T110000Z")?.wall());
        let mut app = App::open(path, Clock::Fixed(now), Zone::named("Europe/London")?)?;
        let text = self.facts(now)?;
        app.run(Command::Restore(Restore { text }))?;
        let guest = |turn: u64| Who::Known(PersonId((self.people - turn).cast_signed()));
        let plain = |turn: u64| Who::described(Profile::named(&format!("Someone New {turn}")));
        let accented = |turn: u64| Who::described(Profile::named(&format!("Noël Nouveau {turn}")));
        let mut times = vec![
            ("sign up someone new", timed(|turn| add(&mut app, 1, plain(turn)))?),
            ("sign up someone new, with an accent", timed(|turn| add(&mut app, 1, accented(turn)))?),
            ("sign up someone known", timed(|turn| add(&mut app, 1, guest(turn)))?),
            ("the same where everyone is: someone new", timed(|turn| add(&mut app, 0, plain(RUNS + turn)))?),
            ("the same where everyone is: someone known", timed(|turn| add(&mut app, 0, guest(turn)))?),
        ];
        let from = app.now().plus(-2 * 86_400);
        let month = Agenda { each: Some(8), ..Agenda::of(Window { from, to: from.plus(42 * 86_400) }) };
        let view = |series| SessionView { key: SessionKey { uid: uid(series), date: RecurrenceId(next()) } };
        let person = PersonView { person: PersonId(1), with_changes: false };
        times.extend([
            ("home page: the month", timed(|_| ask(&app, &month))?),
            ("home page: the session", timed(|_| ask(&app, &view(1)))?),
            ("home page: the session where everyone is", timed(|_| ask(&app, &view(0)))?),
            ("the directory", timed(|_| ask(&app, &PeopleList::default()))?),
            ("the page of a person", timed(|_| ask(&app, &person))?),
        ]);
        Ok(times)
    }

    /// As lines of a dump, which is the quickest way in.
    fn facts(&self, now: fortnight::domain::time::Instant) -> Result<String, Box<dyn Error>> {
        let mut app = App::in_memory(Clock::Fixed(now), Zone::utc())?;
        for number in 0..self.series {
            app.run(Command::SeriesAdd(SeriesAdd::of(event(number)?)))?;
        }
        let dump = app.dump()?;
        let facts = dump.lines().filter(|line| !line.contains(r#""table":"end""#));
        let mut text: String = facts.flat_map(|line| [line, "\n"]).collect();
        for id in 1..=self.people {
            let name = if id % 2 == 0 { "Zoë Müller" } else { "Ada Jones" };
            writeln!(text, r#"{{"table":"person","id":{id},"name":"{name} {id}","email":"p{id}@example.org"}}"#)?;
            for series in [0, 1 + id % (self.series - 1)].into_iter().filter(|_| id <= self.people - GUESTS) {
                let uid = uid(series);
                let rest = r#""role":"participant","answer":"accepted""#;
                writeln!(text, r#"{{"table":"sign_up","series":"{uid}","person":{id},"position":{id},{rest}}}"#)?;
            }
        }
        for (series, held, mark) in
            (0..self.series).flat_map(|series| (0..HELD).flat_map(move |held| (0..MARKS).map(move |mark| (series, held, mark))))
        {
            let (uid, date) = (uid(series), Stamp::Local(first() + Days::new(14 * held)));
            let person = 1 + (series + held + mark * self.series) % self.people;
            writeln!(text, r#"{{"table":"attendance","series":"{uid}","date":"{date}","person":{person},"state":"came"}}"#)?;
        }
        let rows = text.lines().count();
        writeln!(text, r#"{{"table":"end","rows":{rows}}}"#)?;
        Ok(text)
    }
}

fn uid(series: u64) -> Uid {
    Uid(format!("series-{series}"))
}

fn next() -> NaiveDateTime {
    Stamp::parse(NEXT).expect("a time as the calendar writes it").wall()
}

fn first() -> NaiveDateTime {
    next() - Days::new(14 * HELD)
}

fn event(number: u64) -> Result<Event, Box<dyn Error>> {
    let at = fortnight::domain::time::Instant::from_utc(first());
    Ok(Event {
        uid: uid(number),
        sequence: 0,
        summary: format!("Chats {number}"),
        description: String::new(),
        location: String::new(),
        url: String::new(),
        organizer: None,
        start: first(),
        anchor: Anchor::Zone(Zone::named("Europe/London")?),
        length: Length::of_seconds(3600),
        recurrence: Recurrence { rules: vec![Rule::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")?], ..Recurrence::default() },
        capacity: Some(20),
        seat_order: SeatOrder::default(),
        created: at,
        updated: at,
        source: None,
        kept: Kept::default(),
    })
}

fn add(app: &mut App, series: u64, who: Who) -> Result<(), Box<dyn Error>> {
    let add = AttendeeAdd { uid: uid(series), reach: Coming::ALWAYS, who, role: Role::Participant, answer: Answer::Accepted, mode: None };
    let outcome = app.run(Command::AttendeeAdd(add))?;
    if outcome.entry.is_some() { Ok(()) } else { Err(outcome.sentence.into()) }
}

fn ask<Q: Query>(app: &App, query: &Q) -> Result<(), Box<dyn Error>> {
    black_box(app.ask(query)?);
    Ok(())
}

/// The middle of the times that so many runs took.
fn timed(mut act: impl FnMut(u64) -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    for turn in 0..RUNS {
        let start = Instant::now();
        act(turn)?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[times.len() / 2])
}
