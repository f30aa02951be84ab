//! `attendee`: places, waiting list, standing sign-ups and declines.

use crate::stage::Stage;

#[test]
fn seats_fill_up_and_the_waiting_list_moves_up() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["attendee", "add", "cohesion", "--name", "Ada Lovelace", "--email", "ada@example.org", "--tag", "#research", "--via", "Lin Ward"],
        &["attendee", "add", "cohesion", "next", "--name", "Bo Chen"],
        &["attendee", "add", "cohesion", "next", "--name", "Cara Diaz", "--json"],
        &["attendee", "add", "cohesion", "next", "--name", "Dev Patel", "--dry-run"],
        &["attendee", "add", "cohesion", "next", "--name", "Dev Patel"],
        &["attendee", "add", "cohesion", "next", "--name", "Eve Moss", "--json"],
        &["attendee", "add", "cohesion", "next", "--name", "Naomi M.", "--role", "facilitator"],
        &["attendee", "list", "cohesion"],
        &["attendee", "decline", "cohesion", "2020-09-02", "--name", "ada@example.org"],
        &["attendee", "list", "cohesion", "2020-09-02"],
        &["attendee", "list", "cohesion", "2020-09-16", "--json"],
        &["attendee", "list"],
        &["attendee", "list", "--json"],
    ]));
}

#[test]
fn a_name_may_carry_the_rest_of_the_line() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["attendee", "add", "cohesion", "--name", "Ada Lovelace <ada@x.org> #Research via Lin Ward", "--tag", "arts"],
        &["attendee", "add", "cohesion", "--name", "Via Rossi"],
        &["attendee", "add", "cohesion", "--name", "Bo <bo@x.org>", "--email", "bo@y.org"],
        &["attendee", "add", "cohesion", "--name", "Bo <bo @x.org>"],
        &["attendee", "add", "cohesion", "--name", "bo@x.org"],
        &["person", "list", "--json"],
    ]));
}

#[test]
fn leaving_once_from_now_on_and_for_ever() {
    let stage = Stage::with_series();
    for name in ["Ada Lovelace", "Bo Chen", "Cara Diaz"] {
        stage.done(&["attendee", "add", "cohesion", "--name", name]);
    }
    snapshot!(stage.told(&[
        &["attendee", "rm", "cohesion", "2020-09-16", "--name", "Ada Lovelace"],
        &["attendee", "rm", "cohesion", "2020-09-30", "--name", "Bo Chen", "--following"],
        &["attendee", "rm", "cohesion", "--name", "Cara Diaz"],
        &["attendee", "list", "cohesion", "2020-09-02"],
        &["attendee", "list", "cohesion", "2020-09-16"],
        &["attendee", "list", "cohesion", "2020-09-30"],
        &["attendee", "rm", "cohesion", "--name", "Ada Lovelace", "--all"],
        &["attendee", "list", "cohesion", "2020-09-30"],
    ]));
}

#[test]
fn a_name_cannot_steer_the_terminal() {
    let stage = Stage::with_series();
    let run = stage.run(&["attendee", "add", "cohesion", "--name", "Bo\u{1b}[2J\u{202e}Chen\u{9b}", "--note", "a\u{7}b", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for text in [run.stdout, stage.done(&["attendee", "list", "cohesion"]), stage.done(&["dump"])] {
        assert!(text.chars().all(|c| c == '\n' || !fortnight::domain::text::is_unsafe(c)), "{text:?}");
    }
}

#[test]
fn coming_for_a_while_being_away_and_who_goes_first() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace", "--mode", "online"]);
    stage.done(&["attendee", "add", "cohesion", "--name", "Bo Chen", "--mode", "in-person", "--tag", "research"]);
    snapshot!(stage.told(&[
        &["attendee", "add", "cohesion", "--name", "Cara Diaz", "--from", "16 sep", "--until", "1 nov", "--tag", "research"],
        &["attendee", "add", "cohesion", "--name", "Dev Patel", "--from", "16 sep", "--via", "Lin Ward"],
        &["attendee", "add", "cohesion", "next", "--name", "Dev Patel", "--from", "16 sep"],
        &["attendee", "away", "cohesion", "Ada Lovelace", "--from", "10 sep", "--until", "1 oct", "--dry-run"],
        &["attendee", "away", "cohesion", "Ada Lovelace", "--from", "10 sep", "--until", "1 oct"],
        &["attendee", "away", "cohesion", "Ada Lovelace", "--until", "16:00"],
        &["attendee", "list", "cohesion", "2020-09-16"],
        &["attendee", "list", "cohesion", "2020-10-14"],
        &["series", "order", "cohesion", "referred", "at-most", "1", "research"],
        &["series", "order", "cohesion", "referred", "at-most", "1", "research", "--yes"],
        &["attendee", "list", "cohesion", "2020-10-14"],
        &["attendee", "list", "cohesion", "2020-10-14", "--json"],
        &["session", "show", "cohesion", "2020-10-14"],
        &["series", "order", "cohesion", "newest"],
        &["series", "order", "cohesion"],
        &["series", "order", "cohesion", "--clear"],
        &["undo"],
        &["series", "show", "cohesion"],
    ]));
}

#[test]
fn a_session_with_seats_of_its_own_hides_no_move_behind_it() {
    let stage = Stage::empty();
    stage.done(&["add", "Choir every Thursday 10-11am from 3 Sep 2020 London, 1 place"]);
    stage.done(&["attendee", "add", "choir", "--name", "Ada"]);
    stage.done(&["attendee", "add", "choir", "--name", "Bo", "--from", "2020-09-10"]);
    stage.done(&["session", "edit", "choir", "2020-09-10", "--capacity", "9"]);
    let raised = stage.done(&["series", "edit", "choir", "--capacity", "2"]);
    assert!(raised.contains("Bo moves up from the waiting list on Thu 17 Sep 2020"), "{raised}");
    let lowered = stage.run(&["series", "edit", "choir", "--capacity", "1"]);
    assert_eq!(lowered.code, 2, "{}", lowered.stdout);
    assert!(lowered.stderr.contains("Bo"), "{}", lowered.stderr);
    let left = stage.done(&["attendee", "rm", "choir", "--person", "Ada"]);
    assert!(!left.contains("moves up"), "both have a seat: {left}");
}
