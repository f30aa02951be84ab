//! Skipping, restoring, removing and ending: what happens to one date never hurts another.

use fortnight::app::command::*;
use fortnight::app::query::{Direction, Neighbour, NextSession, SessionOn};
use fortnight::app::{App, AppError, Command};
use fortnight::domain::event::{Event, EventError, Status};
use fortnight::domain::id::Uid;
use fortnight::domain::recurrence::{Recurrence, Rule};

use crate::desk::*;

fn skip(app: &mut App, date: &str, reason: &str) -> String {
    app.run(Command::SessionSkip(SessionSkip { key: key(date), reason: reason.into() })).expect("skipped").sentence
}

fn days(app: &App) -> Vec<String> {
    autumn(app).iter().map(|line| line.start.format("%-d %b").to_string()).collect()
}

#[test]
fn the_autumn_keeps_its_wall_time_over_the_clock_change() {
    let app = desk();
    let lines = autumn(&app);
    assert_eq!(days(&app), ["2 Sep", "16 Sep", "30 Sep", "14 Oct", "28 Oct", "11 Nov", "25 Nov", "9 Dec", "23 Dec"]);
    assert!(lines.iter().all(|line| line.start.format("%H:%M").to_string() == "16:00"));
    let utc: Vec<_> = lines.iter().map(|line| line.starts_at.utc().format("%H").to_string()).collect();
    assert_eq!(utc, ["15", "15", "15", "15", "16", "16", "16", "16", "16"]);
}

#[test]
fn a_skipped_session_stays_in_sight_and_comes_back() {
    let mut app = desk();
    assert_eq!(skip(&mut app, FIRST, "conference"), "skipped Chats on Wed 2 Sep 2020: conference");
    let line = &autumn(&app)[0];
    assert_eq!((line.status, line.reason.as_deref()), (Status::Cancelled, Some("conference")));
    let next = app.ask(&NextSession { series: None }).expect("a question").expect("a session");
    assert_eq!(next.key, key(SECOND));
    assert!(matches!(add_profile(&mut app, fortnight::domain::person::Profile::named("Ada"), Some(FIRST)), Err(AppError::Refused { .. })));
    app.run(Command::SessionRestore(SessionRestore { key: key(FIRST) })).expect("restored");
    assert_eq!(autumn(&app)[0].status, Status::Confirmed);
    let again = app.run(Command::SessionRestore(SessionRestore { key: key(FIRST) }));
    assert!(matches!(again, Err(AppError::Refused { .. })));
}

#[test]
fn a_removed_session_is_gone_until_restored() {
    let mut app = desk();
    app.run(Command::SessionRm(SessionRm { key: key(SECOND) })).expect("removed");
    assert_eq!(days(&app)[..2], ["2 Sep", "30 Sep"]);
    app.run(Command::SessionRestore(SessionRestore { key: key(SECOND) })).expect("restored");
    assert_eq!(days(&app)[..2], ["2 Sep", "16 Sep"]);
}

#[test]
fn ending_a_series_keeps_what_was_before() {
    let mut app = desk();
    add(&mut app, "Ada", Some(THIRD));
    let ended = app.run(Command::SeriesEnd(SeriesEnd { key: key(THIRD) })).expect("ended");
    assert_eq!(ended.sentence, "ended Chats after Wed 16 Sep 2020");
    assert_eq!(days(&app), ["2 Sep", "16 Sep"]);
    assert!(matches!(app.run(Command::SeriesEnd(SeriesEnd { key: key(FIRST) })), Err(AppError::Refused { .. })));
    app.undo(None).expect("undone");
    assert_eq!(places(&app, THIRD), ["Ada: seat 1 of 2"]);
}

#[test]
fn neighbours_are_found_both_ways() {
    let app = desk();
    let step =
        |from: &str, direction, steps| app.ask(&Neighbour { key: key(from), direction, steps }).expect("a question").map(|line| line.key);
    assert_eq!(step(FIRST, Direction::Next, 2), Some(key(THIRD)));
    assert_eq!(step(THIRD, Direction::Previous, 2), Some(key(FIRST)));
    assert_eq!(step(FIRST, Direction::Previous, 1), None);
}

#[test]
fn a_session_is_found_by_its_date() {
    let app = desk();
    let on = |date: &str| app.ask(&SessionOn { uid: Uid(CHATS.into()), date: date.parse().expect("a date"), time: None });
    assert_eq!(on("2020-09-16").expect("a chat"), key(SECOND));
    let missing = on("2020-09-17").expect_err("no chat");
    assert_eq!(missing.to_string(), "there is no session “Thu 17 Sep 2020”");
}

#[test]
fn a_series_that_cannot_be_is_refused() {
    let mut app = desk();
    let never = Recurrence { rules: vec![Rule::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").expect("valid")], ..Recurrence::default() };
    let uid = || Uid("other@example.org".into());
    let cases: [(Event, EventError); 3] = [
        (Event { uid: uid(), summary: " \u{7}".into(), ..chats() }, EventError::NoSummary),
        (Event { uid: uid(), capacity: Some(0), ..chats() }, EventError::NoSeats),
        (
            Event { uid: uid(), recurrence: never, ..chats() },
            EventError::NeverMatches { rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".into(), start: "2 Sep 2020".into() },
        ),
    ];
    let before = app.dump().expect("a dump");
    for (event, wanted) in cases {
        match app.run(Command::SeriesAdd(SeriesAdd::of(event))) {
            Err(AppError::Event(error)) => assert_eq!(error, wanted),
            other => panic!("{wanted}: {other:?}"),
        }
    }
    assert!(matches!(app.run(Command::SeriesAdd(SeriesAdd::of(chats()))), Err(AppError::DuplicateUid(uid)) if uid == CHATS));
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn a_split_carries_everything_along() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", Some(SECOND));
    add(&mut app, "Cara", Some(THIRD));
    add(&mut app, "Dev", Some(THIRD));
    skip(&mut app, THIRD, "conference");
    let before = (app.dump().expect("a dump"), days(&app).len());
    let uid = Uid("second@example.org".into());
    let split = app.run(Command::SeriesSplit(SeriesSplit { key: key(SECOND), uid: uid.clone() })).expect("split");
    assert_eq!(split.sentence, "split Chats: from Wed 16 Sep 2020 on it is a series of its own");
    assert_eq!(days(&app), ["2 Sep"]);
    let second = |date: &str| fortnight::domain::id::SessionKey { uid: uid.clone(), ..key(date) };
    let names = |app: &App, key| -> Vec<String> {
        let page = app.ask(&fortnight::app::query::SessionView { key }).expect("a session");
        page.attendees.into_iter().map(|attendee| attendee.name).collect()
    };
    assert_eq!(names(&app, key(FIRST)), ["Ada"]);
    assert_eq!(names(&app, second(SECOND)), ["Ada", "Bo"]);
    assert_eq!(names(&app, second(THIRD)), ["Ada", "Cara", "Dev"]);
    let skipped = app.ask(&fortnight::app::query::SessionView { key: second(THIRD) }).expect("a session").line;
    assert_eq!((skipped.status, skipped.reason.as_deref()), (Status::Cancelled, Some("conference")));
    app.undo(None).expect("undone");
    assert_eq!((app.dump().expect("a dump"), days(&app).len()), before);
    assert!(matches!(app.run(Command::SeriesSplit(SeriesSplit { key: key(FIRST), uid })), Err(AppError::Split(_))));
}

/// The sample's choir has a register of a year.
fn choir(app: &App) -> Vec<fortnight::app::query::SessionLine> {
    let window = fortnight::domain::time::Window { from: now().plus(-40 * 86_400), to: now() };
    let lines = app.ask(&fortnight::app::query::Agenda::of(window)).expect("an agenda");
    lines.into_iter().filter(|line| line.summary.contains("Choir")).collect()
}

#[test]
fn what_the_register_tells_of_is_not_taken_away() {
    let mut app = desk();
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    let key = choir(&app).first().expect("a past choir").key.clone();
    let before = app.dump().expect("a dump");
    let commands = [
        Command::SessionSkip(SessionSkip { key: key.clone(), reason: String::new() }),
        Command::SessionRm(SessionRm { key: key.clone() }),
        Command::SeriesEnd(SeriesEnd { key }),
    ];
    for command in commands {
        let verb = command.verb();
        assert!(matches!(app.run(command), Err(AppError::Refused { .. })), "{verb}");
        assert_eq!(app.dump().expect("a dump"), before, "{verb}");
    }
    assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
}

#[test]
fn the_next_session_is_not_one_that_was_skipped_long_before() {
    let mut app = App::in_memory(fortnight::app::Clock::Fixed(now()), london()).expect("memory");
    let yearly = Recurrence::by(Rule::parse("FREQ=YEARLY").expect("a rule"));
    let start = wall("2021-06-01T16:00:00");
    app.run(Command::SeriesAdd(SeriesAdd::of(Event { start, recurrence: yearly, ..chats() }))).expect("a series");
    for date in ["2021-06-01T16:00:00", "2022-06-01T16:00:00"] {
        skip(&mut app, date, "x");
    }
    let next = app.ask(&NextSession { series: None }).expect("a question").expect("a session");
    assert_eq!(next.key, key("2023-06-01T16:00:00"));
}

#[test]
fn what_people_said_of_a_removed_date_holds_when_it_is_restored() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    decline(&mut app, "Ada", SECOND);
    app.run(Command::SessionRm(SessionRm { key: key(SECOND) })).expect("removed");
    app.run(Command::SessionRestore(SessionRestore { key: key(SECOND) })).expect("restored");
    assert_eq!(places(&app, SECOND), ["Ada: not coming"]);
}

fn move_to(app: &mut App, date: &str, to: &str) -> Result<String, AppError> {
    app.run(Command::SessionMove(SessionMove { key: key(date), to: wall(to) })).map(|outcome| outcome.sentence)
}

#[test]
fn a_moved_session_keeps_its_people_and_its_name() {
    let mut app = desk();
    add(&mut app, "Ada", Some(SECOND));
    let said = move_to(&mut app, SECOND, "2020-10-01T17:30:00").expect("moved");
    assert_eq!(said, "moved Chats from Wed 16 Sep 2020 16:00 to Thu 1 Oct 2020 17:30");
    assert_eq!(days(&app)[..4], ["2 Sep", "30 Sep", "1 Oct", "14 Oct"]);
    assert_eq!(places(&app, SECOND), ["Ada: seat 1 of 2"]);
    assert!(page(&app, SECOND).line.moved);
    assert_eq!(move_to(&mut app, SECOND, "2020-10-01T17:30:00").expect("idle"), "Chats is on Thu 1 Oct 2020 17:30 already");
    move_to(&mut app, SECOND, SECOND).expect("moved back");
    assert_eq!(days(&app)[..2], ["2 Sep", "16 Sep"]);
    assert!(!page(&app, SECOND).line.moved);
}

#[test]
fn a_session_moved_beyond_the_end_of_its_series_is_still_found() {
    let mut app = desk();
    app.run(Command::SeriesEnd(SeriesEnd { key: key(THIRD) })).expect("ended");
    move_to(&mut app, SECOND, "2020-12-30T16:00:00").expect("moved");
    assert_eq!(days(&app), ["2 Sep", "30 Dec"]);
    skip(&mut app, FIRST, "strike");
    assert!(matches!(move_to(&mut app, FIRST, SECOND), Err(AppError::Refused { .. })));
}

fn edit(app: &mut App, date: &str, edits: Edits) -> Result<String, AppError> {
    app.run(Command::SessionEdit(SessionEdit::of(key(date), edits))).map(|outcome| outcome.sentence)
}

#[test]
fn one_session_has_values_of_its_own() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let theme = |theme: &str| Edits { theme: Some(theme.into()), ..Edits::default() };
    let seats = |capacity| Edits { capacity: Some(capacity), ..Edits::default() };
    assert_eq!(edit(&mut app, SECOND, theme("Gardens")).expect("edited"), "changed the theme of Chats on Wed 16 Sep 2020");
    assert_eq!(
        edit(&mut app, SECOND, seats(Some(3))).expect("edited"),
        "changed the seats of Chats on Wed 16 Sep 2020; Cara moves up from the waiting list"
    );
    assert_eq!(
        edit(&mut app, SECOND, seats(Some(1))).expect("edited"),
        "changed the seats of Chats on Wed 16 Sep 2020; 2 go to the waiting list: Bo and Cara"
    );
    assert!(matches!(edit(&mut app, SECOND, seats(Some(0))), Err(AppError::Event(EventError::NoSeats))));
    edit(&mut app, SECOND, seats(None)).expect("as the series again");
    assert_eq!((page(&app, SECOND).line.theme.as_deref(), page(&app, SECOND).line.seats().capacity), (Some("Gardens"), Some(2)));
    edit(&mut app, SECOND, theme(" ")).expect("no theme any more");
    assert_eq!(page(&app, SECOND).line.theme, None);
    assert_eq!(page(&app, THIRD).line.theme, None);
}

#[test]
fn who_moves_up_in_the_plain_session_behind_a_skipped_one_is_told() {
    let mut app = full();
    for date in [FIRST, SECOND] {
        decline(&mut app, "Ada", date);
    }
    app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "strike".into() })).expect("skipped");
    let said = remove(&mut app, "Ada", Scope::All).expect("removed");
    assert!(said.ends_with("; Cara moves up from the waiting list on Wed 14 Oct 2020"), "{said}");
}
