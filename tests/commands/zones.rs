//! Time zones that a file defines and nobody knows: kept, used, shown, undone, written and read again.

use std::fs;

use fortnight::app::command::*;
use fortnight::app::query::Agenda;
use fortnight::app::transfer::{Audience, ExportScope, unwatched};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::id::Uid;
use fortnight::domain::time::Window;

use crate::desk::*;

/// A clock that is 20 minutes off all others, with a summer of its own.
fn office(uid: &str, summer: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Our office\\, London\r\n\
         BEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:{summer}\r\nTZOFFSETTO:+0020\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
         BEGIN:DAYLIGHT\r\nDTSTART:16010101T010000\r\nTZOFFSETFROM:+0020\r\nTZOFFSETTO:{summer}\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=4\r\nEND:DAYLIGHT\r\n\
         END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Tea\r\nDTSTART;TZID=\"Our office, London\":20200903T160000\r\nDURATION:PT1H\r\n\
         RRULE:FREQ=MONTHLY;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

fn import(app: &mut App, text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.ics");
    fs::write(&path, text).expect("a file");
    app.import(&[path], false, &mut unwatched).expect("imported").warnings.into_iter().map(|warning| format!("{warning:?}")).collect()
}

fn starts(app: &App) -> Vec<String> {
    let window = Window { from: now(), to: now().plus(400 * 86_400) };
    let lines = app.ask(&Agenda::of(window)).expect("an agenda");
    lines.iter().map(|line| line.starts_at.utc().format("%m-%d %H:%M").to_string()).collect()
}

fn empty() -> App {
    App::in_memory(Clock::Fixed(now()), london()).expect("memory")
}

#[test]
fn a_zone_of_a_file_is_kept_used_and_undone() {
    let mut app = empty();
    let before = app.dump().expect("a dump");
    let said = import(&mut app, &office("tea", "+0120"));
    assert!(said.len() == 1 && said[0].contains("is like none that is known"), "{said:?}");
    let summer = ["09-03 14:40", "10-03 14:40"];
    let winter = ["11-03 15:40", "12-03 15:40", "01-03 15:40", "02-03 15:40", "03-03 15:40", "04-03 15:40"];
    assert_eq!(starts(&app), [&summer[..], &winter[..], &["05-03 14:40"]].concat());
    let dump = app.dump().expect("a dump");
    assert!(dump.contains(r#""clock":"zone Our office, London""#), "{dump}");
    assert_eq!(dump.matches(r#""table":"zone""#).count(), 1, "{dump}");
    assert_eq!(app.check().expect("a check").problems, <[String; 0]>::default());
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
    app.redo().expect("redone");
    assert_eq!(app.dump().expect("a dump"), dump);
}

#[test]
fn the_same_definition_is_one_zone_and_another_of_its_name_is_not() {
    let mut app = empty();
    for (uid, summer) in [("tea", "+0120"), ("cake", "+0120"), ("pie", "+0140")] {
        import(&mut app, &office(uid, summer));
    }
    let dump = app.dump().expect("a dump");
    assert_eq!(dump.matches(r#""table":"zone""#).count(), 2, "{dump}");
    assert_eq!(dump.matches(r#""clock":"zone Our office, London""#).count(), 2, "{dump}");
    assert_eq!(dump.matches(r#""clock":"zone Our office, London (2)""#).count(), 1, "{dump}");
    let text = app.export(&ExportScope::Everything, Audience::Backup).expect("a calendar").text;
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 2, "{text}");
    let said = import(&mut app, &office("pie", "+0140"));
    assert_eq!((said.len(), app.dump().expect("a dump")), (1, dump), "nothing new");
}

#[test]
fn a_zone_goes_with_the_last_series_in_it() {
    let mut app = empty();
    import(&mut app, &office("tea", "+0120"));
    import(&mut app, &office("cake", "+0120"));
    for (uid, left) in [("tea", 1), ("cake", 0)] {
        app.run(Command::SeriesRm(SeriesRm { uid: Uid(uid.into()) })).expect("removed");
        assert_eq!(app.dump().expect("a dump").matches(r#""table":"zone""#).count(), left);
    }
    app.undo(None).expect("undone");
    assert_eq!(starts(&app).len(), 9);
}

#[test]
fn a_zone_of_a_file_is_written_as_it_was_read() {
    let mut app = empty();
    import(&mut app, &office("tea", "+0120"));
    let text = app.export(&ExportScope::Everything, Audience::Backup).expect("a calendar").text;
    assert!(text.contains("DTSTART;TZID=\"Our office, London\":20200903T160000"), "{text}");
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=2SU\r\n") && !text.contains("RDATE"), "{text}");
    let mut other = empty();
    import(&mut other, &text);
    assert_eq!(other.export(&ExportScope::Everything, Audience::Backup).expect("a calendar").text, text);
    assert_eq!(starts(&other), starts(&app));
}
