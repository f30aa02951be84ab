//! Gives everyone who was expected and has no mark yet the same one, when the register is closed.

use super::lists::Lists;
use super::places::roster_of;
use super::register_mark::{has_begun, tally_of};
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::id::SessionKey;
use crate::domain::register::is_expected;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRest {
    pub key: SessionKey,
    pub state: Attendance,
}

impl RegisterRest {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.key.uid)?;
        let date = self.key.date;
        let session = find::held(&series.value, date, context)?;
        has_begun(&series, &session, self.state, context)?;
        let marks = writer.read().register_on(series.id, date)?;
        let expected = roster_of(writer.read(), &series, date)?.entries.into_iter().filter(|entry| is_expected(entry.place));
        let rest: Vec<_> = expected.filter(|entry| marks.iter().all(|mark| mark.person != entry.person)).collect();
        let people: Vec<_> = rest.iter().map(|entry| entry.person).collect();
        let lists = Lists::ruled(writer.read(), &people, context)?;
        for entry in &rest {
            writer.mark(series.id, Mark { date, person: entry.person, state: self.state })?;
        }
        let (day, here) = (words::day(session.start), words::here(tally_of(writer.read(), &series, date)?));
        let moved = lists.told(writer.read())?;
        Ok(Done::said(match rest.len() {
            0 => format!("everyone expected on {day} has a mark already, {here}"),
            number => format!("marked {} as {} on {day}, {here}{moved}", words::count(number, "person", "people"), self.state.word()),
        }))
    }
}
