//! Long texts in the user's own editor: handed out, taken back as one change, and refused where that cannot be.

use fortnight::tui::long_text::LongText;
use fortnight::tui::msg::{Effect, Msg};
use fortnight::tui::{Look, Session};

use crate::fixture::{looking, sample, text};

fn with_editor() -> Session {
    let mut session = looking(Look { editor: Some("ed".into()), ..Look::default() });
    session.resize(120, 40);
    session
}

fn refused(session: &Session) -> &str {
    session.state.status.refused.as_deref().unwrap_or_default()
}

/// Answers as the editor would: with another text in place of what it got, which is returned.
fn written(session: &mut Session, keys: &str, new: &str) -> String {
    let [Effect::Write { of, text }] = &session.press(keys)[..] else { panic!("{keys}: {}", refused(session)) };
    let kept = session.feed(Msg::Written { of: of.clone(), before: text.clone(), text: new.to_owned() });
    assert!(kept.is_empty(), "{kept:?}");
    text.clone()
}

#[test]
fn what_a_series_is_about_is_written_as_one_change() {
    let mut session = with_editor();
    let before = session.app().dump().expect("a dump");
    let old = written(&mut session, "E", "Bring a cup.\n\nTea is there.");
    assert!(old.starts_with("An open online conversation"), "{old}");
    assert!(text(&session).contains("Bring a cup."), "{}", text(&session));
    session.press("u");
    assert_eq!(session.app().dump().expect("a dump"), before);
    written(&mut session, "E", &old);
    assert_eq!(session.app().dump().expect("a dump"), before, "the same text is no change");
}

#[test]
fn what_the_series_under_the_cursor_of_the_table_is_about_is_written_too() {
    let mut session = with_editor();
    session.press("4<pause>/choir<enter>");
    let old = written(&mut session, "E", "Songs for all.");
    assert_eq!((old.contains("Songs for all."), written(&mut session, "E", &old)), (false, "Songs for all.".to_owned()));
    session.press("<esc>/zzz<enter>");
    assert!(session.press("E").is_empty());
    assert!(refused(&session).contains("no series here"), "{}", refused(&session));
}

#[test]
fn a_session_with_a_description_of_its_own_keeps_its_own() {
    let mut session = with_editor();
    let key = session.state.desk.selected.clone().expect("a session");
    let old = written(&mut session, "E", "For all.");
    session.feed(Msg::Written { of: LongText::Session(key), before: "For all.".into(), text: "Only today.".into() });
    session.press("]");
    assert!(text(&session).contains("For all."), "{}", text(&session));
    session.press("[");
    assert_eq!(written(&mut session, "E", "Today: cake."), "Only today.");
    assert!(text(&session).contains("Today: cake.") && !old.is_empty(), "{}", text(&session));
}

#[test]
fn what_cannot_be_put_in_its_place_is_handed_out_again_and_not_lost() {
    let mut session = with_editor();
    let [Effect::Write { of, text: before }] = &session.press("E")[..] else { panic!("{}", refused(&session)) };
    let (of, before) = (of.clone(), before.clone());
    let written = |session: &mut Session, of: &LongText, before: &str, text: &str| {
        session.feed(Msg::Written { of: of.clone(), before: before.to_owned(), text: text.to_owned() })
    };
    assert!(written(&mut session, &of, &before, "Theirs.").is_empty());
    let kept = written(&mut session, &of, &before, "Mine.");
    let [Effect::KeepText { why, text }] = &kept[..] else { panic!("{kept:?}") };
    assert!(why.contains("changed elsewhere") && text == "Mine.", "{why}: {text}");
    assert!(written(&mut session, &of, &before, "Theirs.").is_empty(), "both wrote the same");
    let gone = LongText::Series(fortnight::domain::id::Uid("gone@example.org".into()));
    let kept = written(&mut session, &gone, "", "Mine.");
    assert!(matches!(&kept[..], [Effect::KeepText { text, .. }] if text == "Mine."), "{kept:?}");
}

#[test]
fn a_note_is_written_once_it_is_shown() {
    let mut session = with_editor();
    session.press("5<pause>/bo chen<enter>");
    assert_eq!(written(&mut session, "E", "Likes tea.\nBrings cake."), "");
    assert!(!text(&session).contains("Likes tea"), "{}", text(&session));
    assert!(session.press("E").is_empty());
    assert!(refused(&session).contains("N shows it first"), "{}", refused(&session));
    assert_eq!(written(&mut session, "NE", ""), "Likes tea.\nBrings cake.");
    session.press("u");
    assert!(text(&session).contains("Likes tea."), "{}", text(&session));
}

#[test]
fn without_an_editor_or_among_initials_nothing_is_handed_out() {
    let mut session = sample();
    for (keys, why) in [("E", "no editor is set"), ("4<pause>E", "no editor is set"), ("5<pause>E", "no editor is set")] {
        assert!(session.press(keys).is_empty());
        assert!(refused(&session).contains(why), "{}", refused(&session));
    }
    let mut session = with_editor();
    for keys in ["PE", "4<pause>E", "5<pause>E"] {
        assert!(session.press(keys).is_empty());
        assert!(refused(&session).contains("initials"), "{}", refused(&session));
    }
}
