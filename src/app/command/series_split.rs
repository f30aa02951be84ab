//! Lets a series go on as a series of its own from one of its sessions; sign-ups, overrides and register go along.

use super::places::Upcoming;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Event, Series};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::signup::{Reach, SignUp};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesSplit {
    pub key: SessionKey,
    /// Of the second part, from [`App::new_uid`](crate::app::App::new_uid).
    pub uid: Uid,
}

/// From which session on, for a change that reaches to the end of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    pub date: RecurrenceId,
    /// Of the second part, from [`App::new_uid`](crate::app::App::new_uid).
    pub uid: Uid,
}

/// The series that a change is for, and from which session on it was split for that; from the first session on it is the whole one.
pub(super) fn split_off(
    writer: &Writer,
    context: &Context,
    known: Stored<Series>,
    later: Option<&Later>,
) -> Result<(Stored<Series>, Option<RecurrenceId>), AppError> {
    let Event { uid, start, anchor, recurrence, .. } = &known.value.event;
    match later {
        Some(later) if recurrence.starts(*start, anchor, *start).next() != Some(later.date.0) => {
            let key = SessionKey { uid: uid.clone(), date: later.date };
            SeriesSplit { key, uid: later.uid.clone() }.apply(writer, context)?;
            Ok((find::series(writer.read(), &later.uid)?, Some(later.date)))
        }
        Some(_) | None => Ok((known, None)),
    }
}

impl SeriesSplit {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let (mut first, _) = find::session(writer.read(), &self.key, context)?;
        let at = self.key.date;
        let upcoming = Upcoming::of(writer.read(), &first, Some(at.0.date()), context)?;
        let event = &mut first.value.event;
        let (before, after) = event.recurrence.split(event.start, &event.anchor, at.0)?;
        event.recurrence = before;
        event.sequence += 1;
        event.updated = context.now;
        let overrides = first.value.overrides.split_off(&at);
        let event =
            Event { uid: self.uid.clone(), sequence: 0, start: at.0, recurrence: after, created: context.now, ..first.value.event.clone() };
        writer.set_series(first.id, &first.value)?;
        writer.remove_overrides_from(first.id, at.0)?;
        let second = Series { event, overrides };
        let second = Stored { id: writer.add_series(&second)?, value: second };
        self.carry_sign_ups(writer, first.id, second.id)?;
        writer.move_register_from(first.id, at.0, second.id)?;
        let moves = upcoming.moves(writer.read(), &second)?.told();
        let sentence = format!("split {}: from {} on it is a series of its own{moves}", first.value.event.summary, words::day(at.0));
        Ok(Done { sentence, detail: Detail::Series(self.uid.clone()) })
    }

    /// Every row keeps its place in the order of acceptance, so that nobody loses a seat.
    fn carry_sign_ups(&self, writer: &Writer, first: i64, second: i64) -> Result<(), AppError> {
        let day = self.key.date.0.date();
        for row in writer.read().sign_ups(first)? {
            match row.value.reach {
                Reach::One(date) if date >= self.key.date => writer.set_sign_up(second, &row)?,
                Reach::Standing { from: Some(from), .. } if from >= day => writer.set_sign_up(second, &row)?,
                Reach::Standing { from, until } if until.is_none_or(|until| until > day) => {
                    let reach = |from, until| SignUp { reach: Reach::Standing { from, until }, ..row.value.clone() };
                    writer.set_sign_up(first, &Stored { id: row.id, value: reach(from, Some(day)) })?;
                    writer.add_sign_up(second, &reach(Some(day), until))?;
                }
                Reach::One(_) | Reach::Standing { .. } => {}
            }
        }
        Ok(())
    }
}
