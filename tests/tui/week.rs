//! The week: seven days by the hour, three or one where it is narrow, and another zone's hours beside ours.

use fortnight::app::Dial;
use fortnight::tui::desk::Focus;
use fortnight::tui::msg::Msg;
use fortnight::tui::{Did, Look, Mouse};
use insta::assert_snapshot;

use crate::fixture::{Day, empty, from_zone, looking, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn wide_with_the_session_and_its_attendees() {
    assert_snapshot!(shot(sample(), WIDE, "2<pause>"));
}

#[test]
fn usual() {
    assert_snapshot!(shot(sample(), USUAL, "2<pause>"));
}

#[test]
fn smallest_has_three_days() {
    assert_snapshot!(shot(sample(), SMALLEST, "2<pause>"));
}

#[test]
fn several_days_stand_over_the_hours_and_what_overlaps_side_by_side() {
    assert_snapshot!(shot(
        sample(),
        WIDE,
        "nTea on 30 Sep 2020 15:30-17:30 London<enter>nTalk on 30 Sep 2020 16:15-16:45 London<enter>2<pause>"
    ));
}

#[test]
fn another_zone_stands_beside_ours_and_goes_again() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("2<pause>znew yor");
    assert!(text(&session).contains("America/New_York"), "{}", text(&session));
    session.press("<enter>");
    assert_snapshot!(text(&session));
    session.press("z");
    assert!(!text(&session).contains("New York"), "{}", text(&session));
    session.press("zqxqx<enter>");
    assert!(text(&session).contains("there is no time zone “qxqx”"), "{}", text(&session));
}

#[test]
fn beside_the_time_that_it_is_now_stands_the_time_that_it_is_there() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("2<pause>znew york<enter>");
    assert!(text(&session).contains(" 15:42   10:42 "), "{}", text(&session));
    session.press("--");
    assert!(text(&session).contains(" 14:00   09:00 "), "a full hour keeps its name:\n{}", text(&session));
}

#[test]
fn the_day_ends_at_midnight_however_few_rows_it_has() {
    for size in [WIDE, USUAL] {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press("2<pause>---");
        let screen = text(&session);
        let rows = screen.lines().map(|line| line.chars().chain("  ".chars()).take(7).collect::<String>());
        let hours: Vec<String> = rows.filter(|row| row.ends_with(":00 ")).collect();
        assert!(hours.len() == 12 && hours.last().is_some_and(|last| last == " 22:00 "), "{size:?}\n{screen}");
    }
}

#[test]
fn what_begins_above_the_first_row_or_ends_below_the_last_says_when() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("2<pause>");
    assert!(text(&session).contains("↑10 "), "the choir began at ten:\n{}", text(&session));
    session.press("nRetreat 1 sep 2020 16:00-23:30<enter>");
    session.press("2<pause>g2 sep<enter>");
    let screen = text(&session);
    assert!(screen.contains("↓23:30"), "{screen}");
}

#[test]
fn today_keeps_its_mark_where_some_of_its_sessions_are_not_seen() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("nWatch 2 sep 2020 00:00-01:00<enter>g2 sep<enter>2<pause>]");
    session.press("[");
    let screen = text(&session);
    assert!(screen.contains("Wed 2‹ +1"), "{screen}");
}

#[test]
fn half_hours_of_another_zone_are_told_in_whole_on_a_clock_of_twelve() {
    let mut session = looking(Look { dial: Dial::Twelve, ..Look::default() });
    session.resize(80, 24);
    session.press("2<pause>zkolkata<enter>");
    let screen = text(&session);
    assert!(screen.contains(" 4 pm    8:30p ") && screen.contains(" 3:42p    8:12p "), "{screen}");
}

#[test]
fn a_missing_hour_says_so() {
    assert_snapshot!(shot(sample(), USUAL, "2<pause>g28 mar 2021<enter><pgup><pgup><pgup><pgup>"));
}

#[test]
fn an_hour_that_comes_twice_says_so() {
    let screen = shot(sample(), WIDE, "2<pause>g25 oct 2020<enter><pgup><pgup>");
    assert!(screen.contains("clocks go back Sun 25 Oct 01:00") && screen.contains("twice"), "{screen}");
}

#[test]
fn from_another_zone() {
    assert_snapshot!(shot(from_zone("Asia/Kolkata"), USUAL, "2<pause>"));
}

#[test]
fn an_empty_week_says_which_key_fills_it() {
    assert_snapshot!(shot(empty(), SMALLEST, "2<pause>"));
}

#[test]
fn keys_walk_over_days_and_weeks() {
    let cases =
        [("l", "2020-09-03"), ("3h", "2020-08-30"), ("L", "2020-09-09"), ("2H", "2020-08-19"), ("L]", "2020-09-10"), ("Lt", "2020-09-02")];
    for (keys, wanted) in cases {
        let mut session = sample();
        session.press("2<pause>");
        session.press(keys);
        assert_eq!(session.state.desk.day, wanted.day(), "{keys}");
    }
}

#[test]
fn j_goes_through_the_sessions_of_a_day_and_then_over_the_hours() {
    let mut session = sample();
    session.press("2<pause>g30 sep 2020<enter>");
    let first = session.state.desk.selected.clone();
    session.press("j");
    let second = session.state.desk.selected.clone();
    assert!(second.is_some() && second != first);
    let before = text(&session);
    session.press("jj");
    assert_eq!(session.state.desk.selected, second);
    assert_ne!(text(&session), before, "the hours have moved");
    session.press("k");
    assert_eq!(session.state.desk.selected, first);
}

#[test]
fn zooming_ends_where_it_says() {
    let mut session = sample();
    session.press("2<pause>++");
    assert!(text(&session).contains("a quarter of an hour already"), "{}", text(&session));
    session.press("---");
    assert!(text(&session).contains("20:00"), "two hours a row:\n{}", text(&session));
}

#[test]
fn the_keys_of_a_session_act_on_the_chosen_one() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("2<pause>sstrike<enter>");
    assert!(text(&session).contains("skipped: strike"), "{}", text(&session));
    session.press("u<enter>j");
    assert_eq!((session.state.desk.focus, session.state.desk.attendee.0), (Focus::Attendees, 1));
}

#[test]
fn a_session_and_a_day_are_taken_by_a_click() {
    let mut session = sample();
    session.press("2<pause>");
    let screen = text(&session);
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("■")).expect("the choir is on the screen");
    let column = line.chars().position(|c| c == '■').expect("the glyph of the choir");
    let at = ratatui::layout::Position::new(u16::try_from(column).expect("a column"), u16::try_from(row).expect("a row"));
    session.feed(Msg::Mouse(Mouse { at, did: Did::Click }));
    assert_eq!(session.state.desk.day, "2020-09-03".day());
    assert_eq!(session.state.desk.line().map(|line| line.summary.as_str()), Some("Open Door Choir"));
}

#[test]
fn all_that_overlap_are_seen_and_the_day_keeps_its_name() {
    let four = ["Tea", "Talk", "Trio", "Trip"].map(|title| format!("n{title} on 1 Sep 2020 15:00-16:00<enter><esc>")).concat();
    for size in [WIDE, USUAL] {
        let screen = shot(sample(), size, &format!("{four}2<pause>"));
        let row = screen.lines().find(|line| line.contains("15:00 ")).expect("three o'clock");
        let marks = row.chars().skip(6).take(30).filter(|letter| "●◆■○◇□".contains(*letter)).count();
        assert!(marks == 4 && screen.contains("Tue 1 "), "{size:?}\n{screen}");
    }
}

#[test]
fn the_last_week_of_all_years_has_each_day_once() {
    let screen = shot(sample(), WIDE, "2<pause>g31 dec 9999<enter>");
    assert_eq!(screen.matches("Fri 31").count(), 2, "in the head of the column and of the session:\n{screen}");
}

#[test]
fn what_begins_at_midnight_does_not_widen_the_hours() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("nWatch 1 sep 2020 00:00-01:00<enter>nExhibition 3 sep 2020 00:00-23:59<enter>g2 sep<enter>2<pause>");
    let screen = text(&session);
    assert!(screen.contains(" 14:00 ") && !screen.contains(" 00:00 "), "the hours of the others:\n{screen}");
    assert!(screen.contains("Tue 1 +1"), "the day says that there is more:\n{screen}");
    let names = screen.lines().position(|line| line.contains("Tue 1")).expect("the names of the days");
    assert!(screen.lines().nth(names + 1).is_some_and(|line| line.contains("Exhibi")), "over the hours:\n{screen}");
    session.press("h");
    assert!(text(&session).contains(" 00:00 ") && text(&session).contains("Watch"), "once it is chosen:\n{}", text(&session));
}

#[test]
fn where_all_sessions_have_room_their_hours_are_large() {
    let hours = |screen: &str| {
        screen.lines().position(|line| line.starts_with(" 11:00")).zip(screen.lines().position(|line| line.starts_with(" 12:00")))
    };
    let rows = |size| hours(&shot(sample(), size, "2<pause>")).map(|(eleven, twelve)| twelve - eleven);
    assert_eq!((rows(WIDE), rows(USUAL)), (Some(4), Some(2)));
}
