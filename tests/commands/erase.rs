//! Erasing after any history: whatever was done before, no byte of any file names the person after.

use std::fs;
use std::path::Path;

use fortnight::app::command::register_import::Seen;
use fortnight::app::command::*;
use fortnight::app::query::{People, SessionView};
use fortnight::app::transfer::unwatched;
use fortnight::app::{App, AppError, Clock, Command, sheet};
use fortnight::domain::attendance::Attendance::*;
use fortnight::domain::id::{PersonId, RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::signup::Answer;
use proptest::prelude::*;

use crate::desk::*;

/// All that is ever said of one person: each text stands nowhere by chance, and none is part of another.
const NAMES: [&str; 3] = ["Qvarnström Zyxål", "Wobbleton, \"Quib\" Ärx", "羽田 ジルコニア"];
const EMAILS: [&str; 2] = ["qzx7431@wyvern.example", "wobblequib@gryphon.example"];
const PHONES: [&str; 2] = ["+99 8831 774421", "0999-443322-17"];
const NOTES: [&str; 2] = ["owes 77 gribblets", "sings\nlike a blorf"];
const ACCESS: &str = "needs a purple-wug ramp";
const ALIAS: &str = "Zyxål’s Fjordpad";
const REFERRER: &str = "Dr Xylograph Fnord";
const TAG: &str = "fnordtag";

/// Something an organiser does. Numbers choose among the texts above.
#[derive(Clone, Copy, Debug)]
enum Step {
    SignUp {
        name: usize,
        email: usize,
        once: bool,
    },
    Edit {
        name: usize,
        email: usize,
        phone: usize,
        note: usize,
    },
    Forget,
    List {
        name: usize,
        email: usize,
    },
    Calendar {
        name: usize,
        email: usize,
    },
    Call {
        name: usize,
    },
    Merge,
    Decline,
    Refer,
    Mention,
    Split,
    Undo,
    Redo,
    Restore,
    /// The store as it was before anyone was known.
    Empty,
}

fn step() -> impl Strategy<Value = Step> {
    let (name, email, phone, note) = (0..NAMES.len(), 0..EMAILS.len(), 0..PHONES.len(), 0..NOTES.len());
    prop_oneof![
        3 => (name.clone(), email.clone(), any::<bool>()).prop_map(|(name, email, once)| Step::SignUp { name, email, once }),
        3 => (name.clone(), email.clone(), phone, note).prop_map(|(name, email, phone, note)| Step::Edit { name, email, phone, note }),
        1 => Just(Step::Forget),
        2 => (name.clone(), email.clone()).prop_map(|(name, email)| Step::List { name, email }),
        2 => (name.clone(), email).prop_map(|(name, email)| Step::Calendar { name, email }),
        2 => name.prop_map(|name| Step::Call { name }),
        2 => Just(Step::Merge),
        1 => Just(Step::Decline),
        1 => Just(Step::Refer),
        1 => Just(Step::Mention),
        1 => Just(Step::Split),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Restore),
        1 => Just(Step::Empty),
    ]
}

/// Everyone in the store who is the person, under whichever name.
fn found(app: &App) -> Vec<PersonId> {
    app.ask(&People).expect("people").iter().filter(|person| NAMES.contains(&person.name.as_str())).map(|person| person.id).collect()
}

/// A name that others may say: one by which the person is known now.
fn name_of(app: &App) -> Option<String> {
    app.ask(&People).expect("people").iter().map(|person| person.name.clone()).find(|name| NAMES.contains(&name.as_str()))
}

/// Does it, where it can be done: what is refused leaves the store as it was, and that is tested elsewhere.
fn act(app: &mut App, folder: &Path, step: Step) {
    let text = |text: &str| Some(text.to_owned());
    let some = found(app);
    let run = |app: &mut App, command| drop(app.run(command));
    match step {
        Step::SignUp { name, email, once } => {
            let profile =
                Profile { email: text(EMAILS[email]), via: text(REFERRER), tags: vec![TAG.into()], ..Profile::named(NAMES[name]) };
            drop(add_profile(app, profile, once.then_some(SECOND)));
        }
        Step::Edit { name, email, phone, note } => {
            let Some(person) = some.first().copied() else { return };
            let edits = ProfileEdits {
                name: text(NAMES[name]),
                email: text(EMAILS[email]),
                phone: text(PHONES[phone]),
                note: text(NOTES[note]),
                access_needs: text(ACCESS),
                ..ProfileEdits::default()
            };
            run(app, Command::PersonEdit(PersonEdit { person, edits }));
        }
        Step::Forget => {
            let Some(person) = some.last().copied() else { return };
            run(app, Command::PersonForget(PersonForget { person, kinds: fortnight::domain::retention::Kind::ALL.to_vec() }));
        }
        Step::List { name, email } => {
            let name = NAMES[name].replace('"', "\"\"");
            let list = format!("name,email,phone,note\n\"{name}\",{},{},{}\nGuest,,,\n", EMAILS[email], PHONES[0], NOTES[0]);
            let sheet = sheet::read(list.as_bytes(), &[]).expect("a list");
            let import = AttendeeImport { uid: Uid(CHATS.into()), date: None, sheet, namesakes: Some(Namesakes::New), skip_bad: true };
            run(app, Command::AttendeeImport(import));
        }
        Step::Calendar { name, email } => {
            let name = NAMES[name].replace('"', "^'");
            let calendar = format!(
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:party\r\nDTSTAMP:20200801T120000Z\r\nSUMMARY:Party\r\n\
                 DTSTART:20200905T140000Z\r\nATTENDEE;CN=\"{name}\";PARTSTAT=ACCEPTED:mailto:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                EMAILS[email]
            );
            let file = folder.join("party.ics");
            fs::write(&file, calendar).expect("a file");
            drop(app.import(std::slice::from_ref(&file), false, &mut unwatched));
            fs::remove_file(file).expect("removed");
        }
        Step::Call { name } => {
            let who = some.last().map_or_else(|| Who::described(Profile::named(NAMES[name])), |id| Who::Known(*id));
            for state in [WalkIn, Came] {
                let seen = vec![Seen { shown: ALIAS.into(), who: who.clone(), state, remember: true }];
                run(app, Command::RegisterImport(RegisterImport { key: key(FIRST), seen }));
            }
        }
        Step::Merge => {
            let [kept, .., other] = some.as_slice() else { return };
            run(app, Command::PersonMerge(PersonMerge { kept: *kept, other: *other }));
        }
        Step::Decline => {
            let Some(person) = some.first().copied() else { return };
            run(app, Command::AttendeeDecline(AttendeeDecline { key: key(THIRD), person }));
        }
        Step::Refer => {
            let Some(name) = name_of(app) else { return };
            let guest = Profile { via: Some(name), ..Profile::named("Gast") };
            let command = AttendeeAdd { answer: Answer::Declined, ..of(guest) };
            run(app, Command::AttendeeAdd(command));
        }
        // said once and taken back: the history holds it
        Step::Mention => {
            let Some(name) = name_of(app) else { return };
            for reason in [name, "strike".into()] {
                run(app, Command::SessionSkip(SessionSkip { key: key(THIRD), reason }));
            }
            run(app, Command::SessionRestore(SessionRestore { key: key(THIRD) }));
        }
        Step::Split => {
            let uid = app.new_uid();
            run(app, Command::SeriesSplit(SeriesSplit { key: key("2020-10-28T16:00:00"), uid }));
        }
        Step::Undo => drop(app.undo(None)),
        Step::Redo => drop(app.redo()),
        Step::Restore => {
            let text = app.dump().expect("a dump");
            run(app, Command::Restore(Restore { text }));
        }
        Step::Empty => {
            let mut fresh = App::in_memory(Clock::Fixed(now()), london()).expect("a store");
            fresh.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
            run(app, Command::Restore(Restore { text: fresh.dump().expect("a dump") }));
        }
    }
}

fn of(profile: Profile) -> AttendeeAdd {
    let reach = Coming::Once(RecurrenceId(wall(SECOND)));
    let (role, answer) = (Default::default(), Answer::Accepted);
    AttendeeAdd { uid: Uid(CHATS.into()), reach, who: Who::described(profile), role, answer, mode: None }
}

/// Texts of the person in any file, as they are and as they stand in JSON.
fn traces(folder: &Path) -> Vec<String> {
    let lines = NOTES.iter().flat_map(|note| note.lines());
    let names = NAMES.iter().flat_map(|name| name.split([' ', '"']).filter(|part| part.chars().count() > 4));
    let texts = names.chain(EMAILS).chain(PHONES).chain(lines).chain([ACCESS, ALIAS, REFERRER, TAG, "ジルコニア"]);
    let texts: Vec<&str> = texts.collect();
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        let bytes = fs::read(&path).expect("readable");
        let holds = |text: &&&str| bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()));
        found.extend(texts.iter().filter(holds).map(|text| format!("{text} in {}", path.display())));
    }
    found
}

#[test]
fn whoever_got_the_number_of_a_merged_entry_hides_nothing_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::open(&folder.path().join("fortnight.db"), Clock::Fixed(now()), london()).expect("a store");
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    add(&mut app, "Bo Chen", None);
    add_profile(&mut app, Profile { tags: vec![TAG.into()], ..Profile::named(NAMES[0]) }, None).expect("added");
    let (kept, other) = (person(&app, "Bo Chen"), person(&app, NAMES[0]));
    app.run(Command::PersonMerge(PersonMerge { kept, other })).expect("merged");
    add(&mut app, "Cara", None);
    assert_eq!(person(&app, "Cara"), other, "the number is given again");
    app.erase(kept, false).expect("erased");
    assert_eq!(traces(folder.path()), Vec::<String>::new());
}

#[test]
fn the_last_one_is_erased_too() {
    let mut app = desk();
    add(&mut app, "Bo Chen", None);
    let bo = person(&app, "Bo Chen");
    app.run(Command::PersonEdit(PersonEdit { person: bo, edits: ProfileEdits { phone: Some("1".into()), ..ProfileEdits::default() } }))
        .expect("changed");
    app.erase(bo, false).expect("erased");
    assert!(app.ask(&People).expect("people").is_empty());
}

#[test]
fn who_lives_on_in_the_history_alone_is_erased_by_the_name_of_that_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::open(&folder.path().join("fortnight.db"), Clock::Fixed(now()), london()).expect("a store");
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    add(&mut app, "Bo Chen", None);
    let text = app.dump().expect("a dump");
    add_profile(&mut app, Profile { email: Some(EMAILS[0].into()), ..Profile::named(NAMES[0]) }, None).expect("added");
    app.run(Command::Restore(Restore { text: text.clone() })).expect("restored");
    assert!(found(&app).is_empty() && !traces(folder.path()).is_empty(), "the history has them still");
    let unknown = app.erase_former("Bo Chen", false);
    assert!(matches!(unknown, Err(AppError::NotFound { .. })), "who is there is erased by number");
    let would = app.erase_former(&EMAILS[0].to_uppercase(), true).expect("a dry run");
    assert!(!traces(folder.path()).is_empty(), "a dry run takes nothing away");
    let done = app.erase_former(&NAMES[0].to_lowercase(), false).expect("erased");
    assert_eq!((&would.sentence, would.erasure.entries), (&done.sentence, done.erasure.entries));
    assert_eq!(traces(folder.path()), Vec::<String>::new());
    assert_eq!(app.dump().expect("a dump"), text, "everyone else is as they were");
    assert!(matches!(app.erase_former(NAMES[0], false), Err(AppError::NotFound { .. })), "gone is gone");
}

#[test]
fn whoever_was_undone_and_cannot_be_redone_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::open(&folder.path().join("fortnight.db"), Clock::Fixed(now()), london()).expect("a store");
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    add(&mut app, NAMES[0], None);
    app.undo(None).expect("undone");
    assert!(!traces(folder.path()).is_empty(), "a redo brings them back");
    add(&mut app, "Bo Chen", None);
    assert_eq!(traces(folder.path()), Vec::<String>::new());
}

#[test]
fn what_others_answered_in_the_name_of_someone_goes_with_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = App::open(&folder.path().join("fortnight.db"), Clock::Fixed(now()), london()).expect("a store");
    let invite = |parameters: &str| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:choir\nDTSTAMP:20200801T000000Z\nDTSTART:20200903T160000Z\nSUMMARY:Choir\n\
            ATTENDEE;CN=\"{}\":mailto:{}\nATTENDEE;CN=Bo;RSVP=TRUE{parameters}:mailto:bo@example.org\nEND:VEVENT\nEND:VCALENDAR\n",
            NAMES[0], EMAILS[0]
        )
    };
    let (email, name) = (EMAILS[0].to_uppercase(), NAMES[0]);
    let parameters = format!(";MEMBER=\"mailto:{}\";DELEGATED-FROM=\"MAILTO:{email}\";X-FOR={name}", EMAILS[0].replace('@', "%40"));
    for text in [invite(&parameters), invite(";X-B=2")] {
        fs::write(folder.path().join("in.ics"), text).expect("a file");
        app.import(&[folder.path().join("in.ics")], false, &mut unwatched).expect("imported");
    }
    app.undo(None).expect("undone");
    fs::remove_file(folder.path().join("in.ics")).expect("removed");
    assert!(app.dump().expect("a dump").contains("DELEGATED-FROM"));
    let id = person(&app, NAMES[0]);
    app.erase(id, false).expect("erased");
    assert!(app.dump().expect("a dump").contains("\"kept\":\"RSVP=TRUE\""), "{}", app.dump().expect("a dump"));
    assert_eq!(traces(folder.path()), Vec::<String>::new());
    let coded = EMAILS[0].replace('@', "%40");
    let bytes = fs::read(folder.path().join("fortnight.db")).expect("readable");
    assert!(!bytes.windows(coded.len()).any(|window| window.eq_ignore_ascii_case(coded.as_bytes())));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_the_erased_is_left_whatever_came_before(steps in prop::collection::vec(step(), 1..14), copied in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::Fixed(london().resolve(wall("2020-09-02T17:00:00")).at);
        let mut app = App::open(&folder.path().join("fortnight.db"), clock, london()).expect("a store");
        app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
        for step in steps {
            act(&mut app, folder.path(), step);
        }
        // a reason that was brought back by an undo is what others wrote, which stays and is pointed at
        let reason = app.ask(&SessionView { key: key(THIRD) }).ok().and_then(|page| page.line.reason);
        if reason.is_some_and(|reason| reason != "strike") {
            app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "strike".into() })).expect("another reason");
        }
        if copied {
            app.backup(&folder.path().join("fortnight.before-4.db")).expect("as an upgrade makes it");
        }
        for person in found(&app) {
            let erasure = app.erase(person, false).expect("erased").erasure;
            prop_assert_eq!(erasure.traces, Vec::<std::path::PathBuf>::new());
            prop_assert!(app.undo(None).is_err(), "nothing goes back across");
        }
        // who is not in the directory any more is erased by a name or an address of that time
        for named in NAMES.iter().chain(&EMAILS) {
            match app.erase_former(named, false) {
                Ok(erased) => prop_assert_eq!(erased.erasure.traces, Vec::<std::path::PathBuf>::new()),
                Err(error) => prop_assert!(matches!(error, AppError::NotFound { .. }), "{error}"),
            }
        }
        prop_assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
        prop_assert_eq!(traces(folder.path()), Vec::<String>::new());
        drop(app);
        prop_assert_eq!(traces(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn undo_goes_back_to_the_beginning_or_to_the_last_erasure(
        before in prop::collection::vec(step(), 0..6),
        after in prop::collection::vec(step(), 1..8),
        erases in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::Fixed(london().resolve(wall("2020-09-02T17:00:00")).at);
        let mut app = App::open(&folder.path().join("fortnight.db"), clock, london()).expect("a store");
        let mut base = app.dump().expect("a dump");
        app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
        for step in before {
            act(&mut app, folder.path(), step);
        }
        if let (true, Some(person)) = (erases, found(&app).first()) {
            app.erase(*person, false).expect("erased");
            base = app.dump().expect("a dump");
        }
        for step in after {
            act(&mut app, folder.path(), step);
        }
        let end = app.dump().expect("a dump");
        let mut undone = 0;
        while app.undo(None).is_ok() {
            undone += 1;
        }
        prop_assert_eq!(app.dump().expect("a dump"), base);
        for _ in 0..undone {
            app.redo().expect("made again");
        }
        prop_assert_eq!(app.dump().expect("a dump"), end);
    }
}
