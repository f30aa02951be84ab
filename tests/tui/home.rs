//! The home screen at every width, and the first run.

use fortnight::app::Command;
use fortnight::app::command::SampleAdd;
use fortnight::tui::{Look, Session};
use insta::assert_snapshot;

use crate::fixture::{app, empty, from_zone, looking, sample, shot, text};

#[test]
fn the_first_run_offers_three_ways_to_begin() {
    assert_snapshot!(shot(empty(), (80, 24), ""));
}

#[test]
fn the_first_frame_waits_for_no_session_and_says_nothing_of_them() {
    let mut app = app();
    app.run(Command::SampleAdd(SampleAdd)).expect("the sample programme");
    let mut session = Session::begin(app, Look::default(), (120, 40));
    let first = text(&session);
    assert!(first.contains("September 2020") && !first.contains("Social Cohesion") && !first.contains("Nothing is planned"), "{first}");
    // a key that does something waits for them
    session.press_fast("l");
    assert!(text(&session).contains("Open Door Choir"), "{}", text(&session));
}

#[test]
fn wide() {
    assert_snapshot!(shot(sample(), (120, 40), ""));
}

#[test]
fn usual() {
    assert_snapshot!(shot(sample(), (80, 24), ""));
}

#[test]
fn narrow_and_high() {
    assert_snapshot!(shot(sample(), (60, 30), ""));
}

#[test]
fn smallest() {
    assert_snapshot!(shot(sample(), (40, 12), ""));
}

#[test]
fn smallest_with_the_attendees() {
    assert_snapshot!(shot(sample(), (40, 12), "<tab>jjjjj"));
}

#[test]
fn too_small() {
    assert_snapshot!(shot(sample(), (30, 5), ""));
}

#[test]
fn a_choir_with_a_past() {
    assert_snapshot!(shot(sample(), (120, 40), "l<tab>jj"));
}

#[test]
fn from_another_zone_both_clocks_are_shown() {
    assert_snapshot!(shot(from_zone("America/New_York"), (80, 24), ""));
}

#[test]
fn in_ascii() {
    assert_snapshot!(shot(looking(Look { unicode: false, ..Look::default() }), (80, 24), "l"));
}

#[test]
fn a_skipped_session() {
    assert_snapshot!(shot(sample(), (80, 24), "]]"));
}

#[test]
fn an_empty_day_says_which_keys_help() {
    assert_snapshot!(shot(sample(), (80, 24), "4l"));
}

#[test]
fn resizing_keeps_the_selection() {
    let mut session = sample();
    session.press("]<tab>jjj");
    let before = (session.state.desk.selected.clone(), session.state.desk.attendee);
    for (columns, rows) in [(1, 1), (40, 12), (200, 50), (80, 24)] {
        session.resize(columns, rows);
        session.draw().expect("a frame");
    }
    assert_eq!((session.state.desk.selected.clone(), session.state.desk.attendee), before);
}

#[test]
fn a_week_in_which_new_york_is_an_hour_off_says_so() {
    assert_snapshot!(shot(sample(), (80, 24), "g28 oct<enter>"));
}

#[test]
fn what_goes_on_past_midnight_stands_on_the_day_on_which_it_begins() {
    let mut session = sample();
    session.press("nWatch on 7 Sep 2020 22:00-02:00<enter><esc>g8 sep 2020<enter>");
    assert!(session.state.desk.line().is_none_or(|line| line.summary != "Watch"), "{}", text(&session));
    session.press("h");
    assert_eq!(session.state.desk.line().map(|line| line.summary.as_str()), Some("Watch"));
}

#[test]
fn at_eighty_columns_the_head_names_every_view() {
    for keys in ["", "5<pause>"] {
        let mut session = sample();
        session.resize(80, 24);
        session.press(keys);
        let head = text(&session).lines().next().unwrap_or_default().to_owned();
        for part in ["1 Calendar", "2 Week", "3 Agenda", "4 Series", "5 People", "6 Reports", "Wed 2 Sep 15:42"] {
            assert!(head.contains(part), "“{part}” is not in “{head}”");
        }
    }
}

#[test]
fn the_ways_to_begin_are_read_in_whole_on_the_smallest_screen() {
    let mut session = empty();
    session.resize(40, 12);
    let screen = text(&session);
    for part in ["Begin with one of:", "make your first series, in words", "be shown round, in six steps"] {
        assert!(screen.contains(part), "“{part}” is not on the screen:\n{screen}");
    }
    session.press("4<pause>");
    assert!(text(&session).contains("new series, in a line of words"), "{}", text(&session));
}

#[test]
fn the_demo_says_that_nothing_is_kept_and_leaves_room_for_the_keys() {
    let demo = || looking(Look { is_kept: false, ..Look::default() });
    assert!(shot(demo(), (80, 24), "").contains("demo: nothing is kept"));
    let narrow = shot(demo(), (40, 12), "d");
    assert!(narrow.contains("q close") && narrow.ends_with("demo"), "{narrow}");
}
