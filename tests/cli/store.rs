//! The store as a file: made on the first write, checked, copied; and every exit code it can end with.

use std::fs;

use rusqlite::Connection;

use crate::stage::Stage;

#[test]
fn made_checked_copied() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[
        &["init"],
        &["init", "--json"],
        &["dump"],
        &["backup", "copy.db"],
        &["backup", "copy.db"],
        &["attendee", "list"],
    ]));
    let check: serde_json::Value = serde_json::from_str(&stage.done(&["check", "--json"])).expect("JSON");
    assert_eq!((check["ok"].as_bool(), check["problems"].as_array().map(Vec::len)), (Some(true), Some(0)));
}

#[test]
fn a_copy_holds_the_same() {
    let stage = Stage::with_series();
    stage.done(&["backup", "copy.db"]);
    let copy = stage.run_on(&stage.path("copy.db"), &["dump"]);
    assert_eq!((copy.code, copy.stdout), (0, stage.done(&["dump"])));
}

#[test]
fn the_store_is_named_by_flag_variable_or_platform() {
    let stage = Stage::empty();
    let run = stage.command().env("FORTNIGHT_DB", stage.path("named.db")).args(["init"]).output().expect("the program starts");
    assert!(run.status.success() && stage.path("named.db").is_file());
    let run = stage.command().args(["init", "--json"]).output().expect("the program starts");
    let json: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let path = json["path"].as_str().expect("a path");
    assert!(path.starts_with(stage.path("").to_str().expect("a plain path")) && fs::metadata(path).is_ok(), "{path}");
}

#[test]
fn another_process_holds_the_store() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    let other = Connection::open(stage.store()).expect("the store");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    let run = stage.run(&["attendee", "add", "choir", "--name", "Bo Chen"]);
    assert_eq!(run.code, 5, "{}", run.stderr);
    assert!(run.stderr.starts_with("fortnight: error: "), "{}", run.stderr);
    other.execute_batch("ROLLBACK").expect("the lock goes");
    assert_eq!(stage.done(&["dump"]), before);
}

#[test]
fn what_is_not_our_store_is_left_alone() {
    let stage = Stage::with_series();
    let newer = stage.path("newer.db");
    stage.done(&["backup", newer.to_str().expect("a plain path")]);
    Connection::open(&newer).and_then(|db| db.execute_batch("PRAGMA user_version = 999")).expect("a newer store");
    let foreign = stage.path("foreign.db");
    Connection::open(&foreign)
        .and_then(|db| db.execute_batch("PRAGMA application_id = 42; CREATE TABLE t (x)"))
        .expect("another program's");
    let text = stage.path("text.db");
    fs::write(&text, "Dear diary, this is no database at all.\n".repeat(99)).expect("a text");
    for (path, code) in [(&newer, 8), (&foreign, 7), (&text, 7)] {
        let before = fs::read(path).expect("a file");
        for call in [vec!["agenda"], vec!["add", "Chat on 7 Sep 9-10"], vec!["check"], vec!["init"]] {
            let run = stage.run_on(path, &call);
            assert_eq!(run.code, code, "{call:?} on {}: {}", path.display(), run.stderr);
            assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
        }
        assert!(before == fs::read(path).expect("a file"), "{} was touched", path.display());
    }
}

#[test]
fn a_damaged_store_is_told_as_such() {
    let stage = Stage::with_series();
    let copy = stage.path("damaged.db");
    stage.done(&["backup", copy.to_str().expect("a plain path")]);
    let mut bytes = fs::read(&copy).expect("the store");
    let page = 4096;
    bytes.chunks_mut(page).skip(1).for_each(|page| page[..64].fill(0xaa));
    fs::write(&copy, bytes).expect("a damaged store");
    for call in [vec!["check"], vec!["check", "--json"], vec!["agenda"], vec!["add", "Chat on 7 Sep 9-10"]] {
        let run = stage.run_on(&copy, &call);
        assert_eq!(run.code, 7, "{call:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
    }
}

#[test]
fn a_place_that_cannot_be_written() {
    let stage = Stage::empty();
    fs::write(stage.path("file"), "x").expect("a file");
    fs::create_dir(stage.path("folder")).expect("a folder");
    for path in [stage.path("file").join("below.db"), stage.path("folder")] {
        let run = stage.run_on(&path, &["init"]);
        assert_eq!(run.code, 6, "{}: {}", path.display(), run.stderr);
        assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
    }
}

#[test]
fn there_is_nothing_to_copy_before_the_first_change() {
    let stage = Stage::empty();
    let run = stage.run(&["backup", "copy.db"]);
    assert_eq!((run.code, stage.path("copy.db").exists()), (4, false), "{}", run.stderr);
}

#[test]
fn of_those_who_write_first_nobody_is_turned_away() {
    let stage = Stage::empty();
    let start = |number: usize| {
        let title = format!("Chat {number} on 7 Sep 9-10");
        let mut command = stage.command();
        command
            .args(["--db", "store.db", "--now", crate::stage::NOW, "--tz", "Europe/London", "add", &title])
            .stdout(std::process::Stdio::null());
        command.spawn().expect("the program starts")
    };
    let writers: Vec<_> = (0..8).map(start).collect();
    for mut writer in writers {
        assert_eq!(writer.wait().expect("the end").code(), Some(0));
    }
    assert_eq!(stage.done(&["series", "list", "--json"]).lines().count(), 8);
}
