//! Takes someone off the list: of one session, from one on, or of every session. What the register says stays.

use chrono::NaiveDate;

use super::attendee_decline::decline;
use super::places::Upcoming;
use super::standing::replace;
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::signup::{Reach, SignUp};
use crate::domain::standing::Span;
use crate::store::{Stored, Writer};

/// Which sessions are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// This session: a sign-up for it goes; where a standing one covers it, a decline is noted.
    This(RecurrenceId),
    /// Those due on a day or later: the standing sign-up ends before it, the past stays.
    Following(NaiveDate),
    All,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeRm {
    pub uid: Uid,
    pub person: PersonId,
    pub scope: Scope,
}

impl AttendeeRm {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let person = find::person(writer.read(), self.person)?;
        let mine = writer.read().sign_ups_of(series.id, self.person)?;
        let before = self.scope.before(writer, &series, context)?;
        let changed = self.scope.leave(writer, &series, &mine)?;
        let what = self.scope.told(&series, context)?;
        let name = &person.profile.name;
        let is_off = |row: &Stored<SignUp>| matches!(self.scope, Scope::This(date) if row.value.reach.covers(date));
        if !changed && mine.iter().any(is_off) {
            return Err(AppError::refused(
                format!("they have declined {what} already; adding them puts them back"),
                "Put them back on the list with: fortnight attendee add",
            ));
        }
        if !changed {
            return Err(AppError::refused(
                format!("nobody of that name is on the list for {what}"),
                "See who is on it with: fortnight attendee list",
            ));
        }
        let moves = before.moves(writer.read(), &series)?;
        let sentence = format!("removed {name} from {what}{}", moves.told());
        Ok(Done::attendee(sentence, person, &moves.roster))
    }
}

impl Scope {
    /// The lists that it may change, before it does.
    pub(super) fn before(self, writer: &Writer, series: &Stored<Series>, context: &Context) -> Result<Upcoming, AppError> {
        match self {
            Scope::This(date) => Upcoming::only(writer.read(), series, date),
            Scope::Following(day) => Upcoming::of(writer.read(), series, Some(day), context),
            Scope::All => Upcoming::of(writer.read(), series, None, context),
        }
    }

    /// Takes someone off the list who has said this of the series; says whether that changed anything.
    pub(super) fn leave(self, writer: &Writer, series: &Stored<Series>, mine: &[Stored<SignUp>]) -> Result<bool, AppError> {
        match self {
            Scope::This(date) => this(writer, series, date, mine),
            Scope::Following(day) => following(writer, series, day, mine),
            Scope::All => all(writer, mine),
        }
    }

    /// "Wed 2 Sep 2020", "every session".
    ///
    /// # Errors
    /// When the series has no such session.
    pub(super) fn told(self, series: &Stored<Series>, context: &Context) -> Result<String, AppError> {
        Ok(match self {
            Scope::This(date) => words::day(series.value.find(date, &context.zone).ok_or_else(|| find::no_session(date))?.start),
            Scope::Following(day) => format!("every session from {} on", words::date(day)),
            Scope::All => "every session".to_owned(),
        })
    }
}

fn this(writer: &Writer, series: &Stored<Series>, date: RecurrenceId, mine: &[Stored<SignUp>]) -> Result<bool, AppError> {
    let covering = || mine.iter().filter(|row| row.value.reach.covers(date));
    if covering().any(|row| row.value.reach.is_standing()) {
        let Some(first) = mine.first() else { return Ok(false) };
        return decline(writer, series, date, first.value.person);
    }
    for row in covering() {
        writer.remove_sign_up(row.id)?;
    }
    Ok(covering().next().is_some())
}

fn following(writer: &Writer, series: &Stored<Series>, day: NaiveDate, mine: &[Stored<SignUp>]) -> Result<bool, AppError> {
    let later = Span::from(day);
    let mut changed = false;
    for row in mine {
        match row.value.reach {
            Reach::One(date) if date.0.date() >= day => writer.remove_sign_up(row.id)?,
            Reach::Standing { .. } if row.value.standing_in(later).is_some() => {
                replace(writer, series.id, row, row.value.standing_without(later))?;
            }
            Reach::One(_) | Reach::Standing { .. } => continue,
        }
        changed = true;
    }
    Ok(changed)
}

fn all(writer: &Writer, mine: &[Stored<SignUp>]) -> Result<bool, AppError> {
    for row in mine {
        writer.remove_sign_up(row.id)?;
    }
    Ok(!mine.is_empty())
}
