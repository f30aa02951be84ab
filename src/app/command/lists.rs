//! The lists of several series, before and after a change of the people on them.

use std::collections::BTreeSet;

use super::places::Upcoming;
use super::{Context, find};
use crate::app::AppError;
use crate::domain::event::{Event, Series};
use crate::domain::id::{EntryId, PersonId};
use crate::store::{Reader, Stored};

/// The lists that a change of some people can touch, before it.
pub(in crate::app) struct Lists(Vec<(Stored<Series>, Upcoming)>);

impl Lists {
    /// Of every series for which one of them is signed up.
    pub(in crate::app) fn with(reader: Reader, people: &[PersonId], context: &Context) -> Result<Self, AppError> {
        Self::of(reader, Self::numbers_with(reader, people)?, context, |_| true)
    }

    /// Of those among them that have rules for their seats: only there it matters what someone is like.
    pub(super) fn ruled(reader: Reader, people: &[PersonId], context: &Context) -> Result<Self, AppError> {
        Self::of(reader, Self::numbers_with(reader, people)?, context, is_ruled)
    }

    /// Of the other series of some titles that have rules for their seats: who came to one of a title is no first-timer at any.
    pub(super) fn titled(reader: Reader, titles: &[&str], but: i64, context: &Context) -> Result<Self, AppError> {
        let mut numbers = BTreeSet::new();
        for title in titles {
            numbers.extend(reader.series_titled(title)?.into_iter().filter(|id| *id != but));
        }
        Self::of(reader, numbers, context, is_ruled)
    }

    /// Of all that some changes in the journal are about: their series, those of their titles, and those with rules and one of their people.
    pub(in crate::app) fn touched_by(reader: Reader, entries: &[EntryId], context: &Context) -> Result<Self, AppError> {
        let (mut series, mut people) = (BTreeSet::new(), Vec::new());
        for entry in entries {
            let (its_series, its_people) = reader.touched_by(*entry)?;
            series.extend(its_series);
            people.extend(its_people);
        }
        people.sort();
        people.dedup();
        let others = &Self::numbers_with(reader, &people)? - &series;
        let (Self(mut lists), Self(others)) = (Self::of(reader, series, context, |_| true)?, Self::of(reader, others, context, is_ruled)?);
        lists.extend(others);
        Ok(Self(lists))
    }

    fn numbers_with(reader: Reader, people: &[PersonId]) -> Result<BTreeSet<i64>, AppError> {
        let mut numbers = BTreeSet::new();
        for person in people {
            numbers.extend(reader.sign_ups_by(*person)?.into_iter().map(|(series, _)| series));
        }
        Ok(numbers)
    }

    fn of(reader: Reader, numbers: BTreeSet<i64>, context: &Context, counts: fn(&Event) -> bool) -> Result<Self, AppError> {
        let mut lists = Vec::new();
        for number in numbers {
            let Some(event) = reader.event(number)?.filter(counts) else { continue };
            let series = find::series(reader, &event.uid)?;
            if let Some(upcoming) = Upcoming::ahead(reader, &series, None, context)? {
                lists.push((series, upcoming));
            }
        }
        Ok(Self(lists))
    }

    /// Whose place is another one after the change, in words, or nothing.
    pub(in crate::app) fn told(&self, reader: Reader) -> Result<String, AppError> {
        Ok(self.moves(reader)?.0)
    }

    /// The same with the names of those who lose a seat.
    pub(super) fn moves(&self, reader: Reader) -> Result<(String, Vec<String>), AppError> {
        let (mut told, mut waiting) = (String::new(), Vec::new());
        for (series, before) in &self.0 {
            let Some(after) = self.still(reader, series)? else { continue };
            let moves = before.moves(reader, &after)?;
            told.push_str(&moves.told_in(&series.value.event.summary));
            waiting.extend(moves.waiting());
        }
        Ok((told, waiting))
    }

    /// The series as it is now; a part that is gone again goes on in the one that it was split off.
    fn still(&self, reader: Reader, series: &Stored<Series>) -> Result<Option<Stored<Series>>, AppError> {
        let same = reader.series_of(&series.value.event.uid)?;
        let is_first =
            |(first, _): &&(Stored<Series>, Upcoming)| first.id < series.id && first.value.event.summary == series.value.event.summary;
        match (same, self.0.iter().find(is_first)) {
            (None, Some((first, _))) => Ok(reader.series_of(&first.value.event.uid)?),
            (same, _) => Ok(same),
        }
    }
}

/// Whether it matters there what someone is like.
fn is_ruled(event: &Event) -> bool {
    !event.seat_order.is_plain()
}
