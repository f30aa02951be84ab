//! The promise that no key is ever waited for: from keystroke to drawn frame, and the query behind a month.

use std::error::Error;
use std::time::{Duration, Instant};

use fortnight::app::command::SampleAdd;
use fortnight::app::query::Agenda;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Window;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

const RUNS: usize = 300;
const WIDTH: u16 = 120;
const HEIGHT: u16 = 40;

/// What is pressed again and again, with the keys that close what it opened.
const KEYS: [(&str, &str); 8] = [
    ("a frame, nothing pressed", ""),
    ("the next day", "l"),
    ("the next week", "j"),
    ("the next month", "L"),
    ("the next session", "]"),
    ("the next attendee", "<tab>j<tab>"),
    ("the palette", "?<esc>"),
    ("two letters of a name", "aha<esc>"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("keystroke to frame, {WIDTH}x{HEIGHT}, sample programme, {RUNS} times");
    println!("{:<26}{:>10}{:>10}", "", "median", "p99");
    for (name, keys) in KEYS {
        let mut session = Session::new(sample()?, Look::default());
        session.resize(WIDTH, HEIGHT);
        let frame = || -> Result<(), Box<dyn Error>> {
            session.press(keys);
            session.draw()?;
            Ok(())
        };
        tell(name, &timed(frame)?);
    }
    let app = sample()?;
    let from = app.now().plus(-2 * 86_400);
    let month = Agenda::of(Window { from, to: from.plus(42 * 86_400) });
    let query = || -> Result<(), Box<dyn Error>> {
        std::hint::black_box(app.ask(&month)?);
        Ok(())
    };
    tell("query: a month's sessions", &timed(query)?);
    Ok(())
}

fn sample() -> Result<App, Box<dyn Error>> {
    let now = fortnight::domain::time::Instant::from_utc(Stamp::parse("20200902T144200Z")?.wall());
    let mut app = App::in_memory(Clock::Fixed(now), Zone::named("Europe/London")?)?;
    app.run(Command::SampleAdd(SampleAdd))?;
    Ok(app)
}

/// How long each run took, the shortest first.
fn timed(mut act: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Vec<Duration>, Box<dyn Error>> {
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        act()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times)
}

fn tell(name: &str, times: &[Duration]) {
    let milliseconds = |place: usize| times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!("{name:<26}{:>7.2} ms{:>7.2} ms", milliseconds(times.len() / 2), milliseconds(times.len() * 99 / 100));
}
