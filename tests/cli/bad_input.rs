//! What is not acceptable: the exit code, two lines that help, and the store as it was.

use crate::stage::Stage;

/// A call, its exit code, and what the first line of the error quotes.
const CASES: &[(&[&str], i32, &str)] = &[
    (&["series", "add", "--summary", "S", "--start", "2020-09-02T16:00", "--end", "2020-09-02T15:00"], 3, "2020-09-02T15:00"),
    (&["series", "add", "--summary", "S", "--start", "2020-09-02T16:00", "--end", "16:00"], 3, "16:00"),
    (&["series", "add", "--summary", "S", "--start", "2020-09-02T16:00", "--end", "2020-09-03"], 3, "“2020-09-03”"),
    (&["series", "add", "--summary", "S", "--start", "2020-09-02", "--duration", "2h"], 3, "“2h”"),
    (&["series", "add", "--summary", "S", "--start", "2020-09-02T16:00", "--duration", "long"], 3, "“long”"),
    (&["series", "add", "--summary", "S", "--start", "2020-09-02T16:00", "--end", "2022-01-01T00:00"], 3, "366"),
    (&["series", "add", "--summary", "S", "--start", "soonish"], 3, "“soonish”"),
    (&["series", "add", "--summary", "S", "--start", "2020-02-30"], 3, "“2020-02-30”"),
    (&["series", "add", "--summary", "S", "--start", "today", "--tz", "Mars/Olympus"], 3, "Mars/Olympus"),
    (&["series", "add", "--summary", "S", "--start", "today", "--rrule", "FREQ=SOMETIMES"], 3, "FREQ=SOMETIMES"),
    (&["series", "add", "--summary", "S", "--start", "today", "--rrule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], 3, "BYMONTHDAY=30"),
    (&["series", "add", "--summary", "S", "--start", "today", "--organizer", "Naomi <naomi>"], 3, "“naomi”"),
    (&["series", "add", "--summary", "S", "--start", "today", "--capacity", "0"], 3, "seats"),
    (&["series", "add", "--summary", " ", "--start", "today"], 3, "title"),
    (&["series", "add", "--summary", "S", "--start", "today", "--uid", "a\u{7}b"], 3, "UID"),
    (&["series", "add", "--summary", "S", "--start", "today", "--uid", "choir@example.org"], 3, "“choir@example.org”"),
    (&["series", "add", "--summary", "S", "--start", "today", "--capacity", "many"], 2, "“many”"),
    (&["series", "add", "--summary", "S"], 2, "--start"),
    (&["series", "rm", "choir"], 2, "“Choir”"),
    (&["series", "rm", "knitting", "--yes"], 4, "“knitting”"),
    (&["series", "show", "c"], 3, "“c”"),
    (&["add", "Chat every Wed 25-26"], 3, "“25-26”"),
    (&["session", "show", "choir", "2020-09-04"], 4, "2020"),
    (&["session", "show", "choir", "someday"], 3, "“someday”"),
    (&["session", "skip", "choir", "2020-09-04", "--reason", "r"], 4, "2020"),
    (&["session", "skip", "choir", "20200904T100000", "--reason", "r"], 4, "4 Sep 2020"),
    (&["session", "rm", "choir", "2020-09-04", "--following"], 4, "2020"),
    (&["session", "skip", "choir", "next"], 2, "--reason"),
    (&["attendee", "add", "choir", "--name", " "], 3, "name"),
    (&["attendee", "add", "choir", "--name", "Bo", "--email", "bo at example"], 3, "“bo at example”"),
    (&["attendee", "add", "knitting", "--name", "Bo"], 4, "“knitting”"),
    (&["attendee", "decline", "choir", "next", "--name", "Nobody"], 4, "“Nobody”"),
    (&["attendee", "rm", "choir", "--name", "Nobody"], 4, "“Nobody”"),
    (&["attendee", "import", "missing.csv", "choir"], 4, "missing.csv"),
    (&["attendee", "import", "store.db", "choir"], 3, "UTF-8"),
    (&["attendee", "export", "knitting"], 4, "“knitting”"),
    (&["register", "show", "choir", "2020-09-04"], 4, "2020"),
    (&["register", "mark", "choir", "today", "Nobody", "came"], 4, "2020"),
    (&["register", "mark", "choir", "next", "Nobody", "came"], 4, "“Nobody”"),
    (&["register", "mark", "choir", "next", "Nobody <no", "walk-in"], 3, "<no"),
    (&["register", "mark", "choir", "next", "Nobody", "asleep"], 2, "“asleep”"),
    (&["register", "rest", "choir", "next", "missed"], 3, "3 Sep 2020"),
    (&["person", "show", "Nobody"], 4, "“Nobody”"),
    (&["person", "edit", "Nobody", "--phone", "1"], 4, "“Nobody”"),
    (&["person", "edit", "Nobody"], 2, "nothing to change"),
    (&["person", "merge", "Nobody", "No one"], 4, "“Nobody”"),
    (&["person", "export", "Nobody"], 4, "“Nobody”"),
    (&["person", "erase", "Nobody", "--yes"], 4, "“Nobody”"),
    (&["agenda", "--from", "whenever"], 3, "“whenever”"),
    (&["agenda", "--from", "2020-09-02", "--to", "2020-09-02"], 3, "“2020-09-02”"),
    (&["agenda", "--tz", "Mars/Olympus"], 3, "Mars/Olympus"),
    (&["agenda", "--now", "noonish"], 3, "“noonish”"),
    (&["agenda", "--series", "knitting"], 4, "“knitting”"),
    (&["import", "missing.ics"], 4, "missing.ics"),
    (&["export", "--series", "knitting"], 4, "“knitting”"),
    (&["backup", "store.db"], 3, "store.db"),
];

#[test]
#[cfg(unix)]
fn what_is_no_text_is_a_bad_command_line() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let stage = Stage::empty();
    let output = stage.command().args(["agenda", "--from"]).arg(OsStr::from_bytes(b"\xff\xfe")).output().expect("the program starts");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), told.lines().count()), (Some(2), 2), "{told}");
}

#[test]
fn times_at_the_ends_of_the_calendar_are_no_bugs() {
    let stage = Stage::with_series();
    for now in ["0001-01-01T00:00", "9999-12-31T23:59", "1970-01-01T00:00:00Z"] {
        for call in [&["agenda"][..], &["session", "next"], &["session", "list", "choir"], &["series", "list"], &["history"]] {
            let run = stage.run(&[call, &["--now", now]].concat());
            assert_eq!(run.code, 0, "{call:?} at {now}: {}", run.stderr);
        }
    }
    assert_eq!(stage.done(&["agenda", "--json", "--from", "0001-01-01", "--to", "2020-10-01"]).lines().count(), 7);
    for start in ["9999-12-31T23:30", "0001-01-01T00:00", "9999-12-31"] {
        let run = stage.run(&["series", "add", "--summary", "End", "--start", start, "--rrule", "FREQ=DAILY"]);
        assert!([0, 3].contains(&run.code), "{start}: {}", run.stderr);
    }
}

#[test]
fn each_bad_input_is_named_and_changes_nothing() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    let mut wrong = vec![];
    for (call, code, quoted) in CASES {
        let run = stage.run(call);
        let lines: Vec<&str> = run.stderr.lines().collect();
        let told = lines.len() == 2 && lines[0].starts_with("fortnight: error: ") && lines[0].contains(quoted) && !lines[1].is_empty();
        if run.code != *code || !run.stdout.is_empty() || !told {
            wrong.push(format!("{call:?}: {} where {code} and {quoted} are due\n{}{}", run.code, run.stdout, run.stderr));
        }
        assert_eq!(stage.done(&["dump"]), before, "{call:?} changed the store");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
