//! Linear mode as someone hears it: lines in, the whole conversation out.

use std::io::Write;
use std::process::{Output, Stdio};

use crate::stage::{NOW, Stage};

/// The conversation about sample data.
fn about_sample(lines: &[&str]) -> String {
    talked(&Stage::empty(), &["--linear", "demo"], lines)
}

/// The conversation about the store of a stage.
fn about(stage: &Stage, lines: &[&str]) -> String {
    talked(stage, &["--linear"], lines)
}

fn talked(stage: &Stage, arguments: &[&str], lines: &[&str]) -> String {
    let output = run(stage, arguments, (lines.join("\n") + "\n").as_bytes());
    assert_eq!((output.status.code(), text(output.stderr)), (Some(0), String::new()));
    stage.masked(&text(output.stdout))
}

fn run(stage: &Stage, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = stage.command();
    command.arg("--db").arg(stage.store()).args(["--now", NOW, "--tz", "Europe/London"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program listens");
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn it_begins_with_the_next_session_and_says_what_can_be_said() {
    snapshot!(about_sample(&["help", "quit"]));
}

#[test]
fn sessions_are_gone_through_and_found_by_date() {
    snapshot!(about_sample(&["next", "next", "previous", "back", "back", "2 oct", "31 dec 2090", "session"]));
}

#[test]
fn attendees_are_read_with_their_positions() {
    let told = about_sample(&["who"]);
    assert!(told.contains("\n7 of 28: Beatrice Holloway, seat 3 of 20, every time, new, needs large print.\n"), "{told}");
    assert!(told.contains("\n25 of 28: Dev Patel, waiting 1, this time, new.\n"), "{told}");
}

#[test]
fn someone_is_signed_up_question_by_question_and_back() {
    let stage = Stage::with_series();
    snapshot!(about(
        &stage,
        &[
            "add",
            "",
            "Bo Chen",
            "nonsense",
            "back",
            "Bo Chan",
            "bo@example.org",
            "#arts, health",
            "Lin Ward",
            "perhaps",
            "every",
            "undo",
            "redo",
            "who"
        ]
    ));
    snapshot!(about(&stage, &["next", "add", "bo chan", "back", "bo chan", "this", "add", "stop", "add", "Cara", "quit"]));
}

#[test]
fn a_session_is_skipped_and_brought_back() {
    snapshot!(about(&Stage::with_series(), &["skip", "stop", "skip", "illness", "skip", "flood", "undo", "session"]));
}

#[test]
fn each_question_has_its_help() {
    snapshot!(about(
        &Stage::with_series(),
        &["add", "?", "Bo Chen", "help", "", "?", "", "?", "", "?", "every", "skip", "?", "back", "", "series rm choir", "?", "stop"]
    ));
}

#[test]
fn a_question_that_nobody_answers_is_left() {
    let told =
        about(&Stage::with_series(), &["add", "Bo Chen", "", "", "", "perhaps", "both", "", "who", "series rm choir", "a", "b", "", "who"]);
    assert_eq!(told.matches("this or every?").count(), 3, "{told}");
    assert_eq!(told.matches("Nothing was changed.").count(), 2, "{told}");
    assert_eq!(told.matches("Nobody has signed up yet.").count(), 2, "{told}");
    let told = about(&Stage::with_series(), &["add", "Bo Chen", "no address", "nowhere", "at all", "who"]);
    assert!(told.contains("Nothing was changed.\nWhat now? who"), "{told}");
}

#[test]
fn the_end_of_the_input_ends_every_question() {
    let stage = Stage::with_series();
    let before = stage.done(&["dump"]);
    for asked in ["add", "add\nBo", "add\nBo\n\n", "add\nBo\n\n\n\n", "skip", "series rm choir", "register"] {
        let output = run(&stage, &["--linear"], asked.as_bytes());
        let told = text(output.stdout);
        assert!(output.status.success() && told.ends_with("\nAll is saved.\n"), "{asked:?}: {told}");
    }
    assert_eq!(stage.done(&["dump"]), before);
}

#[test]
fn the_register_goes_from_person_to_person() {
    let stage = Stage::with_series();
    for name in ["Ada Lovelace", "Bo Chen", "Cara Diaz"] {
        stage.done(&["attendee", "add", "social", "next", "--name", name]);
    }
    snapshot!(about(
        &stage,
        &[
            "register",
            "came",
            "l",
            "previous",
            "none",
            "what",
            "help",
            "walk-in Zed <zed@example.org>",
            "walk-in",
            "ada",
            "4",
            "",
            "maybe",
            "yes"
        ]
    ));
    snapshot!(about(&stage, &["register", "undo", "done", "no", "register show social next", "register", "m", "quit"]));
}

#[test]
fn all_commands_are_understood_and_questions_asked_on_the_line() {
    snapshot!(about(
        &Stage::with_series(),
        &[
            "session list choir --limit 2",
            "fortnight attendee add choir --name 'Bo Chen'",
            "series rm choir",
            "no",
            "series rm choir",
            "perhaps",
            "yes",
            "series list",
            "agneda",
            "add Men's group on 7 Sep 9-10",
            "batch",
            "tui",
            "agenda --limit 1 --json",
        ]
    ));
}

#[test]
fn an_empty_store_says_how_to_begin() {
    snapshot!(about(
        &Stage::empty(),
        &["who", "next", "add", "skip", "register", "add Choir every Thursday 10-11:30 from 3 Sep, 20 places", "session"]
    ));
}

#[test]
fn nothing_that_was_typed_or_stored_steers_the_terminal() {
    let stage = Stage::with_series();
    let output = run(&stage, &["--linear"], b"add\n\x1b[2JBo\x07 \xe2\x80\xaeChen\n\n\n\nevery\nwho\n\xff\xfe\nquit\n");
    let told = text(output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert!(!told.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{told:?}");
    assert!(told.contains("that line is no UTF-8") && told.contains("[2JBo Chen"), "{told}");
}

#[test]
fn it_goes_alone_and_is_offered_where_no_screen_can_be() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[&["--linear", "agenda"], &["tui"]]));
    let [before, behind] = [&["--linear", "demo"], &["demo", "--linear"]].map(|words| talked(&stage, words, &["who"]));
    assert!(before == behind && before.contains("The next session"), "{behind}");
    assert!(talked(&stage, &["tui", "--linear"], &["quit"]).contains("No session lies ahead"));
}

#[test]
fn a_name_that_begins_like_one_that_is_known_is_asked_about() {
    let told = about_sample(&["add", "Bo", "yes", "stop", "add", "Bo", "no", "no", "no", "stop", "quit"]);
    assert!(told.contains("Bo Chen is known. Is it them? yes or no? yes\nBo Chen: for this session or for every session?"), "{told}");
    assert!(told.contains("yes or no? no\nE-mail address?"), "{told}");
}

#[test]
fn a_register_of_a_later_date_does_not_ask_who_missed_it() {
    let told = about_sample(&["2 oct", "register", "done", "quit"]);
    assert!(told.contains("The register of") && !told.contains("missed it?"), "{told}");
}

#[test]
fn half_a_command_is_answered_with_the_forms_that_work() {
    let told = about_sample(&["move", "people", "quit"]);
    assert!(told.contains("“move” alone is not enough. Say it as: session move choir next --to"), "{told}");
    assert!(told.contains("“people” alone is not enough. Say it as: person list"), "{told}");
}

#[test]
fn nothing_of_the_demo_is_said_to_be_saved() {
    let told = about_sample(&["quit"]);
    assert!(told.ends_with("That was the demo: nothing of it is kept.\n"), "{told}");
}
