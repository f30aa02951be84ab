//! Bank holidays: whose they are, where they are told, and how sessions on them are skipped.

use std::fs;

use crate::stage::Stage;

/// Christmas Day 2020 is a Friday, and so is New Year’s Day 2021; 28 December is a substitute day.
const FRIDAYS: &[&str] =
    &["series", "add", "--uid", "fridays@example.org", "--summary", "Fridays", "--start", "2020-12-11T10:00", "--rrule", "FREQ=WEEKLY"];

fn set(stage: &Stage, value: &str) {
    fs::create_dir_all(stage.path(".config/fortnight")).expect("a folder");
    fs::write(stage.path(".config/fortnight/config.toml"), format!("holidays = {value:?}\n")).expect("a file");
}

#[test]
fn a_session_on_a_bank_holiday_says_so_everywhere() {
    let stage = Stage::empty();
    stage.done(&["add", "Lunch on 28 Dec 2020 12-13"]);
    snapshot!(stage.told(&[
        FRIDAYS,
        &["agenda", "--from", "2020-12-18", "--to", "2021-01-03"],
        &["agenda", "--from", "2020-12-25", "--limit", "1", "--json"],
        &["session", "show", "fridays", "2020-12-25"],
        &["session", "show", "lunch", "2020-12-28"],
        &["session", "list", "fridays", "--from", "2021-04-01", "--limit", "2"],
    ]));
}

#[test]
fn the_name_of_the_holiday_is_the_reason_that_needs_no_saying() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    snapshot!(stage.told(&[
        &["session", "skip", "fridays", "2020-12-25"],
        &["session", "skip", "fridays", "2021-01-01", "--reason", "we sleep in"],
        &["session", "skip", "fridays", "2020-12-18"],
        &["session", "list", "fridays", "--from", "2020-12-18", "--to", "2021-01-09"],
    ]));
}

#[test]
fn all_sessions_on_holidays_are_skipped_at_once_and_undone_at_once() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    stage.done(&["series", "add", "--summary", "Mondays", "--start", "2020-08-31T10:00", "--rrule", "FREQ=WEEKLY;COUNT=20"]);
    snapshot!(stage.told(&[
        &["session", "skip", "fridays", "--holidays", "--dry-run"],
        &["session", "skip", "fridays", "--holidays"],
        &["session", "skip", "fridays", "--holidays", "--json"],
        &["session", "list", "fridays", "--from", "2020-12-18", "--to", "2021-01-09"],
        &["undo"],
        &["agenda", "--from", "2020-12-25", "--to", "2020-12-26"],
        // 31 August is past and stays
        &["session", "skip", "mondays", "--holidays"],
        &["session", "skip", "mondays", "2020-12-28", "--holidays"],
        &["session", "skip", "mondays", "--holidays", "--reason", "rest"],
    ]));
}

#[test]
fn nothing_is_promised_of_years_that_nobody_has_decided() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    snapshot!(stage.told(&[
        &["agenda", "--from", "2028-12-20", "--to", "2029-01-20"],
        &["session", "show", "fridays", "2030-04-19"],
        &["agenda", "--from", "2029-01-01", "--limit", "2", "--json"],
    ]));
}

#[test]
fn the_setting_says_whose_holidays_hold() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    stage.done(&["add", "Lunch on 30 Nov 2020 12-13"]);
    let notes = |whose: &str| {
        set(&stage, whose);
        let lines = stage.done(&["agenda", "--from", "2020-11-30", "--to", "2021-01-03", "--json"]);
        let sessions = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        let told = sessions.flat_map(|session| session["warnings"].as_array().expect("a list").clone());
        told.map(|warning| warning["sentence"].as_str().expect("a sentence").to_owned()).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(notes("none"), "");
    assert_eq!(notes("england-and-wales"), "bank holiday: Christmas Day; bank holiday: New Year’s Day");
    assert_eq!(notes("scotland"), "bank holiday: St Andrew’s Day; bank holiday: Christmas Day; bank holiday: New Year’s Day");
    let file = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\nBEGIN:VEVENT\nUID:a\nSUMMARY:Thinking day\n\
        DTSTART;VALUE=DATE:20191218\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n";
    fs::write(stage.path("own.ics"), file).expect("a calendar");
    assert_eq!(notes("~/own.ics"), "bank holiday: Thinking day");
}

#[test]
fn holidays_that_cannot_be_are_told_with_what_to_do() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    let mut text = String::new();
    for whose in ["england", "~/none.ics", "~/meeting.ics", "none"] {
        set(&stage, whose);
        let file = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\nBEGIN:VEVENT\nUID:a\nSUMMARY:A meeting\n\
            DTSTART:20201218T100000Z\nEND:VEVENT\nEND:VCALENDAR\n";
        fs::write(stage.path("meeting.ics"), file).expect("a calendar");
        text += &stage.told(&[&["session", "skip", "fridays", "--holidays"]]);
    }
    snapshot!(text);
}

#[test]
fn a_calendar_of_holidays_that_is_gone_stops_nothing() {
    let stage = Stage::empty();
    stage.done(FRIDAYS);
    set(&stage, "~/none.ics");
    for call in [&["check"][..], &["dump"], &["agenda"], &["undo"]] {
        let run = stage.run(call);
        assert_eq!(run.code, 0, "{call:?}: {}", run.stderr);
        assert!(
            run.stderr.starts_with("fortnight: warning: the bank holidays cannot be known, and the built-in ones hold"),
            "{}",
            run.stderr
        );
    }
}
