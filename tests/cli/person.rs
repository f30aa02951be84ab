//! `person`: the directory, one person's page, two that are one, and someone who wants to be forgotten.

use std::fs;

use crate::stage::Stage;

fn stage() -> Stage {
    let stage = Stage::with_series();
    let add = |rest: &[&str]| stage.done(&[&["attendee", "add", "cohesion"], rest].concat());
    add(&["--name", "Ada Lovelace", "--email", "ada@example.org", "--tag", "research", "--via", "Lin Ward", "--note", "likes tea"]);
    add(&["--name", "Bo Chen", "--tag", "arts", "--org", "Arts Lab"]);
    add(&["next", "--name", "Bo C.", "--email", "bo@example.org", "--phone", "+44 20 7946 0000"]);
    add(&["next", "--name", "Cara Diaz", "--via", "Ada Lovelace"]);
    stage.done(&["register", "mark", "cohesion", "today", "Ada Lovelace", "came"]);
    stage
}

#[test]
fn people_are_listed_shown_edited_and_merged() {
    snapshot!(stage().told(&[
        &["person", "list"],
        &["person", "list", "lab", "--tag", "arts", "--json"],
        &["person", "list", "nobody"],
        &["person", "show", "ada"],
        &["person", "show", "ada", "--with-notes", "--json"],
        &["person", "edit", "ada", "--phone", "1234", "--via", "", "--tag", "#Arts", "--dry-run"],
        &["person", "edit", "ada", "--phone", "1234", "--via", "", "--tag", "#Arts"],
        &["person", "merge", "Bo Chen", "bo@example.org", "--dry-run"],
        &["person", "merge", "Bo Chen", "bo@example.org"],
        &["person", "show", "Bo Chen"],
        &["attendee", "list", "cohesion", "today"],
        &["undo"],
        &["person", "list", "bo", "--json"],
    ]));
}

#[test]
fn someone_is_added_without_a_list_and_several_are_tagged_at_once() {
    let stage = stage();
    stage.done(&["series", "edit", "cohesion", "--capacity", "2", "--yes"]);
    stage.done(&["series", "order", "cohesion", "at-most 1 #arts"]);
    snapshot!(stage.told(&[
        &["person", "add", "Eve Moss <ADA@example.org> #arts"],
        &["person", "add", "eve moss", "ada@example.org"],
        &["person", "add", "Eve Moss", "--json"],
        &["person", "add", " "],
        &["person", "tag", "ada", "bo@example.org"],
        &["person", "tag", "ada", "Cara Diaz", "--tag", "#Health", "--untag", "research"],
        &["person", "tag", "ada", "--tag", "arts"],
        &["person", "tag", "ada", "--tag", "arts", "--dry-run"],
        &["person", "edit", "ada", "--tag", "arts"],
        &["person", "tag", "ada", "--tag", "arts", "--yes", "--json"],
        &["person", "edit", "Bo Chen", "--email", "bo@example.org"],
    ]));
}

#[test]
fn a_record_is_handed_out_and_the_log_does_not_say_whose() {
    let stage = stage();
    snapshot!(stage.told(&[
        &["person", "export", "ada"],
        &["person", "export", "ada", "--page"],
        &["person", "export", "ada", "--out", "ada.json"],
        &["person", "export", "ada", "--out", "ada.json"],
        &["person", "log"],
        &["person", "log", "--json"],
    ]));
    let record = fs::read_to_string(stage.path("ada.json")).expect("a file");
    let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
    assert_eq!((record["name"].as_str(), record["note"].as_str()), (Some("Ada Lovelace"), Some("likes tea")));
}

#[test]
fn what_is_kept_too_long_is_listed_and_goes_when_asked() {
    let stage = stage();
    let settings = "[retention]\ncontacts = '2 years'\nreferral = '1 year'\nnotes = '6 months'\n";
    fs::write(stage.path("settings.toml"), settings).expect("a file");
    let later = |call: &[&'static str]| {
        let path = stage.store().display().to_string();
        let all = [&["--db", &path, "--tz", "UTC", "--now", "2021-09-16T09:00", "--config", "settings.toml"], call].concat();
        let run = stage.bare(&all);
        format!("$ fortnight {}\n{}{}[{}]\n\n", call.join(" "), run.stdout, run.stderr, run.code)
    };
    stage.done(&["attendee", "rm", "cohesion", "--person", "Ada Lovelace", "--all"]);
    let calls: [&[&'static str]; 8] = [
        &["person", "overdue"],
        &["person", "overdue", "--json"],
        &["person", "forget", "Ada Lovelace"],
        &["person", "forget", "Ada Lovelace", "--referral", "--notes", "--dry-run"],
        &["person", "forget", "Ada Lovelace", "--referral", "--notes"],
        &["person", "overdue", "--json"],
        &["undo"],
        &["config", "show", "--json"],
    ];
    let mut text = stage.told(&[&["person", "overdue"]]);
    text.extend(calls.map(later));
    snapshot!(stage.masked(&text));
}

#[test]
fn whatever_leaves_with_names_in_it_is_logged_without_them() {
    let stage = stage();
    let log = || stage.done(&["person", "log", "--json"]).lines().count();
    let mut logged = log();
    let calls: [(&[&str], usize); 9] = [
        (&["person", "export", "ada"], 1),
        (&["export", "--person", "ada"], 1),
        (&["export", "--person", "ada", "--out", "ada.ics"], 1),
        (&["export", "--person", "ada", "--out-dir", "calendars"], 1),
        (&["attendee", "export", "cohesion", "next"], 1),
        (&["attendee", "export", "choir"], 0),
        (&["session", "skip", "cohesion", "2020-09-16", "--reason", "away", "--notice", "mails"], 1),
        (&["export"], 0),
        (&["report", "2020-09"], 0),
    ];
    for (call, more) in calls {
        stage.done(call);
        assert_eq!(log(), logged + more, "{call:?}");
        logged += more;
    }
    assert_eq!(stage.run(&["export", "--person", "ada", "--out", "ada.ics"]).code, 3);
    assert_eq!(log(), logged, "what was not written was not handed out");
    assert!(!stage.done(&["person", "log"]).contains("Ada"));
}

#[test]
fn who_is_erased_is_forgotten_and_counted() {
    let stage = stage();
    snapshot!(stage.told(&[
        &["person", "erase", "ada", "--dry-run"],
        &["person", "erase", "ada"],
        &["person", "erase", "ada", "--yes", "--json"],
        &["person", "show", "ada"],
        &["register", "show", "cohesion", "today"],
        &["undo"],
        &["history"],
        &["person", "log"],
    ]));
    stage.done(&["check"]);
    for file in fs::read_dir(stage.path("")).expect("a folder").filter_map(Result::ok).filter(|file| file.path().is_file()) {
        let bytes = fs::read(file.path()).expect("readable");
        for trace in ["Lovelace", "ada@example", "likes tea"] {
            assert!(!bytes.windows(trace.len()).any(|window| window == trace.as_bytes()), "{trace} in {:?}", file.path());
        }
    }
}

#[test]
fn who_lives_on_in_the_history_is_erased_too_and_what_others_wrote_is_pointed_at() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    fs::write(stage.path("before.jsonl"), before).expect("a dump");
    stage.done(&["attendee", "add", "choir", "--name", "Ada Lovelace", "--email", "ada@example.org"]);
    stage.done(&["attendee", "add", "choir", "--name", "Bo Chen", "--note", "a friend of ADA LOVELACE"]);
    stage.done(&["session", "skip", "choir", "2020-09-10", "--reason", "Ada Lovelace is away"]);
    stage.done(&["session", "edit", "cohesion", "next", "--theme", "An evening with Ada Lovelace"]);
    snapshot!(stage.told(&[
        &["person", "erase", "ada", "--dry-run"],
        &["person", "erase", "ada", "--dry-run", "--json"],
        &["restore", "before.jsonl", "--yes"],
        &["person", "erase", "ADA@example.org", "--dry-run"],
        &["person", "erase", "Ada Lovelace", "--yes"],
        &["person", "erase", "Ada Lovelace", "--yes"],
        &["history"],
    ]));
}

#[test]
fn nobody_gets_the_number_of_someone_who_was_erased() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    stage.done(&["attendee", "add", "cohesion", "--name", "Bo Chen"]);
    stage.done(&["person", "erase", "Bo Chen", "--yes"]);
    let added = stage.done(&["attendee", "add", "cohesion", "--name", "Cara Diaz", "--json"]);
    assert!(added.contains("\"person\":3"), "{added}");
    stage.done(&["person", "erase", "Cara Diaz", "--yes"]);
    stage.done(&["person", "erase", "Ada Lovelace", "--yes"]);
    assert_eq!(stage.done(&["person", "list", "--json"]), "");
    let added = stage.done(&["attendee", "add", "cohesion", "--name", "Dev Patel", "--json"]);
    assert!(added.contains("\"person\":4"), "{added}");
}

#[test]
fn someone_new_is_added_in_one_line_and_twins_and_the_missed_are_found() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["person", "add", "Bo Chen <bo@example.org> #arts via Lin Ward"],
        &["person", "add", "Bo", "Chen"],
        &["person", "add", "Bo Chen <bo@example.org>"],
        &["person", "add", "Bo <nonsense>"],
        &["person", "add", "Ada Lovelace", "--dry-run"],
        &["person", "add", "Ada Lovelace"],
        &["person", "list", "--twins"],
        &["person", "list", "--absent"],
        &["person", "list", "--absent", "--twins"],
        &["undo"],
    ]));
}

#[test]
fn a_tag_is_one_word_or_two_and_never_empty() {
    let stage = Stage::with_series();
    stage.done(&["person", "add", "Bo Chen"]);
    for tag in ["", "#", "arts,health"] {
        for words in [
            &["person", "tag", "bo", "--tag"][..],
            &["person", "edit", "bo", "--untag"],
            &["attendee", "add", "choir", "--name", "Bo", "--tag"],
        ] {
            let run = stage.run(&[words, &[tag]].concat());
            assert_eq!(run.code, 2, "{words:?} {tag:?}: {}", run.stderr);
        }
    }
    assert!(stage.done(&["person", "tag", "bo", "--tag", "link worker"]).contains("link worker"));
}

#[test]
fn what_files_said_of_someone_is_handed_out_too() {
    let stage = Stage::with_series();
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:tea\r\nDTSTAMP:20200801T120000Z\r\nSUMMARY:Tea\r\n\
                    DTSTART:20200905T140000Z\r\nATTENDEE;CN=Ada;RSVP=TRUE;MEMBER=\"mailto:arts@example.org\":mailto:ada@example.org\r\n\
                    END:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(stage.path("tea.ics"), calendar).expect("a file");
    stage.done(&["import", "tea.ics"]);
    let record: serde_json::Value = serde_json::from_str(&stage.done(&["person", "export", "ada"])).expect("a record");
    let told = &record["series"][0]["sessions"][0]["parameters"];
    let told = if told.is_null() { &record["series"][0]["standing"][0]["parameters"] } else { told };
    assert_eq!(*told, serde_json::json!(["RSVP=TRUE", "MEMBER=\"mailto:arts@example.org\""]), "{record}");
    let page = stage.done(&["person", "export", "ada", "--page"]);
    assert!(page.contains("In files     RSVP=TRUE\n             MEMBER=\"mailto:arts@example.org\"\n"), "{page}");
}
