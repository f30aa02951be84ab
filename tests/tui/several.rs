//! Several people at once: pasted into the prompt, marked in a list, and acted on with one change and one undo.

use fortnight::tui::msg::{Effect, Msg};
use insta::assert_snapshot;

use crate::fixture::{sample, shot, text};

const PASTED: &str =
    "Zed Newcomer <zed@example.org>; Halima Noor\nhalima.noor@example.org, nobody@example.org\nBo <bo at example>\n\"O'Neil, Pat\"";

#[test]
fn a_paste_of_several_people_is_looked_through_before_they_are_added() {
    let mut session = sample();
    session.press("]a");
    session.feed(Msg::Paste(PASTED.into()));
    assert_snapshot!(text(&session));
    session.press("<space><enter>");
    let screen = text(&session);
    assert!(screen.contains("added 1 person, 1 waiting") || screen.contains("added "), "{screen}");
    let dump = session.app().dump().expect("a dump");
    assert!(dump.contains("O'Neil, Pat") && !dump.contains("Zed Newcomer"), "the first line was left out");
    session.press("<esc>u");
    assert!(!session.app().dump().expect("a dump").contains("O'Neil, Pat"), "one undo takes all back");
}

#[test]
fn a_paste_of_one_person_stays_in_the_line() {
    let mut session = sample();
    session.press("a");
    session.feed(Msg::Paste("Zed Newcomer <zed@example.org>\n".into()));
    assert!(text(&session).contains("new person: Zed Newcomer"), "{}", text(&session));
}

#[test]
fn cells_of_a_spreadsheet_are_people() {
    let mut session = sample();
    session.press("a");
    session.feed(Msg::Paste("zed@example.org\tZed Newcomer\n".into()));
    assert!(text(&session).contains("new person: Zed Newcomer  zed@example.org"), "{}", text(&session));
    session.press("<esc><esc>a");
    session.feed(Msg::Paste("Zed\tNewcomer\tzed@example.org\nPat O'Neil\tpat@example.org\n".into()));
    assert!(text(&session).contains("Add 2 people"), "{}", text(&session));
    session.press("<enter>");
    let dump = session.app().dump().expect("a dump");
    assert!(dump.contains("\"name\":\"Zed Newcomer\"") && dump.contains("pat@example.org"));
}

#[test]
fn hostile_text_is_shown_as_harmless_text() {
    let mut session = sample();
    session.press("a");
    session.feed(Msg::Paste("\u{1b}]0;owned\u{7}; \u{202e}evil; =HYPERLINK(\"x\"); '; DROP TABLE person; --".into()));
    let screen = text(&session);
    assert!(screen.contains("]0") && !screen.contains('\u{1b}') && !screen.contains('\u{202e}'), "{screen}");
    session.press("<enter>");
    let dump = session.app().dump().expect("a dump");
    assert!(dump.contains("DROP TABLE person") && dump.contains("=HYPERLINK"), "kept as they were typed");
}

#[test]
fn marked_attendees_are_copied_and_removed_at_once() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("<tab>3j<space><space>");
    assert!(text(&session).contains("2 marked"), "{}", text(&session));
    let [Effect::Copy(names)] = &session.press("yn")[..] else { panic!("no names were copied") };
    assert_eq!(names.split(", ").count(), 2, "{names}");
    session.press("d");
    assert!(text(&session).contains("Take 2 people off the list"), "they come every time: {}", text(&session));
    session.press("<enter>");
    assert!(text(&session).contains("removed 2 people from Wed 2 Sep 2020") && !text(&session).contains("2 marked"), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("20 of 20"), "{}", text(&session));
}

#[test]
fn marked_attendees_leave_every_session_with_one_change() {
    let mut session = sample();
    session.resize(120, 40);
    let comes = |session: &fortnight::tui::Session| session.state.desk.attendees().len();
    let before = comes(&session);
    session.press("<tab>3j<space><space>d<down><down><enter>");
    assert!(text(&session).contains("removed 2 people from every session"), "{}", text(&session));
    assert_eq!(comes(&session), before - 2);
    session.press("u");
    assert_eq!(comes(&session), before, "one undo brings both back");
}

#[test]
fn marked_people_go_on_the_list_of_the_chosen_session() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("]5<pause>vj3jva");
    assert!(text(&session).contains("Add 5 people to"), "{}", text(&session));
    session.press("<enter>");
    assert!(text(&session).contains("added ") && text(&session).contains("u undo"), "{}", text(&session));
}

#[test]
fn marks_on_the_screen() {
    assert_snapshot!(shot(sample(), (80, 24), "5<pause>j<space>jvjj"));
}

#[test]
fn access_needs_are_summed_and_names_wait_for_a_second_key() {
    assert_snapshot!(shot(sample(), (80, 24), "A"));
    let beside = |keys: &str| {
        let screen = shot(sample(), (80, 24), keys);
        let line = screen.lines().find(|line| line.contains("captions")).expect("a need").to_owned();
        line.split_once("captions").expect("the need").1.trim().to_owned()
    };
    assert!(beside("A").is_empty() && !beside("AA").is_empty(), "{}", beside("AA"));
    assert!(beside("PAA").is_empty(), "not on a shared screen");
}
