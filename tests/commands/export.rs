//! Files for three audiences: who is named in each, and what is in none.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use fortnight::app::command::*;
use fortnight::app::query::NextSession;
use fortnight::app::transfer::{Audience, ExportScope, unwatched, write_file};
use fortnight::app::{App, AppError, Clock, Command};
use fortnight::domain::event::Event;
use fortnight::domain::id::{PersonId, SessionKey, Uid};
use fortnight::domain::kept::Kept;
use fortnight::domain::recurrence::Recurrence;
use fortnight::ics::decode::decode;

use crate::desk::*;

fn sample() -> App {
    let mut app = App::in_memory(Clock::Fixed(now()), london()).expect("a store");
    app.run(Command::SampleAdd(SampleAdd)).expect("the sample");
    app
}

fn everything(app: &App, audience: Audience) -> String {
    let text = app.export(&ExportScope::Everything, audience).expect("a calendar").text;
    text.replace("\r\n ", "")
}

/// Every name, address and private text of the people of a store, but one person's.
fn private(app: &App, but: Option<PersonId>) -> BTreeSet<String> {
    let rows = app.dump().expect("a dump");
    let rows = rows.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let people = rows.filter(|row| row["table"] == "person" && row["id"].as_i64() != but.map(|person| person.0));
    let texts =
        people.flat_map(|row| ["name", "email", "phone", "note", "access_needs"].map(|field| row[field].as_str().map(str::to_owned)));
    texts.flatten().filter(|text| !text.is_empty()).collect()
}

#[test]
fn a_public_file_names_nobody() {
    let app = sample();
    let text = everything(&app, Audience::Public);
    // facilitators are in the programme's own words; those are published
    let themes: String = everything_said(&app);
    let names = private(&app, None);
    assert!(names.len() > 40, "the sample has people: {}", names.len());
    for name in names.iter().filter(|name| !themes.contains(name.as_str())) {
        assert!(!text.contains(name.as_str()), "{name}");
    }
    assert!(!text.contains("ATTENDEE") && !text.contains("X-FORTNIGHT-PERSON") && !text.contains("X-FORTNIGHT-SIGN-UP"));
}

/// The titles, themes, places and descriptions, which are for everyone, and who organises.
fn everything_said(app: &App) -> String {
    let rows = app.dump().expect("a dump");
    rows.lines().filter(|line| line.contains("\"table\":\"series\"") || line.contains("\"table\":\"override\"")).collect()
}

#[test]
fn a_persons_file_names_them_alone() {
    let app = sample();
    let said = everything_said(&app);
    for who in ["Callum Reid", "Naomi Marsh"] {
        let person = person(&app, who);
        let text = everything(&app, Audience::Person(person));
        for name in private(&app, Some(person)).iter().filter(|name| !said.contains(name.as_str())) {
            assert!(!text.contains(name.as_str()), "{who}: {name}");
        }
        let named: BTreeSet<&str> =
            text.lines().filter(|line| line.starts_with("ATTENDEE")).filter_map(|line| line.split(':').next_back()).collect();
        assert_eq!(named.len(), 1, "{who}: {named:?}");
        assert!(!text.contains("METHOD"), "what is published has no ATTENDEE");
    }
}

#[test]
fn kept_lines_speak_of_nobody_known() {
    let mut app = desk();
    add(&mut app, "Ada Lovelace", None);
    add(&mut app, "Bo Chen", Some(SECOND));
    let kept = Kept::from_text("X-FOO:1\nX-TEAM:tea with BO chen\nX-LIC-ATTENDEES:three");
    let event = Event { uid: Uid("walk".into()), kept, ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd::of(event))).expect("a series");
    let text = everything(&app, Audience::Public);
    assert!(text.contains("X-FOO:1") && !text.contains("X-TEAM") && !text.contains("X-LIC"), "{text}");
    assert!(everything(&app, Audience::Backup).contains("X-TEAM:tea with BO chen"));
}

#[test]
fn a_notice_names_the_dates_of_its_reader_alone() {
    let mut app = desk();
    for (name, date) in [("Ada", None), ("Bo", Some(FIRST))] {
        add(&mut app, name, date);
        let edits = ProfileEdits { email: Some(format!("{}@example.org", name.to_lowercase())), ..ProfileEdits::default() };
        let person = person(&app, name);
        app.run(Command::PersonEdit(PersonEdit { person, edits })).expect("an address");
    }
    let before = app.snapshot(&key(FIRST)).expect("a session");
    app.run(Command::SessionMove(SessionMove { key: key(FIRST), to: wall("2020-09-03T16:00:00") })).expect("moved");
    let folder = tempfile::tempdir().expect("a folder");
    let files = app.write_notices(&before, folder.path()).expect("notices").files;
    let texts = files.iter().map(|file| std::fs::read_to_string(file).expect("a mail"));
    let told: Vec<_> = texts.map(|text| (text.contains("bo@example.org"), text.contains("The next dates"))).collect();
    assert_eq!(told, [(false, true), (true, false)]);
}

#[test]
fn someone_who_comes_to_nothing_gets_no_file() {
    let mut app = desk();
    add(&mut app, "Ada", Some(FIRST));
    let ada = person(&app, "Ada");
    app.export(&ExportScope::Everything, Audience::Person(ada)).expect("one session");
    decline(&mut app, "Ada", FIRST);
    assert!(matches!(app.export(&ExportScope::Everything, Audience::Person(ada)), Err(AppError::NothingFor)));
    let nobody = Audience::Person(PersonId(99));
    assert!(matches!(app.export(&ExportScope::Everything, nobody), Err(AppError::PersonGone)));
}

#[test]
fn a_persons_file_has_the_sessions_they_come_to() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", Some(SECOND));
    decline(&mut app, "Ada", SECOND);
    let of =
        |person| decode(app.export(&ExportScope::Everything, Audience::Person(person)).expect("a file").text.as_bytes(), now()).0.entries;
    let (series, single) = (of(person(&app, "Ada")), of(person(&app, "Bo")));
    assert!(series[0].series.event.is_recurring() && series[0].series.event.recurrence.removed.contains(&key(SECOND).date.0));
    assert!(!single[0].series.event.is_recurring() && single[0].series.event.start == key(SECOND).date.0);
    assert_ne!(single[0].series.event.uid, series[0].series.event.uid);
}

#[test]
fn a_backup_has_it_all() {
    let app = sample();
    let text = everything(&app, Audience::Backup);
    let json_escaped = |text: &str| serde_json::to_string(text).expect("JSON").trim_matches('"').to_owned();
    let escaped = |text: &str| json_escaped(text).replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
    for name in private(&app, None) {
        assert!(text.contains(&escaped(&name)), "{name}");
    }
    assert!(text.contains("STATUS:CANCELLED") && text.contains("X-FORTNIGHT-REASON:"));
    assert!(!text.contains("METHOD:"));
    let rows = |table: &str| app.dump().expect("a dump").lines().filter(|line| line.contains(&format!("\"table\":\"{table}\""))).count();
    assert_eq!(text.matches("\nX-FORTNIGHT-SIGN-UP:").count(), rows("sign_up"));
    assert_eq!(text.matches("\nX-FORTNIGHT-REGISTER:").count(), rows("attendance"));
    assert_eq!(text.matches("\nX-FORTNIGHT-PERSON;").count(), rows("person"));
}

#[test]
fn a_backup_read_into_an_empty_store_is_the_store() {
    let mut app = sample();
    let next = app.ask(&NextSession { series: None }).expect("an answer").expect("a session").key;
    let to = next.date.0 + TimeDelta::hours(25);
    app.run(Command::SessionMove(SessionMove { key: next.clone(), to })).expect("moved");
    let alone = Event { uid: Uid("alone".into()), recurrence: Recurrence::default(), ..chats() };
    let key = SessionKey { uid: alone.uid.clone(), ..key(FIRST) };
    app.run(Command::SeriesAdd(SeriesAdd::of(alone))).expect("a one-off");
    app.run(Command::SessionMove(SessionMove { key: key.clone(), to })).expect("moved");
    app.run(Command::SessionSkip(SessionSkip { key, reason: "rain; and, wind".into() })).expect("skipped");
    let text = app.export(&ExportScope::Everything, Audience::Backup).expect("a backup").text;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("backup.ics");
    write_file(&file, &text, false).expect("written");
    let mut other = App::in_memory(Clock::Fixed(now()), london()).expect("a store");
    let imported = other.import(std::slice::from_ref(&file), false, &mut unwatched).expect("imported");
    assert_eq!(imported.warnings, []);
    similar(&other.dump().expect("a dump"), &app.dump().expect("a dump"));
    assert_eq!(other.export(&ExportScope::Everything, Audience::Backup).expect("a backup").text, text);
    let again = other.import(&[file], false, &mut unwatched).expect("imported again");
    assert_eq!((again.tally.added, again.tally.updated, again.tally.skipped), (0, 0, 0), "{:?}", again.tally);
}

/// The first line that differs is shown, not the whole of both.
fn similar(one: &str, other: &str) {
    for (one, other) in one.lines().zip(other.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(one.lines().count(), other.lines().count());
}
