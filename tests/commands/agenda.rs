//! The agenda: what a limit costs, and what a window sees.

use fortnight::app::Command;
use fortnight::app::command::{SampleAdd, SeriesAdd};
use fortnight::app::query::{Agenda, SeatsOf};
use fortnight::domain::event::Event;
use fortnight::domain::id::Uid;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::time::{Instant, Window};

use crate::desk::*;

#[test]
fn a_limit_ends_the_search_however_long_the_window_is() {
    let mut app = desk();
    let every_second = Recurrence::by(Rule::parse("FREQ=SECONDLY").expect("a rule"));
    let event = Event { uid: Uid("ticks".into()), recurrence: every_second, ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd::of(event))).expect("a series");
    // a store that walked the window would not come back from eight thousand years of seconds
    let window = Window { from: now(), to: Instant(250_000_000_000) };
    let lines = app.ask(&Agenda { limit: Some(3), ..Agenda::of(window) }).expect("an agenda");
    let starts: Vec<_> = lines.iter().map(|line| (line.summary.as_str(), line.start)).collect();
    assert_eq!(starts, [("Chats", wall(FIRST)), ("Chats", wall(FIRST)), ("Chats", wall("2020-09-02T16:00:01"))]);
}

#[test]
fn a_window_sees_what_began_before_it_and_has_not_ended() {
    let app = desk();
    let edge = |text| london().resolve(wall(text)).at;
    let seen = |from, to| {
        let window = Window { from: edge(from), to: edge(to) };
        let all = app.ask(&Agenda::of(window)).expect("an agenda");
        assert_eq!(app.ask(&Agenda { limit: Some(9), ..Agenda::of(window) }).expect("an agenda"), all);
        all.len()
    };
    assert_eq!(seen("2020-09-02T16:30:00", "2020-09-02T16:40:00"), 1);
    assert_eq!(seen("2020-09-02T17:00:00", "2020-09-02T18:00:00"), 0);
    assert_eq!(seen("2020-09-02T15:00:00", "2020-09-02T16:00:00"), 0);
}

#[test]
fn what_is_told_without_seats_is_told_with_them_and_the_seats_of_a_few_are_the_same() {
    let mut app = desk();
    app.run(Command::SampleAdd(SampleAdd)).expect("the sample programme");
    let window = Window { from: now(), to: now().plus(90 * 86_400) };
    let seated = app.ask(&Agenda::of(window)).expect("an agenda");
    let mut bare = app.ask(&Agenda::unseated(window)).expect("an agenda");
    assert!(bare.len() > 10 && bare.iter().all(|line| line.seats.is_none()));
    let seats = app.ask(&SeatsOf(bare.iter().map(|line| line.key.clone()).collect())).expect("seats");
    bare.iter_mut().for_each(|line| line.seats = seats.get(&line.key).copied());
    assert_eq!(bare, seated);
}
