//! The clock moves on while the screen is up: today, the next session and the head follow it.

use fortnight::domain::time::Instant;
use fortnight::tui::Session;
use fortnight::tui::msg::Msg;

use crate::fixture::{Day, sample, text};

/// Lets the clock of the screen show a time, in UTC.
fn at(session: &mut Session, time: &str) -> String {
    session.feed(Msg::Now(Instant::from_utc(time.parse().expect("a time"))));
    text(session)
}

#[test]
fn a_session_comes_nearer_is_on_and_is_over() {
    let mut session = sample();
    session.resize(120, 40);
    let cases = [
        ("2020-09-02T14:42:00", "in 18 min", "15:42"),
        ("2020-09-02T14:42:50", "in 18 min", "15:42"),
        ("2020-09-02T14:59:50", "in 1 min", "15:59"),
        ("2020-09-02T15:00:00", "now", "16:00"),
        ("2020-09-02T15:59:59", "now", "16:59"),
        ("2020-09-02T16:00:00", "just over", "17:00"),
        ("2020-09-02T16:05:00", "5 min ago", "17:05"),
    ];
    for (time, off, clock) in cases {
        let screen = at(&mut session, time);
        let said = screen.lines().find(|line| line.contains("Wed 2 Sep 2020 · ")).unwrap_or_default();
        assert!(said.trim_end().ends_with(off), "{time}: {said}");
        assert!(screen.lines().next().is_some_and(|head| head.contains(clock)), "{time}\n{screen}");
    }
}

#[test]
fn at_midnight_today_moves_and_the_cursor_stays() {
    let mut session = sample();
    session.resize(120, 40);
    assert!(at(&mut session, "2020-09-02T22:59:59").contains(" 2 today"));
    let screen = at(&mut session, "2020-09-02T23:00:00");
    assert!(screen.contains(" 3 today") && !screen.contains(" 2 today") && screen.contains("Thu 3 Sep 2020 00:00"), "{screen}");
    assert_eq!(session.state.desk.day, "2020-09-02".day());
    assert_eq!(session.press("t").len(), 0);
    assert_eq!(session.state.desk.day, "2020-09-03".day());
}
