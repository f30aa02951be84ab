//! Texts that try to break something, in every line that can be typed and in every view, at every size.

use fortnight::app::command::*;
use fortnight::app::query::{Agenda, People, SeriesList};
use fortnight::app::{App, Command};
use fortnight::domain::time::Window;
use fortnight::tui::msg::Msg;
use fortnight::tui::{Look, Session};

use crate::fixture::{app, sample, text};

const TEXTS: [&str; 9] = [
    "👩\u{200d}👩\u{200d}👧\u{200d}👦 👨🏽\u{200d}🚀 🏳\u{fe0f}\u{200d}🌈 Family",
    "שרה \u{202e}כהן",
    "=cmd|' /C calc'!A0",
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m",
    "Two\r\nLines\tand a tab",
    "Zoe\u{308}e\u{301}\u{323}\u{323}\u{323}\u{323} Q",
    "羽田ジルコニアア羽田ジルコニアア羽田ジルコニアア羽田ジルコニアア羽田ジルコニアア",
    "--help \"; '%s' $(x) `y` | z",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

/// Keys that open each line of text that there is, and those that keep what stands in it.
const LINES: [(&str, &str); 27] = [
    ("a", "<enter>"),
    ("n", "<enter>"),
    ("n<tab>", "<enter>"),
    ("s", "<enter>"),
    ("m", "<enter>"),
    ("e", "<enter>"),
    ("e<tab>", "<enter>"),
    ("e<tab><tab>", "<enter>"),
    ("e<tab><tab><tab><tab><tab>", "<enter>"),
    ("g", "<enter>"),
    ("i", "<enter><esc>"),
    ("I", "<enter><esc>"),
    ("f", "<enter>"),
    (":", "<enter>"),
    (":person add ", "<enter>"),
    ("?", "<enter>"),
    ("rw", "<enter>"),
    ("ri", "<enter><esc>"),
    ("rZ", "<enter>"),
    ("3<pause>/", "<enter>"),
    ("4<pause>/", "<enter>"),
    ("4<pause>e", "<enter>"),
    ("4<pause>o", "<enter>"),
    ("5<pause>/", "<enter>"),
    ("5<pause>n", "<enter>"),
    ("5<pause>e<tab><tab><tab><tab>", "<enter>"),
    ("5<pause><space>j<space>#", "<enter>"),
];

/// Keys that lead to each view and list.
const VIEWS: [&str; 17] = [
    "1<pause>",
    "1<pause><enter>",
    "2<pause>",
    "3<pause>",
    "4<pause>",
    "4<pause><enter>",
    "5<pause>",
    "5<pause><enter>AN",
    "6<pause>",
    "r",
    "AA",
    "B",
    "e",
    "4<pause>e",
    "5<pause>e",
    "f",
    "P",
];

const SIZES: [(u16, u16); 9] = [(1, 1), (2, 3), (7, 4), (20, 6), (39, 11), (40, 12), (79, 24), (80, 24), (120, 40)];

/// What moves the cursor, turns the direction of reading, or is not seen.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{202e}' | '\u{feff}' | '\u{e0041}')
}

/// Nothing of it steers the terminal, and no row is wider than the screen.
fn assert_harmless(session: &mut Session, sizes: &[(u16, u16)], what: &str) {
    for (columns, rows) in sizes {
        session.resize(*columns, *rows);
        let screen = text(session);
        assert!(screen.lines().all(|row| !row.contains(steers)), "{what} at {columns}x{rows}: {screen}");
        let width = screen.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or_default();
        assert!(width <= usize::from(*columns), "{what}: {width} columns at {columns}x{rows}: {screen}");
    }
}

#[test]
fn no_text_harms_the_screen_in_any_line_that_can_be_typed() {
    let all = TEXTS.join(" ");
    for (number, (open, keep)) in LINES.into_iter().enumerate() {
        let mut session = sample();
        // all at once, and two alone: what stands first in a line is read in another way
        for typed in [all.as_str(), TEXTS[number % TEXTS.len()], TEXTS[(number * 2 + 1) % TEXTS.len()]] {
            session.press(open);
            session.feed(Msg::Paste(typed.into()));
            let what = format!("{open} with {typed:?}");
            assert_harmless(&mut session, &[(40, 12)], &what);
            session.press(keep);
            assert_harmless(&mut session, &[(80, 24)], &what);
            session.press("<esc><esc><esc>y1<pause>");
        }
        let dump = session.app().dump().expect("a dump");
        assert!(dump.lines().all(|line| !line.contains(steers)), "{open}");
        assert_eq!(session.app().check().expect("checked").problems, Vec::<String>::new(), "{open}");
    }
}

/// The sample programme, with a text in every field that takes one.
fn hostile() -> App {
    let mut app = app();
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    let some = |text: &str| Some(text.to_owned());
    for (series, text) in app.ask(&SeriesList).expect("series").into_iter().zip(TEXTS) {
        let edits = SeriesEdits { summary: some(text), location: some(text), description: some(text), ..SeriesEdits::default() };
        app.run(Command::SeriesEdit(Box::new(SeriesEdit::of(series.series.event.uid, edits)))).expect(text);
    }
    let window = Window { from: app.now(), to: app.now().plus(60 * 86_400) };
    for (session, text) in app.ask(&Agenda::of(window)).expect("sessions").into_iter().zip(TEXTS) {
        let edits = Edits { theme: some(text), summary: some(text), location: some(text), ..Edits::default() };
        drop(app.run(Command::SessionEdit(SessionEdit::of(session.key, edits))));
    }
    for (person, text) in app.ask(&People).expect("people").iter().zip(TEXTS.iter().cycle()) {
        let edits = ProfileEdits {
            name: some(text),
            organisation: some(text),
            via: some(text),
            note: some(text),
            access_needs: some(text),
            new_tags: some(text).into_iter().filter(|tag| tag.chars().count() <= 60).collect(),
            ..ProfileEdits::default()
        };
        app.run(Command::PersonEdit(PersonEdit { person: person.id, edits })).expect(text);
    }
    app
}

#[test]
fn no_text_harms_any_view_at_any_size() {
    for keys in VIEWS {
        let mut session = Session::new(hostile(), Look::default());
        session.resize(120, 40);
        session.press(keys);
        assert_harmless(&mut session, &SIZES, keys);
        session.press("jjjj");
        assert_harmless(&mut session, &[(40, 12), (120, 40)], keys);
    }
}
