//! The promise that no key is waited for, with ten thousand people and five hundred series: from keystroke to drawn frame, in every view.
//! `cargo bench --bench people -- Agenda` measures the rows with this word only.

mod large;

use std::env;
use std::error::Error;
use std::io::{self, Sink};
use std::time::{Duration, Instant};

use fortnight::app::App;
use fortnight::cli::console;
use fortnight::tui::msg::Msg;
use fortnight::tui::view::view;
use fortnight::tui::views::View;
use fortnight::tui::{Look, Session};
use large::{PEOPLE, SERIES};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// What is written to a terminal, as ours is, but for the terminal.
type Screen = Terminal<CrosstermBackend<Sink>>;

const RUNS: usize = 50;
const WIDTH: u16 = 200;
const HEIGHT: u16 = 50;

/// What is pressed again and again in a view. After each word there is a frame; the last one is back where the first began.
const ROWS: [(View, &str, &str); 40] = [
    (View::Calendar, "the next day", "l h"),
    (View::Calendar, "the next month", "L H"),
    (View::Calendar, "six months with no pause", "LLLLLL HHHHHH"),
    (View::Calendar, "the next session", "] ["),
    (View::Calendar, "the next attendee", "<tab> j <tab>"),
    (View::Calendar, "three letters of a name", "a c h o <esc>"),
    (View::Calendar, "the sessions of the day", "<enter> j <esc>"),
    (View::Calendar, "the palette, three letters", "? m o v <esc>"),
    (View::Calendar, "the finder", "f <esc>"),
    (View::Calendar, "the finder, letters of a title", "f s e r i e s <space> 4 9 <esc>"),
    (View::Calendar, "the finder, letters of a name", "f h a l i m a <esc>"),
    (View::Calendar, "a command, three letters", ": s e r <esc>"),
    (View::Calendar, "a command, letters of a name", ": p e r s o n <space> s h o w <space> h a l i <c-u> <esc>"),
    (View::Calendar, "a command, letters of a title", ": s e r i e s <space> s h o w <space> s e r i <c-u> <esc>"),
    (View::Calendar, "a new series, in words", "n C h a t <space> e v e r y <space> W e d <space> 4 p m <space> L o n d o n <c-u> <esc>"),
    (View::Calendar, "another view and back", "5<pause> 1<pause>"),
    (View::Week, "the next day", "l h"),
    (View::Week, "the next week", "L H"),
    (View::Week, "the next session of the day", "j k"),
    (View::Agenda, "the next session", "j k"),
    (View::Agenda, "a screen further", "<pgdn> <pgup>"),
    (View::Agenda, "three letters of a title", "/ s 4 9 <esc>"),
    (View::Agenda, "the next one that fits", "/ s 4 9 <enter> n N <esc>"),
    (View::Series, "the next series", "j k"),
    (View::Series, "the last series", "G g"),
    (View::Series, "three letters of a title", "/ s 4 9 <esc>"),
    (View::Series, "another order", "s"),
    (View::Series, "the next of its sessions", "<tab> j <tab>"),
    (View::People, "the next person", "j k"),
    (View::People, "a screen further", "<pgdn> <pgup>"),
    (View::People, "the last person", "G g"),
    (View::People, "three letters of a name", "/ c h o <esc>"),
    (View::People, "a tag", "/ #tag7 <esc>"),
    (View::People, "a range of marks", "v <pgdn> v <esc>"),
    (View::People, "only those who are missed", "o o"),
    (View::People, "only those there twice", "D D"),
    (View::Reports, "the next quarter", "l h"),
    (View::Reports, "a year, all time, a month", "p p p p"),
    (View::Reports, "further down", "j k"),
    (View::Reports, "only this series", "] ["),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut app = App::open(&folder.path().join("large.db"), large::now()?, large::zone()?)?;
    large::fill(&mut app)?;
    let mut session = Session::new(app, Look::default()).with_console(console());
    session.resize(WIDTH, HEIGHT);
    let viewport = Viewport::Fixed(Rect::new(0, 0, WIDTH, HEIGHT));
    let mut screen = Screen::with_options(CrosstermBackend::new(io::sink()), TerminalOptions { viewport })?;
    println!("keystroke to frame, {WIDTH}x{HEIGHT}, {PEOPLE} people, {SERIES} series, {RUNS} times; of several keys the slowest");
    println!("{:<10}{:<30}{:>10}{:>10}{:>10}", "", "", "median", "p99", "and all");
    let wanted = env::args().skip(1).find(|word| !word.starts_with('-')).unwrap_or_default();
    for (view, what, keys) in ROWS.into_iter().filter(|(view, what, _)| format!("{} {what}", view.name()).contains(&wanted)) {
        session.feed(Msg::Act(view.action()));
        let [median, p99, all] = slowest(&mut session, &mut screen, view, keys)?;
        println!("{:<10}{what:<30}{median:>7.2} ms{p99:>7.2} ms{all:>7.2} ms", view.name());
    }
    Ok(())
}

/// Median and 99th percentile of the key that takes longest, and the median until all answers are there, in milliseconds.
fn slowest(session: &mut Session, screen: &mut Screen, view: View, keys: &str) -> Result<[f64; 3], Box<dyn Error>> {
    let keys: Vec<&str> = keys.split(' ').collect();
    let mut times = vec![(Vec::with_capacity(RUNS), Vec::with_capacity(RUNS)); keys.len()];
    for _ in 0..RUNS {
        for (key, (frames, wholes)) in keys.iter().zip(&mut times) {
            let (until_frame, until_all) = frame(session, screen, key)?;
            frames.push(until_frame);
            wholes.push(until_all);
        }
        if session.state.view != view || !session.state.takes_counts() {
            return Err(format!("{} with {keys:?} does not end where it began", view.name()).into());
        }
    }
    let at = |times: &mut Vec<Duration>, percent: usize| {
        times.sort_unstable();
        times.get(times.len() * percent / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    let all = times.iter_mut().map(|(frames, wholes)| [at(frames, 50), at(frames, 99), at(wholes, 50)]);
    Ok(all.fold([0.0; 3], |slowest, one| std::array::from_fn(|place| slowest[place].max(one[place]))))
}

/// How long until the frame, and until the one that has all answers in it.
///
/// What is refused, or taken by a layer that an earlier key left open, would measure nothing.
fn frame(session: &mut Session, screen: &mut Screen, key: &str) -> Result<(Duration, Duration), Box<dyn Error>> {
    let start = Instant::now();
    session.press_fast(key);
    screen.draw(|frame| view(&session.state, frame))?;
    let took = start.elapsed();
    session.catch_up();
    screen.draw(|frame| view(&session.state, frame))?;
    match &session.state.status.refused {
        Some(why) => Err(format!("“{key}” was refused: {why}").into()),
        None => Ok((took, start.elapsed())),
    }
}
