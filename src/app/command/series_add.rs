//! Adds a series or a one-off.

use std::collections::BTreeMap;

use super::clash::clashes_ahead;
use super::lead::let_lead;
use super::recognise::Recognised;
use super::{Context, Done, Who};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Event, Series};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesAdd {
    /// With a UID from [`App::new_uid`](crate::app::App::new_uid), or one that the user gave.
    pub event: Event,
    /// Who is signed up as facilitator of every session.
    pub facilitators: Vec<Who>,
}

impl SeriesAdd {
    /// A series that nobody leads yet.
    pub fn of(event: Event) -> Self {
        Self { event, facilitators: Vec::new() }
    }

    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let event = self.event.clone().checked()?;
        if writer.read().series_of(&event.uid)?.is_some() {
            return Err(AppError::DuplicateUid(event.uid.0));
        }
        let leaders: Vec<Recognised> = self.facilitators.iter().map(|who| who.found(writer, context)).collect::<Result<_, _>>()?;
        let uid = event.uid.clone();
        let when = if event.is_recurring() { event.recurrence.describe(event.start, &event.anchor) } else { words::day(event.start) };
        let value = Series { event, overrides: BTreeMap::new() };
        let series = Stored { id: writer.add_series(&value)?, value };
        let today = series.value.event.anchor.wall(context.now, &context.zone).date();
        let first = series.value.event.start.date().min(today);
        let (mut led, mut learnt) = (String::new(), String::new());
        for Recognised { person, moved, .. } in leaders {
            let_lead(writer, &series, first, person.id, context)?;
            led += &format!("; {} facilitates", person.profile.name);
            learnt += &moved;
        }
        let clashes = clashes_ahead(writer.read(), &series, None, context)?;
        let sentence = format!("added {}, {when}{led}{learnt}{clashes}", series.value.event.summary);
        Ok(Done { sentence, detail: Detail::Series(uid) })
    }
}
