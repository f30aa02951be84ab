//! One series alone in the month and the week.

use fortnight::tui::Session;
use insta::assert_snapshot;

use crate::fixture::{sample, shot, text};

fn on(keys: &str) -> Session {
    let mut session = sample();
    session.resize(200, 50);
    session.press(keys);
    session
}

#[test]
fn the_month_and_the_week_show_the_series_of_the_chosen_session_alone() {
    for view in ["1<pause>", "2<pause>"] {
        let mut session = on(view);
        assert!(text(&session).contains("Open"), "{view}");
        session.press("F");
        let screen = text(&session);
        assert!(screen.contains("· only Social Cohesion in Social Isolation") && !screen.contains("Open"), "{view}: {screen}");
        session.press("L");
        assert!(!text(&session).contains("Open"), "{view}: the next one was read ahead");
        session.press("F");
        assert!(text(&session).contains("Open") && !text(&session).contains("· only"), "{view}: {}", text(&session));
    }
}

#[test]
fn a_day_without_it_says_so_and_which_key_shows_all() {
    assert_snapshot!(shot(sample(), (80, 24), "Fl"));
    assert_snapshot!(shot(sample(), (40, 12), "F"));
}

#[test]
fn on_a_day_without_it_the_next_one_is_of_the_series() {
    let session = on("Fl]");
    assert!(session.state.desk.selected.as_ref().is_some_and(|key| key.date.0.date().to_string() == "2020-09-16"));
    assert!(session.state.only.is_some());
}

#[test]
fn whoever_goes_to_another_series_sees_all_again() {
    let session = on("Ffchoir 10 sep<enter>");
    assert!(session.state.only.is_none() && session.state.desk.line().is_some_and(|line| line.summary == "Open Door Choir"));
    assert!(text(&session).contains("Arts on"), "{}", text(&session));
}

#[test]
fn all_are_shown_again_when_the_series_is_gone() {
    let mut session = on("F");
    session.press("d<down><down><enter>");
    let screen = text(&session);
    assert!(session.state.only.is_none() && screen.contains("Open"), "{screen}");
}

#[test]
fn without_a_session_there_is_nothing_to_show_alone() {
    let session = on("hF");
    assert!(session.state.only.is_none() && session.state.status.refused.is_some(), "{}", text(&session));
}
