//! `export` for three audiences, and the mails of `--notice`: who is named, which files are made, what is never replaced.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::stage::Stage;

fn with_people() -> Stage {
    let stage = Stage::with_series();
    for (name, email) in [("Ada Lovelace", "ada@example.org"), ("Bo Chen", "bo@example.org"), ("Cy Young", "")] {
        stage.done(&["attendee", "add", "choir", "--name", name, "--email", email, "--note", "afraid of stairs"]);
    }
    stage
}

#[test]
fn each_audience_is_named_alone() {
    let stage = with_people();
    stage.done(&["attendee", "decline", "choir", "2020-09-10", "--name", "Ada Lovelace"]);
    snapshot!(stage.told(&[
        &["export", "--series", "choir"],
        &["export", "--series", "choir", "--person", "Ada"],
        &["export", "--series", "choir", "--for", "backup"],
    ]));
}

#[test]
fn an_audience_that_does_not_fit_is_said() {
    let stage = with_people();
    snapshot!(stage.told(&[
        &["export", "--for", "person"],
        &["export", "--for", "backup", "--person", "Ada"],
        &["export", "--person", "Dev Patel"],
        &["export", "--series", "chats@example.org", "--person", "Ada"],
        &["export", "--for", "friends"],
    ]));
}

#[test]
fn a_file_is_private_and_replaced_only_when_that_is_said() {
    let stage = with_people();
    stage.done(&["export", "--for", "backup", "--out", "all.ics"]);
    assert_eq!(fs::metadata(stage.path("all.ics")).expect("a file").permissions().mode() & 0o777, 0o600);
    assert_eq!(stage.run(&["export", "--out", "all.ics"]).code, 3);
    stage.done(&["export", "--out", "all.ics", "--yes"]);
    assert!(!fs::read_to_string(stage.path("all.ics")).expect("a file").contains("Ada"));
    stage.done(&["export", "--person", "Ada", "--out-dir", "for-ada"]);
    let names: Vec<_> = fs::read_dir(stage.path("for-ada")).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(names, ["choir.ics"], "no file for a series that she does not come to");
}

#[test]
fn what_is_private_is_left_out_for_everyone_and_said() {
    let stage = Stage::with_series();
    let event = |uid: &str, more: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20200801T000000Z\r\nDTSTART:20200910T100000Z\r\nSUMMARY:{uid}\r\n{more}END:VEVENT\r\n"
        )
    };
    let weekly = "RRULE:FREQ=WEEKLY;COUNT=3\r\n";
    let own = "RECURRENCE-ID:20200910T100000Z\r\nCLASS:PRIVATE\r\nDESCRIPTION:own business\r\n";
    let events =
        [event("therapy", "CLASS:PRIVATE\r\n"), event("board", "CLASS:CONFIDENTIAL\r\n"), event("walk", weekly), event("walk", own)];
    let calendar = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.concat());
    fs::write(stage.path("in.ics"), calendar).expect("a file");
    stage.done(&["import", "in.ics"]);
    snapshot!(stage.told(&[
        &["export", "--series", "walk"],
        &["export", "--series", "therapy"],
        &["export", "--out", "all.ics"],
        &["export", "--out-dir", "each"],
    ]));
    let all = fs::read_to_string(stage.path("all.ics")).expect("a file");
    assert!(!["therapy", "board", "business"].iter().any(|word| all.contains(word)), "{all}");
    stage.done(&["attendee", "add", "therapy", "--name", "Ada"]);
    stage.done(&["export", "--person", "Ada", "--out", "ada.ics"]);
    assert!(fs::read_to_string(stage.path("ada.ics")).expect("a file").contains("SUMMARY:therapy"));
}

#[test]
fn what_is_no_file_is_not_replaced_and_called_by_its_name() {
    let stage = Stage::with_series();
    fs::create_dir(stage.path("folder")).expect("a folder");
    snapshot!(stage.told(&[&["export", "--out", "folder", "--force"], &["export", "--out", "/dev/null", "--force"]]));
}

#[test]
fn mails_tell_each_attendee_of_a_change() {
    let stage = with_people();
    snapshot!(stage.told(&[
        &["session", "skip", "choir", "2020-09-10", "--reason", "conference", "--notice", "mails", "--dry-run"],
        &["session", "skip", "choir", "2020-09-10", "--reason", "conference", "--notice", "mails"],
        &["session", "restore", "choir", "2020-09-10", "--notice", "mails", "--json"],
        &["session", "edit", "choir", "2020-09-10", "--theme", "Songs", "--notice", "mails"],
        &["session", "edit", "choir", "2020-09-10", "--theme", "Songs", "--notice", "mails"],
        &["session", "move", "choir", "2020-09-10", "--to", "17:00", "--all", "--notice", "mails"],
    ]));
    let mut names: Vec<_> = fs::read_dir(stage.path("mails")).expect("a folder").map(|file| file.expect("a file").path()).collect();
    names.sort();
    assert_eq!(names.len(), 6);
    snapshot!(fs::read_to_string(&names[0]).expect("a mail"));
    for name in names {
        assert_eq!(fs::metadata(&name).expect("a file").permissions().mode() & 0o777, 0o600);
        let mail = fs::read_to_string(name).expect("a mail");
        assert_ne!(mail.contains("ada@example.org"), mail.contains("bo@example.org"), "one mail, one person: {mail}");
        assert!(!mail.contains("Cy Young") && !mail.contains("stairs"), "{mail}");
    }
}
