//! `export` and `import`: what goes out comes back, and a bad file changes nothing.

use std::fs;

use crate::stage::Stage;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:walk@example.org\r\n\
DTSTAMP:20200801T120000Z\r\nDTSTART;TZID=Europe/London:20200904T140000\r\nDTEND;TZID=Europe/London:20200904T150000\r\n\
RRULE:FREQ=WEEKLY;BYDAY=FR\r\nSUMMARY:Walk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_file_comes_in_once() {
    let stage = Stage::empty();
    fs::write(stage.path("walk.ics"), CALENDAR).expect("a file");
    snapshot!(stage.told(&[
        &["import", "walk.ics", "--dry-run"],
        &["agenda"],
        &["import", "walk.ics"],
        &["import", "walk.ics", "--json"],
        &["agenda", "--limit", "1"],
        &["undo"],
        &["agenda"],
    ]));
}

#[test]
fn an_export_comes_back_as_the_same_bytes() {
    let stage = Stage::with_series();
    let text = stage.done(&["export"]);
    fs::write(stage.path("all.ics"), &text).expect("a file");
    let other = Stage::empty();
    other.done(&["import", stage.path("all.ics").to_str().expect("a plain path")]);
    assert_eq!(other.done(&["export"]), text);
}

#[test]
fn files_are_not_replaced_unless_forced() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["export", "--series", "choir", "--out", "choir.ics"],
        &["export", "--series", "choir", "--out", "choir.ics"],
        &["export", "--series", "choir", "--out", "choir.ics", "--force", "--json"],
        &["export", "--out-dir", "all"],
        &["export", "--out-dir", "all", "--series", "choir"],
    ]));
    assert_eq!(fs::read_to_string(stage.path("choir.ics")).expect("a file"), stage.done(&["export", "--series", "choir", "--out", "-"]));
}

#[test]
fn a_public_file_names_no_attendee() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "choir", "--name", "Ada Lovelace", "--email", "ada@example.org", "--note", "afraid of stairs"]);
    let text = stage.done(&["export"]);
    assert!(!text.contains("Lovelace") && !text.contains("ada@") && !text.contains("stairs"), "{text}");
}

/// Every file in a folder and below it that others may look into.
#[cfg(unix)]
fn open_to_others(folder: &std::path::Path) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let is_open = |path: &std::path::PathBuf| fs::metadata(path).expect("a file").permissions().mode() & 0o177 != 0;
    let own = files.into_iter().filter(is_open).map(|path| path.display().to_string());
    own.chain(folders.iter().flat_map(|folder| open_to_others(folder))).collect()
}

#[test]
#[cfg(unix)]
fn every_file_is_private() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace", "--email", "ada@example.org"]);
    let calls: [&[&str]; 8] = [
        &["export", "--out", "all.ics"],
        &["export", "--for", "backup", "--out-dir", "calendars"],
        &["attendee", "export", "cohesion", "--out", "chats.csv"],
        &["person", "export", "ada", "--out", "ada.json"],
        &["person", "export", "ada", "--page", "--out", "ada.txt"],
        &["session", "skip", "cohesion", "2020-09-16", "--reason", "away", "--notice", "mails"],
        &["backup", "copy.db"],
        &["man", "--out-dir", "man"],
    ];
    for call in calls {
        stage.done(call);
    }
    assert_eq!(fs::read_dir(stage.path("mails")).expect("a folder").count(), 1);
    assert!(stage.path("man/fortnight-person-erase.1").is_file());
    assert_eq!(open_to_others(&stage.path("")), Vec::<String>::new());
}

#[test]
fn all_or_nothing() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    fs::write(stage.path("walk.ics"), CALENDAR).expect("a file");
    fs::write(stage.path("notes.txt"), "Dear diary, this is no calendar.\n").expect("a file");
    fs::write(stage.path("empty.ics"), "").expect("a file");
    for (file, code) in [("missing.ics", 4), ("notes.txt", 3), ("empty.ics", 3)] {
        let run = stage.run(&["import", "walk.ics", file]);
        assert_eq!(run.code, code, "{file}: {}", run.stderr);
        assert!(run.stderr.contains(file), "{}", run.stderr);
    }
    assert_eq!(stage.done(&["dump"]), before);
}

/// A message about the chats, as mail programs send them.
fn message(method: &str, lines: &[&str]) -> String {
    let lines = lines.join("\r\n");
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:chats@example.org\r\n\
         DTSTAMP:20200901T000000Z\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn messages_are_taken_in_their_own_words() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "chats@example.org", "--name", "Bo Chen", "--email", "bo@example.org"]);
    stage.done(&["attendee", "add", "chats@example.org", "--name", "Ada Lovelace", "--email", "ada@example.org"]);
    let bo = "ATTENDEE;CN=Bo;PARTSTAT=DECLINED:mailto:BO@example.org";
    let second = "RECURRENCE-ID:20200916T150000Z";
    let other = "ATTENDEE;CN=Cy;PARTSTAT=TENTATIVE:mailto:cy@example.org";
    let messages = [
        ("reply.ics", "REPLY", vec![second, bo]),
        ("stranger.ics", "REPLY", vec![second, other]),
        ("nowhere.ics", "REPLY", vec!["RECURRENCE-ID:20200917T150000Z", bo]),
        ("moved.ics", "REQUEST", vec!["SEQUENCE:9", second, "DTSTART:20200917T150000Z", "DTEND:20200917T160000Z", "SUMMARY:Chat"]),
        ("off.ics", "CANCEL", vec!["SEQUENCE:9", "RECURRENCE-ID:20200930T150000Z", "ATTENDEE:mailto:ada@example.org"]),
        ("cancel.ics", "CANCEL", vec!["SEQUENCE:9", "STATUS:CANCELLED", "RECURRENCE-ID:20200930T150000Z", "COMMENT:strike"]),
        ("counter.ics", "COUNTER", vec![second, bo]),
    ];
    for (file, method, lines) in messages {
        fs::write(stage.path(file), message(method, &lines)).expect("a file");
    }
    snapshot!(stage.told(&[
        &["import", "reply.ics", "--dry-run"],
        &["import", "reply.ics"],
        &["import", "reply.ics", "--json"],
        &["import", "stranger.ics"],
        &["import", "nowhere.ics"],
        &["import", "moved.ics"],
        &["import", "off.ics"],
        &["import", "off.ics"],
        &["import", "cancel.ics"],
        &["import", "cancel.ics", "--json"],
        &["import", "counter.ics"],
        &["attendee", "list", "chats@example.org", "2020-09-16"],
        &["agenda", "--series", "chats@example.org", "--limit", "3"],
        &["history"],
    ]));
}

#[test]
fn a_rule_that_was_hardly_meant_is_found() {
    let stage = Stage::empty();
    for (frequency, is_found) in [("SECONDLY", true), ("HOURLY;BYMINUTE=0,30", true), ("HOURLY", false)] {
        let text = CALENDAR.replace("FREQ=WEEKLY;BYDAY=FR", &format!("FREQ={frequency}"));
        fs::write(stage.path("dense.ics"), text).expect("a calendar");
        let run = stage.run(&["import", "dense.ics", "--dry-run"]);
        assert_eq!((run.code, run.stderr.contains("more than 24 sessions a day")), (0, is_found), "{frequency}: {}", run.stderr);
    }
}

#[test]
fn a_calendar_with_nothing_usable_is_called_one() {
    let stage = Stage::empty();
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:No date\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(stage.path("odd.ics"), text).expect("a calendar");
    let run = stage.run(&["import", "odd.ics"]);
    assert_eq!((run.code, run.stderr.contains("holds no calendar")), (3, false), "{}", run.stderr);
    assert!(run.stderr.contains("nothing in odd.ics can be taken: this event has no DTSTART"), "{}", run.stderr);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_output_speaks_of_a_change_only_where_one_was_made() {
    let stage = Stage::with_series();
    let told = |call: &[&str]| {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
        let arguments = [&["--db", "store.db", "--tz", "UTC"][..], call].concat();
        let output = stage.command().args(arguments).stdout(full).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(6), "{call:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    for call in [&["dump"][..], &["agenda", "--from", "2020-09-01"], &["export"], &["series", "rm", "choir", "--dry-run"]] {
        assert!(!told(call).contains("change"), "{call:?}");
    }
    assert!(told(&["series", "rm", "choir", "--yes"]).contains("The change is made"));
}
