//! The session at hand in sentences, its list of attendees, and the sessions around it.

use chrono::NaiveDate;

use crate::app::query::{Agenda, AttendeeLine, Direction, SessionLine, SessionPage, SessionView};
use crate::app::words::sentence;
use crate::app::{App, AppError, Dial, words};
use crate::cli::agenda::remarks;
use crate::cli::when::When;
use crate::domain::time::{Anchor, Instant, Window};

/// A week, in seconds; how far back is looked for a session grows from there.
const NEAR: i64 = 7 * 86_400;
/// Further back nobody goes step by step: some thirty years.
const FAR: i64 = NEAR * 4_i64.pow(6);
/// More sessions than this hardly begin at one time.
const AT_ONCE: usize = 100;

/// All that is known of a session.
///
/// # Errors
/// When it is there no more.
pub fn page(app: &App, line: &SessionLine) -> Result<SessionPage, AppError> {
    app.ask(&SessionView { key: line.key.clone() })
}

/// What someone wants to know before a session, a sentence each.
pub fn sentences(which: &str, page: &SessionPage, now: Instant) -> Vec<String> {
    let line = &page.line;
    let hours = words::hours(line.start, line.end, &line.anchor, Dial::Twelve);
    let clock = if line.anchor == Anchor::AllDay { String::new() } else { format!(", {}", page.clock) };
    let away = words::how_far(line.starts_at, line.ends_at, now);
    let named = |name: &str, value: &str| (!value.is_empty()).then(|| sentence(&format!("{name}: {value}")));
    let said = [
        Some(format!("{which}: {}.", line.summary)),
        Some(format!("{}, {hours}{clock}. That is {away}.", words::day(line.start))),
        named("Note", &remarks(line)),
        named("Theme", line.theme.as_deref().unwrap_or_default()),
        named("Led by", &line.facilitators.join(", ")),
        named("Where", &page.location),
        named("Join at", &line.url),
        Some(format!("{}.", attendance(page))),
        named("To do", &words::todo(&page.todo)),
    ];
    said.into_iter().flatten().collect()
}

/// “14 of 20 seats are taken, 2 wait, 1 is not coming”.
fn attendance(page: &SessionPage) -> String {
    let seats = &page.line.seats();
    let taken = match seats.capacity {
        Some(capacity) => format!("{} of {capacity} seats are taken", seats.taken),
        None if seats.taken == 0 => "Nobody has signed up".into(),
        None => words::count(seats.taken as usize, "person comes", "people come"),
    };
    let some = |number: u32, one: &str, many: &str| (number > 0).then(|| words::count(number as usize, one, many));
    let parts = [Some(taken), some(seats.waiting, "waits", "wait"), some(seats.declined, "is not coming", "are not coming")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Everyone on the list, each with their position.
pub fn people(page: &SessionPage) -> Vec<String> {
    if page.attendees.is_empty() {
        return vec!["Nobody has signed up yet. add signs someone up.".into()];
    }
    let total = page.attendees.len();
    let told = |(at, line): (usize, &AttendeeLine)| {
        let place = if line.role.takes_seat() { words::place(line.place, &page.line.seats()) } else { line.role.word().to_owned() };
        let comes = if line.standing { "every time" } else { "this time" };
        let new = line.new.then(|| "new".to_owned());
        let needs = line.access_needs.as_ref().map(|needs| format!("needs {needs}"));
        let mark = line.attendance.map(|mark| mark.word().to_owned());
        let parts = [Some(line.name.clone()), Some(place), Some(comes.to_owned()), new, needs, mark];
        format!("{} of {total}: {}.", at + 1, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    page.attendees.iter().enumerate().map(told).collect()
}

/// The session before or after one, of whatever series.
pub fn nearest(app: &App, here: &SessionLine, direction: Direction) -> Result<Option<SessionLine>, AppError> {
    let order = |line: &SessionLine| (line.starts_at, line.summary.clone(), line.key.clone());
    if direction == Direction::Next {
        let window = Window { from: here.starts_at, to: Instant(i64::MAX) };
        let lines = app.ask(&Agenda { limit: Some(AT_ONCE), ..Agenda::of(window) })?;
        return Ok(lines.into_iter().find(|line| order(line) > order(here)));
    }
    let mut back = NEAR;
    while back <= FAR {
        let window = Window { from: here.starts_at.plus(-back), to: here.starts_at.plus(1) };
        let found = app.ask(&Agenda::of(window))?.into_iter().rev().find(|line| order(line) < order(here));
        if found.is_some() {
            return Ok(found);
        }
        back *= 4;
    }
    Ok(None)
}

/// The first session that begins on a day or later.
pub fn first_from(app: &App, day: NaiveDate) -> Result<Option<SessionLine>, AppError> {
    let from = When::Day(day).instant(app.zone());
    let lines = app.ask(&Agenda { limit: Some(AT_ONCE), ..Agenda::of(Window { from, to: Instant(i64::MAX) }) })?;
    Ok(lines.into_iter().find(|line| line.starts_at >= from))
}
