//! An evening by keys: who is early is marked, someone walks in, and one key too many is taken back.

use crate::terminal::Program;

#[test]
fn the_register_is_taken_by_keys_and_is_there_for_scripts() {
    let program = Program::new();
    let store = program.store();
    let db = ["--db", store.to_str().expect("a plain path")];
    let mut terminal = program.start(&db, 100, 30);
    terminal.shows("sample");
    terminal.press("d").shows("20 of 20");
    terminal.press("r").shows("0 of 24 here");
    terminal.press("bo\r").shows("Bo Chen came");
    terminal.press("l").shows("1 late");
    terminal.press("w").shows("Walk-in");
    terminal.press("Sam New\r").shows("Sam New walked in");
    // what follows an Esc in one breath would be another key
    terminal.press("\x1b").shows("1 walk-in");
    terminal.press("x").shows("Beatrice Holloway missed");
    terminal.press("\x1b").shows("September 2020");
    terminal.press("u").shows("undone: Beatrice Holloway missed");
    terminal.press("u").shows("undone: Sam New walked in");
    terminal.press("U").shows("redone: Sam New walked in");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);

    let register = program.run(&[&db[..], &["register", "show", "Social Cohesion", "2020-09-02"]].concat());
    assert!(register.contains("3 of 25 here") && register.contains("Sam New") && !register.contains("missed"), "{register}");
}
