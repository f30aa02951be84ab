//! `restore`: a dump into an empty store at once, over another one after a yes.

use std::fs;

use crate::stage::Stage;

#[test]
fn a_dump_comes_back() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace", "--tag", "research"]);
    let dump = stage.done(&["dump"]);
    fs::write(stage.path("chats.jsonl"), &dump).expect("a file");
    fs::write(stage.path("bad.jsonl"), dump.replacen("FREQ", "FREAK", 1)).expect("a file");
    let copy = stage.path("copy.db");
    let on_copy = |call: &[&str]| stage.run_on(&copy, call);
    assert_eq!(on_copy(&["restore", "chats.jsonl"]).stdout, "restored 2 series and 1 person\n");
    assert_eq!(on_copy(&["dump"]).stdout, dump);
    stage.done(&["series", "rm", "choir", "--yes"]);
    snapshot!(stage.told(&[
        &["restore", "bad.jsonl", "--yes"],
        &["restore", "missing.jsonl"],
        &["restore", "chats.jsonl"],
        &["restore", "chats.jsonl", "--dry-run"],
        &["restore", "chats.jsonl", "--yes", "--json"],
        &["series", "list"],
        &["undo"],
        &["series", "list"],
        &["restore", "-", "--dry-run"],
    ]));
}

#[test]
fn a_dump_that_is_not_whole_is_refused() {
    let stage = Stage::with_series();
    let dump = stage.done(&["dump"]);
    let cut: Vec<&str> = dump.lines().take(2).collect();
    fs::write(stage.path("cut.jsonl"), cut.join("\n")).expect("a file");
    fs::write(stage.path("empty.jsonl"), "").expect("a file");
    fs::write(stage.path("nothing.jsonl"), stage.run_on(&stage.path("new.db"), &["dump"]).stdout).expect("a file");
    fs::write(stage.path("zone.jsonl"), dump.replacen("Europe/London", "Mars/Olympus", 1)).expect("a file");
    snapshot!(stage.told(&[
        &["restore", "cut.jsonl", "--yes"],
        &["restore", "empty.jsonl", "--yes"],
        &["restore", "zone.jsonl", "--yes"],
        &["restore", "nothing.jsonl"],
        &["restore", "nothing.jsonl", "--yes"],
    ]));
    stage.done(&["undo"]);
    assert_eq!(stage.done(&["dump"]), dump);
}
