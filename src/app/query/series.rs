//! The series: all of them in a list, one in full, and the one that a name means.

use chrono::NaiveDate;

use super::line::{SessionLine, lines};
use super::session::found_on;
use super::{Query, stored};
use crate::app::{App, AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::signup::{Answer, SignUp};
use crate::domain::time::{Instant, midnight};
use crate::store::Stored;

/// A title that is less like what was typed than this, of 1, was hardly meant.
const ALIKE: f64 = 0.8;
/// More than this are no help.
const NEAREST: usize = 3;

/// All series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesList;

/// A line of the list of series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesLine {
    pub series: Series,
    /// "every 2 weeks on Wednesday"; "once" for a one-off.
    pub rule: String,
    pub next: Option<SessionLine>,
    /// People who come every time, as of the next session.
    pub standing: u32,
    pub colour: usize,
}

impl Query for SeriesList {
    type Answer = Vec<SeriesLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        in_order(app)?.into_iter().map(|one| series_line(app, one)).collect()
    }
}

/// Every series as lists show them: by title, and those of one title, such as the parts of one that was split, by their start.
pub(super) fn in_order(app: &App) -> Result<Vec<Stored<Series>>, AppError> {
    let mut found = app.read().series()?;
    found.sort_by_cached_key(|one| (one.value.event.summary.to_lowercase(), one.value.event.start, one.value.event.uid.clone()));
    Ok(found)
}

fn series_line(app: &App, one: Stored<Series>) -> Result<SeriesLine, AppError> {
    let event = &one.value.event;
    let next = one.value.next(app.now(), app.zone());
    let day = as_of(app, &one.value, next.as_ref());
    let next = lines(app, &one, next.into_iter().collect())?.pop();
    Ok(SeriesLine {
        rule: event.recurrence.describe(event.start, &event.anchor),
        next,
        standing: app.read().standing(one.id, day)?,
        colour: usize::try_from(one.id - 1).unwrap_or(0),
        series: one.value,
    })
}

/// One series with its next sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesView {
    pub uid: Uid,
    /// How many sessions from now on.
    pub sessions: usize,
}

/// A series in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesPage {
    pub line: SeriesLine,
    pub upcoming: Vec<SessionLine>,
    /// Who leads every session as of the next one, by order of acceptance.
    pub facilitators: Vec<(PersonId, String)>,
    /// When the last session ends; `None` for a series without end.
    pub ends_at: Option<Instant>,
}

impl Query for SeriesView {
    type Answer = SeriesPage;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let one = stored(app, &self.uid)?;
        let upcoming = one.value.not_ended(app.now(), app.zone()).take(self.sessions).collect();
        let upcoming = lines(app, &one, upcoming)?;
        let next = one.value.next(app.now(), app.zone());
        let day = as_of(app, &one.value, next.as_ref());
        let on_day = RecurrenceId(midnight(day));
        let rows = app.read().sign_ups_between(one.id, on_day, on_day)?;
        let facilitators = leaders(app, rows.into_iter().map(|row| row.value), day)?;
        Ok(SeriesPage { upcoming, facilitators, ends_at: one.value.last_end(app.zone()), line: series_line(app, one)? })
    }
}

/// The day of which is told who comes every time: today, or the first day of a series that begins later.
pub(super) fn as_of(app: &App, series: &Series, next: Option<&Occurrence>) -> NaiveDate {
    let today = series.event.anchor.wall(app.now(), app.zone()).date();
    next.map_or(today, |next| next.date.0.date().max(today))
}

/// Who of those who said this of a series leads every session around a day, by order of acceptance.
pub(super) fn leaders(app: &App, said: impl Iterator<Item = SignUp>, day: NaiveDate) -> Result<Vec<(PersonId, String)>, AppError> {
    let leads = |row: &SignUp| row.role.leads() && row.answer == Answer::Accepted && row.days().is_some_and(|days| days.holds(day));
    let mut rows: Vec<SignUp> = said.filter(leads).collect();
    rows.sort_by_key(|row| row.position);
    let mut found: Vec<(PersonId, String)> = Vec::new();
    for row in rows {
        if let Some(person) = app.read().person(row.person)?.filter(|person| found.iter().all(|(known, _)| *known != person.id)) {
            found.push((person.id, person.profile.name));
        }
    }
    Ok(found)
}

/// The series that a text means: its UID, a unique beginning of it, or words that only its title has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesNamed(pub String);

impl Query for SeriesNamed {
    type Answer = Uid;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        named(app, &self.0, |_| None)
    }
}

/// The series that a text means where its next session is asked for: of several the only one with a session ahead, of the parts of one
/// that was split the one whose session comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesGoingOn(pub String);

impl Query for SeriesGoingOn {
    type Answer = Uid;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        named(app, &self.0, |several| {
            let next = |series: &&Series| Some((series.next(app.now(), app.zone())?.starts_at, series.event.uid.clone()));
            let are_parts = several.iter().all(|series| several.first().is_some_and(|first| first.event.summary == series.event.summary));
            let mut ahead: Vec<_> = several.iter().filter_map(next).collect();
            ahead.sort();
            let is_one = are_parts || ahead.len() == 1;
            ahead.into_iter().next().filter(|_| is_one).map(|(_, uid)| uid)
        })
    }
}

/// The series that a text means where a session on a date is asked for: of several the only one with a session that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesOn {
    pub words: String,
    pub date: NaiveDate,
}

impl Query for SeriesOn {
    type Answer = Uid;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        named(app, &self.words, |several| {
            let is_held = |series: &&&Series| !matches!(found_on(app, series, self.date, None), Err(AppError::NotFound { .. }));
            let was_removed = |series: &&&Series| series.event.recurrence.removed.iter().any(|start| start.date() == self.date);
            let held: Vec<_> = several.iter().filter(is_held).collect();
            let removed: Vec<_> = several.iter().filter(was_removed).collect();
            let that_day = if held.is_empty() { removed } else { held };
            if let [only] = that_day.as_slice() { Some(only.event.uid.clone()) } else { None }
        })
    }
}

/// The one series that a text means; of several the one that `choose` takes.
fn named(app: &App, text: &str, choose: impl Fn(&[&Series]) -> Option<Uid>) -> Result<Uid, AppError> {
    let wanted = text.trim();
    if let Some(series) = app.read().series_of(&Uid(wanted.to_owned()))? {
        return Ok(series.value.event.uid);
    }
    let all: Vec<Series> = app.read().series()?.into_iter().map(|one| one.value).collect();
    let lower = wanted.to_lowercase();
    let title = |series: &Series| series.event.summary.to_lowercase();
    let has_words = |title: &str| !lower.is_empty() && lower.split_whitespace().all(|word| title.contains(word));
    let ways: [Way<Series>; 3] =
        [&|series| title(series) == lower, &|series| !wanted.is_empty() && series.event.uid.0.starts_with(wanted), &|series| {
            has_words(&title(series))
        }];
    let fitting = fitting(&all, &ways);
    let several = match fitting.as_slice() {
        [] => return Err(AppError::NoSeries { value: text.to_owned(), near: nearest(&all, &lower) }),
        [only] => return Ok(only.event.uid.clone()),
        several => several,
    };
    let choice = |series: &&Series| {
        let start = series.event.uid.unique_start(all.iter().map(|other| &other.event.uid));
        format!("{start} ({}, from {})", series.event.summary, words::day(series.event.start))
    };
    choose(several).ok_or_else(|| AppError::AmbiguousSeries { value: text.to_owned(), choices: several.iter().map(choice).collect() })
}

/// The titles that are most like a text, as a whole or in a word.
fn nearest(all: &[Series], lower: &str) -> Vec<String> {
    let is_word = |word: &&str| word.chars().count() > 2;
    let likeness = |series: &Series| {
        let title = series.event.summary.to_lowercase();
        let words = title.split_whitespace().filter(is_word).flat_map(|word| {
            let typed = lower.split_whitespace().filter(is_word);
            typed.map(move |typed| strsim::jaro_winkler(word, typed))
        });
        words.fold(strsim::jaro_winkler(&title, lower), f64::max)
    };
    let mut likely: Vec<(f64, &Series)> = all.iter().map(|series| (likeness(series), series)).filter(|(like, _)| *like > ALIKE).collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut titles: Vec<String> = likely.into_iter().map(|(_, series)| series.event.summary.clone()).collect();
    titles.dedup();
    titles.truncate(NEAREST);
    titles
}

/// A way in which a text can mean a thing.
pub(super) type Way<'a, T> = &'a dyn Fn(&T) -> bool;

/// The one thing that fits in the first way in which anything fits.
pub(super) fn only_one<'a, T>(all: &'a [T], ways: &[Way<T>], what: &'static str, value: &str) -> Result<&'a T, AppError> {
    match fitting(all, ways).as_slice() {
        [] => Err(AppError::NotFound { what, value: value.to_owned() }),
        [only] => Ok(only),
        several => Err(AppError::Ambiguous { what, value: value.to_owned(), count: several.len() }),
    }
}

/// All that fit in the first way in which anything fits.
fn fitting<'a, T>(all: &'a [T], ways: &[Way<T>]) -> Vec<&'a T> {
    let all_fitting = |fits: &Way<T>| all.iter().filter(|one| fits(one)).collect::<Vec<_>>();
    ways.iter().map(all_fitting).find(|fitting| !fitting.is_empty()).unwrap_or_default()
}
