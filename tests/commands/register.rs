//! The register: marks, corrections, walk-ins, and the count that the sentence tells.

use fortnight::app::command::*;
use fortnight::app::query::{RegisterOf, ReportOf, ReportView};
use fortnight::app::report_page::Page;
use fortnight::app::{App, AppError, Command};
use fortnight::domain::attendance::Attendance::{self, *};
use fortnight::domain::person::Profile;
use fortnight::domain::term::Term;

use crate::desk::*;

fn mark(app: &mut App, name: &str, date: &str, state: Option<Attendance>) -> Result<String, AppError> {
    let who = Who::Known(person(app, name));
    app.run(Command::RegisterMark(RegisterMark { key: key(date), who, state })).map(|outcome| outcome.sentence)
}

fn walk_in(app: &mut App, profile: Profile) -> Result<String, AppError> {
    let who = Who::described(profile);
    app.run(Command::RegisterMark(RegisterMark { key: key(FIRST), who, state: Some(WalkIn) })).map(|outcome| outcome.sentence)
}

/// The day of the first chat, with Ada and Bo seated, and Cara waiting.
fn first_day() -> App {
    let mut app = desk_at("2020-09-02T15:00:00");
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    app
}

#[test]
fn marks_are_made_corrected_and_taken_away() {
    let mut app = first_day();
    assert_eq!(mark(&mut app, "Ada", FIRST, Some(Came)).expect("marked"), "Ada came on Wed 2 Sep 2020, 1 of 2 here");
    assert_eq!(mark(&mut app, "Ada", FIRST, Some(Late)).expect("marked"), "Ada came late on Wed 2 Sep 2020, 1 of 2 here");
    let before = app.dump().expect("a dump");
    assert_eq!(mark(&mut app, "Ada", FIRST, Some(Late)).expect("idle"), "Ada came late on Wed 2 Sep 2020 already, 1 of 2 here");
    assert_eq!(app.dump().expect("a dump"), before);
    assert_eq!(mark(&mut app, "Bo", FIRST, Some(Missed)).expect("marked"), "Bo missed Wed 2 Sep 2020, 1 of 2 here");
    assert_eq!(mark(&mut app, "Ada", FIRST, None).expect("cleared"), "took away the mark of Ada on Wed 2 Sep 2020, 0 of 2 here");
    assert_eq!(mark(&mut app, "Ada", FIRST, None).expect("idle"), "Ada has no mark on Wed 2 Sep 2020, 0 of 2 here");
    assert_eq!(app.undo(None).expect("undone").sentence, "undone: took away the mark of Ada on Wed 2 Sep 2020, 0 of 2 here");
    assert_eq!(page(&app, FIRST).attendees[0].attendance, Some(Late));
}

#[test]
fn whoever_is_not_expected_walks_in_and_whoever_is_comes() {
    let mut app = first_day();
    assert_eq!(walk_in(&mut app, Profile::named("Eve Moss")).expect("new"), "Eve Moss walked in on Wed 2 Sep 2020, 1 of 3 here");
    assert_eq!(walk_in(&mut app, Profile::named("ada")).expect("known"), "Ada came on Wed 2 Sep 2020, 2 of 3 here");
    assert_eq!(mark(&mut app, "Cara", FIRST, Some(Came)).expect("waited"), "Cara came on Wed 2 Sep 2020, 3 of 4 here");
    add(&mut app, "Dev", Some(SECOND));
    assert_eq!(mark(&mut app, "Dev", FIRST, Some(Came)).expect("marked"), "Dev walked in on Wed 2 Sep 2020, 4 of 5 here");
    let refused = mark(&mut app, "Dev", SECOND, Some(Came)).expect_err("it lies ahead").to_string();
    assert_eq!(refused, "the session on Wed 16 Sep 2020 lies ahead");
    remove(&mut app, "Dev", Scope::All).expect("on the list");
    assert!(matches!(mark(&mut app, "Dev", SECOND, Some(Apologies)), Err(AppError::Refused { .. })));
    assert!(matches!(walk_in(&mut app, Profile::named(" ")), Err(AppError::Profile(_))));
}

#[test]
fn apologies_come_early_and_a_skipped_session_has_no_register() {
    let mut app = first_day();
    let said = mark(&mut app, "Ada", SECOND, Some(Apologies)).expect("early");
    assert_eq!(said, "Ada sent apologies for Wed 16 Sep 2020, 0 of 2 here");
    app.run(Command::SessionSkip(SessionSkip { key: key(FIRST), reason: "snow".into() })).expect("skipped");
    let refused = mark(&mut app, "Ada", FIRST, Some(Came)).expect_err("skipped").to_string();
    assert_eq!(refused, "the session on Wed 2 Sep 2020 is skipped");
}

#[test]
fn the_rest_is_marked_at_once() {
    let mut app = first_day();
    mark(&mut app, "Ada", FIRST, Some(Came)).expect("marked");
    let rest = || Command::RegisterRest(RegisterRest { key: key(FIRST), state: Missed });
    assert_eq!(app.run(rest()).expect("closed").sentence, "marked 1 person as missed on Wed 2 Sep 2020, 1 of 2 here");
    let idle = app.run(rest()).expect("idle");
    assert_eq!((idle.sentence.as_str(), idle.entry), ("everyone expected on Wed 2 Sep 2020 has a mark already, 1 of 2 here", None));
    let register = app.ask(&RegisterOf { key: key(FIRST) }).expect("a register");
    let lines: Vec<_> = register.lines.iter().map(|line| (line.name.as_str(), line.expected, line.first_time, line.mark)).collect();
    assert_eq!(lines, [("Ada", true, true, Some(Came)), ("Bo", true, true, Some(Missed)), ("Cara", false, true, None)]);
}

#[test]
fn a_report_tells_a_session_that_nobody_noted_from_one_to_which_nobody_came() {
    let mut app = desk_at("2020-09-30T20:00:00");
    add_profile(&mut app, Profile::named("Ada"), Some(THIRD)).expect("signed up");
    mark(&mut app, "Ada", THIRD, Some(Missed)).expect("marked");
    let of = ReportOf { term: Term::read("2020-09").expect("a month"), series: None };
    let numbers = app.ask(&of).expect("a report");
    assert_eq!((numbers.planned, numbers.held, numbers.unnoted.as_slice()), (3, 1, &[wall(FIRST), wall(SECOND)][..]));
    assert_eq!(numbers.sessions.iter().map(|one| (one.start, one.here)).collect::<Vec<_>>(), [(wall(THIRD), 0)]);
    let days = app.ask(&ReportView(of.clone())).expect("a page").days;
    assert_eq!(days.into_iter().collect::<Vec<_>>(), [(wall(THIRD).date(), 0)]);
    let page = Page { numbers: &numbers, title: String::new(), hide_small: false };
    let facts: Vec<String> = page.facts().into_iter().take(2).map(|(name, value)| format!("{name}: {value}")).collect();
    assert_eq!(facts, ["Sessions: 3 planned: 1 held, 2 not noted, 0 ahead, 0 skipped", "Not noted: Wed 2 Sep 2020, Wed 16 Sep 2020"]);
    let ada = person(&app, "Ada");
    app.erase(ada, false).expect("erased");
    assert_eq!(app.ask(&of).expect("a report").held, 1, "whoever was erased is known to have been expected");
}
