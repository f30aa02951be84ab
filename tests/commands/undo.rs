//! Undo of any history is the start, redo the end; a stale undo refuses.

use fortnight::app::command::*;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::id::Uid;
use fortnight::domain::person::Profile;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use proptest::prelude::*;

use crate::any::{Deed, any_deed, busy_desk};
use crate::desk::*;

/// Runs what is acceptable; the dumps after each change, the first before any.
fn history(app: &mut App, deeds: Vec<Deed>) -> Vec<String> {
    let mut dumps = vec![app.dump().expect("a dump")];
    for deed in deeds {
        let before = app.dump().expect("a dump");
        match deed.act(app) {
            Ok(outcome) if outcome.entry.is_some() => dumps.push(app.dump().expect("a dump")),
            Ok(_) | Err(_) => assert_eq!(app.dump().expect("a dump"), before, "what is refused or idle leaves the store as it was"),
        }
    }
    dumps
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_undone_is_the_start_and_redone_is_the_end(deeds in prop::collection::vec(any_deed(), 1..14)) {
        let mut app = busy_desk();
        let dumps = history(&mut app, deeds);
        for dump in dumps.iter().rev().skip(1) {
            app.undo(None).expect("an undo");
            prop_assert_eq!(&app.dump().expect("a dump"), dump);
        }
        for dump in &dumps[1..] {
            app.redo().expect("a redo");
            prop_assert_eq!(&app.dump().expect("a dump"), dump);
        }
        prop_assert!(app.redo().is_err());
    }
}

#[test]
fn a_screen_does_not_undo_what_it_has_not_seen() {
    let mut app = desk();
    let mine = add_profile(&mut app, Profile::named("Ada"), None).expect("added").entry;
    add(&mut app, "Bo", None);
    let refused = app.undo(mine).expect_err("Bo came later").to_string();
    assert!(refused.contains("is a sign-up by now") && !refused.contains("Bo"), "{refused}");
    assert_eq!(app.undo(None).expect("undone").sentence, "undone: added Bo to every session, seat 2 of 2");
}

#[test]
fn several_changes_undone_at_once_name_who_moves_by_all_of_them_together() {
    let mut app = full();
    decline(&mut app, "Ada", FIRST);
    let before = app.dump().expect("a dump");
    decline(&mut app, "Bo", FIRST);
    add(&mut app, "Dev", Some(FIRST));
    add(&mut app, "Eve", Some(SECOND));
    let after = app.dump().expect("a dump");
    let expected = app.newest_change().expect("a journal");
    assert_eq!(app.undo_several(expected, 3).expect("undone").sentence, "undone: 3 changes", "Bo and Dev did not wait");
    assert_eq!(app.dump().expect("a dump"), before);
    for _ in 0..3 {
        app.redo().expect("redone");
    }
    assert_eq!(app.dump().expect("a dump"), after);
    assert_eq!(app.undo_several(None, 4).expect("undone").sentence, "undone: 4 changes; Cara goes to the waiting list of Chats");
    assert_eq!(app.undo_several(None, 99).expect("all there are").sentence, "undone: 4 changes");
    assert!(app.undo_several(None, 1).is_err());
}

#[test]
fn several_changes_are_undone_together_or_not_at_all() {
    let mut app = full();
    let ada = person(&app, "Ada");
    app.erase(ada, false).expect("erased");
    add(&mut app, "Dev", None);
    let before = app.dump().expect("a dump");
    let refused = app.undo_several(None, 3).expect_err("an erasure lies between").to_string();
    assert_eq!(refused, "someone was erased: neither that nor what came before it can be undone");
    assert_eq!(app.dump().expect("a dump"), before);
    assert!(app.undo_several(None, 1).is_ok());
}

#[test]
fn a_preview_changes_nothing() {
    let mut app = desk();
    let before = app.dump().expect("a dump");
    let would = app.preview(Command::SeriesRm(SeriesRm { uid: Uid(CHATS.into()) })).expect("a preview");
    assert_eq!((would.sentence.as_str(), would.entry), ("removed Chats with its sign-ups and register", None));
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn no_undo_takes_the_sample_of_a_demo_away() {
    let mut app = App::on_sample(Clock::Fixed(Instant(1_599_055_320)), Zone::utc()).expect("a sample");
    assert!(app.undo(None).is_err() && !app.is_empty().expect("a store"));
}
