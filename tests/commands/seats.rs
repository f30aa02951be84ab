//! Seats: every way in which one becomes free, being away, rules that go first.

use fortnight::app::command::register_import::Seen;
use fortnight::app::command::*;
use fortnight::app::query::{History, People};
use fortnight::app::transfer::unwatched;
use fortnight::app::{App, AppError, Command, Detail, sheet, words};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Mode, Role};

use crate::desk::*;

fn sign_up(app: &App, name: &str, reach: Coming, role: Role, answer: Answer) -> Command {
    let who = Who::Known(person(app, name));
    Command::AttendeeAdd(AttendeeAdd { uid: Uid(CHATS.into()), reach, who, role, answer, mode: None })
}

fn away(app: &App, name: &str, from: Option<&str>, until: &str) -> Command {
    let day = |text: &str| text.parse().expect("a date");
    Command::AttendeeAway(AttendeeAway { uid: Uid(CHATS.into()), person: person(app, name), from: from.map(day), until: day(until) })
}

fn order(rules: &str) -> Command {
    Command::SeriesOrder(SeriesOrder { uid: Uid(CHATS.into()), order: SeatOrder::parse(rules).expect(rules) })
}

fn seats(date: &str, capacity: u32) -> Command {
    let edits = Edits { capacity: Some(Some(capacity)), ..Edits::default() };
    Command::SessionEdit(SessionEdit::of(key(date), edits))
}

/// Whoever led it leads it no more, and the sentence that says so.
fn cede(app: &mut App, name: &str) -> String {
    let no_facilitators = vec![person(app, name)];
    let edit = SessionEdit { no_facilitators, ..SessionEdit::of(key(FIRST), Edits::default()) };
    app.run(Command::SessionEdit(edit)).expect(name).sentence
}

#[test]
fn whoever_hands_the_lead_on_has_their_own_seat_again() {
    let mut app = full();
    let lead = sign_up(&app, "Ada", Coming::Once(RecurrenceId(wall(FIRST))), Role::Facilitator, Answer::Accepted);
    app.run(lead).expect("Ada leads");
    assert_eq!(places(&app, FIRST), ["Ada: no seat needed", "Bo: seat 1 of 2", "Cara: seat 2 of 2"]);
    let said = cede(&mut app, "Ada");
    assert_eq!(said, "Ada does not facilitate Chats on Wed 2 Sep 2020 any more, and comes still; Cara goes to the waiting list");
    assert_eq!(places(&app, FIRST), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
}

#[test]
fn whoever_leads_every_time_or_only_this_time_does_not_come_without_the_lead() {
    let mut app = full();
    let always = sign_up(&app, "Ada", Coming::ALWAYS, Role::Facilitator, Answer::Accepted);
    app.run(always).expect("Ada leads");
    assert_eq!(cede(&mut app, "Ada"), "Ada does not facilitate Chats on Wed 2 Sep 2020 any more, and does not come this time");
    assert_eq!(places(&app, FIRST), ["Bo: seat 1 of 2", "Cara: seat 2 of 2", "Ada: not coming"]);
    app.run(Command::PersonAdd(PersonAdd { profile: Profile::named("Dev") })).expect("someone");
    let once = sign_up(&app, "Dev", Coming::Once(RecurrenceId(wall(FIRST))), Role::Host, Answer::Accepted);
    app.run(once).expect("Dev leads");
    assert_eq!(cede(&mut app, "Dev"), "Dev does not facilitate Chats on Wed 2 Sep 2020 any more, and does not come this time");
}

#[test]
fn each_way_to_free_a_seat_names_who_moves_up_in_the_journal_too() {
    let uid = || Uid(CHATS.into());
    let first = RecurrenceId(wall(FIRST));
    let rm = |app: &App, scope| Command::AttendeeRm(AttendeeRm { uid: uid(), person: person(app, "Ada"), scope });
    type Way<'a> = &'a dyn Fn(&App) -> Command;
    let ways: [(&str, Way); 10] = [
        ("decline", &|app| Command::AttendeeDecline(AttendeeDecline { key: key(FIRST), person: person(app, "Ada") })),
        ("leave once", &|app| rm(app, Scope::This(first))),
        ("leave from now on", &|app| rm(app, Scope::Following(first.0.date()))),
        ("leave for ever", &|app| rm(app, Scope::All)),
        ("be away", &|app| away(app, "Ada", None, "2020-09-10")),
        ("be unsure once", &|app| sign_up(app, "Ada", Coming::Once(first), Role::Participant, Answer::Tentative)),
        ("be unsure always", &|app| sign_up(app, "Ada", Coming::ALWAYS, Role::Participant, Answer::Tentative)),
        ("help once", &|app| sign_up(app, "Ada", Coming::Once(first), Role::NoteTaker, Answer::Accepted)),
        ("help always", &|app| sign_up(app, "Ada", Coming::ALWAYS, Role::Facilitator, Answer::Accepted)),
        ("more seats", &|_| seats(FIRST, 3)),
    ];
    for (name, way) in ways {
        let mut app = full();
        let before = app.dump().expect("a dump");
        let said = app.run(way(&app)).expect(name).sentence;
        assert!(said.ends_with("; Cara moves up from the waiting list"), "{name}: {said}");
        assert_eq!(app.ask(&History { limit: 1 }).expect("a journal")[0].sentence, said);
        assert!(places(&app, FIRST).iter().any(|line| line.starts_with("Cara: seat")), "{name}: {:?}", places(&app, FIRST));
        let undone = app.undo(None).expect(name).sentence;
        assert_eq!(undone, format!("undone; Cara goes to the waiting list of Chats: {}", without_moves(&said)), "{name}");
        assert_eq!(app.dump().expect("a dump"), before, "{name}");
    }
}

#[test]
fn whoever_leads_this_time_gives_up_the_seat_and_that_is_told() {
    let mut app = full();
    let facilitators = vec![Who::described(Profile::named("Ada"))];
    let edit = SessionEdit { facilitators, ..SessionEdit::of(key(FIRST), Edits { theme: Some("Hope".into()), ..Edits::default() }) };
    let told = "changed the theme of Chats on Wed 2 Sep 2020; Ada facilitates; Cara moves up from the waiting list";
    assert_eq!(said(&mut app, Command::SessionEdit(edit)), told);
}

/// What was done, without whom it moved.
fn without_moves(said: &str) -> &str {
    said.split("; ").next().expect("a first part")
}

/// A command run for its sentence, which the journal has too, and undone.
fn said(app: &mut App, command: Command) -> String {
    let before = app.dump().expect("a dump");
    let said = app.run(command).expect("accepted").sentence;
    assert_eq!(app.ask(&History { limit: 1 }).expect("a journal")[0].sentence, said);
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
    said
}

#[test]
fn what_makes_two_people_one_or_another_frees_seats_too() {
    let mut app = full();
    let [ada, bo, cara] = ["Ada", "Bo", "Cara"].map(|name| person(&app, name));
    let merge = Command::PersonMerge(PersonMerge { kept: ada, other: bo });
    assert_eq!(said(&mut app, merge), "merged Bo into Ada, with 1 sign-up; Cara moves up from the waiting list of Chats");
    app.run(order("referred, at-most 1 #research")).expect("an order");
    let swapped = "Cara moves up from the waiting list of Chats; Bo goes to the waiting list of Chats";
    let edits = ProfileEdits { via: Some("Lin Ward".into()), ..ProfileEdits::default() };
    let edit = Command::PersonEdit(PersonEdit { person: cara, edits });
    assert_eq!(said(&mut app, edit), format!("changed the referrer of Cara; {swapped}"));
    let tag = Command::PersonTag(PersonTag { people: vec![ada, bo], new_tags: vec!["research".into()], old_tags: vec![] });
    assert_eq!(said(&mut app, tag), format!("tagged 2 people: +#research; {swapped}"));
}

#[test]
fn what_is_learnt_of_someone_in_passing_frees_seats_too() {
    let mut app = full();
    with_choir(&mut app, "");
    let ada = person(&app, "Ada");
    app.run(Command::PersonTag(PersonTag { people: vec![ada], new_tags: vec!["research".into()], old_tags: vec![] })).expect("tagged");
    app.run(order("at-most 1 #research")).expect("an order");
    let bo = || Who::described(Profile { tags: vec!["research".into()], ..Profile::named("Bo") });
    let moved = "; Cara moves up from the waiting list of Chats; Bo goes to the waiting list of Chats";
    let (uid, reach, role, answer) = (Uid(CHATS.into()), Coming::ALWAYS, Role::Participant, Answer::Accepted);
    let add = AttendeeAdd { uid, reach, who: bo(), role, answer, mode: None };
    let told = format!("Bo is on the list already, waiting 1; noted of them: the tags{moved}");
    assert_eq!(said(&mut app, Command::AttendeeAdd(add.clone())), told);
    let elsewhere = AttendeeAdd { uid: Uid("choir".into()), ..add };
    let told = format!("added Bo to every session, seat 1 of 2; noted of them: the tags{moved}");
    assert_eq!(said(&mut app, Command::AttendeeAdd(elsewhere)), told);
    let all = Command::AttendeeAddAll(AttendeeAddAll { uid: Uid("choir".into()), reach, people: vec![bo()] });
    assert_eq!(said(&mut app, all), format!("added 1 person to every session{moved}"));
    let line = sheet::Line { profile: Profile { tags: vec!["research".into()], ..Profile::named("Bo") }, role, answer };
    let sheet = sheet::Sheet { lines: vec![(2, line)], ..sheet::Sheet::default() };
    let import = AttendeeImport { uid: Uid("choir".into()), date: None, sheet, namesakes: Some(Namesakes::Same), skip_bad: false };
    assert_eq!(said(&mut app, Command::AttendeeImport(import)), format!("imported a list to Choir: 0 added, 1 known already{moved}"));
    let mark = RegisterMark { key: key(FIRST), who: bo(), state: Some(Attendance::Apologies) };
    assert_eq!(said(&mut app, Command::RegisterMark(mark)), format!("Bo sent apologies for Wed 2 Sep 2020, 0 of 3 here{moved}"));
    let lead = SessionEdit { facilitators: vec![bo()], ..SessionEdit::of(key(THIRD), Edits::default()) };
    assert_eq!(said(&mut app, Command::SessionEdit(lead)), format!("Bo facilitates Chats on Wed 30 Sep 2020{moved}"));
}

#[test]
fn who_was_there_is_no_first_timer_the_next_time() {
    let mut app = desk_at("2020-09-02T16:30:00");
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let mark = |app: &App| {
        let who = Who::Known(person(app, "Ada"));
        Command::RegisterMark(RegisterMark { key: key(FIRST), who, state: Some(Attendance::Came) })
    };
    let plain = mark(&app);
    assert_eq!(said(&mut app, plain), "Ada came on Wed 2 Sep 2020, 1 of 2 here");
    app.run(order("first-timers")).expect("an order");
    let swapped =
        "Cara moves up from the waiting list of Chats on Wed 16 Sep 2020; Ada goes to the waiting list of Chats on Wed 16 Sep 2020";
    let one = mark(&app);
    assert_eq!(said(&mut app, one), format!("Ada came on Wed 2 Sep 2020, 1 of 2 here; {swapped}"));
    let rest = Command::RegisterRest(RegisterRest { key: key(FIRST), state: Attendance::Came });
    let moved = "Cara moves up from the waiting list of Chats on Wed 16 Sep 2020; Bo goes to the waiting list of Chats on Wed 16 Sep 2020";
    assert_eq!(said(&mut app, rest), format!("marked 2 people as came on Wed 2 Sep 2020, 2 of 2 here; {moved}"));
    let who = Who::Known(person(&app, "Ada"));
    let seen = vec![Seen { shown: "ada".into(), who, state: Attendance::Came, remember: false }];
    let call = Command::RegisterImport(RegisterImport { key: key(FIRST), seen });
    assert!(said(&mut app, call).ends_with(&format!("1 of 2 here; {swapped}")));

    // what goes on as a series of its own from the next session on hears of it too
    app.run(Command::SeriesSplit(SeriesSplit { key: key(SECOND), uid: Uid("later".into()) })).expect("split");
    let one = mark(&app);
    let swapped = "Cara moves up from the waiting list of Chats; Ada goes to the waiting list of Chats";
    assert_eq!(said(&mut app, one), format!("Ada came on Wed 2 Sep 2020, 1 of 2 here; {swapped}"));
}

#[test]
fn a_series_that_is_changed_split_or_moved_tells_it() {
    let mut app = full();
    let edit = |capacity, later| {
        let edits = SeriesEdits { capacity: Some(capacity), ..SeriesEdits::default() };
        Command::SeriesEdit(Box::new(SeriesEdit { later, ..SeriesEdit::of(Uid(CHATS.into()), edits) }))
    };
    let later = || Some(Later { date: RecurrenceId(wall(SECOND)), uid: Uid("later".into()) });
    assert_eq!(said(&mut app, edit(None, None)), "changed the seats of Chats; Cara moves up from the waiting list");
    let fewer = "changed the seats of Chats from Wed 16 Sep 2020 on; Bo goes to the waiting list";
    assert_eq!(said(&mut app, edit(Some(1), later())), fewer);

    // what goes on as a series of its own knows who was there, and under another title is another thing
    let mut app = desk_at("2020-09-02T16:30:00");
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    app.run(order("first-timers")).expect("an order");
    let (who, state) = (Who::Known(person(&app, "Ada")), Some(Attendance::Came));
    app.run(Command::RegisterMark(RegisterMark { key: key(FIRST), who, state })).expect("marked");
    let split = Command::SeriesSplit(SeriesSplit { key: key(SECOND), uid: Uid("later".into()) });
    assert_eq!(said(&mut app, split), "split Chats: from Wed 16 Sep 2020 on it is a series of its own");
    let moved = Command::SeriesMove(SeriesMove { key: key(SECOND), to: wall("2020-09-17T16:00:00"), later: later() });
    assert!(!said(&mut app, moved).contains("waiting list"));
    let edits = SeriesEdits { summary: Some("Talks".into()), ..SeriesEdits::default() };
    let renamed = Command::SeriesEdit(Box::new(SeriesEdit { later: later(), ..SeriesEdit::of(Uid(CHATS.into()), edits) }));
    assert!(said(&mut app, renamed).ends_with("; Ada moves up from the waiting list; Cara goes to the waiting list"));
}

#[test]
fn a_part_that_goes_or_is_renamed_makes_first_timers_in_the_others() {
    let mut app = desk_at("2020-09-02T16:30:00");
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    app.run(order("first-timers")).expect("an order");
    let (who, state) = (Who::Known(person(&app, "Ada")), Some(Attendance::Came));
    app.run(Command::RegisterMark(RegisterMark { key: key(FIRST), who, state })).expect("marked");
    app.run(Command::SeriesSplit(SeriesSplit { key: key(SECOND), uid: Uid("later".into()) })).expect("split");
    let uid = || Uid(CHATS.into());
    let renamed = |title: &str| {
        let edits = SeriesEdits { summary: Some(title.into()), ..SeriesEdits::default() };
        Command::SeriesEdit(Box::new(SeriesEdit::of(uid(), edits)))
    };
    let moved = |title: &str, up: &str, down: &str| format!("; {up} moves up from {title}; {down} goes to {title}");
    let list = "the waiting list of Chats";
    let removed = app.run(Command::SeriesRm(SeriesRm { uid: uid() })).expect("removed").sentence;
    assert_eq!(removed, format!("removed Chats with its sign-ups and register{}", moved(list, "Ada", "Cara")));
    let undone = format!("undone{}: removed Chats with its sign-ups and register", moved(list, "Cara", "Ada"));
    assert_eq!(app.undo(None).expect("undone").sentence, undone);
    let outcome = app.run(renamed("Talks")).expect("renamed");
    assert_eq!(outcome.sentence, format!("changed the title of Chats{}", moved(list, "Ada", "Cara")));
    assert_eq!(outcome.doubt(), Some("This takes seats away"));
    let back = app.run(renamed("Chats")).expect("renamed back").sentence;
    assert_eq!(back, format!("changed the title of Talks{}", moved(list, "Cara", "Ada")));
}

#[test]
fn an_undo_of_what_a_later_part_changed_names_who_moves_back() {
    let mut app = full();
    let edits = SeriesEdits { capacity: Some(Some(1)), ..SeriesEdits::default() };
    let later = Some(Later { date: RecurrenceId(wall(SECOND)), uid: Uid("later".into()) });
    let said =
        app.run(Command::SeriesEdit(Box::new(SeriesEdit { later, ..SeriesEdit::of(Uid(CHATS.into()), edits) }))).expect("split").sentence;
    let undone = app.undo(None).expect("undone").sentence;
    assert_eq!(undone, format!("undone; Bo moves up from the waiting list of Chats: {}", without_moves(&said)));
}

#[test]
fn an_answer_from_a_calendar_file_frees_a_seat() {
    let mut app = desk();
    let ada = Profile { email: Some("ada@example.org".into()), ..Profile::named("Ada") };
    add_profile(&mut app, ada, None).expect("added");
    for name in ["Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reply.ics");
    let reply = "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:chats@example.org\nDTSTAMP:20200830T000000Z\n\
                 RECURRENCE-ID:20200902T150000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(&path, reply).expect("a file");
    let before = app.dump().expect("a dump");
    let said = app.import(&[path], false, &mut unwatched).expect("imported").outcome.sentence;
    assert_eq!(said, "Ada declined Wed 2 Sep 2020; Cara moves up from the waiting list of Chats");
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn an_erasure_says_who_moves_up_and_not_whose_seat_it_was() {
    let erase = |app: &mut App, number: usize| {
        let person = app.ask(&People).expect("people")[number].id;
        let would = app.erase(person, true).expect("a dry run").sentence;
        let said = app.erase(person, false).expect("erased").sentence;
        let journal = app.ask(&History { limit: 99 }).expect("a journal");
        assert_eq!((&journal[0].sentence, &would), (&said, &said));
        assert!(journal.iter().all(|line| !line.sentence.contains("Ada")), "{journal:?}");
        said.rsplit("; ").nth(1).expect("three parts").to_owned()
    };
    let mut app = full();
    assert_eq!(erase(&mut app, 0), "Cara moves up from the waiting list of Chats");
    assert_eq!(places(&app, FIRST), ["Bo: seat 1 of 2", "Cara: seat 2 of 2"]);

    // who moves up has the name of the one who is gone
    let mut app = desk();
    for address in ["a@example.org", "b@example.org", "c@example.org"] {
        add_profile(&mut app, Profile { email: Some(address.into()), ..Profile::named("Ada") }, None).expect("added");
    }
    assert_eq!(erase(&mut app, 0), "someone moves up from the waiting list");
}

#[test]
fn who_moves_up_only_later_is_told_with_the_day() {
    let mut app = full();
    add(&mut app, "Dev", Some(THIRD));
    let said = app.run(away(&app, "Ada", Some("2020-09-10"), "2020-09-20")).expect("away").sentence;
    assert_eq!(
        said,
        "Ada is away from Thu 10 Sep 2020 until Sun 20 Sep 2020 and comes again from then on; Cara moves up from the waiting list"
    );
    let said = remove(&mut app, "Bo", Scope::Following(wall(SECOND).date())).expect("on the list");
    assert_eq!(said, "removed Bo from every session from Wed 16 Sep 2020 on; Cara moves up from the waiting list on Wed 30 Sep 2020");
}

#[test]
fn who_is_away_has_the_seat_again_afterwards_and_who_comes_back_early_waits() {
    let mut app = full();
    app.run(away(&app, "Ada", Some("2020-09-10"), "2020-09-20")).expect("away");
    assert_eq!(places(&app, FIRST)[0], "Ada: seat 1 of 2");
    assert_eq!(places(&app, SECOND), ["Bo: seat 1 of 2", "Cara: seat 2 of 2"]);
    assert_eq!(places(&app, THIRD), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
    add(&mut app, "Ada", None);
    assert_eq!(places(&app, SECOND), ["Bo: seat 1 of 2", "Cara: seat 2 of 2", "Ada: waiting 1"]);
    assert_eq!(places(&app, THIRD), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
}

#[test]
fn nobody_is_away_from_what_they_do_not_come_to() {
    let mut app = full();
    add(&mut app, "Dev", Some(THIRD));
    let before = app.dump().expect("a dump");
    for command in [away(&app, "Dev", None, "2020-12-01"), away(&app, "Ada", Some("2020-09-10"), "2020-09-10")] {
        assert!(matches!(app.run(command), Err(AppError::Refused { .. })));
    }
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn a_standing_sign_up_has_a_first_and_a_last_day_and_the_past_stays() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    let (from, until) = (Some(wall(SECOND).date()), Some(wall(THIRD).date()));
    let said = app.run(sign_up(&app, "Ada", Coming::EveryTime { from, until }, Role::Facilitator, Answer::Accepted)).expect("added");
    assert_eq!(said.sentence, "added Ada to every session from Wed 16 Sep 2020 until Wed 30 Sep 2020, no seat needed");
    assert_eq!(
        [FIRST, SECOND, THIRD].map(|date| page(&app, date).attendees[0].role),
        [Role::Participant, Role::Facilitator, Role::Participant]
    );
    let wrong = app.run(sign_up(&app, "Ada", Coming::EveryTime { from: until, until: from }, Role::Host, Answer::Accepted));
    assert_eq!(wrong.expect_err("backwards").to_string(), "Wed 16 Sep 2020 is not after Wed 30 Sep 2020");
}

#[test]
fn how_people_take_part_is_counted_and_kept() {
    let mut app = desk();
    let with = |mode| {
        Command::AttendeeAdd(AttendeeAdd {
            uid: Uid(CHATS.into()),
            reach: Coming::ALWAYS,
            who: Who::described(Profile::named(if mode == Mode::Online { "Ada" } else { "Bo" })),
            role: Role::Participant,
            answer: Answer::Accepted,
            mode: Some(mode),
        })
    };
    app.run(with(Mode::Online)).expect("added");
    app.run(with(Mode::InPerson)).expect("added");
    assert_eq!(words::modes(&page(&app, FIRST).line.seats()), "1 online, 1 in the room");
    app.run(sign_up(&app, "Ada", Coming::Once(RecurrenceId(wall(FIRST))), Role::Supporter, Answer::Accepted)).expect("added");
    assert_eq!(page(&app, FIRST).attendees[0].mode, Some(Mode::Online));
}

#[test]
fn rules_move_people_and_say_why() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", None);
    let referred = Profile { via: Some("Lin Ward".into()), ..Profile::named("Cara") };
    add_profile(&mut app, referred, None).expect("added");
    let outcome = app.run(order("referred")).expect("an order");
    assert_eq!(outcome.sentence, "the seats of Chats go by referred; Cara moves up from the waiting list; Bo goes to the waiting list");
    assert_eq!(outcome.detail, Detail::Edited { made: None, waiting: vec!["Bo".into()], leap: None });
    let told: Vec<_> = page(&app, FIRST).attendees.iter().map(|line| line.reason.as_ref().map(words::reason).unwrap_or_default()).collect();
    assert_eq!(told, ["referred", "order of sign-up", "waits: all seats taken"]);
    assert_eq!(app.run(order("referred")).expect("the same").entry, None);
    app.undo(None).expect("undone");
    assert!(page(&app, FIRST).attendees.iter().all(|line| line.reason.is_none()));
}
