//! From words to what they name: a series, one of its sessions, a person.

use chrono::NaiveDateTime;

use super::context::Context;
use super::error::CliError;
use super::when::{When, read_when};
use crate::app::AppError;
use crate::app::query::{NextSession, PersonNamed, SeriesGoingOn, SeriesNamed, SeriesOn, SeriesView, SessionOn};
use crate::domain::event::Event;
use crate::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant, midnight};

impl Context<'_> {
    /// The series with a UID, a unique start of one, or words that only its title has.
    pub fn series(&self, words: &str) -> Result<Uid, CliError> {
        Ok(self.app.ask(&SeriesNamed(words.to_owned()))?)
    }

    /// The same for the next session: of several that the words may mean, the only one that goes on, as after a split.
    pub fn series_going_on(&self, words: &str) -> Result<Uid, CliError> {
        Ok(self.app.ask(&SeriesGoingOn(words.to_owned()))?)
    }

    /// The same for the session on a day: of several that the words may mean, the only one with a session then, as after a split.
    fn series_on(&self, words: &str, day: &str) -> Result<Uid, CliError> {
        let date = match Stamp::parse(day) {
            Ok(Stamp::Date(date)) => date,
            Ok(Stamp::Local(wall) | Stamp::Utc(wall)) => wall.date(),
            Err(_) => match read_when(day, self.today()) {
                Ok(when) => when.wall(&Anchor::Floating, self.app.zone()).date(),
                // whether there is such a series is told first
                Err(_) => return self.series(words),
            },
        };
        Ok(self.app.ask(&SeriesOn { words: words.to_owned(), date })?)
    }

    /// The same, where no words mean every series.
    pub fn series_if_named(&self, words: Option<&str>) -> Result<Option<Uid>, CliError> {
        words.map(|words| self.series(words)).transpose()
    }

    /// The facts of a series.
    pub fn event(&self, uid: &Uid) -> Result<Event, CliError> {
        let page = self.app.ask(&SeriesView { uid: uid.clone(), sessions: 0 })?;
        Ok(page.line.series.event)
    }

    pub fn person(&self, words: &str) -> Result<PersonId, CliError> {
        Ok(self.app.ask(&PersonNamed(words.to_owned()))?)
    }

    /// The session of a series that a DATE means: `next`, a RECURRENCE-ID, or a date with or without a time.
    pub fn session(&self, series: &str, date: &[String]) -> Result<SessionKey, CliError> {
        let text = date.join(" ");
        if text.eq_ignore_ascii_case("next") {
            return self.next_session(self.series_going_on(series)?);
        }
        let uid = self.series_on(series, &text)?;
        let anchor = self.event(&uid)?.anchor;
        if let Some(date) = recurrence_id(&text, &anchor) {
            return Ok(SessionKey { uid, date });
        }
        let when = read_when(&text, self.today())?;
        let wall = when.wall(&anchor, self.app.zone());
        let time = (!matches!(when, When::Day(_))).then(|| wall.time());
        Ok(self.app.ask(&SessionOn { uid, date: wall.date(), time })?)
    }

    /// The session of a series that comes next.
    pub fn next_session(&self, uid: Uid) -> Result<SessionKey, CliError> {
        if let Some(line) = self.app.ask(&NextSession { series: Some(uid.clone()) })? {
            return Ok(line.key);
        }
        let title = self.event(&uid)?.summary;
        Err(CliError::missing(
            format!("no session of “{title}” lies ahead"),
            "Give the date of a session; “fortnight session list --from 2020-01-01” shows past ones.",
        ))
    }

    /// The session that a DATE means, among those that were removed as well.
    pub fn session_or_removed(&self, series: &str, date: &[String]) -> Result<SessionKey, CliError> {
        let found = self.session(series, date);
        let Err(CliError::App(AppError::NotFound { .. })) = found else { return found };
        let uid = self.series_on(series, &date.join(" "))?;
        let event = self.event(&uid)?;
        let when = read_when(&date.join(" "), self.today())?;
        let wanted = when.wall(&event.anchor, self.app.zone());
        let fits = |wall: NaiveDateTime| if matches!(when, When::Day(_)) { wanted.date() == wall.date() } else { wanted == wall };
        let removed = event.recurrence.removed.iter().find(|wall| fits(**wall));
        removed.map_or(found, |wall| Ok(SessionKey { uid, date: RecurrenceId(*wall) }))
    }
}

/// A RECURRENCE-ID in the form that the series has; other dates are looked up.
fn recurrence_id(text: &str, anchor: &Anchor) -> Option<RecurrenceId> {
    match (Stamp::parse(text).ok()?, anchor) {
        (Stamp::Date(date), Anchor::AllDay) => Some(RecurrenceId(midnight(date))),
        (Stamp::Local(wall), Anchor::Zone(_) | Anchor::Floating) | (Stamp::Utc(wall), Anchor::Utc) => Some(RecurrenceId(wall)),
        (Stamp::Utc(wall), Anchor::Zone(zone)) => Some(RecurrenceId(zone.wall(Instant::from_utc(wall)))),
        _ => None,
    }
}
