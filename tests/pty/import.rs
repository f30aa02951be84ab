//! A long import that is stopped while it runs, by Ctrl-C and by Esc: the store is as it was.

use std::fmt::Write;

use crate::terminal::{FRAME_END, Program};

/// So many that nobody can miss them being taken.
const MANY: usize = 60_000;

/// A program with two calendars in its folder: one of an event, and one of very many.
fn with_calendars() -> Program {
    let program = Program::new();
    for (name, count) in [("one.ics", 1), ("many.ics", MANY)] {
        let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_owned();
        for n in 0..count {
            write!(text, "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20200902T160000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n").expect("text");
        }
        text.push_str("END:VCALENDAR\r\n");
        std::fs::write(program.store().with_file_name(name), text).expect("a file");
    }
    program
}

#[test]
fn control_c_stops_an_import_and_leaves_the_store_as_it_was() {
    let program = with_calendars();
    let store = program.store();
    let db = ["--db", store.to_str().expect("a plain path")];
    program.run(&[&db[..], &["import", "one.ics"]].concat());
    let dump = || program.run(&[&db[..], &["dump"]].concat());
    let before = dump();
    let mut terminal = program.start(&[&db[..], &["import", "many.ics"]].concat(), 100, 30);
    terminal.shows("storing…");
    let (status, screen) = terminal.press("\x03").end();
    assert_eq!(status.exit_code(), 130, "{screen}");
    assert!(screen.contains("Nothing was changed.") && !screen.contains("storing…"), "{screen}");
    assert_eq!(dump(), before);
}

#[test]
fn escape_stops_an_import_on_the_screen() {
    let program = with_calendars();
    let store = program.store();
    let db = ["--db", store.to_str().expect("a plain path")];
    program.run(&[&db[..], &["import", "one.ics"]].concat());
    let dump = || program.run(&[&db[..], &["dump"]].concat());
    let before = dump();
    let mut terminal = program.start(&db, 120, 40);
    terminal.shows(FRAME_END);
    terminal.press("i").shows("file");
    terminal.press("many.ics\r").shows("Esc stops");
    terminal.press("\x1b").shows("interrupted");
    assert_eq!(terminal.press("\x03").end().0.exit_code(), 0);
    assert_eq!(dump(), before);
}
