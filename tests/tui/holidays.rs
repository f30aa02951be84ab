//! Bank holidays on the screen: marked in the month, told beside the session, offered as the reason to skip.

use std::sync::Arc;

use fortnight::domain::holiday::Region;
use fortnight::tui::{Look, Session};
use insta::assert_snapshot;

use crate::fixture::{empty, sample, shot, text};

fn in_england(mut session: Session) -> Session {
    session.look(Ok(Look { holidays: Arc::new(Region::EnglandAndWales.holidays()), ..Look::default() }));
    session
}

/// A weekly session on Fridays, of which Christmas Day 2020 is one.
fn fridays() -> Session {
    let mut session = in_england(empty());
    session.press("nTea every Friday 10-11 from 11 Dec<enter>");
    session
}

#[test]
fn a_month_marks_its_holidays_whether_anything_is_planned_or_not() {
    assert_snapshot!(shot(fridays(), (80, 24), "g2020-12-28<enter>"));
}

#[test]
fn a_month_marks_its_holidays_where_a_day_is_one_row() {
    assert_snapshot!(shot(fridays(), (40, 12), "g2020-12-25<enter>"));
}

#[test]
fn a_session_on_a_holiday_says_so_and_which_key_skips_it() {
    assert_snapshot!(shot(fridays(), (120, 40), "g2020-12-25<enter>"));
}

#[test]
fn the_key_that_helps_has_a_row_of_its_own_where_there_is_little_room() {
    let screen = shot(fridays(), (80, 24), "g2020-12-25<enter>");
    assert!(screen.contains("bank holiday: Christmas Day") && screen.contains("s skips it"), "{screen}");
    let skipped = shot(fridays(), (80, 24), "g2020-12-25<enter>s<enter>");
    assert!(skipped.contains("skipped: Christmas Day") && skipped.contains("S brings it back"), "{skipped}");
}

#[test]
fn the_name_of_the_holiday_is_the_reason_to_skip() {
    let mut session = fridays();
    session.press("g2020-12-25<enter>s");
    let asked = text(&session);
    assert!(asked.contains("reason Christmas Day"), "{asked}");
    session.press("<enter>");
    let screen = text(&session);
    assert!(screen.contains("skipped: Christmas Day"), "{screen}");
    assert!(!screen.contains("bank holiday"), "a skipped session needs no warning\n{screen}");
    session.press("[s");
    let asked = text(&session);
    assert!(asked.contains("Skip Tea on Fri 18 Dec") && !asked.contains("reason Christmas"), "{asked}");
}

#[test]
fn a_new_series_is_echoed_with_the_holidays_it_meets() {
    assert_snapshot!(shot(in_england(sample()), (80, 24), "nTea every Friday 10-11 from 11 Dec"));
}

#[test]
fn beyond_the_years_that_are_known_the_session_says_so() {
    let mut session = fridays();
    session.press("g2029-01-05<enter>");
    assert!(text(&session).contains("bank holidays known to 31 Dec 2028"), "{}", text(&session));
}

#[test]
fn in_ascii_the_mark_is_an_apostrophe() {
    let mut session = fridays();
    let look = Look { unicode: false, ..session.state.look.clone() };
    session.look(Ok(look));
    session.press("g2020-12-28<enter>");
    assert!(text(&session).contains("25'"), "{}", text(&session));
}

#[test]
fn all_that_are_on_holidays_are_skipped_by_one_key_once_they_are_named() {
    let mut session = fridays();
    session.resize(80, 24);
    session.press("b");
    let asked = text(&session);
    assert!(asked.contains("Christmas Day on Fri 25 Dec 2020") && asked.contains("This would be"), "{asked}");
    assert!(!session.app().dump().expect("a dump").contains("Christmas"), "nothing has happened yet");
    session.press("<esc>4<pause>by");
    assert!(text(&session).contains("skipped"), "{}", text(&session));
    assert!(session.app().dump().expect("a dump").contains("Christmas"), "{}", text(&session));
    session.press("b");
    assert!(text(&session).contains("left to skip"), "{}", text(&session));
}

#[test]
fn the_holidays_to_be_skipped_are_named_at_every_size() {
    for size in [(120, 40), (80, 24), (40, 12)] {
        assert_snapshot!(format!("holidays_to_skip_{}", size.0), shot(fridays(), size, "b"));
    }
}
