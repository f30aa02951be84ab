//! The register on the screen: marked while the session runs, corrected, and closed.

use insta::assert_snapshot;

use fortnight::domain::time::Instant;
use fortnight::tui::Look;
use fortnight::tui::msg::Msg;

use crate::fixture::{looking, sample, shot, text};

#[test]
fn the_register_fills_the_screen() {
    assert_snapshot!(shot(sample(), (80, 24), "r  lsx"));
}

#[test]
fn the_register_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), (40, 12), "r l"));
}

#[test]
fn a_capital_letter_finds_someone() {
    assert_snapshot!(shot(sample(), (80, 24), "rHa"));
}

#[test]
fn whoever_is_found_can_have_any_mark_and_the_cursor_goes_on() {
    let mut session = sample();
    session.resize(100, 40);
    session.press("rHa<enter>");
    let screen = text(&session);
    assert!(screen.contains("1 of 24 here") && screen.contains("✓ came      Halima Noor"), "{screen}");
    assert!(screen.contains("› ·           Jakub Nowak"), "the cursor goes on to the next: {screen}");
    session.press("Ja<tab>x");
    assert!(text(&session).contains("× missed    Jakub Nowak"), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("·           Jakub Nowak"), "{}", text(&session));
    session.press("Ja<tab>l<up>-");
    assert!(text(&session).contains("0 of 24 here") || text(&session).contains("1 of 24 here"), "{}", text(&session));
}

#[test]
fn a_name_that_is_not_on_the_list_is_that_of_a_walk_in_before_the_register_that_stays_in_sight() {
    for size in [(100, 40), (40, 12)] {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press("rZz Top");
        assert!(text(&session).contains("Nobody of that name"), "{}", text(&session));
        session.press("<enter>");
        let screen = text(&session);
        assert!(screen.contains("Walk-in") && screen.contains("who Zz Top") && screen.contains("new person: Zz Top"), "{screen}");
        assert!(screen.contains("Register · Social"), "the register, and not the month:\n{screen}");
        session.press("<enter><esc>");
        assert!(text(&session).contains("1 of 25 here"), "{}", text(&session));
        session.press("w<enter>");
        assert!(session.state.status.refused.is_some(), "the next line is empty:\n{}", text(&session));
    }
}

#[test]
fn a_walk_in_is_one_line_and_stays_when_the_register_is_closed() {
    let mut session = sample();
    session.resize(100, 40);
    session.press("rwBilly Bragg <lt>billy@example.org><enter><esc>");
    let screen = text(&session);
    assert!(screen.contains("✓ walk-in   Billy Bragg") && screen.contains("1 of 25 here"), "{screen}");
    session.press("q");
    assert!(session.state.layers.is_empty(), "the session has not begun: nobody missed it yet");
}

#[test]
fn closing_asks_once_whether_the_rest_missed_it_and_enter_leaves_it_open() {
    let mut session = sample();
    session.resize(100, 40);
    // the choir of last week, which is over; its register is full
    session.press("g2020-08-27<enter>r");
    let before = session.app().dump().expect("a dump");
    session.press("-");
    let taken = session.app().dump().expect("a dump");
    session.press("q");
    assert_snapshot!(text(&session));
    session.press("<enter>");
    assert!(session.state.layers.is_empty() && session.app().dump().expect("a dump") == taken, "{}", text(&session));
    session.press("rqy");
    assert!(session.state.layers.is_empty() && text(&session).contains("marked 1 person as missed"), "{}", text(&session));
    session.press("uu");
    assert!(session.app().dump().expect("a dump") == before);
}

#[test]
fn before_the_session_has_ended_those_without_a_mark_may_still_come() {
    for (now, asks) in [("2020-09-02T15:30:00", false), ("2020-09-02T16:00:00", true)] {
        let mut session = sample();
        session.press("r ");
        session.feed(Msg::Now(Instant::from_utc(now.parse().expect("a time"))));
        session.press("q");
        assert_eq!(text(&session).contains("Did the rest miss it?"), asks, "{now}\n{}", text(&session));
    }
}

#[test]
fn what_was_taken_back_before_the_register_was_opened_is_not_made_again_in_it() {
    let mut session = sample();
    session.resize(100, 40);
    session.press("]sstrike<enter>[ur");
    let before = session.app().dump().expect("a dump");
    session.press("<c-r>");
    assert_eq!(session.state.status.refused.as_deref(), Some("nothing was taken back here that could be made again"));
    assert!(session.app().dump().expect("a dump") == before);
    session.press(" ");
    let marked = session.app().dump().expect("a dump");
    session.press("u<c-r>");
    assert!(marked != before && session.app().dump().expect("a dump") == marked);
}

#[test]
fn a_skipped_session_has_no_register() {
    let mut session = sample();
    session.press("sconference<enter>r");
    assert!(session.state.layers.is_empty());
    assert_eq!(session.state.status.refused.as_deref(), Some("skipped: there is no register"));
}

#[test]
fn a_video_call_fills_the_register_once_everyone_is_named() {
    let calls = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/calls");
    let mut session = looking(Look { folder: calls.into(), ..Look::default() });
    session.resize(90, 20);
    session.press("rizoom.csv<enter>");
    assert_snapshot!(text(&session));
    session.press("<enter>");
    assert!(session.state.status.refused.clone().unwrap_or_default().contains("who is this?"));
    session.press("halima<enter>cara d<enter> ");
    let screen = text(&session);
    assert!(screen.contains("iPhone                      Cara Diaz"), "{screen}");
    assert!(screen.contains("Sam                         someone new"), "{screen}");
    session.press("<down>  <enter>");
    let screen = text(&session);
    assert!(screen.contains("5 of 25 here"), "{screen}");
    session.press("u");
    assert!(text(&session).contains("0 of 24 here"), "{}", text(&session));
    session.press("iteams.csv.not<enter>");
    assert!(session.state.status.refused.is_some());
}

#[test]
fn before_its_day_a_session_says_that_only_apologies_can_be_noted() {
    let mut session = sample();
    session.resize(100, 40);
    session.press("]r");
    assert!(text(&session).contains("before its day only apologies can be noted"), "{}", text(&session));
    session.press("l");
    assert!(session.state.status.refused.clone().unwrap_or_default().contains("lies ahead"), "{}", text(&session));
    session.press("s");
    assert!(text(&session).contains("– apologies"), "{}", text(&session));
}
