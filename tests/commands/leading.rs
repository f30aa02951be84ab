//! Who leads a session, and who or what is wanted twice at a time.

use fortnight::app::command::*;
use fortnight::app::query::{Agenda, AttendeeSheet, History, SeriesView, SessionLine};
use fortnight::app::transfer::{Audience, ExportScope, unwatched};
use fortnight::app::{App, AppError, Command, Dial, words};
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::signup::{Answer, Role};
use fortnight::domain::time::Window;

use crate::desk::*;

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

/// Other leaders for every session, by name; the sentence that says so, which the journal has too.
fn lead_all(app: &mut App, joining: &[&str], leaving: &[&str]) -> Result<String, AppError> {
    let facilitators = joining.iter().map(|name| Who::described(Profile::named(name))).collect();
    let no_facilitators = leaving.iter().map(|name| person(app, name)).collect();
    let edit = SeriesEdit { facilitators, no_facilitators, ..SeriesEdit::of(Uid(CHATS.into()), SeriesEdits::default()) };
    let said = app.run(Command::SeriesEdit(Box::new(edit)))?.sentence;
    assert_eq!(app.ask(&History { limit: 1 }).expect("a journal")[0].sentence, said);
    Ok(said)
}

fn leaders(app: &App) -> Vec<String> {
    let page = app.ask(&SeriesView { uid: Uid(CHATS.into()), sessions: 1 }).expect("a series");
    page.facilitators.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn whoever_leads_a_series_leads_every_session_of_it_until_someone_else_does() {
    let mut app = desk();
    assert_eq!(lead_all(&mut app, &["Naomi"], &[]).expect("led"), "Naomi facilitates Chats");
    assert_eq!(leaders(&app), ["Naomi"]);
    assert_eq!([FIRST, SECOND, THIRD].map(|date| page(&app, date).line.facilitators), [["Naomi"]; 3]);
    let before = app.dump().expect("a dump");
    let said = lead_all(&mut app, &["Bo"], &["Naomi"]).expect("handed on");
    assert_eq!(said, "Naomi does not facilitate Chats any more, and does not come any more; Bo facilitates");
    assert_eq!((leaders(&app), places(&app, SECOND)), (vec!["Bo".into()], vec!["Bo: no seat needed".into()]));
    app.undo(None).expect("undone in one step");
    assert_eq!(app.dump().expect("a dump"), before);
    lead_all(&mut app, &[], &["Naomi"]).expect("no more");
    let refused = lead_all(&mut app, &[], &["Naomi"]);
    assert!(refused.is_err_and(|error| error.to_string() == "nobody of that name facilitates every session"));
}

#[test]
fn whoever_leads_a_series_no_more_has_the_seat_of_before() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    assert_eq!(lead_all(&mut app, &["Ada"], &[]).expect("led"), "Ada facilitates Chats; Cara moves up from the waiting list");
    assert_eq!(places(&app, SECOND), ["Ada: no seat needed", "Bo: seat 1 of 2", "Cara: seat 2 of 2"]);
    let said = lead_all(&mut app, &[], &["Ada"]).expect("no more");
    assert_eq!(said, "Ada does not facilitate Chats any more, and comes still; Cara goes to the waiting list");
    assert_eq!(places(&app, SECOND), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
    lead_all(&mut app, &["Ada"], &[]).expect("led");
    add(&mut app, "Ada", None);
    assert_eq!(places(&app, SECOND)[0], "Ada: seat 1 of 2", "who signs up to come comes, in the old place");
    lead_all(&mut app, &["Ada"], &[]).expect("led");
    remove(&mut app, "Ada", Scope::All).expect("removed");
    assert_eq!((leaders(&app).len(), places(&app, SECOND)), (0, vec!["Bo: seat 1 of 2".into(), "Cara: seat 2 of 2".into()]));
}

#[test]
fn a_lead_over_a_seat_stands_once_in_a_list_and_whole_in_a_backup() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    lead_all(&mut app, &["Ada"], &[]).expect("led");
    let sheet = app.ask(&AttendeeSheet { uid: Uid(CHATS.into()), date: None }).expect("a list");
    assert_eq!(sheet.iter().map(|line| line.role).collect::<Vec<_>>(), [Role::Facilitator]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("all.ics");
    std::fs::write(&path, app.export(&ExportScope::Everything, Audience::Backup).expect("a backup").text).expect("a file");
    let before = app.dump().expect("a dump");
    app.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
    assert_eq!(app.dump().expect("a dump"), before, "nothing in it is new");
    for mut other in [empty(), with_people()] {
        other.import(std::slice::from_ref(&path), false, &mut unwatched).expect("imported");
        assert_eq!(leaders(&other), ["Ada"]);
        lead_all(&mut other, &[], &["Ada"]).expect("no more");
        assert_eq!(places(&other, SECOND), ["Ada: seat 1 of 2"]);
    }
}

#[test]
fn whoever_came_this_time_only_and_leads_it_has_the_same_seat_without_the_lead() {
    let mut app = desk();
    add(&mut app, "Ada", Some(SECOND));
    add(&mut app, "Bo", Some(SECOND));
    add(&mut app, "Cara", Some(SECOND));
    let before = places(&app, SECOND);
    for role in [Role::Facilitator, Role::Host] {
        let (uid, reach, who) = (Uid(CHATS.into()), Coming::Once(RecurrenceId(wall(SECOND))), Who::Known(person(&app, "Ada")));
        app.run(Command::AttendeeAdd(AttendeeAdd { uid, reach, who, role, answer: Answer::Accepted, mode: None })).expect("led");
    }
    assert_eq!(places(&app, SECOND), ["Ada: no seat needed", "Bo: seat 1 of 2", "Cara: seat 2 of 2"]);
    let no_facilitators = vec![person(&app, "Ada")];
    let cede = SessionEdit { no_facilitators, ..SessionEdit::of(key(SECOND), Edits::default()) };
    let said = app.run(Command::SessionEdit(cede)).expect("handed on").sentence;
    assert_eq!(said, "Ada does not facilitate Chats on Wed 16 Sep 2020 any more, and comes still; Cara goes to the waiting list");
    assert_eq!(places(&app, SECOND), before);
}

#[test]
fn a_lead_over_a_seat_outlives_the_merging_of_two_entries() {
    // who of the two signs up first, and who leads
    for (names, leads) in
        [(["Ada", "A. Lovelace"], 0), (["Ada", "A. Lovelace"], 1), (["A. Lovelace", "Ada"], 0), (["A. Lovelace", "Ada"], 1)]
    {
        let mut app = desk();
        add(&mut app, names[leads], None);
        lead_all(&mut app, &[names[leads]], &[]).expect("led");
        add(&mut app, names[1 - leads], None);
        add(&mut app, "Bo", None);
        let (kept, other) = (person(&app, "Ada"), person(&app, "A. Lovelace"));
        app.run(Command::PersonMerge(PersonMerge { kept, other })).expect("merged");
        assert_eq!(leaders(&app), ["Ada"], "{names:?} {leads}");
        assert_eq!(places(&app, SECOND), ["Ada: no seat needed", "Bo: seat 1 of 2"], "{names:?} {leads}");
        lead_all(&mut app, &[], &["Ada"]).expect("no more");
        assert_eq!(places(&app, SECOND), ["Ada: seat 1 of 2", "Bo: seat 2 of 2"], "{names:?} {leads}");
    }
    // a lead without a seat beside a seat that came later
    let mut app = desk();
    lead_all(&mut app, &["Ada"], &[]).expect("led");
    add(&mut app, "A. Lovelace", None);
    let (kept, other) = (person(&app, "Ada"), person(&app, "A. Lovelace"));
    app.run(Command::PersonMerge(PersonMerge { kept, other })).expect("merged");
    assert_eq!(leaders(&app), ["Ada"]);
    lead_all(&mut app, &[], &["Ada"]).expect("no more");
    assert_eq!(places(&app, SECOND), ["Ada: seat 1 of 2"]);
}

/// A store into which a backup goes as it is, and one in which it finds people.
fn empty() -> App {
    App::in_memory(fortnight::app::Clock::Fixed(now()), london()).expect("memory")
}

fn with_people() -> App {
    let mut app = empty();
    app.run(Command::PersonAdd(PersonAdd { profile: Profile::named("Zoe") })).expect("someone");
    app
}

#[test]
fn a_new_series_has_its_leaders_at_once_and_says_where_they_cannot_be() {
    let mut app = desk();
    lead(&mut app, CHATS, "Naomi", FIRST);
    let event = fortnight::domain::event::Event { uid: Uid("tea".into()), summary: "Tea".into(), url: String::new(), ..chats() };
    let facilitators = vec![Who::described(Profile::named("Naomi")), Who::described(Profile::named("Bo"))];
    let said = app.run(Command::SeriesAdd(SeriesAdd { event, facilitators })).expect("added").sentence;
    assert_eq!(
        said,
        "added Tea, every 2 weeks on Wednesday; Naomi facilitates; Bo facilitates; on Wed 2 Sep 2020 it clashes with Chats at 16:00: \
         Naomi at both"
    );
    let later = Later { date: RecurrenceId(wall(SECOND)), uid: Uid("later".into()) };
    let no_facilitators = vec![person(&app, "Bo")];
    let edits = SeriesEdits { location: Some("Hall".into()), ..SeriesEdits::default() };
    let edit = SeriesEdit { no_facilitators, later: Some(later), ..SeriesEdit::of(Uid("tea".into()), edits) };
    let said = app.run(Command::SeriesEdit(Box::new(edit))).expect("changed").sentence;
    assert_eq!(said, "changed the place of Tea from Wed 16 Sep 2020 on; Bo does not facilitate any more, and does not come any more");
}
