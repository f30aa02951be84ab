//! How far a change of a session reaches: this one, those from it on, or all of its series.

use insta::assert_snapshot;

use crate::fixture::{sample, text};

#[test]
fn a_place_asks_how_far_it_reaches_and_this_session_stands_first() {
    let mut session = sample();
    session.resize(120, 40);
    let before = session.app().dump().expect("a dump");
    session.press("le<tab><tab><tab><tab><tab><c-u>Village hall<enter>");
    assert_snapshot!(text(&session));
    session.press("<enter>");
    assert!(text(&session).contains("changed the place of Open Door Choir on Thu 3 Sep 2020"), "{}", text(&session));
    session.press("u]e<tab><tab><tab><tab><tab><c-u>Village hall<enter>j<enter>");
    assert!(text(&session).contains("changed the place of Open Door Choir from Thu 10 Sep 2020 on"), "{}", text(&session));
    session.press("ue<tab><tab><tab><tab><tab><c-u>Village hall<enter>jj<enter>");
    assert!(text(&session).contains("changed the place of Open Door Choir"), "{}", text(&session));
    session.press("u");
    assert_eq!(session.app().dump().expect("a dump"), before);
}

#[test]
fn another_time_reaches_as_far_as_is_chosen() {
    let mut session = sample();
    session.resize(120, 40);
    let before = session.app().dump().expect("a dump");
    session.press("le<tab><tab><tab><c-u>thu 11am<enter>");
    let screen = text(&session);
    for choice in ["this session", "this and following", "every session"] {
        assert!(screen.contains(choice), "{choice}: {screen}");
    }
    session.press("j<enter>");
    assert!(text(&session).contains("moved Open Door Choir from Thu 3 Sep 2020 on"), "{}", text(&session));
    session.press("u");
    assert_eq!(session.app().dump().expect("a dump"), before);
}

#[test]
fn another_time_of_every_session_is_one_change() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("nTea every Friday 10-11 from 4 Sep<enter>");
    let before = session.app().dump().expect("a dump");
    session.press("e<tab><tab><tab><c-u>sat 11am<enter>jj<enter>");
    let screen = text(&session);
    assert!(screen.contains("moved Tea; now at 11:00 UK time, weekly on Saturday"), "{screen}");
    assert!(session.state.layers.is_empty() && session.state.status.refused.is_none(), "{screen}");
    session.press("u");
    assert_eq!(session.app().dump().expect("a dump"), before);
}

#[test]
fn a_time_and_a_length_are_one_change_and_the_cursor_goes_along() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("le<tab><tab><tab><c-n><tab><c-u>2h<enter>");
    let screen = text(&session);
    assert!(
        screen.contains("Fri 4 Sep 2020") && screen.contains("10:00–12:00") && screen.contains("moved from Thu 3 Sep 2020"),
        "{screen}"
    );
    session.press("u");
    assert!(text(&session).contains("undone: changed the time, the length"), "{}", text(&session));
}
