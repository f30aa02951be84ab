//! Moves one session to another time; it keeps its name, its sign-ups and its place in the series.

use chrono::{Datelike, NaiveDateTime};

use super::clash::clashes_ahead;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Override, Series};
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::leap::Leap;
use crate::domain::occurrence::Occurrence;
use crate::domain::time::{Anchor, midnight};
use crate::store::{Reader, Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionMove {
    pub key: SessionKey,
    /// On the series' own clock; midnight for an all-day session.
    pub to: NaiveDateTime,
}

impl SessionMove {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let mut series = find::series(writer.read(), &self.key.uid)?;
        let date = self.key.date;
        let before = movable(writer.read(), &series, date, self.to, context)?;
        let all_day = series.value.event.anchor == Anchor::AllDay;
        let to = self.to;
        let own = series.value.own(date).cloned().unwrap_or_default();
        let moved = Override { start: Some(to).filter(|to| *to != date.0), ..own.clone() };
        let when = |wall: NaiveDateTime| if all_day { words::day(wall) } else { words::moment(wall, context.dial) };
        let title = series.value.event.summary.clone();
        if moved == own {
            return Ok(Done::said(format!("{title} is on {} already", when(to))));
        }
        writer.set_override(series.id, date, &moved)?;
        series.value.overrides.insert(date, moved);
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        let after = find::held(&series.value, date, context)?;
        let clashes = clashes_ahead(writer.read(), &series, Some(date), context)?;
        let sentence = format!("moved {title} from {} to {}{clashes}", when(before.start), when(after.start));
        let leap = Leap::of(before.start, after.start, series.value.event.anchor.wall(context.now, &context.zone));
        Ok(Done { sentence, detail: Detail::Moved { key: self.key.clone(), leap } })
    }
}

/// The session, if it can be moved there: it did not take place yet, and is not skipped.
pub(super) fn movable(
    reader: Reader,
    series: &Stored<Series>,
    date: RecurrenceId,
    to: NaiveDateTime,
    context: &Context,
) -> Result<Occurrence, AppError> {
    let before = find::held(&series.value, date, context)?;
    if reader.has_register(series.id, date.0, date.0)? {
        let why = format!("the register of {} is filled in: it took place", words::day(before.start));
        return Err(AppError::refused(why, "Only a session that did not take place yet is moved."));
    }
    fits_the_calendar(&series.value.event.anchor, to)?;
    Ok(before)
}

/// Whether a session can go there: a day for what lasts all day, in a year that is meant.
pub(super) fn fits_the_calendar(anchor: &Anchor, to: NaiveDateTime) -> Result<(), AppError> {
    if *anchor == Anchor::AllDay && to != midnight(to.date()) {
        return Err(AppError::refused("the session lasts all day, and has no time of day", "Move it to another date."));
    }
    if !(1900..=2200).contains(&to.year()) {
        return Err(AppError::refused(format!("the year {} is too far off", to.year()), "Move it to a year from 1900 to 2200."));
    }
    Ok(())
}
