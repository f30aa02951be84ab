//! Changes what one session has of its own: theme, title, time, seats, place, link, description, facilitators; the series stays as it is.

use chrono::NaiveDateTime;

use super::clash::clashes_ahead;
use super::lead::cede;
use super::places::Upcoming;
use super::recognise::Recognised;
use super::session_move::movable;
use super::{AttendeeAdd, Coming, Context, Done, Who, find, stale};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::{PersonId, RecurrenceId, SessionKey};
use crate::domain::leap::Leap;
use crate::domain::signup::{Answer, Role};
use crate::domain::time::Length;
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEdit {
    pub key: SessionKey,
    pub edits: Edits,
    /// Who is signed up for it as facilitator, beside those who are.
    pub facilitators: Vec<Who>,
    /// Who leads no more, this time only; what they have signed up for beside it stays.
    pub no_facilitators: Vec<PersonId>,
}

/// New values; `None` leaves a value as it is, an empty text gives the session the series' value again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    pub theme: Option<String>,
    pub summary: Option<String>,
    pub location: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
    /// At least 1; `Some(None)` is the series' number again.
    pub capacity: Option<Option<u32>>,
    /// On the series' own clock; midnight for an all-day session.
    pub start: Option<NaiveDateTime>,
    pub length: Option<Length>,
}

impl Edits {
    fn apply(&self, own: &Override, date: RecurrenceId, series: &Event) -> Override {
        let text = |new: &Option<String>, old: &Option<String>| match new {
            None => old.clone(),
            Some(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        };
        let mut edited = Override {
            theme: text(&self.theme, &own.theme),
            summary: text(&self.summary, &own.summary),
            location: text(&self.location, &own.location),
            url: text(&self.url, &own.url),
            description: text(&self.description, &own.description),
            capacity: self.capacity.unwrap_or(own.capacity),
            start: self.start.map_or(own.start, |to| Some(to).filter(|to| *to != date.0)),
            length: self.length.map_or(own.length, |length| Some(length).filter(|length| *length != series.length)),
            ..own.clone()
        };
        let kept = own.kept.as_ref().unwrap_or(&series.kept);
        let old_link = own.url.as_ref().unwrap_or(&series.url);
        let left = stale::without(kept, edited.description != own.description, (edited.url != own.url).then_some(old_link));
        if left != *kept {
            edited.kept = Some(left);
        }
        edited
    }
}

impl SessionEdit {
    /// Only the values; whoever leads it does.
    pub fn of(key: SessionKey, edits: Edits) -> Self {
        Self { key, edits, facilitators: Vec::new(), no_facilitators: Vec::new() }
    }

    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (series, session) = find::session(writer.read(), &self.key, context)?;
        let own = series.value.own(self.key.date).cloned().unwrap_or_default();
        let edited = self.edits.apply(&own, self.key.date, &series.value.event).checked()?;
        if let Some(to) = self.edits.start.filter(|_| edited.start != own.start) {
            movable(writer.read(), &series, self.key.date, to, context)?;
        }
        let leaders: Vec<Recognised> = self.facilitators.iter().map(|who| who.found(writer, context)).collect::<Result<_, _>>()?;
        let now = series.value.event.anchor.wall(context.now, &context.zone);
        let leap = self.edits.start.and_then(|to| Leap::of(session.start, to, now));
        let session = format!("{} on {}", series.value.event.summary, words::day(session.start));
        let before = Upcoming::only(writer.read(), &series, self.key.date)?;
        let mut said = vec![];
        if edited != own {
            said.push(format!("changed {} of {session}", changed(&own, &edited).join(", ")));
            self.write(writer, context, series, edited)?;
        }
        for person in &self.no_facilitators {
            let ceded = cede(writer, &find::series(writer.read(), &self.key.uid)?, self.key.date, *person)?;
            let whom = if said.is_empty() { format!(" {session}") } else { String::new() };
            let (name, still) = (&ceded.name, if ceded.comes { ", and comes still" } else { ", and does not come this time" });
            said.push(format!("{name} does not facilitate{whom} any more{still}"));
        }
        for Recognised { person, .. } in &leaders {
            self.let_lead(writer, person.id, context)?;
            let name = &person.profile.name;
            said.push(if said.is_empty() { format!("{name} facilitates {session}") } else { format!("{name} facilitates") });
        }
        if said.is_empty() {
            return Ok(Done::said(format!("{session} is like that already")));
        }
        let series = find::series(writer.read(), &self.key.uid)?;
        let moves = before.moves(writer.read(), &series)?;
        let is_redated = self.edits.start.is_some() || self.edits.length.is_some();
        let clashes = if is_redated || self.edits.url.is_some() || !self.facilitators.is_empty() {
            clashes_ahead(writer.read(), &series, Some(self.key.date), context)?
        } else {
            String::new()
        };
        let learnt: String = leaders.into_iter().map(|leader| leader.moved).collect();
        let sentence = said.join("; ") + &moves.told() + &learnt + &clashes;
        Ok(Done { sentence, detail: Detail::Edited { made: None, waiting: moves.waiting(), leap } })
    }

    fn write(&self, writer: &Writer, context: &Context, mut series: Stored<Series>, edited: Override) -> Result<(), AppError> {
        let date = self.key.date;
        writer.set_override(series.id, date, &edited)?;
        series.value.overrides.insert(date, edited);
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        Ok(writer.set_series(series.id, &series.value)?)
    }

    fn let_lead(&self, writer: &Writer, person: PersonId, context: &Context) -> Result<(), AppError> {
        let SessionKey { uid, date } = &self.key;
        let (role, answer) = (Role::Facilitator, Answer::Accepted);
        let add = AttendeeAdd { uid: uid.clone(), reach: Coming::Once(*date), who: Who::Known(person), role, answer, mode: None };
        add.apply(writer, context).map(drop)
    }
}

/// The names of what differs.
fn changed(old: &Override, new: &Override) -> Vec<&'static str> {
    let values = [
        ("the theme", old.theme != new.theme),
        ("the time", old.start != new.start),
        ("the length", old.length != new.length),
        ("the title", old.summary != new.summary),
        ("the seats", old.capacity != new.capacity),
        ("the place", old.location != new.location),
        ("the link", old.url != new.url),
        ("the description", old.description != new.description),
    ];
    values.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
