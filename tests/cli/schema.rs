//! Every command with `--json` prints what its schema says, field for field, and every command has one.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::stage::Stage;

/// Commands that answer in no form of JSON.
const SILENT: [&str; 5] = ["tui", "demo", "completions", "man", "schema"];

fn all(stage: &Stage) -> Value {
    serde_json::from_str(&stage.done(&["schema"])).expect("JSON")
}

/// The commands that do something, as `series add`.
fn commands() -> BTreeSet<String> {
    fn below(command: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            if inner.has_subcommands() {
                below(inner, &path, found);
            } else {
                found.insert(path.trim().to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    below(&fortnight::cli::command(), "", &mut found);
    found
}

/// What in a value is not as its schema says. A field that no schema names is a mistake, unless “additionalProperties” stands there.
fn wrong(value: &Value, schema: &Value, all: &Value, at: &str) -> Vec<String> {
    let schema = schema.as_object().expect("a schema");
    let mut found = vec![];
    for (keyword, said) in schema {
        let list = || said.as_array().expect("a list");
        match keyword.as_str() {
            "$ref" => found.extend(wrong(value, named(said, all), all, at)),
            "allOf" | "properties" => {}
            "anyOf" if list().iter().all(|one| !wrong(value, one, all, at).is_empty()) => {
                found.push(format!("{at} is {value}, not {said}"))
            }
            "type" if !has_type(value, said) => found.push(format!("{at} is {value}, not {said}")),
            "enum" if !list().contains(value) => found.push(format!("{at} is {value}, not one of {said}")),
            "minimum" if value.as_i64() < said.as_i64() && value.is_number() => found.push(format!("{at} is {value}")),
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                found.extend(items.flat_map(|(i, item)| wrong(item, said, all, &format!("{at}[{i}]"))));
            }
            "anyOf" | "type" | "enum" | "minimum" | "required" | "additionalProperties" | "description" => {}
            other => found.push(format!("nobody checks “{other}”")),
        }
    }
    if schema.contains_key("properties") && value.is_object() {
        found.extend(wrong_fields(value, &Value::Object(schema.clone()), all, at));
    }
    found
}

fn named<'a>(reference: &Value, all: &'a Value) -> &'a Value {
    all.pointer(reference.as_str().expect("a path").trim_start_matches('#')).expect("a shape that is there")
}

fn has_type(value: &Value, types: &Value) -> bool {
    let is = |name: &Value| match name.as_str().expect("a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("unknown type {other}"),
    };
    types.as_array().map_or_else(|| is(types), |types| types.iter().any(is))
}

/// Each part of an object: its own fields and those of the shapes that it builds on.
fn parts<'a>(schema: &'a Value, all: &'a Value) -> Vec<&'a Value> {
    let bases = schema["allOf"].as_array().into_iter().flatten().flat_map(|base| parts(named(&base["$ref"], all), all));
    std::iter::once(schema).chain(bases).collect()
}

fn wrong_fields(value: &Value, schema: &Value, all: &Value, at: &str) -> Vec<String> {
    let (fields, parts) = (value.as_object().expect("an object"), parts(schema, all));
    let required = parts.iter().flat_map(|part| part["required"].as_array().into_iter().flatten());
    let mut found: Vec<String> =
        required.filter(|name| !fields.contains_key(name.as_str().expect("a name"))).map(|name| format!("{at} has no {name}")).collect();
    let other = schema.get("additionalProperties");
    for (name, field) in fields {
        let at = format!("{at}.{name}");
        match (parts.iter().find_map(|part| part["properties"].get(name)), other) {
            (Some(known), _) => found.extend(wrong(field, known, all, &at)),
            (None, Some(Value::Object(other))) => found.extend(wrong(field, &Value::Object(other.clone()), all, &at)),
            (None, Some(Value::Bool(true))) => {}
            (None, _) => found.push(format!("{at} is in no schema")),
        }
    }
    found
}

/// Calls that together make every command say all that it can.
const CALLS: &[&[&str]] = &[
    &["init"],
    &["session next"],
    &["add", "Chess on 7 Sep 9-10"],
    &[
        "series add",
        "--summary",
        "Tea",
        "--start",
        "2020-09-05",
        "--rrule",
        "FREQ=DAILY;COUNT=2",
        "--facilitator",
        "Lin",
        "--organizer",
        "Bo <bo@example.org>",
    ],
    &["series list"],
    &["series show", "cohesion"],
    &["series show", "tea"],
    &["attendee add", "choir", "--name", "Bo Chen", "--email", "bo@example.org", "--tag", "arts", "--via", "Lin", "--role", "facilitator"],
    &["attendee add", "cohesion", "--name", "Ada", "--phone", "1", "--note", "n", "--mode", "online"],
    &["attendee add", "cohesion", "next", "--name", "Cara"],
    &["attendee add", "cohesion", "--name", "Dev", "--dry-run"],
    &["series edit", "cohesion", "--capacity", "1", "--yes"],
    &["series order", "cohesion", "first-timers"],
    &["attendee list", "cohesion"],
    &["attendee list"],
    &["attendee export", "cohesion", "--out", "list.csv"],
    &["attendee import", "people.csv", "choir", "--skip-bad"],
    &["attendee decline", "choir", "next", "--name", "Bo"],
    &["attendee away", "cohesion", "Ada", "--until", "2020-12-01"],
    &["attendee rm", "cohesion", "next", "--name", "Cara"],
    &["register mark", "cohesion", "2020-09-02", "Ada", "came"],
    &["register mark", "cohesion", "2020-09-02", "Eve", "walk-in"],
    &["register rest", "cohesion", "2020-09-02", "missed"],
    &["register show", "cohesion", "2020-09-02"],
    &["register import", "call.csv", "cohesion", "2020-09-02", "--likely", "--leave", "Sam"],
    &["report", "all"],
    &["report", "--hide-small"],
    &["session edit", "choir", "2020-09-10", "--theme", "Sea"],
    &["session move", "choir", "2020-09-10", "--to", "18:00"],
    &["session skip", "choir", "2020-09-17", "--reason", "holiday", "--notice", "mails"],
    &["add", "Ukulele every Friday 10-11 from 1 Dec 2028, 6 times"],
    &["agenda", "--from", "2028-12-20", "--to", "2029-02-01"],
    &["session skip", "ukulele", "--holidays"],
    &["session list"],
    &["session show", "choir", "2020-09-10"],
    &["session show", "cohesion", "2020-10-28"],
    &["session next"],
    &["session restore", "choir", "2020-09-17", "--notice", "mails", "--dry-run"],
    &["session rm", "choir", "2020-09-24"],
    &["series split", "choir", "2020-10-08"],
    &["agenda", "--to", "2021-01-01"],
    &["person list"],
    &["person show", "Ada", "--with-notes"],
    &["person add", "Ida Field <ida@example.org> #arts"],
    &["person tag", "Ida Field", "Ada", "--tag", "health"],
    &["person edit", "Ada", "--email", "ada@example.org"],
    &["person export", "Ada"],
    &["person merge", "Eve", "Cara"],
    &["export", "--for", "backup", "--out", "all.ics"],
    &["import", "all.ics", "odd.ics"],
    &["dump"],
    &["person erase", "Eve", "--yes"],
    &["register show", "cohesion", "2020-09-02"],
    &["series add", "--summary", "Walk", "--start", "2020-08-05T09:00"],
    &["attendee add", "walk", "2020-08-05", "--name", "Hal", "--note", "n"],
    &["person overdue"],
    &["person forget", "Hal", "--notes"],
    &["person log"],
    &["series rm", "tea", "--yes"],
    &["undo"],
    &["redo"],
    &["history"],
    &["check"],
    &["backup", "copy.db"],
    &["restore", "empty.jsonl", "--yes"],
    &["config keys"],
    &["config show"],
    &["version"],
];

#[test]
fn every_command_prints_what_its_schema_says() {
    let stage = Stage::with_series();
    fs::write(stage.path("people.csv"), "name,email,shoes\nGus,gus@example.org,42\n,nobody,1\n").expect("a list");
    fs::write(stage.path("call.csv"), "Name,Duration (minutes)\nBo Chen,50\nSam,3\n").expect("a call");
    fs::write(stage.path("empty.jsonl"), "{\"rows\":0,\"table\":\"end\"}\n").expect("a dump");
    fs::create_dir_all(stage.path(".config/fortnight")).expect("a folder");
    fs::write(stage.path(".config/fortnight/config.toml"), "[retention]\nnotes = '2 weeks'\n").expect("settings");
    let odd = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ics/odd_rules.ics");
    fs::copy(odd, stage.path("odd.ics")).expect("a calendar");
    let all = all(&stage);
    let mut seen = BTreeSet::from(["batch".to_owned()]);
    for call in CALLS {
        let (command, rest) = call.split_first().expect("a command");
        let words: Vec<&str> = command.split(' ').chain(rest.iter().copied()).chain(["--json"]).collect();
        let told = stage.done(&words);
        assert!(!told.is_empty(), "{call:?}");
        for line in told.lines() {
            let value: Value = serde_json::from_str(line).expect(line);
            assert_eq!(wrong(&value, &all["properties"][*command], &all, ""), [""; 0], "{call:?}\n{line}");
        }
        seen.insert((*command).to_owned());
    }
    let expected = commands().into_iter().filter(|command| !SILENT.contains(&command.as_str())).collect();
    let described: BTreeSet<String> = all["properties"].as_object().expect("commands").keys().cloned().collect();
    assert_eq!(described, expected, "each command has a schema");
    assert_eq!(seen, expected, "each command is called here");
}

#[test]
fn acknowledgements_have_a_schema_too() {
    let stage = Stage::with_series();
    let all = all(&stage);
    let lines = ["{\"op\":\"agenda\"}", "{\"op\":\"session.next\"}", "{\"op\":\"export\"}", "{\"op\":\"dance\"}", "{\"op\":\"check\"}"];
    fs::write(stage.path("lines"), lines.join("\n")).expect("a batch");
    let input = fs::File::open(stage.path("lines")).expect("a batch");
    let output = stage.command().args(["--db", "store.db", "--tz", "UTC", "batch"]).stdin(input).output().expect("the program starts");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(told.lines().count(), lines.len());
    for line in told.lines() {
        let value: Value = serde_json::from_str(line).expect(line);
        assert_eq!(wrong(&value, &all["properties"]["batch"], &all, ""), [""; 0], "{line}");
    }
}

#[test]
fn a_schema_that_does_not_fit_is_found_out() {
    let stage = Stage::empty();
    let all = all(&stage);
    let version = &all["properties"]["version"];
    let cases = [
        (r#"{"name":"fortnight","version":"1","zone_data":"x"}"#, 0),
        (r#"{"name":1,"version":null}"#, 3),
        (r#"{"name":"fortnight","version":"1","zone_data":"x","more":1}"#, 1),
        ("[]", 1),
    ];
    for (text, mistakes) in cases {
        let found = wrong(&serde_json::from_str(text).expect("JSON"), version, &all, "");
        assert_eq!(found.len(), mistakes, "{text}: {found:?}");
    }
    let one: Value = serde_json::from_str(&stage.done(&["schema", "agenda"])).expect("JSON");
    assert_eq!(one["$defs"]["session"], all["$defs"]["session"]);
    assert_eq!(stage.run(&["schema", "dance"]).code, 4);
}
