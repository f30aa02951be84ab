//! Lists of attendees in and out: who is recognised, what is refused, and what comes back.

use fortnight::app::command::*;
use fortnight::app::query::{AttendeeSheet, People};
use fortnight::app::{App, AppError, Command, Detail, sheet};
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;

use crate::desk::*;

fn import(app: &mut App, text: &str, date: Option<&str>, namesakes: Option<Namesakes>, skip_bad: bool) -> Result<String, AppError> {
    let sheet = sheet::read(text.as_bytes(), &[])?;
    let date = date.map(|date| RecurrenceId(wall(date)));
    let command = AttendeeImport { uid: Uid(CHATS.into()), date, sheet, namesakes, skip_bad };
    app.run(Command::AttendeeImport(command)).map(|outcome| outcome.sentence)
}

fn export(app: &App, date: Option<&str>) -> String {
    let date = date.map(|date| RecurrenceId(wall(date)));
    sheet::write(&app.ask(&AttendeeSheet { uid: Uid(CHATS.into()), date }).expect("a list"), true)
}

fn rows(error: AppError) -> Vec<(usize, String)> {
    match error {
        AppError::Rows(problems) => problems.into_iter().map(|problem| (problem.row, problem.text)).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_list_is_one_change_and_one_undo() {
    let mut app = desk();
    add_profile(&mut app, Profile { email: Some("ADA@example.org".into()), ..Profile::named("Ada") }, None).expect("added");
    let before = app.dump().expect("a dump");
    let list = "Name,Email,Phone\nAda,ada@example.org,1\nBo,,\nCara,,\n";
    let said = import(&mut app, list, None, None, false).expect("imported");
    assert_eq!(said, "imported a list to Chats: 2 added, 1 known already, 1 on the list before, 1 on the waiting list");
    assert_eq!(places(&app, FIRST), ["Ada: seat 1 of 2", "Bo: seat 2 of 2", "Cara: waiting 1"]);
    app.undo(None).expect("undone");
    assert_eq!(app.dump().expect("a dump"), before);
    let said = import(&mut app, list, Some(SECOND), None, false).expect("imported");
    assert_eq!(said, "imported a list to Chats on Wed 16 Sep 2020: 2 added, 1 known already, 1 on the list before, 1 on the waiting list");
    assert_eq!(places(&app, FIRST), ["Ada: seat 1 of 2"]);
}

#[test]
fn namesakes_are_a_decision_and_bad_rows_hold_everything_up() {
    let mut app = desk();
    add(&mut app, "Bo Chen", None);
    let before = app.dump().expect("a dump");
    let list = "name,email,status\nBO CHEN,,\n,x@example.org,\nDev,dev at example,\nEve,eve@example.org,perhaps not\nFay,,yes\n";
    let told = rows(import(&mut app, list, None, None, false).expect_err("four rows"));
    let wanted = [
        (2, "“BO CHEN” is the name of someone known, and no e-mail address tells whether it is them"),
        (3, "a person needs a name"),
        (4, "“dev at example” is not an e-mail address"),
        (5, "“perhaps not” is no status"),
    ];
    assert_eq!(told, wanted.map(|(row, text)| (row, text.to_owned())));
    assert_eq!(app.dump().expect("a dump"), before);
    let said = import(&mut app, list, None, Some(Namesakes::New), true).expect("the others");
    assert_eq!(said, "imported a list to Chats: 2 added, 1 on the waiting list, 3 rows left");
    assert_eq!(app.ask(&People).expect("people").len(), 3);
    let told = rows(import(&mut app, "name\nBo Chen\n", None, Some(Namesakes::Same), false).expect_err("which one?"));
    assert_eq!(told[0].1, "“Bo Chen” is the name of several people; an e-mail address tells whose");
}

#[test]
fn an_export_read_again_gives_the_same_people_in_the_same_seats() {
    let mut app = desk();
    let formula = Profile { note: Some("-1+1\n@two".into()), phone: Some("+44 1".into()), ..Profile::named("=Ada") };
    for profile in [formula, Profile { tags: vec!["link worker".into()], ..Profile::named("Bo, \"B\"") }, Profile::named("Cara")] {
        add_profile(&mut app, profile, None).expect("added");
    }
    add(&mut app, "Dev", Some(FIRST));
    decline(&mut app, "Cara", FIRST);
    for date in [None, Some(FIRST)] {
        let text = export(&app, date);
        let mut other = desk();
        import(&mut other, &text, date, None, false).expect("imported");
        assert_eq!(export(&other, date), text);
        if date.is_some() {
            assert_eq!(places(&other, FIRST), places(&app, FIRST));
        }
        let before = app.dump().expect("a dump");
        import(&mut app, &text, date, Some(Namesakes::Same), false).expect("nothing new");
        assert_eq!(app.dump().expect("a dump"), before);
    }
}

#[test]
fn a_preview_says_what_an_import_would_do() {
    let mut app = desk();
    let sheet = sheet::read(b"name\nBo\n", &[]).expect("a list");
    let command = AttendeeImport { uid: Uid(CHATS.into()), date: None, sheet, namesakes: None, skip_bad: false };
    let would = app.preview(Command::AttendeeImport(command)).expect("a preview");
    assert_eq!(would.detail, Detail::Roll(Roll { added: 1, ..Roll::default() }));
    assert!(app.ask(&People).expect("people").is_empty());
}
