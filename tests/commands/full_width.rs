//! A store with one of everything, out into a backup and in again: the same facts, and the same bytes.

use std::path::Path;

use fortnight::app::command::*;
use fortnight::app::transfer::{Audience, ExportScope, Imported, unwatched};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Mode, Role};

use crate::desk::*;

/// The day of the first chat, whose register is filled in.
const TODAY: &str = "2020-09-02T15:00:00";

/// A file of another program: its own zone, moved, odd and cancelled sessions, alarms, tasks, and lines that only it knows.
const FOREIGN: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ship//EN\r\nX-WR-CALNAME:Ship\\, and shore\r\nX-WR-CALDESC;LANGUAGE=en:Watches\r\n\
    X-PUBLISHED-TTL:PT1H\r\nX-OWNER:\u{200f}דנה\u{200b}\tat sea \r\n\
    BEGIN:VTIMEZONE\r\nTZID:Ship\\; upper deck\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0243\r\nTZOFFSETTO:+0123\r\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0123\r\n\
    TZOFFSETTO:+0243\r\nRRULE:FREQ=YEARLY;BYDAY=2MO;BYMONTH=5\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n\
    BEGIN:VEVENT\r\nUID:watch@example.org\r\nDTSTAMP:20200801T090000Z\r\nSEQUENCE:3\r\nDTSTART;TZID=\"Ship; upper deck\":20200907T160000\r\n\
    DURATION:PT4H\r\nRRULE:FREQ=WEEKLY;COUNT=20\r\nRDATE;TZID=\"Ship; upper deck\":20200908T230000\r\n\
    EXDATE;TZID=\"Ship; upper deck\":20201005T160000\r\nSUMMARY:Watch\r\nDESCRIPTION:Bring a coat\\, and\\ntea\r\nLOCATION:Bridge\r\n\
    STATUS:TENTATIVE\r\nCATEGORIES:Ship,Night\r\nX-DECK;X-LEVEL=\"2\":upper; port\r\nGEO:51.5;-0.1\r\n\
    ORGANIZER;CN=Mary Seacole:mailto:mary@example.org\r\nATTENDEE;CN=Gus Grey;RSVP=TRUE;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED;X-CREW=\"port; watch\";SENT-BY=\"mailto:mary@example.org\":mailto:gus@example.org\r\n\
    ATTENDEE;CN=Hat Hill;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:gus@example.org\":mailto:hat@example.org\r\n\
    ATTENDEE;CN=Cabin;CUTYPE=ROOM:mailto:cabin@example.org\r\n\
    BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Watch\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:watch@example.org\r\nDTSTAMP:20200801T090000Z\r\nRECURRENCE-ID;TZID=\"Ship; upper deck\":20200914T160000\r\n\
    DTSTART;TZID=\"Ship; upper deck\":20200915T020000\r\nDURATION:PT2H\r\nSUMMARY:Dog watch\r\nX-DECK:lower\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:watch@example.org\r\nDTSTAMP:20200801T090000Z\r\nRECURRENCE-ID;TZID=\"Ship; upper deck\":20200921T160000\r\n\
    DTSTART;TZID=\"Ship; upper deck\":20200921T160000\r\nDURATION:PT4H\r\nSUMMARY:Watch\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:holiday@example.org\r\nDTSTAMP:20200801T090000Z\r\nDTSTART;VALUE=DATE:20201224\r\nDTEND;VALUE=DATE:20201227\r\n\
    RRULE:FREQ=YEARLY\r\nSUMMARY:Holidays\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:call@example.org\r\nDTSTAMP:20200801T090000Z\r\nDTSTART:20200930T070000\r\nDTEND:20200930T080000\r\nSUMMARY:Call\r\n\
    CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/x\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nUID:todo@example.org\r\nSUMMARY:Swab\u{7}\tthe deck\r\n\u{feff}lost\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VTODO\r\n\
    BEGIN:VJOURNAL\r\nSUMMARY:A journal without UID\r\nEND:VJOURNAL\r\n\
    BEGIN:X-LOG\r\nX-LINE:fair wind\r\nEND:X-LOG\r\nEND:VCALENDAR\r\n";

fn at(date: &str) -> RecurrenceId {
    RecurrenceId(wall(date))
}

fn person_of(name: &str, email: &str) -> Profile {
    Profile { email: Some(email.into()), ..Profile::named(name) }
}

fn sign_up(app: &mut App, who: Profile, reach: Coming, role: Role, answer: Answer, mode: Option<Mode>) {
    let who = Who::described(who);
    app.run(Command::AttendeeAdd(AttendeeAdd { uid: Uid(CHATS.into()), reach, who, role, answer, mode })).expect("signed up");
}

/// Everyone who comes to the chats, in every way there is.
fn with_people(app: &mut App) {
    let home = |name| person_of(name, "home@example.org");
    let day = |text: &str| text.parse().expect("a date");
    let note = Some("afraid of stairs; \"brave\",\nsays\\thinks Bea".to_owned());
    let ada = Profile {
        phone: Some("+44 20 7946 0000".into()),
        organisation: Some("Analytical Engines".into()),
        tags: vec!["arts".into(), "research".into()],
        via: Some("Charles".into()),
        access_needs: Some("step-free".into()),
        aliases: vec!["Countess of Lovelace".into(), "AL; “Ada”, \\".into()],
        note,
        ..person_of("Ada Lovelace", "ada@example.org")
    };
    sign_up(app, ada, Coming::ALWAYS, Role::Participant, Answer::Accepted, Some(Mode::Online));
    sign_up(app, home("Bea Chen"), Coming::ALWAYS, Role::Participant, Answer::Accepted, Some(Mode::InPerson));
    sign_up(app, home("Cy Chen"), Coming::Once(at(SECOND)), Role::Participant, Answer::Tentative, None);
    sign_up(app, Profile::named("Dee"), Coming::ALWAYS, Role::NoteTaker, Answer::Accepted, None);
    sign_up(app, Profile::named("Eve"), Coming::ALWAYS, Role::Facilitator, Answer::Accepted, None);
    sign_up(app, Profile::named("Fay"), Coming::ALWAYS, Role::Supporter, Answer::Invited, None);
    sign_up(app, person_of("Gil", "gil@example.org"), Coming::ALWAYS, Role::Host, Answer::Accepted, None);
    sign_up(app, Profile::named("Hal"), Coming::Once(at(THIRD)), Role::Participant, Answer::Accepted, None);
    sign_up(app, Profile::named("Hal"), Coming::Once(at(THIRD)), Role::Facilitator, Answer::Accepted, None);
    app.run(Command::PersonAdd(PersonAdd { profile: Profile::named("Ida, who comes to nothing") })).expect("someone");
    let uid = || Uid(CHATS.into());
    let bo = person(app, "Bea Chen");
    app.run(Command::AttendeeAway(AttendeeAway { uid: uid(), person: bo, from: Some(day("2020-09-29")), until: day("2020-10-20") }))
        .expect("away");
    decline(app, "Ada Lovelace", THIRD);
    remove(app, "Dee", Scope::Following(day("2020-11-01"))).expect("leaves");
    let order = SeatOrder::parse("first-timers, referred, at-most 1 #research").expect("rules");
    app.run(Command::SeriesOrder(SeriesOrder { uid: uid(), order })).expect("rules");
}

/// Sessions that differ from their series in every way, and a register.
fn with_sessions(app: &mut App) {
    let edits = Edits { theme: Some("Music: and; more".into()), capacity: Some(Some(5)), ..Edits::default() };
    app.run(Command::SessionEdit(SessionEdit::of(key(SECOND), edits))).expect("edited");
    app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "strike, again".into() })).expect("skipped");
    app.run(Command::SessionMove(SessionMove { key: key("2020-10-14T16:00:00"), to: wall("2020-10-15T17:30:00") })).expect("moved");
    app.run(Command::SessionRm(SessionRm { key: key("2020-10-28T16:00:00") })).expect("removed");
    for (name, date, state) in [
        ("Ada Lovelace", FIRST, Attendance::Came),
        ("Bea Chen", FIRST, Attendance::Late),
        ("Dee", FIRST, Attendance::Missed),
        ("Gil", FIRST, Attendance::Apologies),
        ("Ida, who comes to nothing", FIRST, Attendance::Came),
    ] {
        let who = Who::Known(person(app, name));
        app.run(Command::RegisterMark(RegisterMark { key: key(date), who, state: Some(state) })).expect(name);
    }
}

fn empty() -> App {
    App::in_memory(Clock::Fixed(london().resolve(wall(TODAY)).at), london()).expect("memory")
}

fn import(app: &mut App, folder: &Path, text: &str) -> Imported {
    let path = folder.join("calendar.ics");
    std::fs::write(&path, text).expect("a file");
    app.import(&[path], false, &mut unwatched).expect("imported")
}

fn export(app: &App, audience: Audience) -> String {
    app.export(&ExportScope::Everything, audience).expect("a calendar").text
}

/// A store with one of everything.
fn full(folder: &Path) -> App {
    let mut app = desk_at(TODAY);
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    with_people(&mut app);
    with_sessions(&mut app);
    import(&mut app, folder, FOREIGN);
    app
}

#[test]
fn a_backup_of_everything_is_the_store_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = full(folder.path());
    let (dump, backup) = (app.dump().expect("a dump"), export(&app, Audience::Backup));
    let mut other = empty();
    let imported = import(&mut other, folder.path(), &backup);
    assert_eq!((imported.tally.skipped, imported.warnings), (0, vec![]), "{backup}");
    similar(&other.dump().expect("a dump"), &dump);
    similar(&export(&other, Audience::Backup), &backup);
    assert_eq!(other.check().expect("checked").problems, Vec::<String>::new());
    for app in [&mut other, &mut { app }] {
        let again = import(app, folder.path(), &backup);
        assert_eq!((again.tally.added, again.tally.updated, again.tally.skipped, again.outcome.entry), (0, 0, 0, None));
        assert_eq!(app.dump().expect("a dump"), dump);
    }
}

#[test]
fn a_public_file_of_everything_is_written_again_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let public = export(&full(folder.path()), Audience::Public);
    let mut other = empty();
    let imported = import(&mut other, folder.path(), &public);
    assert_eq!((imported.tally.skipped, imported.warnings, imported.people), (0, vec![], 0));
    similar(&export(&other, Audience::Public), &public);
    assert_eq!(import(&mut other, folder.path(), &public).outcome.entry, None);
}

#[test]
fn a_backup_of_the_calendars_of_many_programs_is_the_store_again() {
    let mut app = empty();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ics");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let taken = paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "ics"));
    let taken = taken.filter(|path| app.import(std::slice::from_ref(path), false, &mut unwatched).is_ok()).count();
    assert!(taken > 40, "only {taken} files could be taken");
    let (dump, backup) = (app.dump().expect("a dump"), export(&app, Audience::Backup));
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = empty();
    let imported = import(&mut other, folder.path(), &backup);
    similar(&other.dump().expect("a dump"), &dump);
    similar(&export(&other, Audience::Backup), &backup);
    assert_eq!((imported.tally.skipped, imported.warnings), (0, vec![]));
}

/// Equal, or else the first line that is not.
fn similar(is: &str, wanted: &str) {
    let differs = is.lines().zip(wanted.lines()).find(|(is, wanted)| is != wanted);
    assert_eq!(differs, None);
    assert_eq!(is.lines().count(), wanted.lines().count());
    assert_eq!(is, wanted);
}
