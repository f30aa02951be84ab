//! What is kept of people for longer than was decided, and taking it away.

use fortnight::app::command::*;
use fortnight::app::query::{Overdue, PersonView};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::attendance::Attendance::Came;
use fortnight::domain::person::Profile;
use fortnight::domain::retention::{Kind, Period, Retention};

use crate::desk::*;

const RETENTION: Retention = Retention { contacts: Some(Period::Months(24)), referral: None, notes: Some(Period::Months(6)) };

fn told(name: &str) -> Profile {
    let some = |text: &str| Some(text.to_owned());
    Profile { phone: some("1"), via: some("Lin"), note: some("tea"), ..Profile::named(name) }
}

/// "Ada notes since 2021-03-02", in the order of the list.
fn overdue(app: &App) -> Vec<String> {
    let line = |line: fortnight::app::query::OverdueLine| {
        let since = line.since.map_or("ever".to_owned(), |day| day.to_string());
        format!("{} {} since {since}", line.name, line.kind.word())
    };
    app.ask(&Overdue { retention: RETENTION }).expect("a list").into_iter().map(line).collect()
}

/// Everyone of the first chat, as the chats are on a later day.
fn desk_on(day: &str) -> App {
    let mut past = desk_at("2020-09-02T17:00:00");
    for (name, date) in [("Once", Some(FIRST)), ("Later", Some(SECOND)), ("Member", None), ("Left", None)] {
        add_profile(&mut past, told(name), date).expect(name);
    }
    past.run(Command::PersonAdd(PersonAdd { profile: told("Only known") })).expect("known");
    past.run(Command::PersonAdd(PersonAdd { profile: Profile::named("Only a name") })).expect("known");
    remove(&mut past, "Left", Scope::Following(wall(SECOND).date())).expect("left");
    let once = Who::Known(person(&past, "Once"));
    past.run(Command::RegisterMark(RegisterMark { key: key(FIRST), who: once, state: Some(Came) })).expect("marked");
    let mut later = App::in_memory(Clock::Fixed(london().resolve(wall(day)).at), london()).expect("memory");
    later.run(Command::Restore(Restore { text: past.dump().expect("a dump") })).expect("restored");
    later
}

#[test]
fn data_is_overdue_once_its_time_after_the_last_sign_of_someone_has_passed() {
    assert_eq!(overdue(&desk_on("2021-03-01T23:00:00")), Vec::<String>::new());
    assert_eq!(overdue(&desk_on("2021-03-02T00:30:00")), ["Once notes since 2021-03-02"]);
    let autumn = desk_on("2022-09-16T12:00:00");
    let wanted =
        ["Once notes since 2021-03-02", "Later notes since 2021-03-16", "Left notes since 2021-03-16", "Once contacts since 2022-09-02"];
    let lines = overdue(&autumn);
    assert_eq!(&lines[..4], wanted);
    assert!(lines.contains(&"Later contacts since 2022-09-16".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("Member") || line.starts_with("Only")), "{lines:?}");
}

#[test]
fn who_is_in_no_list_counts_from_the_day_they_were_entered() {
    let folder = tempfile::tempdir().expect("a folder");
    let on = |day: &str| {
        let clock = Clock::Fixed(london().resolve(wall(day)).at);
        App::open(&folder.path().join("fortnight.db"), clock, london()).expect("a store")
    };
    let mut app = on("2020-09-01T12:00:00");
    app.run(Command::PersonAdd(PersonAdd { profile: told("Bo") })).expect("known");
    assert_eq!(overdue(&app), Vec::<String>::new());
    assert_eq!(overdue(&on("2021-03-01T12:00:00")), ["Bo notes since 2021-03-01"]);
}

#[test]
fn what_is_forgotten_is_gone_with_one_command_and_back_with_one_undo() {
    let mut app = desk();
    add_profile(&mut app, Profile { aliases: vec!["iPhone".into()], ..told("Bo") }, None).expect("added");
    let before = app.dump().expect("a dump");
    let bo = person(&app, "Bo");
    let forget = |kinds: &[Kind]| Command::PersonForget(PersonForget { person: bo, kinds: kinds.to_vec() });
    let said = |outcome: fortnight::app::Outcome| outcome.sentence;
    assert_eq!(
        app.run(forget(&[Kind::Contacts, Kind::Notes])).map(said).expect("gone"),
        "forgot the phone number, the note, the names in calls of Bo"
    );
    let profile = app.ask(&PersonView { person: bo, with_changes: false }).expect("a page").person.profile;
    assert_eq!(profile, Profile { via: Some("Lin".into()), ..Profile::named("Bo") });
    assert_eq!(app.run(forget(&Kind::ALL)).map(said).expect("gone"), "forgot the referrer of Bo");
    assert_eq!(app.run(forget(&Kind::ALL)).map(said).expect("idle"), "nothing of that was known of Bo");
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
}
