//! A store that others change too: the screen follows at once, and where nothing happens it does nothing.

use std::time::Duration;

use crate::terminal::{FRAME_END, Program};

/// Longer than it takes until a change is noticed, and far less than a minute.
const WHILE: Duration = Duration::from_secs(3);

fn with_sample() -> (Program, Vec<String>) {
    let program = Program::new();
    let db = vec!["--db".to_owned(), program.store().to_str().expect("a plain path").to_owned()];
    (program, db)
}

fn with<'a>(db: &'a [String], arguments: &[&'a str]) -> Vec<&'a str> {
    db.iter().map(String::as_str).chain(arguments.iter().copied()).collect()
}

#[test]
fn what_another_window_changes_is_there_at_once_and_the_selection_stays() {
    let (program, db) = with_sample();
    let mut terminal = program.start(&with(&db, &[]), 120, 40);
    terminal.shows("sample");
    terminal.press("d").shows("20 of 20");
    terminal.press("]").shows("17 of 20");
    let add = ["attendee", "add", "Social Cohesion", "2020-09-16", "--name", "Ada Lovelace"];
    program.run(&with(&db, &add));
    let screen = terminal.shows("changed in another window");
    assert!(screen.contains("Ada Lovelace") && screen.contains("Wed 16 Sep 2020"), "{screen}");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn what_we_change_ourselves_is_no_news() {
    let (program, db) = with_sample();
    let mut terminal = program.start(&with(&db, &[]), 120, 40);
    terminal.shows("sample");
    terminal.press("d").shows("20 of 20");
    terminal.press("aAda Lovelace\r").shows("added Ada Lovelace");
    terminal.rests(WHILE);
    assert!(!terminal.text().contains("another window"), "{}", terminal.text());
    assert_eq!(terminal.press("\x03").end().0.exit_code(), 0);
}

#[test]
fn a_store_that_is_made_or_replaced_by_another_program_is_followed() {
    let (program, db) = with_sample();
    let mut terminal = program.start(&with(&db, &[]), 120, 40);
    terminal.shows("sample");
    program.run(&with(&db, &["add", "Tea", "every", "Wed", "5pm"]));
    terminal.shows("Tea");
    let other = program.store().with_file_name("other.db");
    let elsewhere = ["--db".to_owned(), other.to_str().expect("a plain path").to_owned()];
    program.run(&with(&elsewhere, &["add", "Coffee", "every", "Wed", "6pm"]));
    std::fs::rename(&other, program.store()).expect("put in its place");
    let screen = terminal.shows("Coffee");
    assert!(!screen.contains("Tea"), "{screen}");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_happens_nothing_is_drawn_and_no_time_is_used() {
    let (program, db) = with_sample();
    let mut terminal = program.start(&with(&db, &[]), 120, 40);
    terminal.shows("sample");
    terminal.press("d").shows("20 of 20");
    terminal.rests(Duration::from_secs(1));
    let before = terminal.ticks();
    terminal.rests(WHILE);
    let used = terminal.ticks() - before;
    assert!(used <= 1, "{used} ticks of the processor were used");
    assert!(terminal.text().contains(FRAME_END));
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}
