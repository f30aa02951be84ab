//! The design's rules about the sources, checked on the sources: each failure names the file, the line and the rule.

use std::path::Path;

mod architecture {
    pub mod rules;
    pub mod source;
}

use architecture::rules::RULES;
use architecture::source::{Source, sources};

#[test]
fn the_sources_keep_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<Source> = ["src", "tests", "examples", "benches"].iter().flat_map(|folder| sources(root, folder)).collect();
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the sources are not where they were looked for");
    let broken: Vec<String> = files.iter().flat_map(complaints).collect();
    assert!(broken.is_empty(), "{} breaks of the rules:\n{}", broken.len(), broken.join("\n"));
}

fn complaints(file: &Source) -> Vec<String> {
    let found = RULES.iter().flat_map(|rule| (rule.check)(file).into_iter().map(move |found| (rule.says, found)));
    found.map(|(says, (line, what))| format!("{}:{line}: {says}: {what}", file.path)).collect()
}

/// The path of a snippet, the snippet below a proper head, and the line in which it breaks the rule, if it does.
type Case = (&'static str, &'static str, Option<usize>);

/// For every rule, in its order, what it must catch and what it must let pass.
const CASES: [(&str, &[Case]); 14] = [
    (
        "arrows point down",
        &[
            ("src/domain/a.rs", "use crate::store::Store;", Some(2)),
            ("src/domain/a.rs", "use super::super::app::App;", Some(2)),
            ("src/ics/a.rs", "use crate::{domain::id::Uid,\n store::Store};", Some(3)),
            ("src/store/a.rs", "fn f() { crate::ics::decode::read(); }", Some(2)),
            ("src/app/query/a.rs", "use fortnight::tui::Session;", Some(2)),
            ("src/tui/a.rs", "fn f() {\n    let x: Vec<crate::cli::Args> = g();\n}", Some(3)),
            ("src/app/a.rs", "use crate::{domain, ics::decode, store::{self, Store}};", None),
            ("src/app/query/a.rs", "use super::super::command::Command; use self::tui::x;", None),
            ("src/domain/a.rs", "/// As crate::app::App does.\n#[cfg(test)]\nmod tests {\n use crate::app::App;\n}", None),
            ("src/main.rs", "use fortnight::cli::main;", None),
        ],
    ),
    (
        "screens",
        &[
            ("src/tui/home/view.rs", "use crate::tui::agenda::State;", Some(2)),
            ("src/tui/home/view.rs", "use super::super::{theme::Theme, agenda};", Some(2)),
            ("src/tui/home/mod.rs", "use crate::tui::{home::view, widget::list, theme};", None),
            ("src/tui/update.rs", "use crate::tui::agenda::State;", None),
        ],
    ),
    (
        "only store/",
        &[
            ("src/app/a.rs", "use rusqlite::Connection;", Some(2)),
            ("src/app/a.rs", "const ALL: &str = \"SELECT * FROM people\";", Some(2)),
            ("src/store/a.rs", "use rusqlite::Connection;", None),
            ("src/app/a.rs", "// SELECT x FROM y\nconst SAY: &str = \"Select a person\";", None),
        ],
    ),
    (
        "a statement",
        &[
            ("src/store/a.rs", "fn f(c: &C) {\n    c.run(\"DELETE FROM people\");\n}", Some(3)),
            ("src/store/a.rs", "const fn f() -> &'static str { \"SELECT 1 FROM x\" }", Some(2)),
            ("src/store/a.rs", "const ALL: [&str; 1] = [\"SELECT * FROM people\"];\nfn f() {}", None),
            ("src/store/a.rs", "fn f(t: &str) -> String { format!(\"DELETE FROM {t}\") }", None),
        ],
    ),
    ("zone library", &[("src/domain/time.rs", "use jiff::Timestamp;", Some(2)), ("src/domain/zone.rs", "use jiff::Timestamp;", None)]),
    (
        "the clock",
        &[
            ("src/app/a.rs", "fn f() { std::time::Instant::now(); }", Some(2)),
            ("src/cli/a.rs", "use std::time::{Duration, SystemTime};", Some(2)),
            ("src/cli/a.rs", "fn f() { Local::now(); }", Some(2)),
            ("src/app/clock.rs", "fn f() { std::time::SystemTime::now(); }", None),
            ("src/tui/runtime.rs", "fn f() { Instant::now(); self.clock.now(); }", None),
        ],
    ),
    (
        "the environment",
        &[
            ("src/app/a.rs", "use std::{env, path::Path};", Some(2)),
            ("src/tui/a.rs", "fn f() { std::env::var(\"NO_COLOR\"); }", Some(2)),
            ("src/main.rs", "fn f() { std::env::args(); }", None),
        ],
    ),
    (
        "touch no files",
        &[
            ("src/tui/a.rs", "use std::fs::File;", Some(2)),
            ("src/ics/a.rs", "fn f() { std::fs::read(\"x\"); }", Some(2)),
            ("src/app/a.rs", "use std::fs::File;", None),
        ],
    ),
    ("prints", &[("src/app/a.rs", "fn f() { println!(\"x\"); }", Some(2)), ("src/cli/a.rs", "fn f() { eprintln!(\"x\"); }", None)]),
    (
        "left undone",
        &[
            ("src/app/a.rs", "fn f() { todo!() }", Some(2)),
            ("tests/a.rs", "#[test]\n#[ignore]\nfn f() {}", Some(3)),
            ("src/app/a.rs", "#[cfg(test)]\nmod tests { fn f() { dbg!(1); } }", Some(3)),
            ("src/app/a.rs", "fn todo() { self.todo(); \"todo!()\"; }", None),
        ],
    ),
    (
        "states the invariant",
        &[
            ("src/app/a.rs", "fn f() { x().unwrap(); }", Some(2)),
            ("src/app/a.rs", "fn f() { x().expect(\"a date\"); }", Some(2)),
            ("src/app/a.rs", "fn f() {\n    unreachable!(); }", Some(3)),
            ("src/app/a.rs", "fn f() { panic!(\"no\"); }", Some(2)),
            ("src/app/a.rs", "fn f() { x().expect(\"the rule was validated when it was read\"); y().unwrap_or(1); }", None),
            ("src/app/a.rs", "#[cfg(test)]\nmod tests { fn f() { x().unwrap(); } }", None),
        ],
    ),
    ("idea", &[("src/app/a.rs", "", None)]),
    ("400 lines", &[("src/app/a.rs", "", None)]),
    (
        "named after",
        &[
            ("src/app/utils.rs", "", Some(1)),
            ("src/app/helpers/a.rs", "", Some(1)),
            ("src/app/a.rs", "mod common { }", Some(2)),
            ("src/app/commonplace.rs", "", None),
        ],
    ),
];

#[test]
fn each_rule_catches_what_breaks_it_and_nothing_else() {
    for ((about, cases), rule) in CASES.iter().zip(&RULES) {
        assert!(rule.says.contains(about), "“{about}” are not the cases of “{}”", rule.says);
        for (path, snippet, line) in *cases {
            let text = format!("//! A snippet that is as long as it has to be.\n{snippet}\n");
            let beside = vec!["home".into(), "agenda".into(), "widget".into()];
            let file = Source { beside, ..Source::new(path, &text) };
            let found: Vec<usize> = (rule.check)(&file).into_iter().map(|(line, _)| line).collect();
            assert_eq!(found, line.iter().copied().collect::<Vec<_>>(), "“{}” on {path}:\n{text}", rule.says);
        }
    }
}

#[test]
fn heads_and_sizes_are_seen() {
    let headless = ["fn f() {}\n", "//! contract\n", "//! An idea without its full stop\nfn f() {}\n", "\n//! A sentence too late.\n"];
    for text in headless {
        let complaints = complaints(&Source::new("src/app/a.rs", text));
        assert!(complaints.len() == 1 && complaints[0].starts_with("src/app/a.rs:1: the first line"), "{text}: {complaints:?}");
    }
    let long = format!("//! A file that goes on and on.\n{}", "// and on\n".repeat(400));
    assert_eq!(complaints(&Source::new("tests/a.rs", &long)), ["tests/a.rs:401: a file has at most 400 lines: 401 lines"]);
}
