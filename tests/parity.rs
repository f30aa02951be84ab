//! Whatever a key does has a command, and whatever a command does can be done on the screen; what is for one of them only stands here.

use std::collections::BTreeSet;

use fortnight::app::{App, Clock};
use fortnight::cli::{command, console};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::End;
use fortnight::tui::action::{Group, entries};

/// Commands that only scripts and shells call.
const ONLY_OUTSIDE: [&str; 9] = ["batch", "completions", "demo", "dump", "init", "man", "restore", "schema", "tui"];

/// Actions whose change or page has other words on the command line.
const OTHER_WORDS: [(&str, &str); 50] = [
    ("people.add", "attendee add"),
    ("session.notice", "session edit"),
    ("session.skip-holidays", "session skip"),
    ("series.skip-holidays", "session skip"),
    ("session.needs", "session show"),
    ("session.needs.names", "attendee list"),
    ("register", "register show"),
    ("register.came", "register mark"),
    ("register.late", "register mark"),
    ("register.apologies", "register mark"),
    ("register.missed", "register mark"),
    ("register.walk-in", "register mark"),
    ("register.clear", "register mark"),
    ("register.find.came", "register mark"),
    ("register.close", "register rest"),
    ("register.undo", "undo"),
    ("register.redo", "redo"),
    ("call.accept", "register import"),
    ("people.filter", "person list"),
    ("people.absent", "person list"),
    ("people.twins", "person list"),
    ("people.addresses", "person list"),
    ("people.names", "person list"),
    ("person.open", "person show"),
    ("person.needs", "person show"),
    ("person.note", "person show"),
    ("person.write", "person edit"),
    ("copy.link", "session show"),
    ("copy.addresses", "attendee list"),
    ("copy.names", "attendee list"),
    ("link.open", "session show"),
    ("link.code", "session show"),
    ("sample.add", "demo"),
    ("series.filter", "series list"),
    ("series.open", "session list"),
    ("series.write", "series edit"),
    ("series.describe", "series edit"),
    ("series.end", "session rm"),
    ("series.session.rm", "session rm"),
    ("day.open", "agenda"),
    ("session.before", "session list"),
    ("session.after", "session list"),
    ("find", "session list"),
    ("view.calendar", "agenda"),
    ("view.week", "agenda"),
    ("view.agenda", "agenda"),
    ("view.series", "series list"),
    ("view.people", "person list"),
    ("view.reports", "report"),
    ("report.write", "report"),
];

/// Actions that change nothing but how the screen looks or what a key means next.
const ONLY_ON_SCREEN: [&str; 32] = [
    "attendee.leave-out",
    "attendee.mark",
    "attendee.range",
    "call.close",
    "call.find.accept",
    "call.find.end",
    "call.turn",
    "code.close",
    "command",
    "filter.end",
    "filter.keep",
    "list.bad",
    "list.namesakes",
    "list.reach",
    "palette",
    "people.clear",
    "people.mark",
    "people.range",
    "person.merge.swap",
    "privacy",
    "program.leave",
    "program.quit",
    "program.suspend",
    "register.find.end",
    "register.find.keep",
    "register.rest.open",
    "series.clear",
    "series.sort",
    "themes",
    "tour",
    "tour.end",
    "tour.first",
];

/// The commands that do something, as `series add`.
fn commands() -> BTreeSet<String> {
    fn below(command: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            if inner.has_subcommands() {
                below(inner, &path, found);
            } else {
                found.insert(path.trim().to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    below(&command(), "", &mut found);
    found
}

#[test]
fn every_command_is_understood_on_the_screen() {
    let zone = Zone::named("Europe/London").expect("London");
    let mut app = App::in_memory(Clock::Fixed(Instant(1_599_057_720)), zone).expect("memory");
    let mut console = console();
    let mut is_outside = |command: &String| {
        let said = console.run(&mut app, &format!("{command} --help"), 80, false);
        assert!(said.end != End::Done || said.text.contains("Usage:"), "{command}: {said:?}");
        said.end != End::Done
    };
    let outside: BTreeSet<String> = commands().into_iter().filter(|command| is_outside(command)).collect();
    assert_eq!(outside, ONLY_OUTSIDE.map(str::to_owned).into());
}

#[test]
fn every_action_has_a_command_or_is_for_the_screen_alone() {
    let commands = commands();
    for (action, words) in OTHER_WORDS {
        assert!(commands.contains(words), "{action}: there is no command “{words}”");
        assert!(entries().any(|entry| entry.name == action), "no action is called “{action}”");
    }
    for action in ONLY_ON_SCREEN {
        assert!(entries().any(|entry| entry.name == action), "no action is called “{action}”");
    }
    let is_told = |name: &str| {
        let other = OTHER_WORDS.iter().any(|(action, _)| *action == name);
        other || ONLY_ON_SCREEN.contains(&name) || commands.contains(&name.replace('.', " "))
    };
    let moves = |group| matches!(group, Group::Move | Group::Layers);
    let alone: Vec<&str> = entries().filter(|entry| !moves(entry.group)).map(|entry| entry.name).filter(|name| !is_told(name)).collect();
    assert_eq!(alone, [""; 0], "each needs a command, or a line in this file");
}
