//! Notes that someone who comes every time is away for a while: the sessions between are not theirs, later ones are again.

use chrono::NaiveDate;

use super::places::Upcoming;
use super::standing::replace;
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::id::{PersonId, Uid};
use crate::domain::signup::Reach;
use crate::domain::standing::Span;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeAway {
    pub uid: Uid,
    pub person: PersonId,
    /// First day away; `None` is today.
    pub from: Option<NaiveDate>,
    /// The day from which they come again.
    pub until: NaiveDate,
}

impl AttendeeAway {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let person = find::person(writer.read(), self.person)?;
        let today = series.value.event.anchor.wall(context.now, &context.zone).date();
        let from = self.from.unwrap_or(today);
        if from >= self.until {
            let why = format!("{} is not before {}", words::date(from), words::date(self.until));
            return Err(AppError::refused(why, "Let the day of coming back be later than the first day away."));
        }
        let away = Span { from: Some(from), until: Some(self.until) };
        let before = Upcoming::of(writer.read(), &series, Some(from), context)?;
        let mut is_member = false;
        for row in writer.read().sign_ups_of(series.id, self.person)? {
            match row.value.reach {
                Reach::One(date) if away.holds(date.0.date()) => writer.remove_sign_up(row.id)?,
                Reach::Standing { .. } if row.value.standing_in(away).is_some() => {
                    replace(writer, series.id, &row, row.value.standing_without(away))?;
                    is_member = true;
                }
                Reach::One(_) | Reach::Standing { .. } => {}
            }
        }
        let name = &person.profile.name;
        if !is_member {
            return Err(AppError::refused(
                "nobody of that name comes every time in those days",
                "For a single session say: fortnight attendee decline",
            ));
        }
        let since = if from > today { format!(" from {}", words::date(from)) } else { String::new() };
        let moves = before.moves(writer.read(), &series)?;
        let back = Span { from: Some(self.until), until: self.until.succ_opt() };
        let comes = writer.read().sign_ups_of(series.id, self.person)?.iter().any(|row| row.value.standing_in(back).is_some());
        let until = format!("until {}", words::date(self.until));
        let until = if comes { format!("{until} and comes again from then on") } else { until };
        let sentence = format!("{name} is away{since} {until}{}", moves.told());
        Ok(Done::attendee(sentence, person, &moves.roster))
    }
}
