//! Who leads a session, and who or what is wanted twice at a time.

use fortnight::app::command::*;
use fortnight::app::query::{Agenda, SessionLine};
use fortnight::app::{App, Command, Dial, words};
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
