//! `agenda`: what overlaps the window, as people and as scripts read it.

use crate::stage::Stage;

/// The fields of a line, in their order: a contract with scripts.
const FIELDS: [&str; 15] = [
    "uid",
    "recurrence_id",
    "start",
    "end",
    "start_utc",
    "end_utc",
    "tz",
    "all_day",
    "summary",
    "status",
    "capacity",
    "taken",
    "waiting",
    "facilitators",
    "warnings",
];

#[test]
fn a_missing_store_is_empty_and_stays_missing() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[&["agenda"], &["agenda", "--json"], &["session", "next"], &["series", "list"], &["history"]]));
    assert!(!stage.store().exists(), "reading makes no store");
}

#[test]
fn the_next_thirty_days() {
    let stage = Stage::with_series();
    stage.done(&["session", "skip", "choir", "2020-09-10", "--reason", "conference"]);
    snapshot!(stage.told(&[&["agenda"], &["agenda", "--tz", "America/New_York", "--limit", "2"]]));
}

#[test]
fn a_line_of_json_has_the_fields_of_the_contract_in_order() {
    let stage = Stage::with_series();
    let text = stage.done(&["agenda", "--json", "--limit", "1"]);
    let mut at = 0;
    for field in FIELDS {
        let found = text.find(&format!("\"{field}\":")).unwrap_or_else(|| panic!("{field} in {text}"));
        assert!(found >= at, "{field} stands too early in {text}");
        at = found;
    }
    let line: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(line.as_object().expect("an object").len(), FIELDS.len());
    snapshot!(text);
}

#[test]
fn the_window_is_half_open_and_sees_what_overlaps() {
    let stage = Stage::with_series();
    let count = |from: &str, to: &str| stage.done(&["agenda", "--json", "--series", "choir", "--from", from, "--to", to]).lines().count();
    let cases = [
        ("2020-09-03", "2020-09-10", 1),
        ("2020-09-03", "2020-09-11", 2),
        ("2020-09-03T11:29", "2020-09-04", 1),
        ("2020-09-03T11:30", "2020-09-04", 0),
        ("2020-09-03T09:00", "2020-09-03T10:00", 0),
        ("today", "+2w", 2),
        ("2020-09-03T11:29+01:00", "2020-09-03T11:30+01:00", 1),
    ];
    for (from, to, expected) in cases {
        assert_eq!(count(from, to), expected, "{from} to {to}");
    }
}

#[test]
fn a_clock_change_moves_the_utc_time_and_not_the_wall_time() {
    let stage = Stage::with_series();
    let text = stage.done(&["agenda", "--json", "--series", "cohesion", "--from", "2020-10-14", "--to", "2020-10-29"]);
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let hours: Vec<_> = lines.iter().map(|line| (line["start"].as_str(), line["start_utc"].as_str())).collect();
    let expected =
        [(Some("2020-10-14T16:00:00"), Some("2020-10-14T15:00:00Z")), (Some("2020-10-28T16:00:00"), Some("2020-10-28T16:00:00Z"))];
    assert_eq!(hours, expected);
}

#[test]
fn a_rule_for_every_second_is_found_and_its_lists_end() {
    let stage = Stage::empty();
    let add = [
        "series",
        "add",
        "--summary",
        "Tick",
        "--start",
        "2020-01-01T00:00",
        "--duration",
        "1h",
        "--tz",
        "UTC",
        "--rrule",
        "FREQ=SECONDLY",
    ];
    assert!(stage.run(&add).stderr.contains("more than 24 sessions a day"));
    let run = stage.run(&["agenda", "--from", "2020-01-01", "--to", "2022-01-01"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 100_001), "a heading above them");
    assert!(run.stderr.contains("stops after 100,000 sessions") && run.stderr.contains("--limit"), "{}", run.stderr);
    let run = stage.run(&["report", "2020"]);
    assert!(run.code == 0 && run.stderr.contains("100,000 sessions"), "{}", run.stderr);
    assert_eq!(stage.run(&["agenda", "--limit", "2"]).stderr, "");
}
