//! The agenda: what a limit costs, and what a window sees.

use fortnight::app::command::{Edits, SampleAdd, SeriesAdd, SessionEdit, SessionSkip};
use fortnight::app::query::{Agenda, NextSession, SeatsOf};
use fortnight::app::{App, Command};
use fortnight::domain::event::Event;
use fortnight::domain::id::Uid;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::time::{Instant, Length, Window};

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

#[test]
fn a_session_that_was_made_long_is_on_weeks_after_its_date_and_one_that_was_moved_is_where_it_went() {
    let mut app = desk();
    let edit = |app: &mut App, edits: Edits| {
        let edit = SessionEdit { key: key(SECOND), edits, facilitators: vec![], no_facilitators: vec![] };
        app.run(Command::SessionEdit(edit)).expect("changed");
    };
    let on = |app: &App, from: &str, to: &str| {
        let edge = |text| london().resolve(wall(text)).at;
        let lines = app.ask(&Agenda::unseated(Window { from: edge(from), to: edge(to) })).expect("an agenda");
        lines.into_iter().filter(|line| line.key == key(SECOND)).count()
    };
    assert_eq!(on(&app, "2020-10-26T10:00:00", "2020-10-26T11:00:00"), 0);
    edit(&mut app, Edits { length: Some(Length::of_seconds(60 * 86_400)), ..Edits::default() });
    assert_eq!(on(&app, "2020-10-26T10:00:00", "2020-10-26T11:00:00"), 1);
    edit(&mut app, Edits { length: Some(Length::of_seconds(3_600)), start: Some(wall("2021-06-01T10:00:00")), ..Edits::default() });
    assert_eq!(on(&app, "2020-10-26T10:00:00", "2020-10-26T11:00:00"), 0);
    assert_eq!(on(&app, "2021-06-01T10:30:00", "2021-06-01T11:00:00"), 1);
}

#[test]
fn the_next_session_is_found_behind_months_of_skipped_ones() {
    let mut app = desk();
    assert_eq!(app.ask(&NextSession { series: None }).expect("an answer").map(|line| line.key), Some(key(FIRST)));
    let all = app.ask(&Agenda::unseated(Window { from: now(), to: now().plus(100 * 86_400) })).expect("an agenda");
    let (last, skipped) = all.split_last().expect("sessions");
    assert!(skipped.len() > 3 && last.starts_at > now().plus(40 * 86_400));
    for line in skipped {
        app.run(Command::SessionSkip(SessionSkip { key: line.key.clone(), reason: "strike".into() })).expect("skipped");
    }
    assert_eq!(app.ask(&NextSession { series: None }).expect("an answer").map(|line| line.key), Some(last.key.clone()));
}
