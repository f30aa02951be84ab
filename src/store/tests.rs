//! The store as a whole: statements prepare, files are private, nothing foreign is touched, undo refuses what was overtaken.

use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::domain::person::Profile;

fn add(store: &mut Store, name: &str) -> Recorded<()> {
    let work = |writer: &Writer| -> Result<((), String), StoreError> {
        writer.add_person(&Profile { tags: vec!["arts".into()], ..Profile::named(name) })?;
        Ok(((), format!("added {name}")))
    };
    store.change(Mode::Keep, Instant(0), "person add", work).expect("a change")
}

fn names(store: &Store) -> Vec<String> {
    store.read().people().expect("people").iter().map(|person| person.profile.name.clone()).collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[cfg(unix)]
fn assert_private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(path).expect("a file").permissions().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn assert_private(_: &Path) {}

#[test]
fn every_statement_prepares_against_the_newest_schema() {
    let store = Store::in_memory().expect("memory");
    let all = [
        &attendance::STATEMENTS[..],
        &disclosure::STATEMENTS,
        &erase::STATEMENTS,
        &came::STATEMENTS,
        &erased::STATEMENTS,
        &kept::STATEMENTS,
        &last_heard::STATEMENTS,
        &mention::STATEMENTS,
        &overrides::STATEMENTS,
        &person::STATEMENTS,
        &reader::STATEMENTS,
        &series::STATEMENTS,
        &extras::STATEMENTS,
        &sign_up::STATEMENTS,
        &writer::STATEMENTS,
        &zone::STATEMENTS,
    ];
    for sql in all.concat() {
        store.connection.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

/// Takes back the newest change, whomever that touches.
fn undo(store: &mut Store) -> Result<Option<JournalEntry>, StoreError> {
    Ok(store.undo(None, 1, |_, _| Ok::<_, StoreError>(()), |_, ()| Ok(()))?.0.pop())
}

#[test]
fn the_first_write_makes_a_private_file() {
    let folder = folder();
    let path = folder.path().join("deep/er/fortnight.db");
    let mut store = Store::open(&path).expect("not made yet");
    assert!(store.read().is_empty().expect("readable"));
    assert!(!path.exists(), "reading makes no file");
    add(&mut store, "Ada");
    assert_private(&path);
    assert_eq!(names(&Store::open(&path).expect("a store")), ["Ada"]);
}

#[test]
fn undo_and_redo_work_across_restarts() {
    let folder = folder();
    let path = folder.path().join("fortnight.db");
    let mut store = Store::open(&path).expect("a store");
    add(&mut store, "Ada");
    let before = store.dump().expect("a dump");
    add(&mut store, "Bo");
    let after = store.dump().expect("a dump");
    drop(store);
    let mut store = Store::open(&path).expect("again");
    let undone = undo(&mut store).expect("undo").expect("something to undo");
    assert_eq!((undone.sentence.as_str(), undone.undone), ("added Bo", true));
    assert_eq!(store.dump().expect("a dump"), before);
    drop(store);
    let mut store = Store::open(&path).expect("again");
    store.redo().expect("redo").expect("something to redo");
    assert_eq!(store.dump().expect("a dump"), after);
    assert_eq!(store.redo().expect("redo"), None);
}

#[test]
fn a_change_after_an_undo_cuts_what_could_be_redone() {
    let mut store = Store::in_memory().expect("memory");
    add(&mut store, "Ada");
    undo(&mut store).expect("undo");
    add(&mut store, "Bo");
    assert_eq!(store.redo().expect("redo"), None);
    assert_eq!(names(&store), ["Bo"]);
}

#[test]
fn an_overtaken_undo_refuses_and_changes_nothing() {
    let mut store = Store::in_memory().expect("memory");
    add(&mut store, "Ada");
    store.connection.execute("UPDATE person SET phone = '1' WHERE name = 'Ada'", []).expect("someone else's change");
    let before = store.dump().expect("a dump");
    assert!(matches!(undo(&mut store), Err(StoreError::Overtaken(verb)) if verb == "person add"));
    assert_eq!(store.dump().expect("a dump"), before);
    assert!(!store.read().history(1).expect("history")[0].undone);
}

#[test]
fn a_try_and_an_idle_change_leave_no_trace() {
    let mut store = Store::in_memory().expect("memory");
    let tried = store.change(Mode::Try, Instant(0), "person add", |writer| {
        writer.add_person(&Profile::named("Ada"))?;
        Ok::<_, StoreError>(((), "added Ada".into()))
    });
    assert_eq!(tried.expect("tried").entry, None);
    let idle = store.change(Mode::Keep, Instant(0), "person add", |_| Ok::<_, StoreError>(((), "nothing to do".into())));
    assert_eq!(idle.expect("idle").entry, None);
    assert!(names(&store).is_empty() && store.read().history(9).expect("history").is_empty());
}

#[test]
fn what_is_not_ours_is_refused_untouched() {
    let folder = folder();
    let foreign = folder.path().join("other.db");
    Connection::open(&foreign).and_then(|other| other.execute_batch("CREATE TABLE theirs (x)")).expect("another program's file");
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "Dear diary, this is no database at all.\n".repeat(40)).expect("a text");
    let newer = folder.path().join("newer.db");
    assert!(Store::open(&newer).and_then(|mut store| store.make()).expect("ours"));
    Connection::open(&newer).and_then(|file| file.execute_batch("PRAGMA user_version = 999")).expect("from the future");
    for (path, wanted) in [(&foreign, "not a store"), (&text, "not a store"), (&newer, "newer version")] {
        let before = std::fs::read(path).expect("bytes");
        let error = Store::open(path).map(|_| ()).expect_err("refused").to_string();
        assert!(error.contains(wanted) && error.contains(&path.display().to_string()), "{error}");
        assert_eq!(std::fs::read(path).expect("bytes"), before);
    }
}

#[test]
fn a_store_that_was_replaced_is_written_to_no_more() {
    let folder = folder();
    let path = folder.path().join("fortnight.db");
    let mut store = Store::open(&path).expect("a store");
    add(&mut store, "Ada");
    std::fs::remove_file(&path).expect("removed behind our back");
    let lost = store.change(Mode::Keep, Instant(0), "person add", |writer| {
        writer.add_person(&Profile::named("Bo"))?;
        Ok::<_, StoreError>(((), "added Bo".into()))
    });
    assert!(matches!(lost, Err(StoreError::Replaced(_))));
    assert!(matches!(undo(&mut store), Err(StoreError::Replaced(_))));
}

#[test]
fn a_store_that_another_made_or_replaced_is_followed() {
    let folder = folder();
    let (path, other) = (folder.path().join("fortnight.db"), folder.path().join("other.db"));
    let mut store = Store::open(&path).expect("not made yet");
    assert!(!store.follow().expect("nothing there"));
    add(&mut Store::open(&path).expect("the same place"), "Ada");
    assert!(store.follow().expect("made by another") && !store.follow().expect("followed already"));
    assert_eq!(names(&store), ["Ada"]);
    add(&mut Store::open(&other).expect("another store"), "Bo");
    std::fs::rename(&other, &path).expect("put in its place");
    assert!(store.follow().expect("replaced"));
    add(&mut store, "Cara");
    assert_eq!(names(&store), ["Bo", "Cara"]);
    std::fs::remove_file(&path).expect("removed");
    assert!(!store.follow().expect("nothing to follow") && names(&store) == ["Bo", "Cara"]);
}

#[test]
fn a_refused_first_change_makes_no_file() {
    let folder = folder();
    let path = folder.path().join("fortnight.db");
    let mut store = Store::open(&path).expect("not made yet");
    let refused = store.change(Mode::Keep, Instant(0), "person add", |_| Err::<((), String), _>(StoreError::Full));
    assert!(refused.is_err() && !path.exists());
    assert!(store.make().expect("made") && path.exists());
}

#[test]
fn two_first_writers_do_not_write_over_each_other() {
    let folder = folder();
    let path = folder.path().join("fortnight.db");
    let (mut one, mut two) = (Store::open(&path).expect("a store"), Store::open(&path).expect("a store"));
    add(&mut one, "Ada");
    let late = two.change(Mode::Keep, Instant(0), "person add", |writer| {
        writer.add_person(&Profile::named("Bo"))?;
        Ok::<_, StoreError>(((), "added Bo".into()))
    });
    assert!(matches!(late, Err(StoreError::Busy)));
    add(&mut two, "Bo");
    assert_eq!(names(&one), ["Ada", "Bo"]);
}

#[test]
fn an_empty_file_counts_as_new() {
    let folder = folder();
    let path = folder.path().join("empty.db");
    std::fs::write(&path, "").expect("an empty file");
    let mut store = Store::open(&path).expect("new");
    assert_eq!(std::fs::metadata(&path).expect("a file").len(), 0, "reading writes nothing");
    add(&mut store, "Ada");
    assert_private(&path);
    assert_eq!(store.check().expect("checked").problems, Vec::<String>::new());
}

#[test]
fn a_copy_is_whole_and_never_written_over() {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("fortnight.db")).expect("a store");
    add(&mut store, "Ada");
    let copy = folder.path().join("copy.db");
    store.copy_to(&copy).expect("copied");
    assert_private(&copy);
    assert!(matches!(store.copy_to(&copy), Err(StoreError::Exists(_))));
    assert_eq!(Store::open(&copy).expect("a store").dump().expect("a dump"), store.dump().expect("a dump"));
    assert!(store.copy_to(Path::new("no/such/folder/copy.db")).is_err());
}

#[test]
fn the_last_date_of_a_count_is_kept_and_follows_the_start() {
    use crate::domain::event::{Event, Series};
    use crate::domain::id::Uid;
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::time::Anchor;

    let wall = |text: &str| -> chrono::NaiveDateTime { text.parse().expect("a wall time") };
    let mut store = Store::in_memory().expect("memory");
    let event = Event {
        summary: "Course".into(),
        recurrence: Recurrence::by(Rule::parse("FREQ=WEEKLY;COUNT=8").expect("a rule")),
        ..Event::new(Uid("course".into()), wall("2020-09-03T10:00:00"), Anchor::Floating, Instant(0))
    };
    let mut write = |event: &Event| {
        let series = Series { event: event.clone(), overrides: Default::default() };
        let work = |writer: &Writer| -> Result<((), String), StoreError> {
            match writer.read().series_of(&series.event.uid)? {
                Some(known) => writer.set_series(known.id, &series)?,
                None => writer.add_series(&series).map(|_| ())?,
            }
            Ok(((), "written".into()))
        };
        store.change(Mode::Keep, Instant(0), "series add", work).expect("written");
        let stored = store.read().series_of(&series.event.uid).expect("readable").expect("stored").value;
        assert_eq!(stored, series, "what is known of a COUNT makes it no other series");
        stored.event.recurrence.rules[0].known_last()
    };
    assert_eq!(write(&event), Some(wall("2020-10-22T10:00:00")));
    assert_eq!(write(&Event { start: wall("2020-09-10T10:00:00"), ..event }), Some(wall("2020-10-29T10:00:00")));
}

/// A series with a sign-up of Ada, and the journal entry that made it.
const OLD: &str = "
    INSERT INTO series (id, uid, sequence, summary, description, location, url, start, clock, days, seconds, first_at, created_at, updated_at)
    VALUES (1, 'chats', 0, 'Chats', '', '', '', '20200902T160000', 'UTC', 0, 3600, 1599062400, 0, 0);
    INSERT INTO person (id, name) VALUES (1, 'Ada');
    INSERT INTO sign_up (id, series, person, date, role, answer, position) VALUES (1, 1, 1, '20200902T160000', 'participant', 'accepted', 1);
    INSERT INTO journal (id, at, verb, sentence) VALUES (1, 0, 'attendee add', 'added Ada');
    INSERT INTO change (entry, relation, after) SELECT 1, 'sign_up', json_object('id', id, 'series', series, 'person', person, 'date', date,
        'since', since, 'until', until, 'role', role, 'answer', answer, 'position', position) FROM sign_up;";

#[test]
fn a_store_of_every_older_version_is_upgraded_and_its_history_undone() {
    let folder = folder();
    for version in 1..usize::try_from(migrate::newest()).expect("few") {
        let path = folder.path().join(format!("{version}.db"));
        let old = Connection::open(&path).expect("a file");
        migrate::make_old(&old, version).and_then(|()| old.execute_batch(OLD)).expect("an old store");
        old.close().expect("closed");
        let mut store = Store::open(&path).expect("upgraded");
        assert_eq!(store.check().expect("checked").problems, Vec::<String>::new(), "{version}");
        let dump = store.dump().expect("a dump");
        let sign_up = store.read().sign_ups(1).expect("sign-ups").pop().expect("one").value;
        assert_eq!((sign_up.position, sign_up.kept.is_empty(), sign_up.answered), (1, true, None), "{version}");
        assert_eq!(undo(&mut store).expect("undone").expect("an entry").sentence, "added Ada", "{version}");
        assert!(store.read().sign_ups(1).expect("sign-ups").is_empty());
        store.redo().expect("redone");
        assert_eq!(store.dump().expect("a dump"), dump, "{version}");
        assert!(path.with_extension(format!("before-{}.db", migrate::newest())).exists(), "a copy is kept");
    }
}

#[test]
fn a_store_that_can_only_be_read_is_read_and_refuses_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a b#c?.db");
    Store::open(&path).expect("a store").make().expect("a file");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Store::connect_by(Path::new(&file::as_it_lies(&path)), &path, flags).expect("as it lies");
    let mut store =
        Store { connection, place: Place::File(FileMark::of(&path).expect("a file")), listening: false, memory: Memory::default() };
    assert!(store.read().is_empty().expect("read"));
    let refused = store.change(Mode::Keep, Instant(0), "x", |_| Ok::<_, StoreError>(((), String::new())));
    assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
}

#[test]
fn series_that_were_read_are_read_again_after_each_change() {
    use crate::domain::event::{Event, Series};
    use crate::domain::id::Uid;
    use crate::domain::time::Anchor;

    let folder = folder();
    let path = folder.path().join("fortnight.db");
    let mut here = Store::open(&path).expect("a store");
    here.make().expect("a file");
    let mut elsewhere = Store::open(&path).expect("the same");
    let called = |store: &mut Store, title: &str| {
        let work = |writer: &Writer| -> Result<((), String), StoreError> {
            let start = chrono::NaiveDate::default().into();
            let event = Event { summary: title.to_owned(), ..Event::new(Uid("chats".into()), start, Anchor::Floating, Instant(0)) };
            let series = Series { event, overrides: Default::default() };
            match writer.read().series()?.pop() {
                Some(known) => writer.set_series(known.id, &series)?,
                None => drop(writer.add_series(&series)?),
            }
            Ok(((), title.to_owned()))
        };
        store.change(Mode::Keep, Instant(0), "series edit", work).expect("a change");
    };
    let titles = |store: &Store| -> Vec<String> {
        store.read().series().expect("series").into_iter().map(|series| series.value.event.summary).collect()
    };
    called(&mut here, "Chats");
    assert_eq!((titles(&here), titles(&elsewhere)), (vec!["Chats".to_owned()], vec!["Chats".to_owned()]));
    called(&mut elsewhere, "Choir");
    assert_eq!((titles(&here), titles(&elsewhere)), (vec!["Choir".to_owned()], vec!["Choir".to_owned()]));
    undo(&mut elsewhere).expect("undo");
    assert_eq!((titles(&here), titles(&elsewhere)), (vec!["Chats".to_owned()], vec!["Chats".to_owned()]));
}
