//! The directory: found, edited, merged, erased.

use std::fs;
use std::path::Path;

use fortnight::app::command::*;
use fortnight::app::query::{History, PeopleList, PersonNamed, PersonView, RegisterOf};
use fortnight::app::{App, AppError, Clock, Command, words};
use fortnight::domain::attendance::Attendance::*;
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::signup::{Answer, Role};

use crate::desk::*;

fn merge(app: &mut App, kept: &str, other: &str) -> Result<String, AppError> {
    let (kept, other) = (person(app, kept), person(app, other));
    app.run(Command::PersonMerge(PersonMerge { kept, other })).map(|outcome| outcome.sentence)
}

fn edit(app: &mut App, name: &str, edits: ProfileEdits) -> Result<String, AppError> {
    let person = person(app, name);
    app.run(Command::PersonEdit(PersonEdit { person, edits })).map(|outcome| outcome.sentence)
}

fn mark(app: &mut App, name: &str, date: &str, state: fortnight::domain::attendance::Attendance) {
    let who = Who::Known(person(app, name));
    app.run(Command::RegisterMark(RegisterMark { key: key(date), who, state: Some(state) })).expect(name);
}

fn answer(app: &mut App, name: &str, date: Option<&str>, answer: Answer) {
    let reach = date.map_or(Coming::ALWAYS, |date| Coming::Once(RecurrenceId(wall(date))));
    let who = Who::Known(person(app, name));
    let command = AttendeeAdd { uid: Uid(CHATS.into()), reach, who, role: Role::Participant, answer, mode: None };
    app.run(Command::AttendeeAdd(command)).expect(name);
}

#[test]
fn words_and_tags_find_people() {
    let mut app = desk_at("2020-09-02T17:00:00");
    let told = |name: &str, org: &str, tags: &[&str]| Profile {
        organisation: Some(org.into()),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Profile::named(name)
    };
    for profile in [told("Ada Lovelace", "Uni", &["research"]), told("Zoë Chen", "Arts Lab", &["arts", "link worker"])] {
        add_profile(&mut app, profile, Some(FIRST)).expect("added");
    }
    mark(&mut app, "Zoë Chen", FIRST, Came);
    let found = |words: &str, tags: &[&str]| -> Vec<String> {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        app.ask(&PeopleList { words: words.into(), tags }).expect("a list").into_iter().map(|line| line.person.name).collect()
    };
    assert_eq!(found("", &[]), ["Ada Lovelace", "Zoë Chen"]);
    assert_eq!(found("ZOE\u{308} lab", &[]), ["Zoë Chen"]);
    assert_eq!(found("", &["#Link Worker"]), ["Zoë Chen"]);
    assert!(found("ada", &["arts"]).is_empty());
    let zoe = &app.ask(&PeopleList { words: "chen".into(), ..PeopleList::default() }).expect("a list")[0];
    assert_eq!((zoe.series, zoe.last_seen), (1, Some(wall(FIRST).date())));
    assert_eq!(app.ask(&PersonNamed("ZOË CHEN".into())).expect("found"), zoe.person.id);
}

#[test]
fn an_edit_changes_what_it_says() {
    let mut app = desk();
    add_profile(&mut app, Profile { phone: Some("1".into()), tags: vec!["arts".into()], ..Profile::named("Bo Chan") }, None)
        .expect("added");
    let text = |text: &str| Some(text.to_owned());
    let edits = ProfileEdits { name: text("Bo Chen"), phone: text(" "), email: text("bo@example.org"), ..ProfileEdits::default() };
    let said = edit(&mut app, "Bo Chan", edits).expect("changed");
    assert_eq!(said, "changed the name, the e-mail address, the phone number of Bo Chen, formerly Bo Chan");
    let edits = ProfileEdits { new_tags: vec!["#Health".into()], old_tags: vec!["Arts".into()], ..ProfileEdits::default() };
    assert_eq!(edit(&mut app, "Bo Chen", edits.clone()).expect("changed"), "changed the tags of Bo Chen");
    assert_eq!(edit(&mut app, "Bo Chen", edits).expect("idle"), "Bo Chen is like that already");
    let page = app.ask(&PersonView { person: person(&app, "Bo Chen"), with_changes: false }).expect("a page");
    assert_eq!((page.person.profile.phone, page.person.profile.tags), (None, vec!["health".to_owned()]));
    for (edits, why) in [
        (ProfileEdits { email: text("bo at example"), ..ProfileEdits::default() }, "“bo at example” is not an e-mail address"),
        (ProfileEdits { name: text(""), ..ProfileEdits::default() }, "a person needs a name"),
    ] {
        assert_eq!(edit(&mut app, "Bo Chen", edits).expect_err(why).to_string(), why);
    }
}

#[test]
fn two_that_are_one_become_one_and_two_again() {
    let mut app = desk_at("2020-09-16T17:00:00");
    add_profile(&mut app, Profile { note: Some("old".into()), ..Profile::named("Bo Chen") }, None).expect("added");
    add(&mut app, "Ada", None);
    let more = Profile { phone: Some("1".into()), note: Some("new".into()), tags: vec!["arts".into()], ..Profile::named("Bo C.") };
    add_profile(&mut app, more, None).expect("added");
    answer(&mut app, "Bo C.", Some(THIRD), Answer::Declined);
    for (name, state) in [("Bo Chen", Came), ("Bo C.", Missed)] {
        mark(&mut app, name, SECOND, state);
    }
    mark(&mut app, "Bo C.", FIRST, Late);
    let before = app.dump().expect("a dump");
    assert_eq!(
        merge(&mut app, "Bo Chen", "Bo C.").expect("merged"),
        "merged Bo C. into Bo Chen, with 2 sign-ups and 2 marks in the register"
    );
    let page = app.ask(&PersonView { person: person(&app, "Bo Chen"), with_changes: false }).expect("a page");
    let profile = &page.person.profile;
    assert_eq!((profile.phone.as_deref(), profile.note.as_deref(), profile.tags.len()), (Some("1"), Some("old\nnew"), 1));
    let marks: Vec<_> = page.series[0].marks.iter().map(|mark| mark.state).collect();
    assert_eq!((page.series[0].sign_ups.len(), marks), (2, vec![Late, Came]));
    assert_eq!(places(&app, THIRD), ["Ada: seat 1 of 2", "Bo Chen: not coming"]);
    let after = app.dump().expect("a dump");
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
    app.redo().expect("redone");
    assert_eq!(app.dump().expect("a dump"), after);
    let bo = person(&app, "Bo Chen");
    assert!(matches!(app.run(Command::PersonMerge(PersonMerge { kept: bo, other: bo })), Err(AppError::Refused { .. })));
}

#[test]
fn a_merge_takes_no_seat_away() {
    let mut app = desk();
    for name in ["Bo C.", "Ada", "Cara"] {
        add(&mut app, name, None);
    }
    add(&mut app, "Bo Chen", Some(FIRST));
    assert_eq!(places(&app, FIRST), ["Bo C.: seat 1 of 2", "Ada: seat 2 of 2", "Cara: waiting 1", "Bo Chen: waiting 2"]);
    merge(&mut app, "Bo C.", "Bo Chen").expect("merged");
    assert_eq!(places(&app, FIRST), ["Bo C.: seat 1 of 2", "Ada: seat 2 of 2", "Cara: waiting 1"]);
}

/// Texts that stand nowhere by chance, all of one person.
const SECRETS: [&str; 8] = [
    "Qvarnström-Zyx Jähkälä",
    "Qvarnström Formerly",
    "qzx7431@wyvern.example",
    "+99 8831 774421",
    "Xylograph Fjord Society",
    "needs a purple-wug ramp",
    "note: owes 77 gribblets",
    "fnordtag",
];

fn traces(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let holds = |bytes: &[u8], secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
    files
        .flat_map(|file| {
            let bytes = fs::read(&file).expect("readable");
            let found = SECRETS.into_iter().filter(move |secret| holds(&bytes, secret));
            found.map(move |secret| format!("{secret} in {}", file.display())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn nothing_of_the_erased_is_left_in_any_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("fortnight.db");
    let late = london().resolve(wall("2020-09-02T17:00:00")).at;
    let mut app = App::open(&path, Clock::Fixed(late), london()).expect("a store");
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    let [name, former, email, phone, org, needs, note, tag] = SECRETS.map(str::to_owned);
    let told = Profile { email: Some(email), tags: vec![tag], note: Some(note), ..Profile::named(&former) };
    add_profile(&mut app, told, None).expect("added");
    let edits = ProfileEdits {
        name: Some(name.clone()),
        phone: Some(phone),
        organisation: Some(org),
        access_needs: Some(needs),
        ..ProfileEdits::default()
    };
    edit(&mut app, &former, edits).expect("changed");
    for number in 0..40 {
        add_profile(&mut app, Profile { via: Some(name.clone()), ..Profile::named(&format!("Guest {number}")) }, Some(SECOND))
            .expect("added");
    }
    add(&mut app, &format!("{name} again"), Some(FIRST));
    merge(&mut app, &name, &format!("{name} again")).expect("merged");
    mark(&mut app, &name, FIRST, Came);
    decline(&mut app, &name, SECOND);
    edit(&mut app, "Guest 1", ProfileEdits { note: Some(format!("friend of {name}")), ..ProfileEdits::default() }).expect("changed");
    edit(&mut app, "Guest 1", ProfileEdits { note: Some(String::new()), ..ProfileEdits::default() }).expect("changed");
    app.undo(None).expect("undone");
    app.redo().expect("redone");
    app.backup(&folder.path().join("fortnight.before-2.db")).expect("as an upgrade makes it");
    assert!(traces(folder.path()).len() > SECRETS.len(), "it was there");

    let person = person(&app, &name);
    let before = app.dump().expect("a dump");
    let would = app.erase(person, true).expect("a dry run");
    assert_eq!(app.dump().expect("a dump"), before);
    let done = app.erase(person, false).expect("erased");
    assert_eq!((&would.sentence, would.erasure.copies.len()), (&done.sentence, 1));
    assert_eq!(
        done.sentence,
        "erased a person for good: 2 sign-ups and what the history said are gone, 1 mark stays without a name; this cannot be undone"
    );
    assert_eq!((done.erasure.referrals, done.erasure.mentions.len(), done.erasure.traces.len()), (40, 0, 0));
    assert_eq!(traces(folder.path()), Vec::<String>::new());

    let register = app.ask(&RegisterOf { key: key(FIRST) }).expect("a register");
    assert_eq!((register.tally.here, register.tally.counted, register.lines.len()), (1, 1, 0));
    let refused = app.undo(None).expect_err("nothing goes back across").to_string();
    assert_eq!(refused, "someone was erased: neither that nor what came before it can be undone");
    assert!(
        app.ask(&History { limit: 99 }).expect("a history").iter().all(|line| !SECRETS.iter().any(|text| line.sentence.contains(text)))
    );
    add(&mut app, "Ada", None);
    app.undo(None).expect("what came after is undone");
    assert_eq!(app.check().expect("a check").problems, Vec::<String>::new());
    drop(app);
    assert_eq!(traces(folder.path()), Vec::<String>::new());
}

#[test]
fn what_others_said_of_the_erased_stays_and_is_pointed_at() {
    let mut app = desk();
    add(&mut app, "Al", None);
    add(&mut app, "Alan", None);
    app.run(Command::SessionSkip(SessionSkip { key: key(SECOND), reason: "Al is away".into() })).expect("skipped");
    let edits = ProfileEdits { note: Some("came with AL".into()), organisation: Some("Alpaca farm".into()), ..ProfileEdits::default() };
    app.run(Command::PersonEdit(PersonEdit { person: person(&app, "Alan"), edits })).expect("changed");
    let al = person(&app, "Al");
    let done = app.erase(al, false).expect("erased");
    let told: Vec<String> = done.erasure.mentions.iter().map(words::mention).collect();
    assert_eq!(told, ["the reason of Chats on Wed 16 Sep 2020", "the note of Alan"]);
    assert_eq!(done.erasure.entries, 2);
    let history = app.ask(&History { limit: 9 }).expect("a history");
    let said: Vec<_> = history.iter().map(|line| line.sentence.as_str()).skip(1).collect();
    assert_eq!(
        said,
        [
            "changed the organisation, the note of Alan",
            "session skip of someone who was erased since",
            "added Alan to every session, seat 2 of 2",
            "attendee add of someone who was erased since",
            "added Chats, every 2 weeks on Wednesday"
        ]
    );
    assert!(matches!(app.erase(al, false), Err(AppError::PersonGone)));
}
