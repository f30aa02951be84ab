//! The main job from end to end: an empty store, sample data, one more attendee, and the same store from the command line.

use crate::terminal::{FRAME_END, Program};

#[test]
fn who_is_added_on_the_screen_is_there_for_scripts_and_can_be_undone() {
    let program = Program::new();
    let store = program.store();
    let db = ["--db", store.to_str().expect("a plain path")];
    let roster = |wanted: bool| {
        let list = program.run(&[&db[..], &["attendee", "list", "Social Cohesion", "2020-09-02", "--json"]].concat());
        assert_eq!(list.contains("Ada Lovelace"), wanted, "{list}");
    };

    let mut terminal = program.start(&db, 120, 40);
    terminal.shows("sample");
    terminal.press("d").shows("20 of 20");
    terminal.press("aAda Lovelace\r").shows("added Ada Lovelace");
    // Esc and q in one breath would be Alt-q
    terminal.press("\x1b").shows(FRAME_END);
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
    roster(true);

    let said = program.run(&[&db[..], &["undo"]].concat());
    assert!(said.contains("Ada Lovelace"), "{said}");
    roster(false);

    let mut terminal = program.start(&db, 120, 40);
    let screen = terminal.shows(FRAME_END);
    assert!(!screen.contains("Ada Lovelace"), "{screen}");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}
