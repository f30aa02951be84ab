//! Names that try to break something, typed or pasted on the screen: kept as they are meant, or refused with a sentence.

use fortnight::app::query::People;
use fortnight::tui::Session;
use fortnight::tui::msg::Msg;

use crate::fixture::{sample, text};

/// What is pasted, and what is kept of it; `None` where it is refused.
const CASES: [(&str, Option<&str>); 9] = [
    ("👩\u{200d}👩\u{200d}👧\u{200d}👦 Family", Some("👩\u{200d}👩\u{200d}👧\u{200d}👦 Family")),
    ("שרה כהן", Some("שרה כהן")),
    ("evil\u{202e}gnp.exe", Some("evilgnp.exe")),
    ("=cmd()", Some("=cmd()")),
    ("\u{1b}[31mRed\u{1b}[0m", Some("[31mRed[0m")),
    ("Zoe\u{308} Quist", Some("Zoë Quist")),
    ("羽田 ジルコニア", Some("羽田 ジルコニア")),
    ("\u{200b} \u{200b}", None),
    (LONG, None),
];

/// Longer than any name, shorter than a line.
const LONG: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
                    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
                    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

/// One way in: the keys that open a line for a name, and those that keep it.
const WAYS: [(&str, &str, &str); 3] =
    [("the line for attendees", "a", "<enter>"), ("a walk-in", "rw", "<enter>"), ("the form for someone", "5<pause>n", "<enter>")];

fn names(session: &Session) -> Vec<String> {
    session.app().ask(&People).expect("people").iter().map(|person| person.name.clone()).collect()
}

/// Nothing on the screen steers the terminal, at any size.
fn assert_harmless(session: &mut Session, what: &str) {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        session.resize(columns, rows);
        let screen = text(session);
        assert!(!screen.contains(['\u{1b}', '\u{202e}', '\u{200b}', '\t', '\r']), "{what}: {screen}");
        for row in screen.lines() {
            let width = unicode_width::UnicodeWidthStr::width(row);
            assert!(width <= usize::from(columns), "{what}: {width} columns in “{row}”");
        }
    }
}

#[test]
fn a_name_is_kept_as_it_is_meant_or_refused_on_every_line_for_names() {
    for (way, open, keep) in WAYS {
        for (typed, kept) in CASES {
            let mut session = sample();
            session.resize(120, 40);
            let before = names(&session);
            session.press(open);
            session.feed(Msg::Paste(typed.into()));
            let what = format!("{way} with {:?}", typed.chars().take(20).collect::<String>());
            assert_harmless(&mut session, &what);
            session.press(keep);
            assert_harmless(&mut session, &what);
            let after = names(&session);
            match kept {
                Some(name) => {
                    assert!(after.len() == before.len() + 1 && after.iter().any(|known| known == name), "{what}: {}", text(&session))
                }
                None => assert_eq!(after, before, "{what}"),
            }
        }
    }
}

#[test]
fn several_hostile_names_are_looked_through_like_others() {
    let mut session = sample();
    let before = names(&session).len();
    let all: Vec<&str> = CASES.iter().map(|(typed, _)| *typed).collect();
    session.press("a");
    session.feed(Msg::Paste(all.join("\n")));
    assert_harmless(&mut session, "the review");
    session.press("<enter>");
    assert_harmless(&mut session, "the list");
    let after = names(&session);
    for name in CASES.iter().filter_map(|(_, kept)| *kept) {
        assert!(after.iter().any(|known| known == name), "{name}");
    }
    assert_eq!(after.len(), before + CASES.iter().filter(|(_, kept)| kept.is_some()).count());
}

#[test]
fn a_name_that_differs_in_case_or_accents_written_otherwise_is_the_same() {
    let mut session = sample();
    let before = names(&session).len();
    session.press("a");
    session.feed(Msg::Paste("Zoë Quist\nZOE\u{308} QUIST\nzoë quist\nZoe Quist".into()));
    session.press("<enter>");
    // an accent makes another name: Zoe is not Zoë
    assert_eq!(names(&session).len(), before + 2, "{:?}", names(&session));
}
