//! `register`: marks from the command line, walk-ins in one line, and the count.

use crate::stage::Stage;

#[test]
fn a_session_is_marked_corrected_and_closed() {
    let stage = Stage::with_series();
    for name in ["Ada Lovelace", "Bo Chen", "Cara Diaz", "Dev Patel"] {
        stage.done(&["attendee", "add", "cohesion", "--name", name]);
    }
    stage.done(&["person", "edit", "Cara Diaz", "--access-needs", "captions"]);
    snapshot!(stage.told(&[
        &["register", "show", "cohesion", "today"],
        &["register", "mark", "cohesion", "today", "ada", "came", "--dry-run"],
        &["register", "mark", "cohesion", "today", "ada", "came"],
        &["register", "mark", "cohesion", "today", "ada", "late"],
        &["register", "mark", "cohesion", "today", "bo", "missed", "--json"],
        &["register", "mark", "cohesion", "today", "bo", "none"],
        &["register", "mark", "cohesion", "today", "Eve Moss <eve@example.org> #arts via Lin Ward", "walk-in"],
        &["register", "mark", "cohesion", "2020-09-16", "bo", "apologies"],
        &["register", "mark", "cohesion", "2020-09-16", "bo", "came"],
        &["register", "rest", "cohesion", "today", "missed"],
        &["register", "show", "cohesion", "today"],
        &["register", "show", "cohesion", "today", "--json"],
        &["undo"],
        &["session", "skip", "cohesion", "2020-09-30", "--reason", "snow"],
        &["register", "mark", "cohesion", "2020-09-30", "bo", "apologies"],
        &["register", "show", "choir", "next"],
    ]));
}
