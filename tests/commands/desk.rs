//! A desk with one fortnightly series of two seats, and short words for what an organiser does at it.

use chrono::NaiveDateTime;
use fortnight::app::command::*;
use fortnight::app::query::{Agenda, People, SessionLine, SessionPage, SessionView};
use fortnight::app::{App, AppError, Clock, Command, Outcome};
use fortnight::domain::event::Event;
use fortnight::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use fortnight::domain::kept::Kept;
use fortnight::domain::person::Profile;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Role};
use fortnight::domain::time::{Anchor, Instant, Length, Window};
use fortnight::domain::zone::Zone;

pub const CHATS: &str = "chats@example.org";
/// The first three chats, 16:00 in London.
pub const FIRST: &str = "2020-09-02T16:00:00";
pub const SECOND: &str = "2020-09-16T16:00:00";
pub const THIRD: &str = "2020-09-30T16:00:00";

pub fn wall(text: &str) -> NaiveDateTime {
    text.parse().expect("a wall time")
}

pub fn london() -> Zone {
    Zone::named("Europe/London").expect("London")
}

/// Noon in London on the day before the first chat.
pub fn now() -> Instant {
    london().resolve(wall("2020-09-01T12:00:00")).at
}

/// Ada and Bo have the two seats of every chat, Cara waits.
pub fn full() -> App {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    app
}

pub fn key(date: &str) -> SessionKey {
    SessionKey { uid: Uid(CHATS.into()), date: RecurrenceId(wall(date)) }
}

pub fn chats() -> Event {
    Event {
        uid: Uid(CHATS.into()),
        sequence: 0,
        summary: "Chats".into(),
        description: String::new(),
        location: String::new(),
        url: "https://example.org/chat".into(),
        organizer: None,
        start: wall(FIRST),
        anchor: Anchor::Zone(london()),
        length: Length::of_seconds(3600),
        recurrence: Recurrence { rules: vec![Rule::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE").expect("a rule")], ..Recurrence::default() },
        capacity: Some(2),
        seat_order: SeatOrder::default(),
        created: now(),
        updated: now(),
        source: None,
        kept: Kept::default(),
    }
}

pub fn desk() -> App {
    desk_at("2020-09-01T12:00:00")
}

/// The desk at a time of day in London.
pub fn desk_at(time: &str) -> App {
    let mut app = App::in_memory(Clock::Fixed(london().resolve(wall(time)).at), london()).expect("memory");
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    app
}

/// Signs someone up for a session, or for every one where the date is `None`; answers the sentence.
pub fn add(app: &mut App, name: &str, date: Option<&str>) -> String {
    add_profile(app, Profile::named(name), date).expect(name).sentence
}

pub fn add_profile(app: &mut App, profile: Profile, date: Option<&str>) -> Result<Outcome, AppError> {
    let reach = date.map_or(Coming::ALWAYS, |date| Coming::Once(RecurrenceId(wall(date))));
    let command = AttendeeAdd {
        uid: Uid(CHATS.into()),
        reach,
        who: Who::described(profile),
        role: Role::Participant,
        answer: Answer::Accepted,
        mode: None,
    };
    app.run(Command::AttendeeAdd(command))
}

pub fn decline(app: &mut App, name: &str, date: &str) -> String {
    let person = person(app, name);
    app.run(Command::AttendeeDecline(AttendeeDecline { key: key(date), person })).expect(name).sentence
}

pub fn remove(app: &mut App, name: &str, scope: Scope) -> Result<String, AppError> {
    let person = person(app, name);
    app.run(Command::AttendeeRm(AttendeeRm { uid: Uid(CHATS.into()), person, scope })).map(|outcome| outcome.sentence)
}

pub fn person(app: &App, name: &str) -> PersonId {
    app.ask(&People).expect("people").iter().find(|person| person.name == name).expect(name).id
}

pub fn page(app: &App, date: &str) -> SessionPage {
    app.ask(&SessionView { key: key(date) }).expect(date)
}

/// Names by place, as "Ada: seat 1 of 2".
pub fn places(app: &App, date: &str) -> Vec<String> {
    let page = page(app, date);
    let line = |attendee: &fortnight::app::query::AttendeeLine| {
        format!("{}: {}", attendee.name, fortnight::app::words::place(attendee.place, &page.line.seats()))
    };
    page.attendees.iter().map(line).collect()
}

/// The chats that start from September to December 2020.
pub fn autumn(app: &App) -> Vec<SessionLine> {
    let edge = |text| london().resolve(wall(text)).at;
    let window = Window { from: edge("2020-09-01T00:00:00"), to: edge("2021-01-01T00:00:00") };
    app.ask(&Agenda { series: Some(Uid(CHATS.into())), ..Agenda::of(window) }).expect("an agenda")
}

/// A choir half an hour after the first chat begins, which Bo leads.
pub fn with_choir(app: &mut App, url: &str) -> String {
    let event = Event { uid: Uid("choir".into()), summary: "Choir".into(), start: wall("2020-09-02T16:30:00"), url: url.into(), ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd::of(event))).expect("a choir").sentence
}
