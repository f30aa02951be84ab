//! Undo of any history is the start, redo the end; a stale undo refuses.

use fortnight::app::command::*;
use fortnight::app::sheet::{self, Sheet};
use fortnight::app::{App, Clock, Command};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::id::{RecurrenceId, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Role};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use proptest::prelude::*;

use crate::desk::*;

const NAMES: [&str; 4] = ["Ada", "Bo", "Cara", "Dev"];
const DATES: [&str; 3] = [FIRST, SECOND, THIRD];

/// One of everything that can be done at the desk; some of it will be refused.
fn any_command() -> impl Strategy<Value = Command> {
    (0..21_usize, 0..NAMES.len(), 0..DATES.len(), 0..4_usize, any::<bool>()).prop_map(|(what, name, date, answer, standing)| {
        let uid = Uid(CHATS.into());
        let person = fortnight::domain::id::PersonId(i64::try_from(name).expect("small") + 1);
        let recurrence_id = RecurrenceId(wall(DATES[date]));
        let key = key(DATES[date]);
        let profile = Profile { tags: vec![DATES[date].into()], ..Profile::named(NAMES[name]) };
        match what {
            0..=3 => Command::AttendeeAdd(AttendeeAdd {
                uid,
                reach: if standing { Coming::ALWAYS } else { Coming::Once(recurrence_id) },
                who: Who::described(profile),
                role: Role::Participant,
                answer: Answer::ALL[answer],
                mode: None,
            }),
            4 => Command::AttendeeDecline(AttendeeDecline { key, person }),
            5 => {
                let scopes = [Scope::This(recurrence_id), Scope::Following(recurrence_id.0.date()), Scope::All];
                Command::AttendeeRm(AttendeeRm { uid, person, scope: scopes[answer % 3] })
            }
            6 => Command::SessionSkip(SessionSkip { key, reason: NAMES[name].into() }),
            7 => Command::SessionRestore(SessionRestore { key }),
            9 => {
                let from = standing.then(|| recurrence_id.0.date());
                let until = wall(DATES[answer % 3]).date() + chrono::TimeDelta::days(1);
                Command::AttendeeAway(AttendeeAway { uid, person, from, until })
            }
            10 => {
                let rules = ["", "first-timers", "at-most 1 20", "referred"];
                Command::SeriesOrder(SeriesOrder { uid, order: SeatOrder::parse(rules[answer]).expect("rules") })
            }
            8 if standing => Command::SessionRm(SessionRm { key }),
            8 => Command::SeriesEnd(SeriesEnd { key }),
            11 | 12 => {
                let state = Attendance::ALL.into_iter().nth(answer + usize::from(standing));
                Command::RegisterMark(RegisterMark { key, who: Who::Known(person), state })
            }
            13 => Command::RegisterRest(RegisterRest { key, state: Attendance::Missed }),
            14 => {
                let other = fortnight::domain::id::PersonId(i64::try_from(answer).expect("small") + 1);
                Command::PersonMerge(PersonMerge { kept: person, other })
            }
            15 if standing => {
                let edits = ProfileEdits { note: Some(NAMES[answer].into()), new_tags: vec!["arts".into()], ..ProfileEdits::default() };
                Command::PersonEdit(PersonEdit { person, edits })
            }
            15 => {
                let line = |(row, profile)| (row, sheet::Line { profile, role: Role::Participant, answer: Answer::ALL[answer] });
                let lines = (2..).zip([profile, Profile::named("Eve")]).map(line).collect();
                let sheet = Sheet { lines, ..Sheet::default() };
                Command::AttendeeImport(AttendeeImport { uid, date: None, sheet, namesakes: Some(Namesakes::Same), skip_bad: true })
            }
            16 => {
                let edits = Edits { theme: Some(NAMES[name].into()), capacity: Some(Some(1)), ..Edits::default() };
                let facilitators = if standing { vec![Who::Described(Box::new(profile))] } else { Vec::new() };
                Command::SessionEdit(SessionEdit { key, edits, facilitators, no_facilitators: vec![] })
            }
            17 => {
                let to = wall(DATES[answer % 3]) + chrono::TimeDelta::hours(1);
                let later = standing.then(|| Later { date: recurrence_id, uid: Uid(format!("moved-{name}-{answer}")) });
                if name < 2 { Command::SessionMove(SessionMove { key, to }) } else { Command::SeriesMove(SeriesMove { key, to, later }) }
            }
            18 => Command::SeriesSplit(SeriesSplit { key, uid: Uid(format!("split-{name}-{answer}")) }),
            19 => {
                let edits = SeriesEdits { capacity: Some(Some(1)), location: Some(NAMES[name].into()), ..SeriesEdits::default() };
                let later = standing.then(|| Later { date: recurrence_id, uid: Uid(format!("edited-{name}-{answer}")) });
                Command::SeriesEdit(Box::new(SeriesEdit { uid, edits, later }))
            }
            _ if standing => Command::SampleAdd(SampleAdd),
            _ => Command::SeriesRm(SeriesRm { uid }),
        }
    })
}

/// Runs what is acceptable; the dumps after each change, the first before any.
fn history(app: &mut App, commands: Vec<Command>) -> Vec<String> {
    let mut dumps = vec![app.dump().expect("a dump")];
    for command in commands {
        let before = app.dump().expect("a dump");
        match app.run(command) {
            Ok(outcome) if outcome.entry.is_some() => dumps.push(app.dump().expect("a dump")),
            Ok(_) | Err(_) => assert_eq!(app.dump().expect("a dump"), before, "a refused or idle command leaves the store as it was"),
        }
    }
    dumps
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_undone_is_the_start_and_redone_is_the_end(commands in prop::collection::vec(any_command(), 1..14)) {
        let mut app = desk_at("2020-09-16T17:00:00");
        let dumps = history(&mut app, commands);
        for dump in dumps.iter().rev().skip(1) {
            app.undo(None).expect("an undo");
            prop_assert_eq!(&app.dump().expect("a dump"), dump);
        }
        for dump in &dumps[1..] {
            app.redo().expect("a redo");
            prop_assert_eq!(&app.dump().expect("a dump"), dump);
        }
        prop_assert!(app.redo().is_err());
    }
}

#[test]
fn a_screen_does_not_undo_what_it_has_not_seen() {
    let mut app = desk();
    let mine = add_profile(&mut app, Profile::named("Ada"), None).expect("added").entry;
    add(&mut app, "Bo", None);
    let refused = app.undo(mine).expect_err("Bo came later").to_string();
    assert!(refused.contains("(a sign-up)") && !refused.contains("Bo"), "{refused}");
    assert_eq!(app.undo(None).expect("undone").sentence, "undone: added Bo to every session, seat 2 of 2");
}

#[test]
fn a_preview_changes_nothing() {
    let mut app = desk();
    let before = app.dump().expect("a dump");
    let would = app.preview(Command::SeriesRm(SeriesRm { uid: Uid(CHATS.into()) })).expect("a preview");
    assert_eq!((would.sentence.as_str(), would.entry), ("removed Chats with its sign-ups and register", None));
    assert_eq!(app.dump().expect("a dump"), before);
}

#[test]
fn no_undo_takes_the_sample_of_a_demo_away() {
    let mut app = App::on_sample(Clock::Fixed(Instant(1_599_055_320)), Zone::utc()).expect("a sample");
    assert!(app.undo(None).is_err() && !app.is_empty().expect("a store"));
}
