//! Skipping what is on holidays: what is left alone, and what the sentence tells.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use fortnight::app::command::*;
use fortnight::app::{App, AppError, Command};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::event::Status;
use fortnight::domain::holiday::{Holidays, Region};
use fortnight::domain::id::Uid;

use crate::desk::*;

fn skip(app: &mut App) -> Result<String, AppError> {
    app.run(Command::SessionSkipHolidays(SessionSkipHolidays { uid: Uid(CHATS.into()) })).map(|outcome| outcome.sentence)
}

fn skipped(app: &App) -> Vec<String> {
    let lines = autumn(app);
    let skipped = lines.iter().filter(|line| line.status == Status::Cancelled);
    skipped.map(|line| format!("{}: {}", line.start.format("%-d %b"), line.reason.as_deref().unwrap_or_default())).collect()
}

fn holidays(days: &[(&str, &str)], until: &str) -> Holidays {
    let date = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let names: BTreeMap<_, _> = days.iter().map(|(day, name)| (date(day), (*name).to_owned())).collect();
    Holidays::known(names, date(until))
}

#[test]
fn what_has_begun_or_has_a_register_or_is_skipped_already_stays_as_it_is() {
    let days = [("2020-09-02", "Chat day"), ("2020-09-16", "Rest day"), ("2020-09-30", "Moon day"), ("2020-10-14", "Sun day")];
    let mut app = desk_at("2020-09-02T16:30:00").with_holidays(holidays(&days, "2020-12-31"));
    add(&mut app, "Ada", None);
    let ada = person(&app, "Ada");
    app.run(Command::RegisterMark(RegisterMark { key: key(SECOND), who: Who::Known(ada), state: Some(Attendance::Apologies) }))
        .expect("marked");
    app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "conference".into() })).expect("skipped");
    let sentence = skip(&mut app).expect("skipped");
    assert_eq!(
        sentence,
        "skipped 1 session of Chats: Sun day on Wed 14 Oct 2020; not Wed 16 Sep 2020, which is in the register; \
         bank holidays known to 31 Dec 2020"
    );
    assert_eq!(skipped(&app), ["30 Sep: conference", "14 Oct: Sun day"]);
    app.undo(None).expect("undone");
    assert_eq!(skipped(&app), ["30 Sep: conference"]);
}

#[test]
fn a_session_counts_where_it_moved_to() {
    let days = [("2020-09-16", "Rest day"), ("2020-10-01", "Moon day")];
    let mut app = desk().with_holidays(holidays(&days, "2020-12-31"));
    app.run(Command::SessionMove(SessionMove { key: key(SECOND), to: wall("2020-09-17T16:00:00") })).expect("moved");
    app.run(Command::SessionMove(SessionMove { key: key(THIRD), to: wall("2020-10-01T16:00:00") })).expect("moved");
    assert_eq!(page(&app, SECOND).line.holiday, None);
    assert_eq!(page(&app, THIRD).line.holiday.as_deref(), Some("Moon day"));
    skip(&mut app).expect("skipped");
    assert_eq!(skipped(&app), ["1 Oct: Moon day"]);
}

#[test]
fn nothing_to_skip_is_no_change_and_nothing_known_is_refused() {
    let mut app = desk().with_holidays(Region::Scotland.holidays());
    app.run(Command::SeriesEnd(SeriesEnd { key: key(THIRD) })).expect("ended");
    let before = app.newest_change().expect("a history");
    assert_eq!(skip(&mut app).expect("fine"), "no session of Chats is left to skip for a bank holiday");
    assert_eq!(app.newest_change().expect("a history"), before);
    assert!(matches!(skip(&mut desk()), Err(AppError::Refused { .. })));
}

#[test]
fn the_end_of_what_is_known_is_told_once_a_series() {
    let app = desk().with_holidays(holidays(&[("2020-09-30", "Moon day")], "2020-10-31"));
    let ends: Vec<_> = autumn(&app).into_iter().filter_map(|line| Some((line.start.date().to_string(), line.holidays_end?))).collect();
    assert_eq!(ends, [("2020-11-11".to_owned(), "2020-10-31".parse().expect("a date"))]);
}
