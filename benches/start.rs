//! The promise that the calendar is there at once: from start to first frame in a real terminal, beside the least that can be had.

mod large;

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fortnight::app::command::SampleAdd;
use fortnight::app::{App, Command as Change};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const RUNS: usize = 20;
const FORTNIGHT: &str = env!("CARGO_BIN_EXE_fortnight");
const WIDTH: u16 = 120;
const HEIGHT: u16 = 40;

/// A program to start, and the words by which its first frame is known.
struct Contender {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    shows: &'static str,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let [sample, empty, large, floor] = ["sample.db", "empty.db", "large.db", "floor.db"].map(|name| folder.path().join(name));
    let open = |store: &Path| -> Result<App, Box<dyn Error>> { Ok(App::open(store, large::now()?, large::zone()?)?) };
    open(&sample)?.run(Change::SampleAdd(SampleAdd))?;
    open(&empty)?.init()?;
    large::fill(&mut open(&large)?)?;
    std::fs::copy(&sample, &floor)?;

    let contenders = [
        Contender { name: "floor: hello", program: hello()?, arguments: vec![text(&floor)], shows: "hello" },
        Contender { name: "an empty store", program: FORTNIGHT.into(), arguments: calendar(&empty), shows: "sample" },
        Contender { name: "the sample programme", program: FORTNIGHT.into(), arguments: calendar(&sample), shows: "Social Cohesion" },
        Contender { name: "a large store", program: FORTNIGHT.into(), arguments: calendar(&large), shows: "September 2020" },
        Contender { name: "… with its sessions", program: FORTNIGHT.into(), arguments: calendar(&large), shows: "Series 105" },
    ];
    // in turns, so that what else the machine does falls on all alike
    let mut times = [const { Vec::new() }; 5];
    for _ in 0..RUNS {
        for (contender, times) in contenders.iter().zip(&mut times) {
            times.push(first_frame(contender)?);
        }
    }
    let (floor, empty) = (median(&mut times[0]), median(&mut times[1]));
    println!("start to first frame, {WIDTH}x{HEIGHT}, median of {RUNS}; times the floor, times an empty store");
    for (contender, times) in contenders.iter().zip(&mut times) {
        let own = median(times);
        let ratio = |of: Duration| own.as_secs_f64() / of.as_secs_f64();
        println!("{:<22}{:>8.1} ms{:>7.1}x{:>7.1}x", contender.name, own.as_secs_f64() * 1e3, ratio(floor), ratio(empty));
    }
    Ok(())
}

fn calendar(store: &Path) -> Vec<String> {
    ["--tz", "Europe/London", "--now", "2020-09-02T15:42:00+01:00", "--db"].map(str::to_owned).into_iter().chain([text(store)]).collect()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Builds the floor program; Cargo puts it beside ours.
fn hello() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var("CARGO")?;
    let built = Command::new(cargo).args(["build", "--quiet", "--release", "--example", "hello"]).status()?;
    let beside = Path::new(FORTNIGHT).parent().ok_or("our program is in no folder")?;
    if built.success() { Ok(beside.join("examples").join("hello")) } else { Err("the floor program was not built".into()) }
}

/// Starts a program in a terminal and waits for its first frame; then a key ends it.
fn first_frame(contender: &Contender) -> Result<Duration, Box<dyn Error>> {
    let pair = native_pty_system().openpty(PtySize { rows: HEIGHT, cols: WIDTH, pixel_width: 0, pixel_height: 0 })?;
    let mut command = CommandBuilder::new(&contender.program);
    command.args(&contender.arguments);
    command.env("TERM", "xterm-256color");
    let mut output = pair.master.try_clone_reader()?;
    let mut keyboard = pair.master.take_writer()?;
    let cells = |number| NonZero::new(number).ok_or("a screen without size");
    let mut parser = vt100::Parser::new(cells(HEIGHT)?, cells(WIDTH)?, 0);

    let started = Instant::now();
    let mut child = pair.slave.spawn_command(command)?;
    drop(pair.slave);
    let mut bytes = [0; 65_536];
    while !parser.screen().contents().contains(contender.shows) {
        let count = output.read(&mut bytes)?;
        if count == 0 {
            return Err(format!("{} ended before its first frame", contender.name).into());
        }
        parser.process(&bytes[..count]);
    }
    let took = started.elapsed();

    // what the terminal answers when it is asked for itself, which ours does before it reads keys
    keyboard.write_all(b"\x1b[?62;22cq")?;
    while output.read(&mut bytes).is_ok_and(|count| count > 0) {}
    child.wait()?;
    Ok(took)
}
