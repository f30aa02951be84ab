//! Seats: every way in which one becomes free, being away, rules that go first; who leads, and who is wanted twice at a time.

use fortnight::app::command::register_import::Seen;
use fortnight::app::command::*;
use fortnight::app::query::{Agenda, History, People, SessionLine};
use fortnight::app::transfer::unwatched;
use fortnight::app::{App, AppError, Command, Detail, Dial, words};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::event::Event;
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Mode, Role};
use fortnight::domain::time::Window;

use crate::desk::*;

/// Ada and Bo have the two seats of every chat, Cara waits.
fn full() -> App {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    app
}

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
    add(&mut app, "Dev", Some(FIRST));
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
        app.undo(None).expect(name);
        assert_eq!(app.dump().expect("a dump"), before, "{name}");
    }
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
    let swapped = "Cara moves up from the waiting list on Wed 16 Sep 2020; Ada goes to the waiting list on Wed 16 Sep 2020";
    let one = mark(&app);
    assert_eq!(said(&mut app, one), format!("Ada came on Wed 2 Sep 2020, 1 of 2 here; {swapped}"));
    let rest = Command::RegisterRest(RegisterRest { key: key(FIRST), state: Attendance::Came });
    let moved = "Cara moves up from the waiting list on Wed 16 Sep 2020; Bo goes to the waiting list on Wed 16 Sep 2020";
    assert_eq!(said(&mut app, rest), format!("marked 2 people as came on Wed 2 Sep 2020, 2 of 2 here; {moved}"));
    let who = Who::Known(person(&app, "Ada"));
    let seen = vec![Seen { shown: "ada".into(), who, state: Attendance::Came, remember: false }];
    let call = Command::RegisterImport(RegisterImport { key: key(FIRST), seen });
    assert!(said(&mut app, call).ends_with(&format!("1 of 2 here; {swapped}")));
}

#[test]
fn a_series_that_is_changed_split_or_moved_tells_it() {
    let mut app = full();
    let edit = |capacity, later| {
        let edits = SeriesEdits { capacity: Some(capacity), ..SeriesEdits::default() };
        Command::SeriesEdit(Box::new(SeriesEdit { uid: Uid(CHATS.into()), edits, later }))
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
    let renamed = Command::SeriesEdit(Box::new(SeriesEdit { uid: Uid(CHATS.into()), edits, later: later() }));
    assert!(said(&mut app, renamed).ends_with("; Ada moves up from the waiting list; Cara goes to the waiting list"));
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
    assert_eq!(words::modes(&page(&app, FIRST).line.seats), "1 online, 1 in the room");
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
    assert_eq!(outcome.detail, Detail::Edited { made: None, waiting: vec!["Bo".into()] });
    let told: Vec<_> = page(&app, FIRST).attendees.iter().map(|line| line.reason.as_ref().map(words::reason).unwrap_or_default()).collect();
    assert_eq!(told, ["referred", "order of sign-up", "waits: all seats taken"]);
    assert_eq!(app.run(order("referred")).expect("the same").entry, None);
    app.undo(None).expect("undone");
    assert!(page(&app, FIRST).attendees.iter().all(|line| line.reason.is_none()));
}

/// A choir half an hour after the first chat begins, which Bo leads.
fn with_choir(app: &mut App, url: &str) -> String {
    let event = Event { uid: Uid("choir".into()), summary: "Choir".into(), start: wall("2020-09-02T16:30:00"), url: url.into(), ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd { event })).expect("a choir").sentence
}

fn lead(app: &mut App, uid: &str, name: &str, date: &str) -> String {
    let (who, reach) = (Who::described(Profile::named(name)), Coming::Once(RecurrenceId(wall(date))));
    let (role, answer) = (Role::Facilitator, Answer::Accepted);
    app.run(Command::AttendeeAdd(AttendeeAdd { uid: Uid(uid.into()), reach, who, role, answer, mode: None })).expect(name).sentence
}

fn warnings(app: &App) -> Vec<String> {
    autumn(app).iter().map(|line| words::warnings(line, Dial::TwentyFour).join(" · ")).collect()
}

#[test]
fn a_led_series_shows_its_gaps_for_six_weeks() {
    let mut app = desk();
    assert!(warnings(&app).iter().all(String::is_empty), "a series that nobody leads has no gaps");
    lead(&mut app, CHATS, "Naomi", SECOND);
    let lines = autumn(&app);
    let open: Vec<bool> = lines.iter().take(5).map(|line| line.no_facilitator).collect();
    assert_eq!(open, [true, false, true, false, false]);
    assert_eq!(lines[1].facilitators, ["Naomi"]);
    let window = Window { from: now(), to: now().plus(90 * 86_400) };
    let gaps: Vec<SessionLine> = app.ask(&Agenda { gaps: true, limit: Some(1), ..Agenda::of(window) }).expect("gaps");
    assert_eq!(gaps.iter().map(|line| line.start).collect::<Vec<_>>(), [wall(FIRST)]);
    app.run(Command::SessionSkip(SessionSkip { key: key(FIRST), reason: String::new() })).expect("skipped");
    assert!(!autumn(&app)[0].no_facilitator, "what does not take place needs nobody");
}

#[test]
fn clashes_are_told_when_they_come_and_gone_when_they_go() {
    let mut app = desk();
    assert_eq!(
        with_choir(&mut app, "http://example.org/chat/"),
        "added Choir, every 2 weeks on Wednesday; on Wed 2 Sep 2020 it clashes with Chats at 16:00: same link"
    );
    lead(&mut app, CHATS, "Naomi", FIRST);
    assert_eq!(
        lead(&mut app, "choir", "Naomi", "2020-09-02T16:30:00"),
        "added Naomi, no seat needed; clashes with Chats at 16:00: Naomi at both"
    );
    assert_eq!(page(&app, FIRST).todo.warnings, ["clashes with Choir at 16:30: Naomi at both, same link"]);
    let moved = Command::SessionMove(SessionMove { key: key(FIRST), to: wall("2020-09-02T17:00:00") });
    let said = app.run(moved).expect("moved").sentence;
    assert!(said.ends_with("; clashes with Choir at 16:30: Naomi at both, same link"), "{said}");
    app.run(Command::SessionMove(SessionMove { key: key(FIRST), to: wall("2020-09-03T16:00:00") })).expect("moved");
    assert!(page(&app, FIRST).todo.warnings.is_empty());
    assert_eq!(warnings(&app)[1], "no facilitator · clashes with Choir at 16:30: same link");
    app.run(Command::SeriesRm(SeriesRm { uid: Uid("choir".into()) })).expect("removed");
    assert_eq!(warnings(&app)[1], "no facilitator");
}
