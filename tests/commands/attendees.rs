//! Signing up, declining, leaving: seats, the waiting list, and who is recognised.

use fortnight::app::command::{AttendeeAdd, Coming, Scope, Who};
use fortnight::app::{AppError, Command, Kind};
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::signup::{Answer, Role};

use crate::desk::*;

#[test]
fn seats_fill_and_the_rest_wait() {
    let mut app = desk();
    assert_eq!(add(&mut app, "Ada", Some(FIRST)), "added Ada, seat 1 of 2");
    assert_eq!(add(&mut app, "Bo", None), "added Bo to every session, seat 2 of 2");
    assert_eq!(add(&mut app, "Cara", Some(FIRST)), "added Cara, waiting 1");
    assert_eq!(places(&app, FIRST), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
    assert_eq!(places(&app, SECOND), ["Bo: seat 1 of 2"]);
}

#[test]
fn adding_twice_changes_nothing() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    let before = app.dump().expect("a dump");
    assert_eq!(add(&mut app, "ada", None), "Ada is on the list already, seat 1 of 2");
    assert_eq!(add(&mut app, "Ada", Some(SECOND)), "Ada is on the list already, seat 1 of 2");
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn a_decline_moves_the_next_one_up_and_coming_back_waits() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    assert_eq!(decline(&mut app, "Ada", FIRST), "Ada does not come on Wed 2 Sep 2020; Cara moves up from the waiting list");
    assert_eq!(decline(&mut app, "Ada", FIRST), "Ada has declined Wed 2 Sep 2020 already");
    let twice = remove(&mut app, "Ada", Scope::This(key(FIRST).date));
    assert_eq!(twice.expect_err("she is off already").to_string(), "they have declined Wed 2 Sep 2020 already; adding them puts them back");
    assert_eq!(places(&app, SECOND), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
    assert_eq!(add(&mut app, "Ada", Some(FIRST)), "added Ada, waiting 1");
}

#[test]
fn leaving_keeps_the_past() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let from = Scope::Following(wall(SECOND).date());
    assert_eq!(
        remove(&mut app, "Ada", from).expect("on the list"),
        "removed Ada from every session from Wed 16 Sep 2020 on; Cara moves up from the waiting list"
    );
    assert_eq!(places(&app, FIRST)[0], "Ada: seat 1 of 2");
    assert_eq!(places(&app, SECOND), ["Bo: seat 1 of 2", "Cara: seat 2 of 2"]);
    assert!(matches!(remove(&mut app, "Ada", from), Err(AppError::Refused { .. })));
    remove(&mut app, "Bo", Scope::All).expect("on the list");
    assert_eq!(places(&app, FIRST), ["Ada: seat 1 of 2", "Cara: seat 2 of 2"]);
}

#[test]
fn removing_from_one_session_leaves_the_standing_sign_up() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    add(&mut app, "Bo", Some(SECOND));
    remove(&mut app, "Ada", Scope::This(RecurrenceId(wall(SECOND)))).expect("on the list");
    remove(&mut app, "Bo", Scope::This(RecurrenceId(wall(SECOND)))).expect("on the list");
    assert_eq!(places(&app, SECOND), ["Ada: not coming"]);
    assert_eq!(places(&app, THIRD), ["Ada: seat 1 of 2"]);
}

#[test]
fn families_share_an_address_and_namesakes_differ_by_it() {
    let mut app = desk();
    let with = |name: &str, email: &str| Profile { email: Some(email.into()), ..Profile::named(name) };
    let known = |app: &fortnight::app::App| app.ask(&fortnight::app::query::People).expect("people").len();
    let cases = [
        (with("Dr Ann Chen", "chen@example.org"), 1),
        (with("Dr Bo Chen", "chen@example.org"), 2),
        (with("DR BO CHEN", "CHEN@example.org"), 2),
        (with("Zoë Lee", "zoe@example.org"), 3),
        (with("Zoe\u{308} Lee", "zoe@example.org"), 3),
        (with("Dr Bo Chen", "other@example.org"), 4),
    ];
    for (profile, wanted) in cases {
        let name = profile.name.clone();
        add_profile(&mut app, profile, Some(FIRST)).expect(&name);
        assert_eq!(known(&app), wanted, "{name}");
    }
    let error = add_profile(&mut app, Profile::named("Dr Bo Chen"), Some(SECOND)).expect_err("which of the two?");
    assert_eq!(error.to_string(), "“Dr Bo Chen” fits 2 people");
}

#[test]
fn another_role_for_one_session_keeps_the_seat() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let supporter = AttendeeAdd {
        uid: Uid(CHATS.into()),
        reach: Coming::Once(RecurrenceId(wall(SECOND))),
        who: Who::Known(person(&app, "Ada")),
        role: Role::Supporter,
        answer: Answer::Accepted,
        mode: None,
    };
    assert_eq!(app.run(Command::AttendeeAdd(supporter)).expect("added").sentence, "added Ada, seat 1 of 2");
}

#[test]
fn a_softer_answer_moves_the_next_one_up() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    let unsure = AttendeeAdd {
        uid: Uid(CHATS.into()),
        reach: Coming::ALWAYS,
        who: Who::Known(person(&app, "Ada")),
        role: Role::Participant,
        answer: Answer::Tentative,
        mode: None,
    };
    let said = app.run(Command::AttendeeAdd(unsure)).expect("added").sentence;
    assert_eq!(said, "added Ada to every session, not sure yet; Cara moves up from the waiting list");
}

#[test]
fn who_comes_back_before_leaving_keeps_the_seat_until_then() {
    let mut app = desk();
    for name in ["Ada", "Bo", "Cara"] {
        add(&mut app, name, None);
    }
    remove(&mut app, "Ada", Scope::Following(wall(THIRD).date())).expect("on the list");
    add(&mut app, "Ada", None);
    assert_eq!(places(&app, SECOND)[0], "Ada: seat 1 of 2");
    assert_eq!(places(&app, THIRD), ["Bo: seat 1 of 2", "Cara: seat 2 of 2", "Ada: waiting 1"]);
}

#[test]
fn nobody_is_taken_off_a_date_that_is_none() {
    let mut app = desk();
    add(&mut app, "Ada", None);
    let before = app.dump().expect("a dump");
    let refused = remove(&mut app, "Ada", Scope::This(RecurrenceId(wall("2020-09-03T16:00:00"))));
    assert!(matches!(refused, Err(AppError::NotFound { .. })));
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn what_is_told_later_is_filled_in() {
    let mut app = desk();
    add(&mut app, "Ada Lovelace", None);
    let more = Profile { email: Some("ada@example.org".into()), tags: vec!["arts".into()], ..Profile::named("Ada Lovelace") };
    add_profile(&mut app, more, None).expect("the same Ada");
    let known = app.ask(&fortnight::app::query::People).expect("people");
    assert_eq!((known.len(), known[0].email.as_deref(), known[0].tags.as_slice()), (1, Some("ada@example.org"), &["arts".to_owned()][..]));
}

#[test]
fn bad_input_is_quoted_and_nothing_is_changed() {
    let mut app = desk();
    let before = app.dump().expect("a dump");
    let bad = Profile { email: Some("ada at example".into()), ..Profile::named("Ada") };
    let error = add_profile(&mut app, bad, None).expect_err("no e-mail");
    assert_eq!((error.to_string().as_str(), error.kind()), ("“ada at example” is not an e-mail address", Kind::Input));
    let error = add_profile(&mut app, Profile::named("Ada"), Some("2020-09-03T16:00:00")).expect_err("no chat on a Thursday");
    assert_eq!((error.to_string().as_str(), error.kind()), ("there is no session “Thu 3 Sep 2020”", Kind::Missing));
    assert_eq!(app.dump().expect("a dump"), before);
}
