//! Completion as the scripts of the shells ask for it: out of the store, without a word of complaint.

use std::fs;

use crate::stage::{NOW, Stage};

/// What the program answers a shell, and what it says on standard error.
fn asked(stage: &Stage, shell: &str, words: &[&str]) -> (String, String) {
    let mut command = stage.command();
    let place = words.len().saturating_sub(1).to_string();
    command.env("FORTNIGHT_COMPLETE", shell).env("FORTNIGHT_DB", stage.store());
    command.env("_CLAP_COMPLETE_INDEX", place).env("_CLAP_IFS", "\n");
    let output = command.arg("--").args(words).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{words:?}");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

/// What fits for fish, each with its help, without the options.
fn offered(stage: &Stage, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let (told, talk) = asked(stage, "fish", &words);
    assert_eq!(talk, "", "{line}");
    told.lines().filter(|line| !line.starts_with('-')).map(str::to_owned).collect()
}

fn with_people() -> Stage {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "choir", "--name", "Bo Chen", "--email", "bo@example.org"]);
    stage.done(&["attendee", "add", "choir", "--name", "Niamh O'Brien"]);
    stage
}

#[test]
fn series_dates_and_people_come_from_the_store() {
    let stage = with_people();
    assert_eq!(
        offered(&stage, "fortnight series show "),
        ["Choir\tweekly on Thursday, 8 times", "Social Cohesion in Social Isolation\tevery 2 weeks on Wednesday"]
    );
    assert_eq!(offered(&stage, "fortnight series show cho"), ["choir\tweekly on Thursday, 8 times"]);
    assert_eq!(offered(&stage, "fortnight series show choir@"), ["choir@example.org\tChoir, from Thu 3 Sep 2020"]);
    let dates = offered(&stage, &format!("fortnight --now {NOW} attendee rm choir "));
    assert_eq!(dates.len(), 9, "{dates:?}");
    assert_eq!(dates[..2], ["next\tthe next session", "2020-09-03\tThu 3 Sep 2020"]);
    assert_eq!(offered(&stage, "fortnight attendee rm choir --name "), ["Bo Chen\tbo@example.org", "Niamh O'Brien"]);
    assert_eq!(offered(&stage, "fortnight register mark choir next bo"), ["bo Chen\tbo@example.org"]);
}

#[test]
fn two_of_one_title_are_offered_by_their_uids() {
    let stage = Stage::with_series();
    stage.done(&["series", "split", "choir", "2020-09-17"]);
    let choirs = offered(&stage, "fortnight series show ");
    assert!(choirs.iter().any(|line| line == "choir@example.org\tChoir, from Thu 3 Sep 2020"), "{choirs:?}");
    assert!(choirs.iter().any(|line| line.ends_with("\tChoir, from Thu 17 Sep 2020")), "{choirs:?}");
}

#[test]
fn bash_gets_words_that_it_reads_back() {
    let stage = with_people();
    let fits = |line: &str, piece: &str| asked(&stage, "bash", &[line, piece]).0;
    assert_eq!(fits("fortnight person show n", "n"), "niamh\\ O\\'Brien\n");
    assert_eq!(fits("fortnight person show \"Nia", "Nia"), "Niamh O'Brien\n");
    assert_eq!(fits("fortnight series show choir@ex", "@ex"), "@example.org\n");
    assert_eq!(fits("LANG=C fortnight series show soc", "soc"), "social\\ Cohesion\\ in\\ Social\\ Isolation\n");
}

#[test]
fn nothing_is_made_changed_or_complained_about() {
    let stage = Stage::empty();
    assert_eq!(offered(&stage, "fortnight series show "), [""; 0]);
    assert!(!stage.store().exists());
    fs::write(stage.store(), "Dear diary, this is no database at all.\n".repeat(99)).expect("a text");
    assert_eq!(offered(&stage, "fortnight series show "), [""; 0]);
    assert_eq!(offered(&stage, "fortnight --config nowhere.toml series show "), [""; 0]);
    assert_eq!(asked(&stage, "zsh", &[]), (String::new(), String::new()));
    assert_eq!(offered(&stage, "fortnight ser"), ["series\tSeries and one-offs: add, list, show, edit, order, split, rm"]);
}

#[test]
fn the_store_is_the_one_that_the_line_or_the_settings_name() {
    let stage = with_people();
    let other = stage.path("other.db");
    stage.run_on(&other, &["add", "Chess on 7 Sep 9-10"]);
    let path = other.to_str().expect("a plain path");
    assert_eq!(offered(&stage, &format!("fortnight --db {path} series show ")), ["Chess\tonce"]);
    assert_eq!(offered(&stage, &format!("fortnight series show --db={path} ")), ["Chess\tonce"]);
}

#[test]
fn every_shell_has_a_script_that_asks() {
    let stage = with_people();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stage.done(&["completions", shell]);
        assert!(script.contains("FORTNIGHT_COMPLETE") && script.contains(shell), "{script}");
        assert!(!script.contains("Chen") && !script.contains(env!("CARGO_MANIFEST_DIR")), "{script}");
    }
}
