//! Names that try to break something, by every way in: kept as they are meant, or refused with a sentence.

use std::fs;

use fortnight::domain::text;
use serde_json::Value;

use crate::stage::Stage;

/// What someone typed, and what is kept of it; `None` where it is refused.
fn cases() -> Vec<(String, Option<&'static str>)> {
    let kept = |text: &str, name| (text.to_owned(), Some(name));
    vec![
        kept("👩\u{200d}👩\u{200d}👧\u{200d}👦 Family", "👩\u{200d}👩\u{200d}👧\u{200d}👦 Family"),
        kept("שרה כהן", "שרה כהן"),
        kept("evil\u{202e}gnp.exe", "evilgnp.exe"),
        kept("=cmd()", "=cmd()"),
        kept("@SUM(A1)", "@SUM(A1)"),
        kept("\u{1b}[31mRed\u{1b}[0m", "[31mRed[0m"),
        kept("Two\nLines", "Two Lines"),
        kept("Zoe\u{308} Q", "Zoë Q"),
        kept("O'Neil \"Bo\" Jr: x\\y", "O'Neil \"Bo\" Jr: x\\y"),
        kept("'tick", "'tick"),
        (String::new(), None),
        (" \u{200b} ".to_owned(), None),
        ("x".repeat(10_000), None),
    ]
}

/// One way in: what it takes a name with, and whether it worked.
type Way = fn(&Stage, &str) -> crate::stage::Run;

/// Those that read a line of words.
const OF_WORDS: [&str; 5] = ["attendee add", "batch", "register mark", "person add", "person merge"];

const WAYS: [(&str, Way); 8] = [
    ("attendee add", |stage, name| stage.run(&["attendee", "add", "choir", &format!("--name={name}")])),
    ("batch", |stage, name| {
        let line = serde_json::json!({"op": "attendee.add", "uid": "choir@example.org", "name": name});
        fs::write(stage.path("lines"), format!("{line}\n")).expect("a batch");
        let input = fs::File::open(stage.path("lines")).expect("a batch");
        let store = stage.store();
        let output = stage.command().args(["--tz", "UTC", "--db"]).arg(store).arg("batch").stdin(input).output().expect("it starts");
        let stdout = String::from_utf8(output.stdout).expect("UTF-8");
        let ok = stdout.contains("\"ok\":true");
        crate::stage::Run { code: if ok { 0 } else { 3 }, stderr: if ok { String::new() } else { stdout.clone() }, stdout }
    }),
    ("attendee import", |stage, name| {
        let cell = name.replace('"', "\"\"");
        fs::write(stage.path("list.csv"), format!("name,email\n\"{cell}\",hostile@example.org\n")).expect("a list");
        stage.run(&["attendee", "import", "list.csv", "choir"])
    }),
    ("register mark", |stage, name| {
        let walk_in = format!("{name} <hostile@example.org>");
        stage.run(&["register", "mark", "cohesion", "2020-09-02", &walk_in, "walk-in"])
    }),
    ("person edit", |stage, name| {
        stage.done(&["attendee", "add", "choir", "--name", "Plain"]);
        let run = stage.run(&["person", "edit", "Plain", &format!("--name={name}")]);
        if run.code != 0 {
            stage.done(&["undo"]);
        }
        run
    }),
    ("person add", |stage, name| stage.run(&["person", "add", name])),
    ("person merge", |stage, name| {
        let added = stage.run(&["person", "add", name]);
        if added.code != 0 {
            return added;
        }
        stage.done(&["person", "add", "Plain"]);
        stage.run(&["person", "merge", "1", "2"])
    }),
    ("register import", |stage, name| {
        let cell = name.replace('"', "\"\"");
        fs::write(stage.path("call.csv"), format!("Name,Duration (minutes)\n\"{cell}\",50\n\"Sam\",50\n")).expect("a call");
        let call =
            |more: &[&str]| stage.run(&[&["register", "import", "call.csv", "cohesion", "2020-09-02", "--leave", "Sam"], more].concat());
        let shown = text::one_line(name);
        if shown.is_empty() { call(&[]) } else { call(&[&format!("--walk-in={shown}")]) }
    }),
];

fn names(stage: &Stage) -> Vec<String> {
    let lines = stage.done(&["person", "list", "--json"]);
    let name = |line: &str| serde_json::from_str::<Value>(line).expect(line)["name"].as_str().expect("a name").to_owned();
    lines.lines().map(name).collect()
}

#[test]
fn a_name_is_kept_as_it_is_meant_or_refused_whichever_way_it_comes() {
    for (way, come) in WAYS {
        for (typed, kept) in cases() {
            let stage = Stage::with_series();
            let run = come(&stage, &typed);
            let what = format!("{way} with {:?}: {}{}", typed.chars().take(30).collect::<String>(), run.stdout, run.stderr);
            assert!(!(run.stdout.clone() + &run.stderr).contains(['\u{1b}', '\u{202e}']), "{what}");
            match kept {
                // a line of words has an address where an @ stands
                Some(_) if OF_WORDS.contains(&way) && typed.starts_with('@') => {
                    assert_eq!((run.code, names(&stage).len()), (3, 0), "{what}")
                }
                Some(name) => assert_eq!((run.code, names(&stage)), (0, vec![name.to_owned()]), "{what}"),
                // a row without a name is nobody in the call
                None if way == "register import" && run.code == 0 => assert!(names(&stage).is_empty(), "{what}"),
                None => assert!((2..=4).contains(&run.code) && !run.stderr.is_empty() && names(&stage).is_empty(), "{what}"),
            }
        }
    }
}

#[test]
fn a_name_that_went_out_comes_back_the_same() {
    let stage = Stage::with_series();
    let kept: Vec<&str> = cases().into_iter().filter_map(|(_, kept)| kept).chain(["Chen, Bo; “B” ^n", "ZOË q."]).collect();
    for name in &kept {
        // at the beginning of a line of words an @ is no part of a name
        stage.done(&["attendee", "add", "choir", &format!("--name={}", name.trim_start_matches('@'))]);
        if name.starts_with('@') {
            stage.done(&["person", "edit", name.trim_start_matches('@'), &format!("--name={name}")]);
        }
    }
    let all = names(&stage);
    assert_eq!(all.len(), kept.len());
    for (out, file, back) in [
        (&["attendee", "export", "choir", "--out", "list.csv"][..], "list.csv", &["attendee", "import", "list.csv", "choir"][..]),
        (&["export", "--for", "backup", "--out", "all.ics"], "all.ics", &["import", "all.ics"]),
        (&["dump"], "dump.jsonl", &["restore", "dump.jsonl", "--yes"]),
    ] {
        let said = stage.done(out);
        let text = fs::read_to_string(stage.path(file)).unwrap_or(said);
        let other = Stage::with_series();
        fs::write(other.path(file), &text).expect("a file");
        other.done(back);
        assert_eq!(names(&other), all, "{file}");
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{file}");
        if file == "list.csv" {
            let formula = |line: &str| line.trim_start_matches('"').starts_with(['=', '+', '-', '@']);
            assert!(!text.lines().any(formula), "{text}");
        }
    }
}

#[test]
fn an_attendee_of_a_foreign_calendar_has_a_harmless_name_or_their_address() {
    for (typed, kept) in cases() {
        let stage = Stage::with_series();
        // as RFC 6868 writes what cannot stand in a parameter
        let name = typed.replace('^', "^^").replace('"', "^'").replace('\n', "^n");
        let calendar = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:party\r\nDTSTAMP:20200801T120000Z\r\nSUMMARY:Party\r\n\
             DTSTART:20200905T140000Z\r\nATTENDEE;CN=\"{name}\":mailto:hostile@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        fs::write(stage.path("party.ics"), calendar).expect("a calendar");
        let run = stage.run(&["import", "party.ics"]);
        let what = format!("{:?}: {}{}", typed.chars().take(30).collect::<String>(), run.stdout, run.stderr);
        assert_eq!(run.code, 0, "{what}");
        assert!(!(run.stdout.clone() + &run.stderr).contains(['\u{1b}', '\u{202e}']), "{what}");
        match kept {
            Some(name) => assert_eq!(names(&stage), [name], "{what}"),
            None if typed.len() > 200 => {
                assert_eq!(names(&stage), ["x".repeat(200)], "{what}");
                assert!(what.contains("the first 200 are kept"), "{what}");
            }
            None => assert_eq!(names(&stage), ["hostile@example.org"], "{what}"),
        }
        let sent = stage.done(&["export", "--for", "backup"]);
        assert!(!sent.contains(['\u{1b}', '\u{202e}']), "{what}");
    }
}
