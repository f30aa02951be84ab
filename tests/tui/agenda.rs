//! The agenda: a line a session, found as you type, months back and ahead.

use fortnight::tui::msg::Msg;
use fortnight::tui::{Did, Mouse};
use insta::assert_snapshot;

use crate::fixture::{Day, empty, from_zone, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn wide_with_the_session_and_its_attendees() {
    assert_snapshot!(shot(sample(), WIDE, "3<pause>"));
}

#[test]
fn usual() {
    assert_snapshot!(shot(sample(), USUAL, "3<pause>"));
}

#[test]
fn smallest() {
    assert_snapshot!(shot(sample(), SMALLEST, "3<pause>j"));
}

#[test]
fn the_week_in_which_the_clocks_change_is_pointed_out() {
    assert_snapshot!(shot(sample(), WIDE, "3<pause>g20 oct<enter>"));
}

#[test]
fn from_another_zone() {
    assert_snapshot!(shot(from_zone("Asia/Tokyo"), USUAL, "3<pause>"));
}

#[test]
fn narrowed_as_one_types() {
    assert_snapshot!(shot(sample(), USUAL, "3<pause>/choir"));
}

#[test]
fn what_was_looked_for_stays_listed_alone_after_enter() {
    assert_snapshot!(shot(sample(), USUAL, "3<pause>/choir<enter>n"));
}

#[test]
fn nothing_fits() {
    assert_snapshot!(shot(sample(), SMALLEST, "3<pause>/zzzz"));
}

#[test]
fn where_nothing_fits_no_day_is_said_to_be_free() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("3<pause>/zzz");
    let screen = text(&session);
    assert!(screen.contains("shows all again") && !screen.contains("Nothing is planned"), "{screen}");
    session.press("<enter>");
    for key in ["s", "j", "<enter>", "n"] {
        session.press(key);
        assert_eq!(session.state.status.refused.as_deref(), Some("no session fits: Esc shows all again"), "{key}");
    }
    session.press("<esc>");
    assert!(text(&session).contains("Social Cohesion"), "{}", text(&session));
}

#[test]
fn an_empty_agenda_says_which_key_fills_it() {
    assert_snapshot!(shot(empty(), USUAL, "3<pause>"));
}

#[test]
fn keys_walk_over_sessions_and_years() {
    let cases =
        [("j", "2020-09-03"), ("jjk", "2020-09-03"), ("]", "2020-09-16"), ("g13 jan 2021<enter>", "2021-01-13"), ("jjjt", "2020-09-02")];
    for (keys, wanted) in cases {
        let mut session = sample();
        session.press("3<pause>");
        session.press(keys);
        assert_eq!(session.state.desk.day, wanted.day(), "{keys}");
        assert!(session.state.desk.line().is_some(), "{keys}");
    }
}

#[test]
fn it_flows_over_years_and_comes_back() {
    let mut session = sample();
    session.press("3<pause>400j");
    assert!(session.state.desk.day > "2023-01-01".day(), "{}", text(&session));
    assert!(session.state.desk.line().is_some());
    session.press("400k");
    assert_eq!(session.state.desk.day, "2020-09-02".day(), "{}", text(&session));
    session.press("9999k");
    assert!(text(&session).contains("Nothing was planned before."), "{}", text(&session));
}

#[test]
fn the_chosen_session_is_the_same_in_every_view() {
    let mut session = sample();
    session.press("3<pause>jj");
    let chosen = session.state.desk.selected.clone();
    session.press("1<pause>");
    assert_eq!(session.state.desk.selected, chosen);
    session.press("3<pause>");
    assert_eq!(session.state.desk.selected, chosen);
}

#[test]
fn the_keys_of_a_session_act_on_the_one_under_the_cursor() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("3<pause>sstrike<enter>");
    assert!(text(&session).contains("skipped: strike"), "{}", text(&session));
    session.press("Sd<enter>");
    assert!(text(&session).contains("u undo"), "{}", text(&session));
    let after = session.state.desk.selected.clone();
    session.press("u");
    assert_ne!(session.state.desk.selected, after, "the cursor is back on what was removed");
    session.press("<enter>j");
    assert_eq!(session.state.desk.attendee.0, 1);
}

#[test]
fn n_and_shift_n_go_from_find_to_find_and_escape_ends_it() {
    let mut session = sample();
    session.press("3<pause>/choir<enter>");
    let days: Vec<_> = ["n", "n", "N", "N"]
        .map(|key| {
            session.press(key);
            session.state.desk.day
        })
        .to_vec();
    assert!(days[0] < days[1] && days[2] == days[0] && days[3] < days[2], "{days:?}");
    assert_eq!(session.state.desk.line().map(|line| line.summary.clone()), Some("Open Door Choir".into()));
    assert!(!text(&session).contains("Arts on Referral"), "only the choir is listed:\n{}", text(&session));
    session.press("<esc>");
    assert_eq!(session.state.desk.line().map(|line| line.summary.clone()), Some("Open Door Choir".into()), "the cursor stays");
    assert!(text(&session).contains("Arts on Referral"), "{}", text(&session));
    session.press("n");
    assert!(text(&session).contains("New series"), "n means a new series again:\n{}", text(&session));
}

#[test]
fn a_line_is_taken_by_a_click() {
    let mut session = sample();
    session.press("3<pause>");
    let screen = text(&session);
    let row = screen.lines().position(|line| line.contains("Fri 4 Sep")).expect("its day is on the screen") + 1;
    let at = ratatui::layout::Position::new(20, u16::try_from(row).expect("a row"));
    session.feed(Msg::Mouse(Mouse { at, did: Did::Click }));
    assert_eq!(session.state.desk.day, "2020-09-04".day());
}

#[test]
fn a_click_moves_nothing_and_the_list_scrolls_from_there() {
    for size in [WIDE, USUAL] {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press("3<pause>5j");
        let list = |session: &fortnight::tui::Session| -> Vec<String> {
            text(session).lines().skip(3).take(10).map(|line| line.chars().take(50).collect()).collect()
        };
        let before = list(&session);
        let row = before.iter().position(|line| line.contains("■")).expect("a choir") + 3;
        session.feed(Msg::Mouse(Mouse { at: ratatui::layout::Position::new(20, row as u16), did: Did::Click }));
        assert_eq!(list(&session), before, "{size:?}");
        session.press("j");
        assert_ne!(list(&session), before, "{size:?}");
        session.press("k");
        assert_eq!(list(&session), before, "{size:?}");
    }
}

#[test]
fn columns_stay_where_they_are_while_the_list_scrolls() {
    for size in [WIDE, USUAL, SMALLEST] {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press("3<pause>");
        for _ in 0..30 {
            session.press("j");
            let screen = text(&session);
            let places = |line: &str| line.chars().take(75).enumerate().filter(|(_, letter)| *letter == '/').map(|(at, _)| at).last();
            let seats: std::collections::BTreeSet<_> =
                screen.lines().skip(2).filter(|line| line.contains(':')).filter_map(places).collect();
            assert!(seats.len() <= 1 || size == WIDE && seats.len() <= 2, "{size:?} {seats:?}\n{screen}");
        }
    }
}

#[test]
fn what_has_no_room_in_a_line_stands_whole_under_it() {
    assert_snapshot!(shot(sample(), SMALLEST, "3<pause>g21 oct<enter>"));
}

#[test]
fn on_the_smallest_screen_the_reason_of_a_skip_is_whole() {
    let screen = shot(sample(), SMALLEST, "3<pause>schoir concert in the town hall<enter><f12>");
    assert!(screen.contains("          choir concert in the town\n           hall"), "{screen}");
}

#[test]
fn who_looks_again_finds_what_has_changed_meanwhile() {
    let mut session = sample();
    session.press("3<pause>/tea");
    assert!(!text(&session).contains("Tea "), "{}", text(&session));
    session.press("<esc><esc>nTea every Friday 10-11 from 4 Sep<enter>3<pause>/tea");
    assert!(text(&session).contains("Tea "), "{}", text(&session));
    session.press("<esc>u/tea");
    assert!(!text(&session).contains("Tea "), "{}", text(&session));
}
