//! Notes in the register how it went with one person at a session, or takes a mark away.

use chrono::NaiveDate;

use super::attendee_add::Who;
use super::lists::Lists;
use super::places::roster_of;
use super::recognise::Recognised;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::event::Series;
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::register::{Tally, is_expected, tally};
use crate::domain::roster::Place;
use crate::store::{Reader, Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterMark {
    pub key: SessionKey,
    /// Whoever is described and not known becomes a new person: a walk-in.
    pub who: Who,
    /// `None` takes the mark away.
    pub state: Option<Attendance>,
}

impl RegisterMark {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.key.uid)?;
        let session = find::held(&series.value, self.key.date, context)?;
        if let Some(state) = self.state {
            has_begun(&series, &session, state, context)?;
        }
        let Recognised { person, moved, .. } = self.who.found(writer, context)?;
        let lists = Lists::ruled(writer.read(), &[person.id], context)?;
        let day = words::day(session.start);
        let place = roster_of(writer.read(), &series, self.key.date)?.place(person.id);
        let marks = writer.read().register_on(series.id, self.key.date)?;
        let old = marks.iter().find(|mark| mark.person == person.id).map(|mark| mark.state);
        let new = self.state.map(|state| fitting(state, place, old, &day)).transpose()?;
        match new {
            Some(state) => writer.mark(series.id, Mark { date: self.key.date, person: person.id, state })?,
            None => writer.clear_mark(series.id, self.key.date, person.id)?,
        }
        let name = &person.profile.name;
        let said = match (old, new) {
            (None, None) => format!("{name} has no mark on {day}"),
            (old, Some(state)) if old == Some(state) => format!("{} already", words::marked(name, state, &day)),
            (_, Some(state)) => words::marked(name, state, &day),
            (Some(_), None) => format!("took away the mark of {name} on {day}"),
        };
        let tally = tally_of(writer.read(), &series, self.key.date)?;
        let sentence = format!("{said}, {}{}{moved}", words::here(tally), lists.told(writer.read())?);
        Ok(Done { sentence, detail: Detail::Mark { person: person.id, name: person.profile.name, state: new, tally } })
    }
}

/// Before its day nothing can be told of a session but who sends apologies.
pub(super) fn has_begun(series: &Stored<Series>, session: &Occurrence, state: Attendance, context: &Context) -> Result<(), AppError> {
    let today: NaiveDate = series.value.event.anchor.wall(context.now, &context.zone).date();
    if session.start.date() <= today || state == Attendance::Apologies {
        return Ok(());
    }
    let why = format!("the session on {} lies ahead", words::day(session.start));
    Err(AppError::refused(why, "Fill the register in from that day on; apologies can be noted before."))
}

/// Whoever comes without being expected is a walk-in, and who was expected is none; who is not on the list cannot be missed.
pub(super) fn fitting(state: Attendance, place: Option<Place>, old: Option<Attendance>, day: &str) -> Result<Attendance, AppError> {
    match (state, place) {
        (Attendance::WalkIn, Some(place)) if is_expected(place) => Ok(Attendance::Came),
        (Attendance::Came, None) => Ok(Attendance::WalkIn),
        (Attendance::Apologies | Attendance::Missed, None) if old.is_none() => {
            let why = format!("nobody of that name is on the list for {day}");
            Err(AppError::refused(why, "Sign them up first with attendee add, or mark them as walk-in if they came."))
        }
        (state, _) => Ok(state),
    }
}

/// The count of a session as the store has it now.
pub(super) fn tally_of(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Tally, AppError> {
    let roster = roster_of(reader, series, date)?;
    Ok(tally(&roster, &reader.register_on(series.id, date)?, &reader.erased_on(series.id, date)?))
}
