//! The questions of the screen and the queries that answer them.

use std::sync::Arc;

use super::Console;
use super::long_text::LongText;
use super::msg::{Answer, Question};
use crate::app::query::{
    Absent, Agenda, Direction, Findable, Glances, History, LastSession, Neighbour, NextSession, People, PersonView, Recognised, RegisterOf,
    SeatsOf, SeriesTable, SeriesView, SessionLine, SessionView, Twins, TwinsOf,
};
use crate::app::{App, AppError, Kind};
use crate::domain::id::{SessionKey, Uid};
use crate::domain::time::Window;

/// Changes that the history shows.
const REMEMBERED: usize = 500;
/// A quarter of a year, in seconds.
const QUARTER: i64 = 91 * 86_400;
/// Sessions of one series that a month's view looks at; a cell shows a handful.
const SHOWN_OF_ONE: usize = 1_000;
/// Dates of a series that are looked up where it is named.
const DATES: usize = 5;

/// What the store says to a question of the screen.
///
/// # Errors
/// When the store cannot be read.
pub fn ask(app: &App, console: Option<&mut Box<dyn Console>>, question: Question) -> Result<Answer, AppError> {
    Ok(match question {
        Question::Store => Answer::Store { empty: app.is_empty()? },
        Question::Newest => Answer::Newest(app.newest_change()?),
        Question::Next(series) => Answer::Next(next(app, series)?),
        Question::Month { first, window, only, .. } => Answer::Month { first, lines: page(app, window, only)? },
        Question::Week { first, window, only, .. } => Answer::Week { first, lines: page(app, window, only)? },
        Question::Agenda(piece) => Answer::Agenda { lines: app.ask(&piece.query(app.zone()))?, piece },
        Question::Seats(keys) => Answer::Seats(app.ask(&SeatsOf(keys))?),
        Question::Session(key) => Answer::Session(if_there(app.ask(&SessionView { key }))?),
        Question::Call(call) => Answer::Call(Box::new(app.ask(&call)?)),
        Question::LongText(of) => long_text(app, of)?,
        Question::Register(key) => Answer::Register(if_there(app.ask(&RegisterOf { key }))?),
        Question::Follow(key) => match if_there(app.ask(&SessionView { key }))? {
            Some(page) => Answer::Neighbour(Some(page.line)),
            // all sessions of the series were moved, and have other keys now
            None => Answer::Whereabouts(None),
        },
        Question::Whereabouts(key) => Answer::Whereabouts(if_there(app.ask(&SessionView { key }))?.map(|page| page.line)),
        Question::Neighbour { key, direction, steps } => Answer::Neighbour(app.ask(&Neighbour { key, direction, steps })?),
        Question::Nearest { window, only, direction } => Answer::Neighbour(nearest(app, window, only, direction)?),
        Question::Dates { key, window } => Answer::Dates(dates(app, key, window)?),
        Question::Overlap(of) => Answer::Overlap(app.ask(of.as_ref())?),
        Question::SeriesTable => Answer::SeriesTable(app.ask(&SeriesTable)?),
        Question::SessionsOf(of) => {
            let stretch = if_there(app.ask(&of))?;
            Answer::SessionsOf(of, stretch)
        }
        Question::SeriesToEdit(uid) => Answer::SeriesToEdit(if_there(app.ask(&SeriesView { uid, sessions: DATES }))?),
        Question::Series(uid) => Answer::Series(if_there(app.ask(&SeriesView { uid, sessions: DATES }))?),
        Question::People | Question::Names => Answer::People(app.ask(&People)?),
        Question::Glances(people) => Answer::Glances(app.ask(&Glances(people))?),
        Question::Person { person, with_changes } => Answer::Person(if_there(app.ask(&PersonView { person, with_changes }))?),
        Question::Recognised(told) => Answer::Recognised(app.ask(&Recognised(told))?),
        Question::TwinsOf(person) => Answer::TwinsOf(app.ask(&TwinsOf(person))?),
        Question::Merge(of) => Answer::Merge(if_there(app.ask(&of))?),
        Question::Absent => Answer::Absent(app.ask(&Absent)?),
        Question::Twins => Answer::Twins(app.ask(&Twins)?),
        Question::Files(files) => Answer::Files(app.ask(&files)?),
        Question::Report(of) => Answer::Report(if_there(app.ask(&of))?),
        Question::Findable(window) => Answer::Findable(Arc::new(app.ask(&Findable { window })?)),
        Question::Candidates(line) => Answer::Candidates(console.map(|console| console.complete(app, &line)).unwrap_or_default()),
        Question::History => Answer::History(app.ask(&History { limit: REMEMBERED })?),
    })
}

/// What a month or a week shows, of all series or of one alone.
fn page(app: &App, window: Window, series: Option<Uid>) -> Result<Option<Vec<SessionLine>>, AppError> {
    let lines = app.ask(&Agenda { series, each: Some(SHOWN_OF_ONE), ..Agenda::unseated(window) });
    Ok(if_there(lines)?.map(|lines| *lines))
}

/// The session to prepare for; of a series that is over, the last one.
fn next(app: &App, series: Option<Uid>) -> Result<Option<SessionLine>, AppError> {
    let next = app.ask(&NextSession { series: series.clone() })?;
    match series {
        Some(series) if next.is_none() => app.ask(&LastSession { series }),
        _ => Ok(next),
    }
}

/// Forward the first of the window; backward its last, looked for quarter by quarter, since most often it is near.
fn nearest(app: &App, window: Window, series: Option<Uid>, direction: Direction) -> Result<Option<SessionLine>, AppError> {
    let of = |window| Agenda { series: series.clone(), ..Agenda::unseated(window) };
    if direction == Direction::Next {
        return Ok(app.ask(&Agenda { limit: Some(1), ..of(window) })?.pop());
    }
    let mut to = window.to;
    while to > window.from {
        let from = to.plus(-QUARTER).max(window.from);
        let found = app.ask(&of(Window { from, to }))?.pop();
        if found.is_some() {
            return Ok(found);
        }
        to = from;
    }
    Ok(None)
}

fn dates(app: &App, key: SessionKey, window: Window) -> Result<Vec<SessionLine>, AppError> {
    app.ask(&Agenda { series: Some(key.uid), limit: Some(DATES), ..Agenda::unseated(window) })
}

/// What stands in a text now; a session without a description of its own shows that of its series, and so that is meant.
fn long_text(app: &App, of: LongText) -> Result<Answer, AppError> {
    let about = |uid| app.ask(&SeriesView { uid, sessions: 0 }).map(|page| page.line.series.event.description);
    let (of, text) = match of {
        LongText::Series(uid) => (LongText::Series(uid.clone()), about(uid)?),
        LongText::Session(key) => {
            let (own, shared) = (app.ask(&SessionView { key: key.clone() })?.description, about(key.uid.clone())?);
            if own == shared { (LongText::Series(key.uid), shared) } else { (LongText::Session(key), own) }
        }
        LongText::Note(person) => {
            let page = app.ask(&PersonView { person, with_changes: false })?;
            (of, page.person.profile.note.unwrap_or_default())
        }
    };
    Ok(Answer::LongText { of, text })
}

/// What is asked about may be gone by now.
fn if_there<T>(answer: Result<T, AppError>) -> Result<Option<Box<T>>, AppError> {
    match answer {
        Ok(page) => Ok(Some(Box::new(page))),
        Err(error) if error.kind() == Kind::Missing => Ok(None),
        Err(error) => Err(error),
    }
}
