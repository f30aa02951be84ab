//! Changing and moving a whole series: its people, its exceptions and its past stay with their sessions, or nothing is changed.

use fortnight::app::command::*;
use fortnight::app::query::{RegisterOf, SeriesList, SeriesTable, SessionView};
use fortnight::app::{App, AppError, Command, Detail, Outcome};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::id::{RecurrenceId, SessionKey, Uid};
use fortnight::domain::kept::Kept;
use fortnight::domain::recurrence::Rule;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::time::{Anchor, Length};

use crate::desk::*;

fn edit(app: &mut App, edits: SeriesEdits) -> Result<Outcome, AppError> {
    app.run(Command::SeriesEdit(Box::new(SeriesEdit::of(Uid(CHATS.into()), edits))))
}

fn start(text: &str) -> SeriesEdits {
    SeriesEdits { start: Some(wall(text)), ..SeriesEdits::default() }
}

fn starts(app: &App) -> Vec<String> {
    autumn(app).iter().map(|line| line.start.format("%-d %b %H:%M").to_string()).collect()
}

/// A desk with something on each of the first three chats.
fn busy() -> App {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", Some(SECOND));
    app.run(Command::SessionSkip(SessionSkip { key: key(FIRST), reason: "strike".into() })).expect("skipped");
    app.run(Command::SessionRm(SessionRm { key: key(THIRD) })).expect("removed");
    app
}

#[test]
fn another_time_of_day_takes_everything_along() {
    let mut app = busy();
    let before = app.dump().expect("a dump");
    edit(&mut app, SeriesEdits { length: Some(Length::of_seconds(7_200)), ..start("2020-09-02T18:30:00") }).expect("edited");
    assert_eq!(starts(&app)[..3], ["2 Sep 18:30", "16 Sep 18:30", "14 Oct 18:30"]);
    assert_eq!(places(&app, "2020-09-16T18:30:00"), ["Ada: seat 1 of 2", "Bo: seat 2 of 2"]);
    assert_eq!(autumn(&app)[0].reason.as_deref(), Some("strike"));
    assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn the_last_session_stays_the_last() {
    let mut app = desk();
    let rule = Rule::parse("FREQ=WEEKLY;BYDAY=WE;UNTIL=20201014T150000Z").expect("a rule");
    edit(&mut app, SeriesEdits { rule: Some(Some(rule)), ..SeriesEdits::default() }).expect("edited");
    edit(&mut app, start("2020-09-02T18:30:00")).expect("later in the day");
    assert_eq!(starts(&app).last().map(String::as_str), Some("14 Oct 18:30"));
    edit(&mut app, SeriesEdits { anchor: Some(Anchor::Floating), ..SeriesEdits::default() }).expect("another clock");
    assert_eq!(starts(&app).last().map(String::as_str), Some("14 Oct 18:30"));
}

#[test]
fn dates_that_would_lose_what_is_noted_of_them_are_named() {
    let mut app = busy();
    let before = app.dump().expect("a dump");
    let weekday = |text| SeriesEdits { rule: Some(Some(Rule::parse(text).expect(text))), ..start("2020-09-03T16:00:00") };
    for text in ["FREQ=WEEKLY;BYDAY=TH", "FREQ=HOURLY;INTERVAL=5"] {
        let refused = edit(&mut app, weekday(text)).expect_err(text).to_string();
        assert!(refused.contains("Wed 2 Sep 2020, Wed 16 Sep 2020") && refused.contains("split the series"), "{refused}");
        assert_eq!(app.dump().expect("a dump"), before);
    }
}

#[test]
fn what_is_said_of_no_date_is_changed_at_once() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let seats = |seats| SeriesEdits { capacity: Some(seats), ..SeriesEdits::default() };
    let fewer = edit(&mut app, seats(Some(1))).expect("fewer seats");
    assert_eq!(fewer.sentence, "changed the seats of Chats; Bo goes to the waiting list");
    assert_eq!(fewer.detail, Detail::Edited { made: None, waiting: vec!["Bo".into()], leap: None });
    assert_eq!(
        edit(&mut app, seats(None)).expect("no limit").sentence,
        "changed the seats of Chats; Bo and Cara move up from the waiting list"
    );
    let idle = edit(&mut app, seats(None)).expect("idle");
    assert_eq!((idle.sentence.as_str(), idle.entry), ("Chats is like that already", None));
    assert!(matches!(edit(&mut app, SeriesEdits { summary: Some(" ".into()), ..SeriesEdits::default() }), Err(AppError::Event(_))));
    let series = app.ask(&SeriesList).expect("series").remove(0).series;
    assert_eq!(series.event.sequence, 2);
}

#[test]
fn a_new_description_and_a_new_link_leave_no_old_ones_behind() {
    let mut app = desk();
    let uid = Uid("kept@example.org".into());
    let kept = Kept::from_text("X-ALT-DESC:<b>old</b>\nCONFERENCE;VALUE=URI:https://example.org/chat\nX-COLOR:red");
    app.run(Command::SeriesAdd(SeriesAdd::of(fortnight::domain::event::Event { uid: uid.clone(), kept, ..chats() }))).expect("added");
    let session = SessionKey { uid: uid.clone(), ..key(FIRST) };
    let edits = Edits { description: Some("new".into()), ..Edits::default() };
    app.run(Command::SessionEdit(SessionEdit::of(session, edits))).expect("one session");
    let edits = SeriesEdits { url: Some("https://example.org/new".into()), description: Some("new".into()), ..SeriesEdits::default() };
    app.run(Command::SeriesEdit(Box::new(SeriesEdit::of(uid.clone(), edits)))).expect("edited");
    let series = app.ask(&SeriesList).expect("series").into_iter().find(|line| line.series.event.uid == uid).expect("the series").series;
    assert_eq!(series.event.kept.text(), "X-COLOR:red");
    let own = &series.overrides[&RecurrenceId(wall(FIRST))];
    assert_eq!(own.kept.as_ref().map(Kept::text), Some("CONFERENCE;VALUE=URI:https://example.org/chat\nX-COLOR:red"));
}

#[test]
fn a_series_moves_with_everyone_on_it() {
    let mut app = busy();
    let before = app.dump().expect("a dump");
    let rm = Scope::Following(wall("2020-10-14T16:00:00").date());
    remove(&mut app, "Ada", rm).expect("leaves in October");
    let moved = app.run(Command::SeriesMove(SeriesMove { key: key(SECOND), to: wall("2020-09-15T10:00:00"), later: None })).expect("moved");
    assert_eq!(moved.sentence, "moved Chats; now at 10:00 UK time, every 2 weeks on Tuesday, except 29 Sep 2020, from Tue 1 Sep 2020 on");
    assert_eq!(starts(&app)[..3], ["1 Sep 10:00", "15 Sep 10:00", "13 Oct 10:00"]);
    assert_eq!(places(&app, "2020-09-15T10:00:00"), ["Ada: seat 1 of 2", "Bo: seat 2 of 2"]);
    assert_eq!(places(&app, "2020-10-13T10:00:00"), Vec::<String>::new());
    assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn another_weekday_takes_everyone_along_as_a_move_does() {
    let rule = |text| SeriesEdits { rule: Some(Some(Rule::parse(text).expect(text))), ..start("2020-09-03T16:00:00") };
    let (mut edited, mut moved) = (busy(), busy());
    for app in [&mut edited, &mut moved] {
        remove(app, "Ada", Scope::Following(wall("2020-10-14T16:00:00").date())).expect("leaves in October");
    }
    edit(&mut edited, rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")).expect("edited");
    moved.run(Command::SeriesMove(SeriesMove { key: key(SECOND), to: wall("2020-09-17T16:00:00"), later: None })).expect("moved");
    assert_eq!(starts(&edited), starts(&moved));
    for session in ["2020-09-03T16:00:00", "2020-09-17T16:00:00", "2020-10-15T16:00:00"] {
        assert_eq!(places(&edited, session), places(&moved, session), "{session}");
    }
    assert_eq!(places(&edited, "2020-09-17T16:00:00"), ["Ada: seat 1 of 2", "Bo: seat 2 of 2"]);
    assert_eq!(edited.check().expect("checked").problems, Vec::<String>::new());
}

#[test]
fn a_session_that_took_place_is_not_rewritten() {
    let mut app = desk();
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    let before = app.dump().expect("a dump");
    let line =
        app.ask(&SeriesList).expect("series").into_iter().find(|line| line.series.event.summary.contains("Choir")).expect("the choir");
    let SessionKey { uid, date } = line.next.expect("a choir to come").key;
    let to = date.0 + chrono::TimeDelta::hours(25);
    let key = SessionKey { uid: uid.clone(), date };
    let all = app.run(Command::SeriesMove(SeriesMove { key: key.clone(), to, later: None })).expect_err("the past would move");
    assert!(all.to_string().contains("it took place") && all.advice().contains("--following"), "{all}");
    let noon = SeriesEdits { length: Some(Length::of_seconds(60)), ..SeriesEdits::default() };
    let all = app.run(Command::SeriesEdit(Box::new(SeriesEdit::of(uid.clone(), noon))));
    assert!(matches!(all, Err(AppError::Refused { .. })));
    assert_eq!(app.dump().expect("a dump"), before);
    let later = Later { date, uid: Uid("later@example.org".into()) };
    let people = |app: &App, key| app.ask(&SessionView { key }).expect("a session").attendees.len();
    let had = people(&app, key.clone());
    app.run(Command::SeriesMove(SeriesMove { key, to, later: Some(later.clone()) })).expect("the future moves");
    assert_eq!(people(&app, SessionKey { uid: later.uid, date: RecurrenceId(to) }), had);
    assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
    app.undo(None).expect("one undo");
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn who_came_before_a_split_is_not_new_behind_it() {
    let mut app = desk_at("2020-09-30T18:00:00");
    for name in ["Ada", "Bo"] {
        add(&mut app, name, None);
    }
    let mark = RegisterMark { key: key(FIRST), who: Who::Known(person(&app, "Ada")), state: Some(Attendance::Came) };
    app.run(Command::RegisterMark(mark)).expect("marked");
    let uid = app.new_uid();
    app.run(Command::SeriesSplit(SeriesSplit { key: key("2020-10-14T16:00:00"), uid: uid.clone() })).expect("split");
    let next = SessionKey { uid: uid.clone(), date: RecurrenceId(wall("2020-10-14T16:00:00")) };
    let new = |app: &App| {
        let page = app.ask(&SessionView { key: next.clone() }).expect("a session");
        page.attendees.iter().filter(|line| line.new).map(|line| line.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(new(&app), ["Bo"]);
    let register = app.ask(&RegisterOf { key: next.clone() }).expect("a register");
    assert_eq!(register.lines.iter().filter(|line| line.first_time).count(), 1);
    let order = SeatOrder::parse("first-timers").expect("an order");
    app.run(Command::SeriesOrder(SeriesOrder { uid: uid.clone(), order })).expect("ordered");
    let page = app.ask(&SessionView { key: next.clone() }).expect("a session");
    assert_eq!(page.attendees.first().map(|line| line.name.as_str()), Some("Bo"), "Ada was there already");
    let edits = SeriesEdits { summary: Some("Another thing".into()), ..SeriesEdits::default() };
    app.run(Command::SeriesEdit(Box::new(SeriesEdit::of(uid, edits)))).expect("changed");
    assert_eq!(new(&app).len(), 2, "under another title it is another thing");
}

#[test]
fn the_parts_of_a_split_series_are_listed_in_their_order() {
    let mut app = desk();
    let uid = Uid("0-sorts-before-any-other".into());
    app.run(Command::SeriesSplit(SeriesSplit { key: key(SECOND), uid: uid.clone() })).expect("split");
    let listed: Vec<Uid> = app.ask(&SeriesList).expect("series").into_iter().map(|line| line.series.event.uid).collect();
    let table: Vec<Uid> = app.ask(&SeriesTable).expect("a table").into_iter().map(|row| row.uid).collect();
    assert_eq!(listed, [Uid(CHATS.into()), uid]);
    assert_eq!(table, listed);
}
