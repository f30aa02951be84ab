//! Takes someone off the list: of one session, from one on, or of every session. What the register says stays.

use chrono::NaiveDate;

use super::attendee_decline::decline;
use super::places::{promotions, roster_of, telling_date};
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::signup::{Reach, SignUp};
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
        let mine: Vec<_> = writer.read().sign_ups(series.id)?.into_iter().filter(|row| row.value.person == self.person).collect();
        let (told, day) = match self.scope {
            Scope::This(date) => {
                let session = series.value.find(date, &context.zone).ok_or_else(|| find::no_session(date))?;
                (date, words::day(session.start))
            }
            Scope::Following(_) | Scope::All => (telling_date(&series.value, context), String::new()),
        };
        let before = roster_of(writer.read(), &series, told)?;
        let (changed, what) = match self.scope {
            Scope::This(date) => (this(writer, &series, date, &mine)?, day),
            Scope::Following(day) => (following(writer, &series, day, &mine)?, format!("every session from {} on", words::date(day))),
            Scope::All => (all(writer, &mine)?, "every session".to_owned()),
        };
        let name = &person.profile.name;
        if !changed {
            return Err(AppError::refused(
                format!("nobody of that name is on the list for {what}"),
                "See who is on it with: fortnight attendee list",
            ));
        }
        let after = roster_of(writer.read(), &series, told)?;
        let sentence = format!("removed {name} from {what}{}", promotions(writer.read(), &before, &after)?);
        Ok(Done::attendee(sentence, person, &after))
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
    let mut changed = false;
    for row in mine {
        match row.value.reach {
            Reach::One(date) if date.0.date() >= day => writer.remove_sign_up(row.id)?,
            Reach::Standing { from, .. } if from.is_some_and(|from| from >= day) => writer.remove_sign_up(row.id)?,
            Reach::Standing { from, until } if until.is_none_or(|until| until > day) => {
                let reach = Reach::Standing { from, until: Some(day) };
                writer.set_sign_up(series.id, &Stored { id: row.id, value: SignUp { reach, ..row.value.clone() } })?;
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
