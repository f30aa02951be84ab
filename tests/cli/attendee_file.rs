//! `attendee import` and `export`: spreadsheets in and out.

use std::fs;

use crate::stage::Stage;

const FORM: &str = "\u{feff}First name;Last name;E-Mail;Mobile;Organization;Tags;Referred by;RSVP;Shoe size\r\n\
Ada;Lovelace;ada@example.org;'+44 1;Uni;research, maths;Lin Ward;yes;9\r\n\
Bo;Chen;;;;;;maybe;\r\n\
Cara;Diaz;cara at example;;;;;;\r\n\
;;;;;;;;\r\n\
Dev;Patel;dev@example.org;;;\"arts; health\";;;\r\n";

#[test]
fn a_form_is_taken_in_as_one_change() {
    let stage = Stage::with_series();
    fs::write(stage.path("form.csv"), FORM).expect("a file");
    fs::write(stage.path("liste.csv"), "Wer,Wert\nBo Chen,1\n").expect("a file");
    snapshot!(stage.told(&[
        &["attendee", "import", "form.csv", "cohesion"],
        &["attendee", "import", "form.csv", "cohesion", "--skip-bad", "--dry-run"],
        &["attendee", "import", "form.csv", "cohesion", "--skip-bad"],
        &["attendee", "list", "cohesion"],
        &["attendee", "import", "form.csv", "cohesion", "2020-09-16", "--skip-bad", "--namesakes", "same", "--json"],
        &["undo"],
        &["attendee", "list"],
        &["attendee", "import", "liste.csv", "choir"],
        &["attendee", "import", "liste.csv", "choir", "--column", "Wer"],
        &["attendee", "import", "liste.csv", "choir", "--column", "name=Gast"],
        &["attendee", "import", "liste.csv", "choir", "--column", "name=Wer"],
        &["attendee", "import", "liste.csv", "choir", "--column", "name=Wer"],
        &["attendee", "import", "missing.csv", "choir"],
    ]));
}

#[test]
fn an_export_is_no_formula_and_says_private_things_only_when_asked() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "=SUM(1)", "--phone", "+44 1", "--note", "@home"]);
    stage.done(&["attendee", "add", "cohesion", "next", "--name", "Bo, the \"one\"", "--status", "tentative"]);
    snapshot!(stage.told(&[
        &["attendee", "export", "cohesion"],
        &["attendee", "export", "cohesion", "next", "--with-notes"],
        &["attendee", "export", "cohesion", "--out", "members.csv"],
        &["attendee", "export", "cohesion", "--out", "members.csv"],
        &["attendee", "export", "cohesion", "--out", "members.csv", "--force", "--json"],
        &["attendee", "export", "choir"],
    ]));
}
