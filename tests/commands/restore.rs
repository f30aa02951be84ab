//! A dump restored is the same dump again; one that cannot be right is refused with its line, and nothing is changed.

use fortnight::app::command::*;
use fortnight::app::{App, AppError, Clock, Command, Kind};
use fortnight::domain::event::Event;
use fortnight::domain::id::Uid;
use fortnight::domain::kept::Kept;
use proptest::prelude::*;

use crate::desk::*;

/// A desk with the sample data, lines of a foreign file, and changes that were undone.
fn full() -> App {
    let mut app = desk();
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    let kept = Kept::from_text("X-COLOR:red\nBEGIN:VALARM\nEND:VALARM");
    let event = Event { uid: Uid("kept@example.org".into()), capacity: None, kept, ..chats() };
    app.run(Command::SeriesAdd(SeriesAdd::of(event))).expect("a series");
    add(&mut app, "Ada", None);
    decline(&mut app, "Ada", SECOND);
    app.run(Command::SessionRm(SessionRm { key: key(THIRD) })).expect("removed");
    app.undo(None).expect("undone");
    app
}

fn empty() -> App {
    App::in_memory(Clock::Fixed(now()), london()).expect("memory")
}

/// The dump of an empty store.
const NOTHING: &str = "{\"rows\":0,\"table\":\"end\"}\n";

/// The dump with a line more.
fn with_line(dump: &str, line: &str) -> String {
    let rows: Vec<&str> = dump.lines().filter(|line| !line.contains("\"table\":\"end\"")).collect();
    format!("{}\n{line}\n{}", rows.join("\n"), NOTHING.replace('0', &(rows.len() + 1).to_string()))
}

fn restore(app: &mut App, text: &str) -> Result<String, AppError> {
    app.run(Command::Restore(Restore { text: text.into() })).map(|outcome| outcome.sentence)
}

#[test]
fn a_dump_restored_is_the_same_dump() {
    let full = full();
    let dump = full.dump().expect("a dump");
    let mut copy = empty();
    let said = restore(&mut copy, &dump).expect("restored");
    assert!(said.starts_with("restored ") && said.contains(" people"), "{said}");
    assert_eq!(copy.dump().expect("a dump"), dump);
    assert_eq!(copy.check().expect("checked").problems, Vec::<String>::new());
    assert_eq!(autumn(&copy).len(), autumn(&full).len(), "the index over the series was made again");
    copy.undo(None).expect("undone");
    assert_eq!(copy.dump().expect("a dump"), NOTHING);
    copy.redo().expect("redone");
    assert_eq!(copy.dump().expect("a dump"), dump);
}

#[test]
fn a_restore_replaces_everything_and_is_one_undo() {
    let dump = full().dump().expect("a dump");
    let mut app = desk();
    add(&mut app, "Somebody Else", Some(FIRST));
    let before = app.dump().expect("a dump");
    restore(&mut app, &dump).expect("restored");
    assert_eq!(app.dump().expect("a dump"), dump);
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
    assert_eq!(restore(&mut app, NOTHING).expect("an empty store's dump"), "restored a dump that holds nothing");
}

#[test]
fn a_wrong_line_is_named_and_nothing_is_changed() {
    let dump = full().dump().expect("a dump");
    let line = |table: &str| dump.lines().find(|line| line.contains(&format!("\"table\":\"{table}\""))).expect(table).to_owned();
    let (series, rule, person, sign_up) = (line("series"), line("rule"), line("person"), line("sign_up"));
    let swap = |line: &str, from: &str, to: &str| {
        assert!(line.contains(from), "{from} in {line}");
        dump.replacen(line, &line.replace(from, to), 1)
    };
    let cases = [
        (with_line(&dump, "hello"), "that is no JSON"),
        (with_line(&dump, "[]"), "one JSON object"),
        (swap(&rule, "\"table\":\"rule\"", "\"table\":\"ruler\""), "“ruler”"),
        (swap(&rule, "FREQ=", "FREQUENCY="), "FREQUENCY="),
        (swap(&rule, "\"place\":", "\"palace\":"), "“place” is missing"),
        (swap(&rule, "\"place\":0", "\"place\":0,\"mood\":1"), "“mood”"),
        (swap(&rule, "\"place\":0", "\"place\":\"first\""), "a whole number"),
        (swap(&rule, "\"place\":0", "\"place\":0.5"), "0.5"),
        (swap(&rule, "\"series\":\"", "\"series\":\"no-"), "there is no series “no-"),
        (swap(&series, "\"sequence\":", "\"sequence\":-"), "sequence"),
        (swap(&series, "\"days\":0", "\"days\":-1"), "“days” cannot be “-1”"),
        (swap(&series, "\"clock\":\"Europe/London\"", "\"clock\":\"Mars/Olympus\""), "“clock” cannot be “Mars/Olympus”"),
        (swap(&series, "\"summary\":", "\"location\":"), "missing"),
        (swap(&sign_up, "\"person\":", "\"person\":77777"), "person number 77777"),
        (swap(&sign_up, "\"role\":\"", "\"role\":\"grand-"), "“role” cannot be “grand-"),
        (with_line(&dump, &person), "a line before says the same"),
        (swap(&series, "\"capacity\":12", "\"capacity\":-3"), "“capacity” cannot be “-3”"),
        (swap(&series, "\"seconds\":7200", "\"seconds\":99999999999"), "“seconds” cannot be “99999999999”"),
        (swap(&series, "\"seconds\":7200", "\"seconds\":4294967295"), "a session of 49710 days is too long"),
        (String::new(), "the last line of a dump"),
        ("\n\n".to_owned(), "the last line of a dump"),
        (dump.lines().take(5).map(|line| format!("{line}\n")).collect(), "the last line of a dump"),
        (dump.replacen(&format!("{person}\n"), "", 1), "lines stand before it"),
        (format!("{dump}{person}\n"), "the last line of a dump"),
    ];
    let mut app = desk();
    let before = app.dump().expect("a dump");
    for (text, why) in cases {
        let error = restore(&mut app, &text).expect_err(why);
        assert!(error.to_string().starts_with("line ") && error.to_string().contains(why), "{why}: {error}");
        assert!(error.advice().starts_with("This dump cannot be right"), "{why}");
        assert!(!["SQL", "damaged", "CHECK", "column"].iter().any(|internal| error.to_string().contains(internal)), "{error}");
        assert_eq!((error.kind(), app.dump().expect("a dump") == before), (Kind::Input, true), "{why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_damaged_dump_is_restored_or_refused_as_input(at in any::<prop::sample::Index>(), with in prop::sample::select(vec!["", "\"", "9", "-", "x", "null", "}", "\n"])) {
        let mut dump = full().dump().expect("a dump");
        let mut at = at.index(dump.len());
        while !dump.is_char_boundary(at) || !dump.is_char_boundary(at + 1) {
            at -= 1;
        }
        dump.replace_range(at..=at, with);
        let mut app = empty();
        match restore(&mut app, &dump) {
            Ok(_) => prop_assert!(app.dump().expect("a dump").lines().count() <= dump.lines().count()),
            Err(error) => prop_assert_eq!(error.kind(), Kind::Input, "{}", error),
        }
    }
}
