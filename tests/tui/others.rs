//! The same store open twice: what another process changed appears, and is not undone unseen.

use fortnight::app::command::SessionSkip;
use fortnight::app::{App, Clock, Command};
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
    let someone = other.ask(&fortnight::app::query::People).expect("people")[0].id;
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
    assert!(why.contains("another one by now (a skipped session)"), "{why}");
    session.press("u");
    assert!(!text(&session).contains("strike"), "it was told of, so it can be undone:\n{}", text(&session));
}
