//! A video call's participants beside the people known: who is who for sure, who perhaps, and how each came.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Query;
use super::line::SessionLine;
use super::register::RegisterOf;
use crate::app::{App, AppError};
use crate::domain::attendance::Attendance;
use crate::domain::call::{Known, Match, Presence, held_on, merged, read, recognise};
use crate::domain::id::{PersonId, SessionKey};

/// The list that Zoom, Teams or Meet wrote of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallOf {
    pub key: SessionKey,
    /// A file with comma, semicolon or tab between the cells.
    pub path: PathBuf,
    /// Whoever came more minutes than this after the start was late.
    pub grace: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPage {
    pub session: SessionLine,
    /// In the order of the file; whoever came back stands there once.
    pub lines: Vec<CallLine>,
}

/// Someone who was in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallLine {
    pub presence: Presence,
    pub found: Match,
    /// Of whom it is, or may be.
    pub name: Option<String>,
    pub state: Attendance,
}

impl Query for CallOf {
    type Answer = CallPage;

    fn answer(&self, app: &App) -> Result<CallPage, AppError> {
        let register = app.ask(&RegisterOf { key: self.key.clone() })?;
        let expected: BTreeSet<PersonId> = register.lines.iter().filter(|line| line.place.is_some()).map(|line| line.person).collect();
        let known: Vec<Known> =
            app.read().people()?.iter().map(|person| Known { expected: expected.contains(&person.id), person: person.clone() }).collect();
        let rows = app.read_table(&self.path)?;
        let wrong = |source| AppError::Call { path: self.path.clone(), source };
        let joins = read(&rows, app.zone()).map_err(wrong)?;
        let start = register.session.shown_start;
        held_on(&joins, start.date()).map_err(wrong)?;
        let start = start.time();
        let lines = merged(&joins).into_iter().map(|presence| {
            let found = recognise(&presence, &known);
            let name = match found {
                Match::Sure(id) | Match::Likely(id) => {
                    known.iter().find(|one| one.person.id == id).map(|one| one.person.profile.name.clone())
                }
                Match::Unknown => None,
            };
            CallLine { state: presence.attendance(start, self.grace), presence, found, name }
        });
        Ok(CallPage { lines: lines.collect(), session: register.session })
    }
}
