//! The join link: opened, shown as a code, and never more than a link.

use fortnight::app::Command;
use fortnight::app::command::{Edits, SampleAdd, SessionEdit};
use fortnight::app::query::NextSession;
use fortnight::tui::msg::Effect;
use fortnight::tui::{Colours, Look, Session};
use insta::assert_snapshot;
use ratatui::style::Color;

use crate::fixture::{app, empty, looking, sample, shot, text};

fn refused(session: &Session) -> &str {
    session.state.status.refused.as_deref().unwrap_or_default()
}

/// The sample programme with another link for the chosen session.
fn with_link(url: &str) -> Session {
    let mut app = app();
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    let key = app.ask(&NextSession { series: None }).expect("a store").expect("a session").key;
    let edits = Edits { url: Some(url.into()), ..Edits::default() };
    app.run(Command::SessionEdit(SessionEdit::of(key, edits))).expect("another link");
    Session::new(app, Look::default())
}

#[test]
fn the_link_is_opened_by_a_key_and_by_nothing_else() {
    let mut session = sample();
    assert_eq!(session.press("o"), [Effect::Open("https://example.org/chat".into())]);
    assert!(text(&session).contains("opening the join link"));
}

#[test]
fn what_is_no_web_address_is_not_opened() {
    for url in ["file:///etc/passwd", "zoommtg://zoom.us/join?confno=1"] {
        let mut session = with_link(url);
        assert!(session.press("o").is_empty());
        assert!(refused(&session).contains("no web address"), "{}", refused(&session));
    }
    let mut session = empty();
    session.press("nTea every Tue 3pm<enter>o");
    assert!(refused(&session).contains("no join link"), "{}", refused(&session));
}

#[test]
fn a_code_for_telephones() {
    assert_snapshot!(shot(sample(), (80, 24), "yq"));
}

#[test]
fn a_code_that_does_not_fit_says_what_it_needs() {
    assert_snapshot!(shot(sample(), (40, 12), "yq"));
}

#[test]
fn a_long_link_gets_a_larger_code_or_an_excuse() {
    let code = |length: usize, size| shot(with_link(&format!("https://example.org/{}", "x".repeat(length))), size, "yq");
    assert!(code(400, (80, 24)).contains("The code needs"));
    assert!(code(400, (200, 80)).contains("█▀▀▀▀▀█"));
    assert!(code(3_000, (200, 80)).contains("too long for a code"));
}

#[test]
fn the_code_is_dark_on_light_in_every_theme_and_without_unicode() {
    let cases = [
        (Colours::None, Color::Black, Color::White),
        (Colours::Sixteen, Color::Black, Color::White),
        (Colours::Indexed, Color::Indexed(16), Color::Indexed(231)),
        (Colours::True, Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)),
    ];
    for ((colours, dark, light), unicode) in cases.into_iter().flat_map(|case| [(case, true), (case, false)]) {
        let mut session = looking(Look { colours, unicode, ..Look::default() });
        session.resize(120, 50);
        session.press("yq");
        let buffer = session.draw().expect("a frame");
        let shades: Vec<Color> = buffer.content.iter().map(|cell| cell.bg).filter(|shade| *shade != Color::Reset).collect();
        assert!(shades.contains(&dark) && shades.contains(&light), "{colours:?}");
        assert!(shades.iter().all(|shade| [dark, light].contains(shade)), "{colours:?}");
        assert_eq!(text(&session).is_ascii(), !unicode);
    }
}

#[test]
fn the_code_closes_by_every_key_that_closes() {
    for keys in ["yq<esc>", "yqq", "yq<enter>", "yq<space>"] {
        let mut session = sample();
        assert!(session.press(keys).is_empty() && session.state.layers.is_empty(), "{keys}");
    }
}
