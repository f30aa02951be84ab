//! The same store open twice: what another process changed appears, and is not undone unseen.

use fortnight::app::command::*;
use fortnight::app::query::{People, SeriesTable, SessionView};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::id::SessionKey;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

use crate::fixture::text;

/// The screen on a store with the sample programme, and a way to open the store beside it.
fn shared() -> (tempfile::TempDir, Session, impl Fn() -> App) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("calendar.db");
    let now = Instant::from_utc("2020-09-02T14:42:00".parse().expect("a time"));
    let open = move || App::open(&store, Clock::Fixed(now), Zone::named("Europe/London").expect("London")).expect("a store");
    let mut session = Session::new(open(), Look::default());
    session.press("d");
    (folder, session, open)
}

#[test]
fn an_undo_does_not_offer_to_go_back_across_an_erasure_made_elsewhere() {
    let (_folder, mut session, open) = shared();
    let mut other = open();
    let someone = other.ask(&People).expect("people")[0].id;
    other.erase(someone, false).expect("erased");
    assert!(session.tick());
    for _ in 0..2 {
        session.press("u");
        let why = session.state.status.refused.clone().unwrap_or_default();
        assert!(why.contains("someone was erased"), "{why}");
    }
}

#[test]
fn a_change_from_elsewhere_is_shown_and_only_taken_back_once_it_was_seen() {
    let (_folder, mut session, open) = shared();
    assert!(!session.tick(), "our own change is no news");
    let key = session.state.desk.selected.clone().expect("the next session");
    open().run(Command::SessionSkip(SessionSkip { key, reason: "strike".into() })).expect("a change from elsewhere");

    assert!(session.tick());
    assert!(text(&session).contains("skipped: strike") && text(&session).contains("changed in another window"));
    session.press("u");
    let why = session.state.status.refused.clone().unwrap_or_default();
    assert_eq!(why, "the newest is a skipped session by now: undo again for that");
    assert!(text(&session).contains(&why), "it is told in whole at 80 columns:\n{}", text(&session));
    session.press("u");
    assert!(!text(&session).contains("skipped: strike"), "it was told of, so it can be undone:\n{}", text(&session));
}

#[test]
fn the_month_and_the_week_that_were_read_ahead_are_read_again_after_a_change() {
    for (view, line) in [("1<pause>", "Extra choir on 14 Oct 2020 10am London"), ("2<pause>", "Extra choir on 9 Sep 2020 10am London")] {
        let (_folder, mut session, open) = shared();
        session.resize(200, 50);
        session.press(view);
        session.press_fast("L");
        assert!(!text(&session).contains("Extra"), "{view}");
        session.press("H");
        Session::new(open(), Look::default()).press(&format!("n{line}<enter>"));
        assert!(session.tick());
        session.press_fast("L");
        assert!(text(&session).contains("Extra choir"), "{view}: {}", text(&session));
    }
}

/// What another process does to the chosen session, unless it says another change.
fn elsewhere(session: &Session, open: &impl Fn() -> App, change: impl Fn(SessionKey) -> Command) {
    let key = session.state.desk.selected.clone().expect("a session");
    open().run(change(key)).expect("a change from elsewhere");
}

fn place(to: &str) -> impl Fn(SessionKey) -> Command {
    let edits = Edits { location: Some(to.to_owned()), ..Edits::default() };
    move |key| Command::SessionEdit(SessionEdit::of(key, edits.clone()))
}

fn refused(session: &Session) -> String {
    session.state.status.refused.clone().unwrap_or_default()
}

#[test]
fn a_form_asks_before_it_writes_over_what_was_changed_elsewhere_meanwhile() {
    let (_folder, mut session, open) = shared();
    session.resize(120, 40);
    session.press("e<down><down><down><down><down><c-u>Garden");
    elsewhere(&session, &open, place("Hall"));
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("Where was changed elsewhere from “Online” to “Hall”: Enter writes yours"), "{}", refused(&session));
    session.press("<enter><enter>");
    assert!(text(&session).contains("Garden"), "{}", text(&session));
}

#[test]
fn a_form_shows_what_others_change_in_the_fields_that_are_left_alone_and_writes_only_its_own() {
    let (_folder, mut session, open) = shared();
    session.resize(120, 40);
    session.press("e<c-u>Gardens");
    elsewhere(&session, &open, place("Hall"));
    assert!(session.tick());
    assert!(text(&session).contains("Hall"), "{}", text(&session));
    session.press("<enter>");
    let key = session.state.desk.selected.clone().expect("a session");
    let page = open().ask(&SessionView { key }).expect("the session");
    assert_eq!((page.location.as_str(), page.line.theme.as_deref()), ("Hall", Some("Gardens")));
}

#[test]
fn the_form_of_a_series_and_that_of_a_person_hear_of_it_too() {
    let (_folder, mut session, open) = shared();
    session.resize(120, 40);
    session.press("4<pause>/choir<enter>e<c-u>Singers");
    let uid = open().ask(&SeriesTable).expect("a table").into_iter().find(|row| row.summary.contains("Choir")).expect("the choir").uid;
    let edits = SeriesEdits { summary: Some("Choristers".into()), ..SeriesEdits::default() };
    open().run(Command::SeriesEdit(Box::new(SeriesEdit::of(uid, edits)))).expect("a new title");
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("to “Choristers”: Enter writes yours"), "{}", refused(&session));
    session.press("<esc><esc>5<pause>/bo chen<enter>e<down><down><c-u>bo@example.com");
    let person = open().ask(&People).expect("people").iter().find(|person| person.name == "Bo Chen").expect("Bo").id;
    let edits = ProfileEdits { email: Some("chen@example.org".into()), ..ProfileEdits::default() };
    open().run(Command::PersonEdit(PersonEdit { person, edits })).expect("a new address");
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("to “chen@example.org”: Enter writes yours"), "{}", refused(&session));
}

#[test]
fn who_is_erased_elsewhere_is_neither_changed_nor_merged() {
    let (_folder, mut session, open) = shared();
    session.resize(120, 40);
    let mut other = open();
    let mut erase = |name: &str| {
        let person = other.ask(&People).expect("people").iter().find(|person| person.name == name).expect("someone").id;
        other.erase(person, false).expect("erased");
    };
    session.press("5<pause>/bo chen<enter>e<c-u>Bo Cheng");
    erase("Bo Chen");
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("that person is not there any more"), "{}", refused(&session));
    session.press("<esc><esc><esc>/cara<enter>Mbeatrice");
    erase("Cara Diaz");
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("that person is not there any more"), "{}", refused(&session));
    assert!(session.state.layers.is_empty(), "{}", text(&session));
}

#[test]
fn a_skip_asks_before_it_writes_over_a_skip_from_elsewhere() {
    let (_folder, mut session, open) = shared();
    session.press("sconference");
    elsewhere(&session, &open, |key| Command::SessionSkip(SessionSkip { key, reason: "strike".into() }));
    assert!(session.tick());
    session.press("<enter>");
    assert!(refused(&session).contains("it is skipped (strike) since: Enter skips it all the same"), "{}", refused(&session));
    session.press("<enter>");
    assert!(text(&session).contains("skipped: conference"), "{}", text(&session));
}

#[test]
fn the_register_takes_back_only_what_was_noted_in_it() {
    let (_folder, mut session, open) = shared();
    session.resize(100, 40);
    session.press("ru");
    assert!(refused(&session).contains("nothing was noted here"), "{}", refused(&session));
    elsewhere(&session, &open, place("Hall"));
    assert!(session.tick());
    session.press(" ");
    session.press("uu");
    assert!(refused(&session).contains("made elsewhere"), "{}", refused(&session));
    let key = session.state.desk.selected.clone().expect("a session");
    assert_eq!(open().ask(&SessionView { key }).expect("the session").location, "Hall");
}

#[test]
fn a_move_that_leaps_is_asked_about() {
    let (_folder, mut session, _open) = shared();
    session.resize(120, 40);
    session.press("m2 aug");
    assert!(text(&session).contains("Mon 2 Aug 2021 16:00 UK time: more than half a year away"), "{}", text(&session));
    session.press("<enter>");
    assert!(
        text(&session).contains("That is more than half a year away: moved") && text(&session).contains("Go on?"),
        "{}",
        text(&session)
    );
    session.press("y");
    assert!(text(&session).contains("Mon 2 Aug 2021 · in "), "{}", text(&session));
}
