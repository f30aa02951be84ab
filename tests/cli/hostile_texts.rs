//! Texts that try to break something, in every field that takes one, and every way by which they leave the program again.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;

use fortnight::domain::text::{many_lines, one_line};
use serde_json::{Value, json};

use crate::stage::Stage;

fn texts() -> Vec<String> {
    let fixed = [
        "",
        " \u{200b} ",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 Family",
        "שרה \u{202e}כהן",
        "=cmd|' /C calc'!A0",
        "\u{1b}]0;owned\u{7}\u{1b}[2J",
        "Two\r\nBEGIN:VALARM\r\nBcc: evil@example.org\r\n\r\nLines",
        "Zoe\u{308} Q",
        "ZOË Q",
        "\"a\",;:\\n ^n x\ty",
        "<script>alert(1)</script> [x](javascript:1) | `y` | # z",
        "--help",
        "\u{ad}羽\u{e0041}田\u{9b}31m",
    ];
    fixed.into_iter().map(str::to_owned).chain(["x".repeat(10_000), "é".repeat(10_001)]).collect()
}

/// How a field keeps a text.
#[derive(Clone, Copy)]
enum As {
    Line,
    Lines,
    Tag,
}

impl As {
    fn kept(self, text: &str) -> String {
        match self {
            Self::Line => one_line(text),
            Self::Lines => many_lines(text),
            Self::Tag => one_line(text.trim_start_matches('#')).to_lowercase(),
        }
    }
}

/// Every field of a batch that takes a text: the line that sets it, and where the dump has it.
fn fields(number: usize, text: &str) -> Vec<(Value, &'static str, As)> {
    let (uid, person) = (format!("series-{number}"), format!("Person {number}"));
    let session = |field: &str| json!({"op": "session.edit", "uid": uid, "date": "2020-09-09", field: text});
    let series = |field: &str| json!({"op": "series.edit", "series": uid, field: text});
    let profile = |field: &str| json!({"op": "person.edit", "person": person, field: text});
    vec![
        (series("summary"), "series.summary", As::Line),
        (series("location"), "series.location", As::Line),
        (series("description"), "series.description", As::Lines),
        (series("url"), "series.url", As::Line),
        (json!({"op": "series.edit", "series": uid, "organizer": format!("{text} <o@example.org>")}), "series.organizer_name", As::Line),
        (session("summary"), "override.summary", As::Line),
        (session("theme"), "override.theme", As::Line),
        (session("location"), "override.location", As::Line),
        (session("description"), "override.description", As::Lines),
        (json!({"op": "session.skip", "uid": uid, "date": "2020-09-16", "reason": text}), "override.reason", As::Line),
        (json!({"op": "session.edit", "uid": uid, "date": "2020-09-23", "facilitator": text}), "person.name", As::Line),
        (profile("name"), "person.name", As::Line),
        (profile("phone"), "person.phone", As::Line),
        (profile("org"), "person.organisation", As::Line),
        (profile("via"), "person.via", As::Line),
        (profile("access_needs"), "person.access_needs", As::Lines),
        (profile("note"), "person.note", As::Lines),
        (profile("tag"), "person_tag.tag", As::Tag),
    ]
}

/// The answers to lines of JSON, all in one call.
fn batch(stage: &Stage, lines: &[Value]) -> Vec<Value> {
    fs::write(stage.path("lines"), lines.iter().map(|line| format!("{line}\n")).collect::<String>()).expect("a batch");
    let input = fs::File::open(stage.path("lines")).expect("a batch");
    let mut command = stage.command();
    command.args(["--tz", "Europe/London", "--now", crate::stage::NOW, "--db"]).arg(stage.store()).arg("batch").stdin(input);
    let output = command.stderr(Stdio::null()).output().expect("it starts");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(harmless(&answers), "{answers}");
    answers.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// What moves a cursor, turns the direction of reading, or is not seen.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{202e}' | '\u{feff}' | '\u{e0041}')
}

/// Nothing in it steers a terminal or hides; lines are lines.
fn harmless(text: &str) -> bool {
    text.lines().all(|line| !line.contains(steers))
}

/// All texts of a JSON value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.values().for_each(|value| strings(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A stage with a series, a session and someone for each text, all fields set to it where that is accepted.
fn hostile_stage() -> Stage {
    let stage = Stage::empty();
    for (number, text) in texts().iter().enumerate() {
        let uid = format!("series-{number}");
        let (person, email) = (format!("Person {number}"), format!("p{number}@example.org"));
        let series = json!({"op": "series.add", "uid": uid, "summary": format!("Plain {number}"), "start": "2020-09-02T16:00", "tz": "Europe/London",
            "rrule": "FREQ=WEEKLY;COUNT=6"});
        let attendee = json!({"op": "attendee.add", "uid": uid, "name": person, "email": email});
        let fields = fields(number, text);
        let mut lines = vec![series, attendee];
        // the names by which the others find them go last
        let (names, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(line, ..)| line.get("name").is_some());
        lines.extend(others.iter().chain(&names).map(|(line, ..)| line.clone()));
        let answers = batch(&stage, &lines);
        let dump = stage.done(&["dump"]);
        let rows: Vec<Value> = dump.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
        for ((line, place, kept_as), answer) in others.iter().chain(&names).zip(&answers[2..]) {
            let what = format!("{} as {place}: {answer}", line.to_string().chars().take(200).collect::<String>());
            if answer["ok"] == json!(false) {
                assert!(
                    [3, 2].contains(&answer["exit"].as_i64().unwrap_or(0)) && answer["error"].as_str().is_some_and(|error| error.len() > 8),
                    "{what}"
                );
                continue;
            }
            let (table, column) = place.split_once('.').expect("a place");
            let kept = kept_as.kept(text);
            let is_there = |row: &Value| row["table"] == table && row[column].as_str().unwrap_or_default() == kept;
            assert!(kept.is_empty() || rows.iter().any(is_there), "{what}");
        }
    }
    stage
}

#[test]
fn a_text_is_kept_faithfully_or_refused_with_a_sentence_in_every_field_and_leaves_every_way_unharmed() {
    let stage = hostile_stage();
    let all = texts().len();
    let uid = |number: usize| format!("series-{number}");
    stage.done(&["register", "mark", "series-4", "2020-09-02", "p4@example.org", "came"]);

    // as text and as JSON
    let mut calls: Vec<Vec<String>> = [
        "agenda",
        "person list",
        "series list",
        "session list",
        "history",
        "report 2020-q3",
        "report 2020-q3 --format markdown",
        "config show",
    ]
    .iter()
    .map(|call| call.split(' ').map(str::to_owned).collect())
    .collect();
    for number in [4, 6, 9] {
        for call in ["session show {} 2020-09-09", "attendee list {} 2020-09-02", "series show {}", "register show {} 2020-09-02"] {
            calls.push(call.replace("{}", &uid(number)).split(' ').map(str::to_owned).collect());
        }
        calls.push(["person", "show", &format!("p{number}@example.org")].map(str::to_owned).to_vec());
        calls.push(["person", "export", &format!("p{number}@example.org"), "--page"].map(str::to_owned).to_vec());
    }
    for call in &calls {
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        let said = stage.done(&call);
        assert!(harmless(&said) && !said.is_empty(), "{call:?}: {said}");
    }
    let mut asked =
        vec![json!({"op": "agenda"}), json!({"op": "person.list"}), json!({"op": "history"}), json!({"op": "report", "period": "2020-q3"})];
    for number in 0..all {
        asked.push(json!({"op": "session.show", "uid": uid(number), "date": "2020-09-09"}));
        asked.push(json!({"op": "person.export", "person": format!("p{number}@example.org")}));
    }
    for answer in batch(&stage, &asked) {
        assert_eq!(answer["ok"], json!(true), "{answer}");
        let mut found = Vec::new();
        strings(&answer, &mut found);
        assert!(found.iter().all(|text| harmless(text)), "{answer}");
    }

    // as CSV: no cell that a spreadsheet would take for a formula, none that breaks its row
    for list in [&["attendee", "export", "series-4", "--with-notes"][..], &["report", "2020-q3", "--format", "csv"]] {
        let said = stage.done(list);
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(said.as_bytes()).into_records();
        let rows: Vec<csv::StringRecord> = rows.map(|row| row.expect("as many cells in every row")).collect();
        let formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(rows.len() > 1 && !rows.iter().flatten().any(formula) && harmless(&said), "{said}");
    }

    // as calendars: nothing that was not written by us opens a component or a property, and a reader finds all of it
    for list in [&["export", "--for", "backup"][..], &["export"], &["export", "--person", "p6@example.org"]] {
        let said = stage.done(list);
        let lines: Vec<&str> = said.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(steers)), "{list:?}");
        assert!(!lines.iter().any(|line| line.starts_with("BEGIN:VALARM") || line.starts_with("Bcc:")), "{list:?}");
    }
    let backup = stage.done(&["export", "--for", "backup"]);
    let other = Stage::empty();
    fs::write(other.path("all.ics"), &backup).expect("a calendar");
    other.done(&["import", "all.ics"]);
    assert_eq!(texts_of_series(&other), texts_of_series(&stage));

    // as mail: one header a line, and none that came in with a text
    for number in [4, 5, 6, 9, 10] {
        let folder = format!("mails-{number}");
        stage.done(&["session", "move", &uid(number), "2020-09-09", "--to", "2020-09-10T17:00", "--notice", &folder]);
        let mails: Vec<_> = fs::read_dir(stage.path(&folder)).expect("a folder").map(|entry| entry.expect("a mail").path()).collect();
        assert!(!mails.is_empty());
        for mail in mails {
            let mail = fs::read_to_string(mail).expect("a mail");
            let head = mail.split("\r\n\r\n").next().expect("a head");
            let known =
                ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Reply-To", "Auto-Submitted", "X-Unsent"];
            let is_own = |line: &str| line.starts_with([' ', '\t']) || known.iter().any(|name| line.starts_with(&format!("{name}: ")));
            assert!(head.is_ascii() && head.split("\r\n").all(is_own), "{head}");
            assert!(!mail.contains(is_hidden), "{mail}");
        }
    }
}

/// What may stand in no mail, line ends aside.
fn is_hidden(c: char) -> bool {
    steers(c) && !matches!(c, '\r' | '\n' | '\t')
}

/// What a calendar file tells of a series.
fn texts_of_series(stage: &Stage) -> BTreeSet<(String, String, String)> {
    let dump = stage.done(&["dump"]);
    let rows = dump.lines().map(|line| serde_json::from_str::<Value>(line).expect(line)).filter(|row| row["table"] == "series");
    let text = |row: &Value, column: &str| row[column].as_str().unwrap_or_default().to_owned();
    rows.map(|row| (text(&row, "summary"), text(&row, "description"), text(&row, "location"))).collect()
}

/// As spreadsheets quote a cell.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Texts that fit into a cell of a spreadsheet.
fn cells() -> impl Iterator<Item = String> {
    texts().into_iter().filter(|text| text.len() < 10_000)
}

/// All that tells of people says nothing that steers, whatever came in.
fn assert_tells_unharmed(stage: &Stage, what: &str) {
    let calls = [
        "person list",
        "attendee list chats@example.org 2020-09-02",
        "attendee export chats@example.org --with-notes",
        "register show chats@example.org 2020-09-02",
        "series show chats@example.org",
        "history",
        "report 2020-09 --format markdown",
        "export --for backup",
    ];
    for call in calls {
        let said = stage.done(&call.split(' ').collect::<Vec<_>>());
        // a note in a spreadsheet has lines of its own
        assert!(harmless(&said) && (call.contains("export ") || !said.contains("\nBcc:")), "{what}, {call}: {said}");
    }
}

#[test]
fn a_text_from_a_list_with_any_separator_is_kept_or_refused_and_leaves_unharmed() {
    for text in cells() {
        let stage = Stage::with_series();
        for (mark, between) in [("\u{feff}", ";"), ("", "\t"), ("\u{feff}", ",")] {
            let row = |cells: [&str; 5]| cells.map(cell).join(between) + "\r\n";
            let headings = row(["Name", "E-mail", "Notes", "Referred by", "Tags"]);
            let list = format!(
                "{mark}{headings}{}{}",
                row(["Ada", "ada@example.org", &text, &text, &text]),
                row([&text, "bo@example.org", "", "", ""])
            );
            fs::write(stage.path("list"), list).expect("a list");
            let run = stage.run(&["attendee", "import", "list", "chats@example.org", "--skip-bad"]);
            assert!(run.code == 0 && harmless(&(run.stdout + &run.stderr)), "{text:?}: {}", run.code);
        }
        assert_tells_unharmed(&stage, &text);
    }
}

#[test]
fn a_name_in_a_call_of_any_program_is_known_new_or_left_and_leaves_unharmed() {
    let data = |name: &str| fs::read(format!("{}/tests/data/calls/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name);
    let teams: Vec<u16> = data("teams.csv").chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let teams = String::from_utf16(&teams).expect("UTF-16");
    let meet = String::from_utf8(data("meet.csv")).expect("UTF-8");
    for text in cells() {
        let stage = Stage::with_series();
        stage.done(&["attendee", "add", "chats@example.org", "--name", "Ada Lovelace", "--email", "ada@example.org"]);
        let teams: Vec<u8> = teams.replace("Bo Chen", &cell(&text)).encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(stage.path("teams.csv"), teams).expect("a call");
        fs::write(stage.path("meet.csv"), meet.replace("Bo,Chen", &format!("{},", cell(&text)))).expect("a call");
        for call in ["teams.csv", "meet.csv"] {
            let tried = stage.run(&["register", "import", call, "chats@example.org", "2020-09-02", "--dry-run", "--json"]);
            assert!(tried.code == 0 && harmless(&(tried.stdout.clone() + &tried.stderr)), "{call} {text:?}: {}", tried.stderr);
            let told: Value = serde_json::from_str(&tried.stdout).expect("JSON");
            let people = told["people"].as_array().expect("people").iter().filter(|one| one["decision"] == "open");
            let new: Vec<String> = people.map(|one| format!("--walk-in={}", one["shown"].as_str().expect("a name"))).collect();
            let import = ["register", "import", call, "chats@example.org", "2020-09-02"];
            let run = stage.run(&import.into_iter().chain(new.iter().map(String::as_str)).collect::<Vec<_>>());
            assert!(run.code == 0 && harmless(&(run.stdout + &run.stderr)), "{call} {text:?}: {}", run.code);
        }
        assert_tells_unharmed(&stage, &text);
    }
}

#[test]
fn a_dump_that_was_written_by_hand_brings_in_no_more_than_what_can_be_typed() {
    let source = Stage::with_series();
    source.done(&["attendee", "add", "chats@example.org", "--name", "NAME", "--email", "a@example.org", "--note", "NOTE", "--via", "VIA"]);
    source.done(&["person", "edit", "a@example.org", "--tag", "tagged", "--access-needs", "NEEDS", "--org", "ORG", "--phone", "PHONE"]);
    source.done(&["session", "edit", "chats@example.org", "2020-09-16", "--theme", "THEME"]);
    let dump = source.done(&["dump"]);
    for text in cells() {
        let stage = Stage::empty();
        let json = serde_json::to_string(&text).expect("JSON");
        let fields = ["NAME", "NOTE", "VIA", "tagged", "NEEDS", "ORG", "PHONE", "THEME", "Naomi M.", "Choir"];
        let hostile = fields.iter().fold(dump.clone(), |dump, field| dump.replace(&format!("\"{field}\""), &json));
        assert_ne!(hostile, dump);
        fs::write(stage.path("dump"), hostile).expect("a dump");
        let run = stage.run(&["restore", "dump", "--yes"]);
        assert!([0, 3].contains(&run.code) && harmless(&(run.stdout + &run.stderr)), "{text:?}: {}", run.code);
        if run.code == 0 {
            assert_tells_unharmed(&stage, &text);
        }
    }
}

#[test]
fn an_organiser_in_the_settings_is_taken_or_left_and_leaves_unharmed() {
    for text in cells() {
        let stage = Stage::empty();
        let organizer = serde_json::to_string(&format!("{text} <o@example.org>")).expect("a string");
        fs::write(stage.path("settings.toml"), format!("organizer = {organizer}\n")).expect("settings");
        for call in [
            "series add --uid chats@example.org --summary Chats --start 2020-09-02T16:00",
            "config show",
            "series show chats@example.org",
            "export",
        ] {
            let run = stage.run(&["--config", "settings.toml"].into_iter().chain(call.split(' ')).collect::<Vec<_>>());
            assert!(harmless(&(run.stdout.clone() + &run.stderr)) && (0..=4).contains(&run.code), "{call} {text:?}: {}", run.stderr);
            assert!(!run.stdout.contains("\nBEGIN:VALARM") && !run.stdout.contains("\nBcc:"), "{call} {text:?}: {}", run.stdout);
        }
    }
}
