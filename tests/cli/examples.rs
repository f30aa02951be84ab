//! Every example that a help page or the README shows is run: those of the help each on a fresh copy of the sample programme.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use clap::Command;
use fortnight::app::command::{Command as Change, SampleAdd};
use fortnight::app::{App, Clock};
use fortnight::cli::command;
use fortnight::domain::zone::Zone;

use crate::stage::Stage;

/// Thursday, after the choir has sung.
const NOW: &str = "2020-09-03T12:00:00";

/// Examples that need a screen.
const ON_A_SCREEN: [&str; 2] = ["fortnight demo", "fortnight tui"];

/// What the examples take for granted beside the sample.
const BEFORE: [&str; 3] = [
    "fortnight person edit 'Bo Chen' --email bo@example.org",
    "fortnight person edit 'Cara Diaz' --email cara@example.org",
    "fortnight attendee add choir --name 'Bo Chen'",
];

/// What some take for granted beside that.
const BEFORE_SOME: [(&str, &str); 10] = [
    ("fortnight redo", "fortnight undo"),
    ("fortnight person merge", "fortnight person add 'Bo C.'"),
    ("fortnight session restore", "fortnight session skip choir 2020-09-10 --reason wind"),
    ("fortnight session edit choir next --no-facilitator", "fortnight session edit choir next --facilitator 'Naomi M.'"),
    ("fortnight series edit choir --no-facilitator", "fortnight series edit choir --facilitator 'Naomi M.'"),
    // dates that took place cannot be made others
    ("fortnight series edit choir --rrule", "fortnight series rm choir -y && fortnight add Choir every Thursday 10-11 from 10 Sep"),
    ("fortnight series edit choir --start", "fortnight series rm choir -y && fortnight add Choir every Thursday 10-11 from 10 Sep"),
    ("fortnight register import participants.csv choir today", "sed -i -e /iPhone/d -e /bot/d -e /Sam/d participants.csv"),
    ("fortnight restore", "fortnight dump > chats.jsonl"),
    ("fortnight import", "fortnight export --out chats.ics && fortnight export --series choir --out choir.ics"),
];

/// Files that the examples read.
const FILES: [(&str, &str); 4] = [
    ("people.csv", "name,email\nBo Chen,bo@example.org\nSam Field,sam@example.org\n"),
    ("liste.csv", "Gast,Durchwahl\nSam Field,12\n"),
    (
        "participants.csv",
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n\
         iPhone,,2020-09-03 10:01:00,2020-09-03 11:20:00,79\nNotetaker bot,,2020-09-03 10:00:00,2020-09-03 11:30:00,90\n\
         Sam,sam@example.org,2020-09-03 10:02:00,2020-09-03 11:30:00,88\n\
         Cara Diaz,cara@example.org,2020-09-03 10:02:00,2020-09-03 11:30:00,88\n",
    ),
    ("commands.jsonl", "{\"op\":\"attendee.add\",\"uid\":\"choir\",\"name\":\"Sam Field\"}\n"),
];

/// Folders into which the examples write.
const FOLDERS: [&str; 5] = [
    ".config/elvish",
    ".config/fish/completions",
    ".config/fortnight",
    ".local/share/bash-completion/completions",
    ".local/share/man/man1",
];

/// The lines of every help page that begin with the name of the program.
fn examples(command: &Command) -> Vec<String> {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let own = help.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| line.starts_with("fortnight")).map(str::to_owned);
    own.chain(command.get_subcommands().flat_map(examples)).collect()
}

/// The commands of the README, one after the other, without what is said beside them.
fn readme() -> Vec<&'static str> {
    let section = include_str!("../../README.md").split("## The command line").nth(1).expect("a section");
    let block = section.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of commands");
    block.lines().map(|line| line.split("  #").next().unwrap_or(line).trim()).collect()
}

/// Files that the examples read, and folders into which they write.
fn lay_out(stage: &Stage) {
    FILES.iter().for_each(|(name, text)| fs::write(stage.path(name), text).expect("a file"));
    FOLDERS.iter().for_each(|folder| fs::create_dir_all(stage.path(folder)).expect("a folder"));
}

/// Runs a line as a shell does; what it said where it failed.
fn run(stage: &Stage, now: &str, line: &str) -> Result<(), String> {
    // what other programs make of it is theirs
    let own = line.split(" | ").next().unwrap_or(line);
    let own = own.replace("fortnight ", &format!("fortnight --now {now} --tz Europe/London "));
    let program = Path::new(env!("CARGO_BIN_EXE_fortnight")).parent().expect("a folder");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-ec", &own]).env_clear().current_dir(stage.path("")).stdin(std::process::Stdio::null());
    shell.env("PATH", format!("{}:/usr/bin:/bin", program.display())).env("HOME", stage.path(""));
    shell.env("PROFILE", "profile.ps1").env("FORTNIGHT_DB", stage.store());
    let output = shell.output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(format!("{line}\n{said}")) }
}

/// A store with the sample programme and what the examples take for granted.
fn prepared() -> Stage {
    let stage = Stage::empty();
    let now = fortnight::domain::time::Instant::from_utc(NOW.parse().expect("a time"));
    let mut app = App::open(&stage.store(), Clock::Fixed(now), Zone::named("Europe/London").expect("London")).expect("a store");
    app.run(Change::SampleAdd(SampleAdd)).expect("sample data");
    drop(app);
    BEFORE.iter().try_for_each(|line| run(&stage, NOW, line)).expect("what is taken for granted");
    stage
}

#[test]
fn every_example_of_the_help_works() {
    let prepared = prepared();
    let mut lines = examples(&command());
    lines.sort();
    lines.dedup();
    assert!(lines.len() > 90, "{lines:?}");
    let tried = lines.iter().filter(|line| !ON_A_SCREEN.contains(&line.as_str())).map(|line| {
        let stage = Stage::empty();
        fs::copy(prepared.store(), stage.store()).expect("a copy");
        lay_out(&stage);
        let before = BEFORE_SOME.iter().filter(|(of, _)| line.starts_with(of));
        before.map(|(_, before)| *before).chain([line.as_str()]).try_for_each(|line| run(&stage, NOW, line))
    });
    let wrong: Vec<String> = tried.filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_of_the_readme_works_from_top_to_bottom() {
    let stage = Stage::empty();
    lay_out(&stage);
    let call = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n\
                Bo Chen,bo@example.org,2020-09-10 10:01:00,2020-09-10 11:20:00,79\n";
    fs::write(stage.path("participants.csv"), call).expect("a file");
    let mut lines = readme();
    assert!(lines.len() > 30, "{lines:?}");
    let merging = lines.iter().position(|line| line.contains("person merge")).expect("two that are one");
    lines.insert(merging, "fortnight person add 'Bo C.'");
    for line in lines {
        let listed = stage.run(&["series", "list", "--json"]).stdout;
        let uid = listed.rsplit("\"uid\":\"").next().and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let line = line.replace("split UID", &format!("split {uid}"));
        assert_eq!(run(&stage, "2020-09-10T12:00", &line), Ok(()), "{line}");
    }
}
