//! Files out and in: written whole or not at all, never over another, and read back as they were.

use std::fs;
use std::ops::ControlFlow;

use fortnight::app::command::*;
use fortnight::app::transfer::{Audience, Became, ExportScope, Progress, Stage, unwatched, write_file};
use fortnight::app::{App, AppError, Clock, Command};
use fortnight::domain::person::Profile;

use crate::desk::*;

#[test]
fn an_export_says_nothing_of_people() {
    let mut app = desk();
    add(&mut app, "Ada Lovelace", None);
    let text = app.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text;
    assert!(text.contains("SUMMARY:Chats") && !text.contains("Ada") && !text.contains("ATTENDEE"), "{text}");
    assert_eq!(text, app.export(&ExportScope::Everything, Audience::Public).expect("the same again").text);
}

#[test]
fn an_export_is_read_back_as_it_was() {
    let mut app = desk();
    app.run(Command::SessionRm(SessionRm { key: key(SECOND) })).expect("removed");
    let text = app.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chats.ics");
    write_file(&path, &text, false).expect("written");
    let mut other = App::in_memory(Clock::Fixed(now()), london()).expect("memory");
    let imported = other.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
    assert_eq!((imported.tally.added, imported.warnings.len()), (1, 0));
    assert_eq!(other.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text, text);
    assert_eq!(autumn(&other).len(), autumn(&app).len());
    let again = other.import(&[path], false, &mut unwatched).expect("nothing new");
    assert_eq!((again.tally.unchanged, again.outcome.entry), (1, None));
}

#[test]
fn a_file_is_never_written_over_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ics");
    fs::write(&path, "mine").expect("a file");
    assert!(matches!(write_file(&path, "new", false), Err(AppError::Exists(_))));
    assert_eq!(fs::read_to_string(&path).expect("still there"), "mine");
    write_file(&path, "new", true).expect("forced");
    assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    assert!(matches!(write_file(&folder.path().join("no/such/a.ics"), "new", false), Err(AppError::Write { .. })));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no half file is left");
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, link) = (folder.path().join("target"), folder.path().join("link.ics"));
    fs::write(&target, "precious").expect("a file");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    assert!(matches!(write_file(&link, "new", false), Err(AppError::Exists(_))));
    write_file(&link, "new", true).expect("forced");
    assert_eq!(fs::read_to_string(&target).expect("there"), "precious");
}

#[test]
fn each_series_gets_a_file_of_its_own() {
    let mut app = desk();
    let twin = fortnight::domain::event::Event { uid: app.new_uid(), ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd::of(twin))).expect("a twin");
    let folder = tempfile::tempdir().expect("a folder");
    let paths = app.export_each(folder.path(), Audience::Public, false).expect("written").paths;
    let names: Vec<_> = paths.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    assert_eq!(names, ["chats.ics", "chats-2.ics"]);
}

#[test]
fn what_is_no_calendar_is_refused_and_nothing_is_changed() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let (good, bad) = (folder.path().join("good.ics"), folder.path().join("bad.ics"));
    let twin = fortnight::domain::event::Event { uid: fortnight::domain::id::Uid("twin".into()), ..chats() };
    let series = fortnight::domain::event::Series { event: twin, overrides: Default::default() };
    fs::write(&good, fortnight::ics::encode::encode(&vec![series].into(), Audience::Public, now())).expect("a file");
    fs::write(&bad, "Dear diary").expect("a file");
    let before = app.dump().expect("a dump");
    assert!(matches!(app.import(&[good, bad], false, &mut unwatched), Err(AppError::NoCalendar { .. })));
    assert!(matches!(app.import(&[folder.path().join("none.ics")], false, &mut unwatched), Err(AppError::Read { .. })));
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn a_calendar_without_events_changes_nothing() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("empty.ics");
    fs::write(&path, fortnight::ics::encode::encode(&vec![].into(), Audience::Backup, now())).expect("a file");
    let before = app.dump().expect("a dump");
    let imported = app.import(&[path], false, &mut unwatched).expect("a calendar");
    assert_eq!((imported.warnings, imported.outcome.entry), (vec![], None));
    assert_eq!(app.dump().expect("a dump"), before);
}

/// The calendar as another program wrote it: newer, and without our own properties.
fn rewritten(text: &str, by: &[(&str, &str)]) -> String {
    let ours: String = text.split_inclusive("\r\n").filter(|line| !line.starts_with("X-FORTNIGHT")).collect();
    by.iter().fold(ours, |text, (from, to)| text.replace(from, to))
}

#[test]
fn an_update_keeps_what_the_file_cannot_say() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    app.run(Command::SessionSkip(SessionSkip { key: key(SECOND), reason: "conference".into() })).expect("skipped");
    let text = app.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chats.ics");
    let mut import = |text: String| {
        fs::write(&path, text).expect("a file");
        app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported").tally
    };
    assert_eq!(import(rewritten(&text, &[("LAST-MODIFIED:", "DTSTAMP:")])).unchanged, 1, "the same content is nothing new");
    assert_eq!(import(rewritten(&text, &[("SUMMARY:Chats", "SUMMARY:Talks"), ("SEQUENCE:1", "SEQUENCE:9")])).updated, 1);
    assert_eq!(import(rewritten(&text, &[("SUMMARY:Chats", "SUMMARY:Old"), ("SEQUENCE:1", "SEQUENCE:2")])).skipped, 1);
    let page = page(&app, SECOND);
    assert_eq!((page.line.summary.as_str(), page.line.reason.as_deref()), ("Talks", Some("conference")));
    assert_eq!(page.line.seats().capacity, Some(2));
}

#[cfg(unix)]
#[test]
fn devices_are_neither_read_nor_replaced() {
    let mut app = desk();
    let null = std::path::PathBuf::from("/dev/null");
    assert!(matches!(app.import(std::slice::from_ref(&null), false, &mut unwatched), Err(AppError::Read { .. })));
    assert!(matches!(write_file(&null, "x", true), Err(AppError::Write { .. })));
}

#[test]
fn sign_ups_follow_their_sessions_through_an_update() {
    let mut app = desk();
    add(&mut app, "Ada", Some(SECOND));
    add(&mut app, "Bo", Some(THIRD));
    app.run(Command::SessionSkip(SessionSkip { key: key(FIRST), reason: "strike".into() })).expect("skipped");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chats.ics");
    let held = rewritten(
        &app.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text,
        &[("SEQUENCE:1", "SEQUENCE:8"), ("EXDATE", "X-OLD")],
    );
    let import = |app: &mut App, text: String| {
        fs::write(&path, text).expect("a file");
        app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported").outcome.sentence
    };
    let an_hour_later = held.replace("T160000", "T170000").replace("LAST-MODIFIED:2020", "LAST-MODIFIED:2021");
    assert_eq!(import(&mut app, an_hour_later.clone()), "imported 0 series, updated 1");
    assert_eq!(places(&app, "2020-09-16T17:00:00"), ["Ada: seat 1 of 2"]);
    assert_eq!(page(&app, "2020-09-02T17:00:00").line.reason.as_deref(), Some("strike"), "the file says nothing of the skipped session");
    let ended = an_hour_later.replace("BYDAY=WE", "BYDAY=WE;UNTIL=20200916T160000Z").replace("SEQUENCE:8", "SEQUENCE:9");
    let before = app.dump().expect("a dump");
    fs::write(&path, &ended).expect("a file");
    let refused = app.import(std::slice::from_ref(&path), false, &mut unwatched).expect_err("Bo is signed up");
    assert_eq!(refused.to_string(), "something is noted of Wed 30 Sep 2020, where no single session of Chats would be any more");
    assert_eq!(app.dump().expect("a dump"), before);
    let declined = AttendeeDecline { key: key("2020-09-30T17:00:00"), person: person(&app, "Bo") };
    app.run(Command::AttendeeDecline(declined)).expect("declined");
    assert_eq!(import(&mut app, ended), "imported 0 series, updated 1; 1 sign-up for dates that are gone dropped");
    assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
    for _ in 0..3 {
        app.undo(None).expect("undone");
    }
    assert_eq!(places(&app, THIRD), ["Bo: seat 1 of 2"]);
}

#[test]
fn themes_are_not_lost_with_their_dates() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("chats.ics");
    let text = rewritten(&app.export(&ExportScope::Everything, Audience::Public).expect("a calendar").text, &[]);
    let import = |app: &mut App, text: String| {
        fs::write(&path, text).expect("a file");
        app.import(std::slice::from_ref(&path), false, &mut unwatched).map(|imported| imported.tally.updated)
    };
    let edits = Edits { theme: Some("Music".into()), ..Edits::default() };
    app.run(Command::SessionEdit(SessionEdit::of(key(SECOND), edits))).expect("a theme");
    let removed = text.replace("SEQUENCE:", "EXDATE;TZID=Europe/London:20200916T160000\r\nSEQUENCE:7");
    assert_eq!(import(&mut app, removed).expect("it may come back"), 1);
    let given_back = text.replace("SEQUENCE:", "SEQUENCE:8");
    assert_eq!(import(&mut app, given_back).expect("imported"), 1);
    assert_eq!(page(&app, SECOND).line.theme.as_deref(), Some("Music"));
    let on_thursdays = text.replace("BYDAY=WE", "BYDAY=TH").replace("20200902T", "20200903T").replace("SEQUENCE:", "SEQUENCE:9");
    assert!(matches!(import(&mut app, on_thursdays), Err(AppError::Refused { .. })));
}

#[test]
fn calendars_in_utf_16_are_read() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wide.ics");
    let text = "\u{feff}BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20200902T160000Z\r\nSUMMARY:Zoë\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    fs::write(&path, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).expect("a file");
    let imported = app.import(&[path], false, &mut unwatched).expect("imported");
    assert_eq!((imported.series, imported.warnings), (vec![("Zoë".to_owned(), Became::Added)], vec![]));
}

/// A message about the chats, as mail programs send them.
fn message(method: &str, lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\nUID:{CHATS}\nDTSTAMP:20200830T000000Z\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

#[test]
fn messages_answer_invite_and_cancel() {
    let mut app = desk();
    let bo = Profile { email: Some("bo@example.org".into()), ..Profile::named("Bo Chen") };
    add_profile(&mut app, bo, None).expect("signed up");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("message.ics");
    let import = |app: &mut App, text: String| {
        fs::write(&path, text).expect("a file");
        let imported = app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
        (imported.outcome.sentence, imported.tally.unchanged)
    };
    let reply = message("REPLY", "RECURRENCE-ID:20200916T150000Z\nATTENDEE;CN=Bo;PARTSTAT=DECLINED:MAILTO:BO@example.org");
    assert_eq!(import(&mut app, reply.clone()).0, "Bo Chen declined Wed 16 Sep 2020");
    assert_eq!(import(&mut app, reply).1, 1);
    assert_eq!(places(&app, SECOND), ["Bo Chen: not coming"]);
    let cancel = message("CANCEL", "SEQUENCE:4\nRECURRENCE-ID;VALUE=DATE:20200930\nSTATUS:CANCELLED\nCOMMENT:strike");
    assert_eq!(import(&mut app, cancel.clone()).0, "cancelled Chats on Wed 30 Sep 2020");
    assert_eq!(import(&mut app, cancel).1, 1);
    assert_eq!(page(&app, THIRD).line.reason.as_deref(), Some("strike"));
    let before = app.dump().expect("a dump");
    assert_eq!(import(&mut app, message("COUNTER", "RECURRENCE-ID:20200916T150000Z")).0, "imported 0 series, updated 0");
    assert_eq!(app.dump().expect("a dump"), before);
    app.undo(None).expect("undone");
    assert_eq!(page(&app, THIRD).line.reason, None);
}

/// An answer of Bo to the second chat, given on a day of August.
fn answer(day: u32, said: &str) -> String {
    let lines = format!("SEQUENCE:1\nRECURRENCE-ID:20200916T150000Z\nATTENDEE;PARTSTAT={said}:mailto:bo@example.org");
    message("REPLY", &lines).replace("20200830", &format!("202008{day}"))
}

#[test]
fn an_older_answer_never_wins_over_a_newer_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reply.ics");
    let import = |app: &mut App, text: String| {
        fs::write(&path, text).expect("a file");
        let imported = app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
        imported.warnings.into_iter().map(|warning| warning.finding.text).collect::<Vec<_>>().join("; ")
    };
    let older = "a newer answer of the same person is here; this one is not taken";
    let bo = Profile { email: Some("bo@example.org".into()), ..Profile::named("Bo") };
    for (standing, newer, place) in
        [(None, "DECLINED", "Bo: not coming"), (None, "ACCEPTED", "Bo: seat 1 of 2"), (Some(SECOND), "TENTATIVE", "Bo: not sure yet")]
    {
        let mut app = desk();
        add_profile(&mut app, bo.clone(), standing).expect("signed up");
        add(&mut app, "Cara", None);
        let other = if newer == "DECLINED" { "ACCEPTED" } else { "DECLINED" };
        assert_eq!(import(&mut app, answer(28, newer)), "");
        assert_eq!(places(&app, SECOND)[usize::from(newer != "ACCEPTED")], place);
        let before = app.dump().expect("a dump");
        assert_eq!(import(&mut app, answer(27, other)), older);
        assert_eq!(import(&mut app, answer(28, newer)), "", "read before");
        assert_eq!(app.dump().expect("a dump"), before);
        import(&mut app, answer(29, other));
        assert_ne!(places(&app, SECOND)[0], place);
        app.undo(None).expect("undone");
        assert_eq!(app.dump().expect("a dump"), before);
    }
}

#[test]
fn an_answer_to_a_session_further_off_says_who_moves_up_there() {
    let mut app = full();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reply.ics");
    fs::write(&path, message("REPLY", "RECURRENCE-ID:20201014T150000Z\nATTENDEE;CN=Ada;PARTSTAT=DECLINED:invalid:nomail")).expect("a file");
    let said = app.import(&[path], false, &mut unwatched).expect("imported").outcome.sentence;
    assert_eq!(said, "Ada declined Wed 14 Oct 2020; Cara moves up from the waiting list of Chats on Wed 14 Oct 2020");
}

#[test]
fn what_a_file_says_of_an_attendee_is_written_back_where_it_may_be_seen() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("choir.ics");
    let bo = "ATTENDEE;CN=\"Bo\";ROLE=OPT-PARTICIPANT;RSVP=TRUE;SENT-BY=\"mailto:cara@example.org\";X-A=\"b;c\":mailto:bo@example.org";
    let text = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:choir\nDTSTAMP:20200801T000000Z\nDTSTART:20200903T160000Z\nSUMMARY:Choir\n\
        RRULE:FREQ=WEEKLY\n{bo}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    fs::write(&path, text).expect("a file");
    app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
    let id = person(&app, "Bo");
    let lines = |app: &App, audience| {
        let text = app.export(&ExportScope::Everything, audience).expect("a calendar").text.replace("\r\n ", "");
        text.lines().filter(|line| line.starts_with("ATTENDEE")).map(str::to_owned).collect::<Vec<_>>()
    };
    let with_answer = |line: &str| line.replace(";ROLE", ";PARTSTAT=NEEDS-ACTION;ROLE");
    assert_eq!(lines(&app, Audience::Backup), [with_answer(bo)]);
    assert_eq!(
        lines(&app, Audience::Person(id)),
        ["ATTENDEE;CN=\"Bo\";PARTSTAT=NEEDS-ACTION;ROLE=OPT-PARTICIPANT;RSVP=TRUE:mailto:bo@example.org"]
    );
    assert_eq!(lines(&app, Audience::Public), Vec::<String>::new());
    let decline = AttendeeDecline {
        key: fortnight::domain::id::SessionKey { uid: fortnight::domain::id::Uid("choir".into()), ..key("2020-09-10T16:00:00") },
        person: id,
    };
    app.run(Command::AttendeeDecline(decline)).expect("declined");
    assert_eq!(lines(&app, Audience::Backup)[1], bo.replace(";ROLE", ";PARTSTAT=DECLINED;ROLE"));
}

#[test]
fn a_backup_fills_an_empty_store_with_the_same_facts() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", Some(SECOND));
    decline(&mut app, "Ada", SECOND);
    app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "strike".into() })).expect("skipped");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("backup.ics");
    fs::write(&path, app.export(&ExportScope::Everything, Audience::Backup).expect("a backup").text).expect("a file");
    let mut other = App::in_memory(Clock::Fixed(now()), london()).expect("memory");
    other.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
    assert_eq!(other.dump().expect("a dump"), app.dump().expect("a dump"));
    let again = other.import(std::slice::from_ref(&path), false, &mut unwatched).expect("nothing new");
    assert_eq!((again.tally.unchanged, again.outcome.entry), (1, None));
}

#[test]
fn an_import_that_is_stopped_leaves_the_store_as_it_was() {
    let mut app = desk();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("many.ics");
    let event = |n: usize| format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:20200902T160000Z\nSUMMARY:x\nEND:VEVENT\n");
    fs::write(&path, format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}END:VCALENDAR\n", (0..50).map(event).collect::<String>())).expect("a file");
    let before = app.dump().expect("a dump");
    for stage in [Stage::Reading, Stage::Storing] {
        let mut stop = |progress: Progress| {
            let enough = progress.stage == stage && progress.done * 2 > progress.total;
            if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert!(matches!(app.import(std::slice::from_ref(&path), false, &mut stop), Err(AppError::Interrupted)));
        assert_eq!(app.dump().expect("a dump"), before);
    }
}
