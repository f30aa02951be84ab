//! What may follow a key comes up when no key follows for a moment, and goes with the next one.

use fortnight::tui::msg::Effect;
use fortnight::tui::views::View;
use insta::assert_snapshot;

use crate::fixture::{Day, sample, shot, text};

#[test]
fn what_may_follow_is_shown_after_a_moment() {
    assert_snapshot!(shot(sample(), (80, 24), "y<pause>"));
}

#[test]
fn what_may_follow_wraps_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), (40, 12), "12<pause>"));
}

#[test]
fn a_count_says_what_it_stands_before() {
    assert_snapshot!(shot(sample(), (120, 40), "<tab>12<pause>"));
}

#[test]
fn before_that_moment_and_after_the_next_key_it_is_not_there() {
    let mut session = sample();
    session.press("y");
    assert!(!text(&session).contains("copy link"), "{}", text(&session));
    session.press("<pause>");
    assert!(text(&session).contains("l copy link"), "{}", text(&session));
    assert_eq!(session.press("l"), [Effect::Copy("https://example.org/chat".into())]);
    assert!(!text(&session).contains("l copy link"), "{}", text(&session));
    session.press("y<pause><esc>");
    assert!(!text(&session).contains("l copy link"), "{}", text(&session));
}

#[test]
fn a_count_that_no_key_follows_ends_by_itself_and_a_later_digit_is_a_view() {
    let mut session = sample();
    session.press("53<pause>");
    assert!(text(&session).contains("53 …"), "{}", text(&session));
    session.press("4<pause>");
    assert_eq!(session.state.view, View::Series);
    session.press("1<pause>53<pause>j");
    assert_eq!(session.state.desk.day, "2021-09-08".day(), "for a while it counts still");
    session.press("t53<pause><pause><pause><pause><pause>");
    assert!(!session.state.awaits_pause() && !text(&session).contains("53 …"), "{}", text(&session));
    session.press("j");
    assert_eq!(session.state.desk.day, "2020-09-09".day());
    session.press("t53<pause><esc>j");
    assert_eq!(session.state.desk.day, "2020-09-09".day());
}

#[test]
fn a_letter_of_another_script_begins_the_same() {
    let mut session = sample();
    session.press("н<pause>");
    assert!(text(&session).contains("l copy link"), "{}", text(&session));
}
