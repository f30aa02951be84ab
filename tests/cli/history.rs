//! `undo`, `redo` and `history`, across calls of the program.

use crate::stage::Stage;

#[test]
fn every_change_is_taken_back_and_made_again() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    let after = stage.done(&["dump"]);
    assert_ne!(before, after);
    snapshot!(stage.told(&[&["undo"], &["history"], &["redo"], &["history", "--json", "--limit", "1"], &["redo"]]));
    assert_eq!(stage.done(&["dump"]), after);
    stage.done(&["undo"]);
    assert_eq!(stage.done(&["dump"]), before);
}

#[test]
fn where_nothing_was_done_nothing_is_undone() {
    snapshot!(Stage::empty().told(&[&["undo"], &["redo"], &["history"]]));
}
