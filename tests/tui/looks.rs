//! How the screen looks as it is set, and when that changes while it is up.

use chrono::Weekday;
use fortnight::app::Dial;
use fortnight::tui::Look;
use insta::assert_snapshot;

use crate::fixture::{looking, sample, shot, text};

fn american() -> Look {
    Look { week_start: Weekday::Sun, dial: Dial::Twelve, ..Look::default() }
}

#[test]
fn weeks_from_sunday_and_twelve_hours() {
    assert_snapshot!(shot(looking(american()), (80, 24), ""));
}

#[test]
fn twelve_hours_on_the_smallest_screen() {
    assert_snapshot!(shot(looking(american()), (40, 12), "l"));
}

#[test]
fn other_settings_are_taken_over_at_once() {
    let mut session = sample();
    session.resize(80, 24);
    let day = session.state.desk.day;
    session.look(Ok(american()));
    let screen = text(&session);
    assert!(screen.contains("Sun   Mon") && screen.contains("4–5 pm") && screen.contains("settings are taken over"), "{screen}");
    assert_eq!(session.state.desk.day, day);
    session.press("mthu 5pm<enter>");
    let said = session.state.status.done.as_deref();
    assert!(said.is_some_and(|said| said.ends_with("from Wed 2 Sep 2020 4 pm to Thu 3 Sep 2020 5 pm")), "{said:?}");
}

#[test]
fn a_mistake_in_the_settings_is_told_and_nothing_changes() {
    let mut session = sample();
    session.look(Err("kept as it was: config.toml line 3".into()));
    assert!(text(&session).contains("kept as it was: config.toml line 3"), "{}", text(&session));
    assert_eq!(session.state.look, Look::default());
}
