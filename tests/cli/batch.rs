//! `batch`: what scripts feed line by line, acknowledged line by line.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::stage::{NOW, Stage};

fn start(stage: &Stage) -> Child {
    start_with(stage, &[])
}

fn start_with(stage: &Stage, options: &[&str]) -> Child {
    let mut command = stage.command();
    command.args(["--db", "store.db", "--now", NOW, "--tz", "Europe/London", "batch"]).args(options);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
}

/// Feeds the lines; the exit code, the acknowledgements, what was said on standard error.
fn fed(stage: &Stage, lines: &str) -> (i32, String, String) {
    fed_to(start(stage), lines)
}

fn fed_to(mut child: Child, lines: &str) -> (i32, String, String) {
    let mut input = child.stdin.take().expect("a pipe");
    let lines = lines.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    feeder.join().expect("a feeder").expect("all lines are read");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

#[test]
fn each_line_is_acknowledged() {
    let stage = Stage::with_series();
    let lines = [
        r#"{"op":"attendee.add","uid":"chats@example.org","name":"Ada Lovelace","email":"ada@example.org","tag":["research","maths"]}"#,
        "",
        r#"{"op":"attendee.add","uid":"chats@example.org","date":"2020-09-16","name":"--Bo"}"#,
        r#"{"op":"attendee.add","uid":"nobody@example.org","name":"Bo"}"#,
        r#"{"op":"session.next"}"#,
        r#"{"op":"session.list","series":"choir","limit":2}"#,
        r#"{"op":"session.next","series":"choir","from":"today"}"#,
        r#"{"op":"series.rm","series":"choir"}"#,
        r#"{"op":"series.rm","series":"choir","yes":true}"#,
        r#"{"op":"tui"}"#,
        r#"{"op":"batch"}"#,
        "hello",
        r#"{"op":"history","limit":1}"#,
    ];
    let (code, acknowledged, told) = fed(&stage, &lines.join("\n"));
    snapshot!(format!("{acknowledged}{told}[{code}]"));
}

#[test]
fn a_yes_to_the_batch_is_one_to_each_of_its_lines() {
    let stage = Stage::with_series();
    let line = r#"{"op":"series.rm","series":"choir"}"#;
    let (code, refused, _) = fed(&stage, line);
    assert!(code == 3 && refused.contains("this needs an answer"), "{refused}");
    let (code, done, _) = fed_to(start_with(&stage, &["--yes"]), line);
    assert!(code == 0 && done.contains("removed"), "{done}");
}

#[test]
fn an_acknowledgement_comes_before_the_next_line_is_sent_and_is_durable() {
    let stage = Stage::with_series();
    let mut child = start(&stage);
    let mut input = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for number in 1..=3 {
        writeln!(input, r#"{{"op":"attendee.add","uid":"choir@example.org","name":"Person {number}"}}"#).expect("a line");
        let answer: Value = serde_json::from_str(&answers.next().expect("an answer").expect("text")).expect("JSON");
        assert_eq!((answer["ok"].as_bool(), answer["number"].as_u64()), (Some(true), Some(number)));
        assert!(stage.done(&["attendee", "list", "choir"]).contains(&format!("Person {number}")), "another process sees it");
    }
    drop(input);
    assert_eq!(child.wait().expect("the end").code(), Some(0));
}

#[test]
fn many_lines() {
    let stage = Stage::with_series();
    let line = |number| format!(r#"{{"op":"attendee.add","uid":"choir@example.org","date":"2020-09-10","name":"Person {number}"}}"#);
    let lines: Vec<String> = (1..=200).map(line).collect();
    let (code, acknowledged, told) = fed(&stage, &lines.join("\n"));
    assert_eq!((code, told.as_str(), acknowledged.lines().count()), (0, "", 200));
    let places: Vec<u64> =
        acknowledged.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["number"].as_u64().expect("a seat")).collect();
    assert_eq!(places, (1..=200).collect::<Vec<_>>());
}

#[test]
fn a_reader_who_leaves_ends_the_batch_and_keeps_what_is_done() {
    let stage = Stage::with_series();
    let mut child = start(&stage);
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("a pipe");
    for name in ["Ada", "Bo"] {
        // the second may find nobody listening any more
        let _ = writeln!(input, r#"{{"op":"attendee.add","uid":"choir@example.org","name":"{name}"}}"#);
    }
    drop(input);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let list = stage.done(&["attendee", "list", "choir"]);
    assert!(list.contains("Ada") && !list.contains("Bo"), "{list}");
    assert_eq!(fed(&stage, "").0, 0);
}
