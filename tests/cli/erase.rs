//! Erasing someone by every way there is: no file of the program holds anything of them afterwards, and no undo goes back across.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use fortnight::app::query::People;
use fortnight::app::{App, Clock};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;

use crate::stage::{NOW, Stage};

/// Texts that stand nowhere by chance: all that is ever said of one person.
const TEXTS: [&str; 8] = ["Qvarnstrom", "Zyxal", "qzx7431", "wyvern", "88317744", "gribblets", "purple-wug", "fjordpad"];

const ZYXAL: &str = "Qvarnstrom Zyxal";

/// A stage whose store, history, and copy from an upgrade know someone well.
fn knowing() -> Stage {
    let stage = Stage::with_series();
    let chat = ["cohesion", "2020-09-02"];
    stage.done(
        &[&["attendee", "add"], &chat[..], &["--name", "Zyxal", "--email", "qzx7431@wyvern.example", "--note", "owes 77 gribblets"]]
            .concat(),
    );
    stage.done(&["person", "edit", "Zyxal", "--name", ZYXAL, "--phone", "+99 88317744", "--access-needs", "purple-wug ramp"]);
    stage.done(&["attendee", "add", "choir", "--name", "Bo Chen", "--via", ZYXAL]);
    fs::write(stage.path("call.csv"), "Name,Duration (minutes)\nzyxals fjordpad,50\n").expect("a call");
    let named = format!("zyxals fjordpad={ZYXAL}");
    stage.done(&[&["register", "import", "call.csv"], &chat[..], &["--as", &named]].concat());
    fs::remove_file(stage.path("call.csv")).expect("removed");
    stage.done(&["session", "skip", "choir", "2020-09-10", "--reason", &format!("{ZYXAL} is ill")]);
    stage.done(&["undo"]);
    stage.done(&["backup", "store.before-3.db"]);
    stage
}

/// Texts of the person in any file below a folder.
fn traces(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()) {
        if entry.is_dir() {
            found.extend(traces(&entry));
            continue;
        }
        let bytes = fs::read(&entry).expect("readable");
        let holds = |text: &&&str| bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()));
        found.extend(TEXTS.iter().filter(holds).map(|text| format!("{text} in {}", entry.display())));
    }
    found
}

/// What is said to the program on its standard input.
fn talked(stage: &Stage, arguments: &[&str], lines: &str) -> String {
    let mut command = stage.command();
    command.arg("--db").arg(stage.store()).args(["--now", NOW, "--tz", "Europe/London"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("the program listens");
    String::from_utf8(child.wait_with_output().expect("the program ends").stdout).expect("UTF-8")
}

/// One way to erase someone.
type Way = (&'static str, fn(&Stage) -> String);

const WAYS: [Way; 4] = [
    ("command line", |stage| stage.done(&["person", "erase", "zyxal", "--yes"])),
    ("batch", |stage| talked(stage, &["batch"], "{\"op\":\"person.erase\",\"person\":\"Qvarnstrom Zyxal\",\"yes\":true}\n")),
    ("linear mode", |stage| talked(stage, &["--linear"], "person erase 'Qvarnstrom Zyxal'\nyes\nquit\n")),
    // gone with the person who was merged, and known by the history alone
    ("after a merge", |stage| {
        stage.done(&["person", "merge", "Bo Chen", ZYXAL]);
        stage.done(&["person", "erase", "Bo Chen", "--yes"])
    }),
];

#[test]
fn every_way_to_erase_someone_leaves_nothing_of_them_in_any_file_and_no_way_back() {
    for (way, erase) in WAYS {
        let stage = knowing();
        let folder = stage.path("").to_owned();
        assert!(traces(&folder).len() >= TEXTS.len(), "{way}: {:?}", traces(&folder));
        let said = erase(&stage);
        assert_eq!(traces(&folder), Vec::<String>::new(), "{way}: {said}");
        let undo = stage.run(&["undo"]);
        assert!(undo.code == 3 && undo.stderr.contains("undo"), "{way}: {}{}", undo.stdout, undo.stderr);
        stage.done(&["check"]);
    }
}

#[test]
fn another_program_that_has_the_store_open_brings_nothing_back() {
    let stage = knowing();
    let clock = Clock::Fixed(Instant(1_599_060_000));
    let mut open = App::open(&stage.store(), clock, Zone::named("Europe/London").expect("London")).expect("a store");
    assert_eq!(open.ask(&People).expect("people").len(), 2);
    let said = stage.done(&["person", "erase", ZYXAL, "--yes"]);
    assert!(!said.contains("may hold traces"), "{said}");
    assert_eq!(traces(&stage.path("")), Vec::<String>::new());
    assert!(open.undo(None).is_err() && open.redo().is_err());
    assert_eq!(open.ask(&People).expect("people").len(), 1);
    drop(open);
    assert_eq!(traces(&stage.path("")), Vec::<String>::new());
}
