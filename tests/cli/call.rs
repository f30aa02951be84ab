//! `register import`: the register from a video call's participant list.

use crate::stage::Stage;

fn stage() -> Stage {
    let stage = Stage::with_series();
    for (name, email) in [("Ada Lovelace", "ada@example.org"), ("Bo Chen", "bo@example.org"), ("Halima Noor", ""), ("Zoë Adams", "")] {
        stage.done(&["attendee", "add", "cohesion", "--name", name, "--email", email]);
    }
    stage
}

fn file(name: &str) -> String {
    format!("{}/tests/data/calls/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn everyone_in_the_call_is_decided_before_anything_is_written() {
    let stage = stage();
    let before = stage.done(&["dump"]);
    let zoom = file("zoom.csv");
    let import = ["register", "import", &zoom, "cohesion", "2020-09-02"];
    let with = |more: &[&'static str]| [&import[..], more].concat();
    let told = stage.told(&[&import, &with(&["--as", "Nobody=ada@example.org"]), &with(&["--likely"])]);
    snapshot!(told.replace(&zoom, "zoom.csv"));
    assert_eq!(stage.done(&["dump"]), before);
    let all = with(&[
        "--likely",
        "--as",
        "iPhone=ada@example.org",
        "--walk-in",
        "Sam",
        "--walk-in",
        "Marguerite Sloane (Host)",
        "--leave",
        "=cmd()",
    ]);
    let taken = stage.done(&all);
    assert!(taken.contains("2 came, 1 late, 2 walk-in"), "{taken}");
    assert!(stage.done(&["person", "show", "ada@example.org"]).contains("iPhone"));
    // what was confirmed is known the next time
    let again = stage.done(&with(&["--leave", "=cmd()", "--json"]));
    assert!(again.contains("\"shown\":\"iPhone\",\"person\":1,\"decision\":\"known\""), "{again}");
    // which changed nothing, so that one undo takes all of it back
    stage.done(&["undo"]);
    assert_eq!(stage.done(&["dump"]), before);
}

#[test]
fn a_dry_run_shows_who_is_undecided_and_is_no_failure() {
    let stage = stage();
    let before = stage.done(&["dump"]);
    let zoom = file("zoom.csv");
    let import = ["register", "import", &zoom, "cohesion", "2020-09-02", "--dry-run"];
    let run = stage.run(&import);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("dry run, nothing changed: took the register"), "{}", run.stdout);
    assert!(run.stderr.contains("has to be said") && run.stderr.contains("“iPhone”") && run.stderr.contains("--as"), "{}", run.stderr);
    let told = stage.done(&[&import[..], &["--json"]].concat());
    assert!(told.contains("\"shown\":\"iPhone\",\"person\":null,\"decision\":\"open\",\"mark\":null"), "{told}");
    assert_eq!(stage.done(&["dump"]), before);
}

#[test]
fn teams_and_meet_are_read_too() {
    let stage = stage();
    let (teams, meet) = (file("teams.csv"), file("meet.csv"));
    snapshot!(
        stage
            .told(&[
                &["register", "import", &teams, "cohesion", "2020-09-02", "--dry-run"],
                &["register", "import", &meet, "cohesion", "2020-09-02", "--grace", "40"],
                &["register", "show", "cohesion", "2020-09-02"],
                &["report", "2020-09"],
                &["report", "2020-q3", "--hide-small", "--format", "markdown"],
                &["report", "2020", "--format", "csv", "--series", "cohesion"],
                &["report", "all", "--json"],
                &["report", "last year"],
            ])
            .replace(&teams, "teams.csv")
            .replace(&meet, "meet.csv")
    );
}

#[test]
fn what_is_no_list_of_participants_is_refused() {
    let stage = stage();
    let wrong = stage.path("wrong.csv");
    std::fs::write(&wrong, "Name,Colour\nAda,red\n").expect("a file");
    let run = stage.run(&["register", "import", &wrong.display().to_string(), "cohesion", "2020-09-02"]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("there is no list of participants"), "{}", run.stderr);
}

#[test]
fn another_days_list_is_refused_and_what_was_noted_by_hand_stays() {
    let stage = stage();
    let (teams, meet) = (file("teams.csv"), file("meet.csv"));
    let run = stage.run(&["register", "import", &teams, "cohesion", "2020-09-16"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("the list of participants is of 2020-09-02"), "{}", run.stderr);
    stage.done(&["register", "mark", "cohesion", "2020-09-02", "bo@example.org", "missed"]);
    let taken = stage.done(&["register", "import", &meet, "cohesion", "2020-09-02"]);
    assert!(taken.contains("1 came, 1 marked before"), "{taken}");
}
