//! The file of settings: what it sets, what speaks louder, and every mistake in it at once.

use std::fs;

use crate::stage::Stage;

/// Writes the file where the program looks for it.
fn set(stage: &Stage, text: &str) {
    fs::create_dir_all(stage.path(".config/fortnight")).expect("a folder");
    fs::write(stage.path(".config/fortnight/config.toml"), text).expect("a file");
}

fn told(stage: &Stage, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = stage.command().args(arguments).env("TZ", "UTC").envs(variables.iter().copied()).output().expect("the program starts");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
    stage.masked(&format!("$ {}\n{text}[{}]\n\n", arguments.join(" "), output.status.code().expect("an exit code")))
}

#[test]
#[cfg(target_os = "linux")]
fn each_setting_says_where_it_comes_from() {
    let stage = Stage::empty();
    let mut text = String::new();
    // a table is as wide as the folder of the stage is long
    text += &told(&stage, &["config", "show", "--json", "--tz", "Asia/Tokyo"], &[]);
    set(&stage, "store = '~/sessions.db'\n\nzone = 'Europe/Paris'\norganizer = 'Naomi M. <naomi@example.org>'\ncolour = 'never'\n");
    text += &told(&stage, &["config", "show", "--json"], &[]);
    text += &told(&stage, &["config", "show", "--json", "--tz", "UTC", "--db", "other.db", "--no-color"], &[]);
    text += &told(&stage, &["config", "show"], &[("FORTNIGHT_DB", "variable.db"), ("NO_COLOR", "1")]);
    snapshot!(text);
}

#[test]
fn a_new_series_has_the_usual_organizer_zone_and_store() {
    let stage = Stage::empty();
    let store = stage.path("set.db");
    let file = stage.path("settings.toml");
    let text = format!(
        "store = {:?}\nzone = \"Europe/Paris\"\norganizer = \"Naomi M. <naomi@example.org>\"\n",
        store.to_str().expect("a plain path")
    );
    fs::write(&file, text).expect("a file");
    let call = |arguments: &[&str]| {
        let all = [&["--config", "settings.toml", "--now", "2020-09-02T15:42"][..], arguments].concat();
        let run = stage.bare(&all);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    call(&["add", "Choir every Thursday 10-11:30am from 3 Sep 2020"]);
    assert!(store.is_file());
    let page: serde_json::Value = serde_json::from_str(&call(&["series", "show", "choir", "--json"])).expect("JSON");
    assert_eq!((page["tz"].as_str(), page["organizer"]["email"].as_str()), (Some("Europe/Paris"), Some("naomi@example.org")));
    call(&["series", "add", "--summary", "Tea", "--start", "2020-09-05", "--organizer", ""]);
    assert!(call(&["series", "show", "tea", "--json"]).contains(r#""organizer":null"#), "nobody, where that was said");
}

#[test]
fn what_is_wrong_is_told_at_once() {
    let stage = Stage::empty();
    set(&stage, "stroe = '/x'\nzone = 'Mars/Olympus'\n");
    snapshot!(stage.told(&[
        &["agenda"],
        &["config", "show"],
        &["version"],
        &["agenda", "--config", "missing.toml"],
        &["config", "show", "--default"],
    ]));
}

#[test]
fn times_are_written_as_it_is_set_but_not_in_json() {
    let stage = Stage::with_series();
    set(&stage, "clock = '12h'\n");
    let agenda = stage.run(&["agenda"]).stdout;
    assert!(agenda.contains("10–11:30 am") && !agenda.contains("10:00"), "{agenda}");
    let moved = stage.run(&["session", "move", "choir", "2020-09-10", "--to", "16:00"]).stdout;
    assert!(moved.contains("to Thu 10 Sep 2020 4 pm"), "{moved}");
    let moved = stage.run(&["session", "move", "choir", "2020-09-10", "--to", "17:00", "--json"]).stdout;
    assert!(moved.contains("from Thu 10 Sep 2020 16:00 to Thu 10 Sep 2020 17:00"), "{moved}");
}

#[test]
fn keys_are_listed_as_they_are_with_the_file_and_its_line() {
    let stage = Stage::empty();
    set(&stage, "zone = 'UTC'\n[keys]\n\"session.skip\" = ['c', '<c-s>']\nundo = []\n");
    let told = stage.done(&["config", "keys", "--json"]);
    let lines: Vec<serde_json::Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let of = |name: &str| lines.iter().find(|line| line["action"] == name).expect("every action is there").clone();
    assert_eq!((&of("session.skip")["keys"], &of("session.skip")["source"]), (&serde_json::json!(["c", "<c-s>"]), &"file".into()));
    assert!(of("undo")["from"].as_str().is_some_and(|from| from.ends_with("config.toml:4")), "{told}");
    assert_eq!((&of("redo")["source"], &of("redo")["from"]), (&"default".into(), &serde_json::Value::Null));
    let table = stage.done(&["config", "keys"]);
    assert!(table.lines().any(|line| line.starts_with("c Ctrl-S") && line.contains("session.skip")), "{table}");
}

#[test]
fn keys_that_cannot_be_had_are_told_at_once() {
    let stage = Stage::empty();
    set(
        &stage,
        "[keys]\n\"session.skp\" = 'x'\nundo = '<c-c>'\n\"session.move\" = 'a'\n\"layer.close\" = []\nredo = '<ctrl-r>'\n\"person.add\" = ['q', 'aa']\n",
    );
    snapshot!(stage.told(&[&["config", "keys"]]));
}
