//! The table of series: each with its rule, its next date and how many come, and beside it its sessions.

use insta::assert_snapshot;

use crate::fixture::{empty, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn wide_with_the_sessions_beside_the_table() {
    assert_snapshot!(shot(sample(), WIDE, "4<pause>"));
}

#[test]
fn usual() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>"));
}

#[test]
fn smallest() {
    assert_snapshot!(shot(sample(), SMALLEST, "4<pause>j"));
}

#[test]
fn the_sessions_of_a_series() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/choir<enter><enter>"));
}

#[test]
fn the_sessions_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), SMALLEST, "4<pause>/cohesion<enter><enter>jj"));
}

#[test]
fn nothing_fits_the_filter() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/zzzz<enter>"));
}

#[test]
fn an_empty_table_says_which_keys_fill_it() {
    assert_snapshot!(shot(empty(), USUAL, "4<pause>"));
}

#[test]
fn the_seat_order_is_told_in_words_as_it_is_typed() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/cohesion<enter>o<c-u>referred, at-most 5 arts"));
}

#[test]
fn removing_says_what_goes() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/choir<enter>d"));
}

#[test]
fn the_table_is_sorted_by_what_comes_next_and_by_how_many_come() {
    let first = |keys: &str| shot(sample(), USUAL, keys).lines().nth(4).unwrap_or_default().to_owned();
    assert!(first("4<pause>").contains("Arts on"));
    assert!(first("4<pause>s").contains("Social"), "{}", first("4<pause>s"));
    assert!(first("4<pause>ss").contains("Open Door"), "{}", first("4<pause>ss"));
}

#[test]
fn enter_on_a_session_shows_it_in_the_calendar() {
    let mut session = sample();
    session.press("4<pause>/choir<enter><enter>jj<enter>");
    let screen = text(&session);
    assert!(screen.contains("September 2020") && screen.contains("Thu 17 Sep 2020"), "{screen}");
    session.press("4<pause>]");
    assert_eq!(session.state.desk.selected.as_ref().map(|key| key.date.0.to_string()), Some("2020-09-24 10:00:00".into()));
    assert!(text(&session).contains("Open Door Choir"), "the table stands where it was:\n{}", text(&session));
}

#[test]
fn sessions_are_read_on_as_the_cursor_comes_near_the_end_of_what_is_known() {
    let mut session = sample();
    session.press("4<pause>/choir<enter><enter>300j");
    session.press("40j40j40j40j40j");
    assert!(text(&session).contains(" 2023"), "{}", text(&session));
    for _ in 0..24 {
        session.press("40k");
    }
    let screen = text(&session);
    assert!(screen.contains("2018"), "the first of all:\n{screen}");
    session.press("40k40k");
    assert_eq!(text(&session), screen, "nothing lies before the first");
}

#[test]
fn the_keys_of_the_calendar_work_on_the_session_under_the_cursor() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/choir<enter><enter>jsconference<enter>");
    let screen = text(&session);
    assert!(screen.contains("× Thu 10 Sep 2020") && screen.contains("skipped Open Door Choir"), "{screen}");
    session.press("S");
    assert!(!text(&session).contains("× Thu 10 Sep 2020"), "{}", text(&session));
}

#[test]
fn ending_and_removing_ask_and_are_undone() {
    let mut session = sample();
    session.resize(120, 40);
    let before = session.app().dump().expect("a dump");
    session.press("4<pause>/choir<enter><enter>jjx");
    assert!(text(&session).contains("End Open Door Choir before Thu 17 Sep 2020?"), "{}", text(&session));
    session.press("y");
    let screen = text(&session);
    assert!(screen.contains("ended Open Door Choir after Thu 10 Sep 2020") && !screen.contains("24 Sep 2020"), "{screen}");
    session.press("u<esc>dy");
    assert!(text(&session).contains("removed Open Door Choir") && text(&session).contains("No series of that name"), "{}", text(&session));
    session.press("u<esc>");
    assert_eq!(session.app().dump().expect("a dump"), before);
    assert!(text(&session).contains("Open Door Choir"), "{}", text(&session));
}

#[test]
fn a_seat_order_that_takes_a_seat_asks_first() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/cohesion<enter>o<c-u>at-most 1 research<enter>");
    assert!(text(&session).contains("waiting list") && text(&session).contains("Go on?"), "{}", text(&session));
    session.press("n<esc>o<c-u>soon<enter>");
    assert!(text(&session).contains("“soon” is no rule for seats"), "{}", text(&session));
    session.press("<c-u>at-most 1 research<enter>y");
    assert!(text(&session).contains("the seats of Social Cohesion in Social Isolation go by"), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("undone"), "{}", text(&session));
}

#[test]
fn what_cannot_be_done_says_which_key_helps() {
    for (keys, told) in [("4<pause>e", "n makes a series"), ("4<pause>/", "n makes a series"), ("4<pause><enter>", "n makes a series")] {
        let screen = shot(empty(), USUAL, keys);
        assert!(screen.contains(told), "{keys}\n{screen}");
    }
    let screen = shot(sample(), USUAL, "4<pause>/zzz<enter>d");
    assert!(screen.contains("Esc shows all"), "{screen}");
}
