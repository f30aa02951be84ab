//! Moves a whole series, or what is left of it from one session on, by as much as one session is moved.

use chrono::{NaiveDateTime, TimeDelta};

use super::clash::clashes_ahead;
use super::places::Upcoming;
use super::rewrite::rewrite;
use super::series_split::{Later, split_off};
use super::session_move::fits_the_calendar;
use super::{Context, Done, carry, find};
use crate::app::{AppError, Detail, words};
use crate::domain::event::Event;
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::leap::Leap;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesMove {
    /// The session by which the way is said.
    pub key: SessionKey,
    /// Where that one goes, on the series' own clock.
    pub to: NaiveDateTime,
    /// Only from that session on: the series is split there, and the second part is moved.
    pub later: Option<Later>,
}

impl SeriesMove {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let known = find::series(writer.read(), &self.key.uid)?;
        let held = find::held(&known.value, self.key.date, context)?;
        let by = self.to - self.key.date.0;
        if by.is_zero() {
            return Ok(Done::said(format!("{} is on {} already", known.value.event.summary, words::day(self.to))));
        }
        fits_the_calendar(&known.value.event.anchor, self.to)?;
        let from_day = self.later.as_ref().map(|later| later.date.0.date());
        let before = Upcoming::of(writer.read(), &known, from_day, context)?;
        let (known, from) = split_off(writer, context, known, self.later.as_ref())?;
        let old = &known.value.event;
        let recurrence = old.recurrence.shifted(old.start, &old.anchor, by)?;
        let start = later(old.start, by).ok_or_else(|| find::no_session(self.key.date))?;
        let event = Event { start, recurrence, sequence: old.sequence + 1, updated: context.now, ..old.clone() };
        carry::standing(writer, known.id, start.date() - old.start.date())?;
        let series =
            rewrite(writer, context, known, event, |series, date| later(date.0, by).map(RecurrenceId).filter(|to| series.gives(*to)))?;
        let moves = before.moves_by(writer.read(), &series, |date| later(date.0, by).map(RecurrenceId))?;
        let clashes = clashes_ahead(writer.read(), &series, None, context)?;
        let event = &series.value.event;
        let after = from.as_ref().map(|from| format!(" from {} on", words::day(from.0))).unwrap_or_default();
        let sentence = format!("moved {}{after}; now {}{}{clashes}", event.summary, words::dates(event, context.dial), moves.told());
        let leap = Leap::of(held.start, self.to, event.anchor.wall(context.now, &context.zone));
        Ok(Done { sentence, detail: Detail::Edited { made: from.map(|_| event.uid.clone()), waiting: moves.waiting(), leap } })
    }
}

fn later(wall: NaiveDateTime, by: TimeDelta) -> Option<NaiveDateTime> {
    wall.checked_add_signed(by)
}
