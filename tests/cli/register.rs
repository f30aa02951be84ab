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

#[test]
fn numbers_that_are_hidden_are_several_times() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "social", "next", "--name", "Bo Chen", "--tag", "arts"]);
    stage.done(&["register", "mark", "social", "next", "Bo Chen", "came"]);
    let report = |more: &[&str]| stage.done(&[&["report", "2020-q3"], more].concat());
    assert!(report(&[]).contains("arts 1 (1 time)"), "{}", report(&[]));
    assert!(report(&["--hide-small"]).contains("arts <5 (<5 times)"), "{}", report(&["--hide-small"]));
}
