//! Who has which place before and after a change, in the sessions that it can touch.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::moves::{Move, Moves};
use super::{Context, find};
use crate::app::AppError;
use crate::app::claims::claims;
use crate::domain::event::{Event, Series, Status};
use crate::domain::follow::counterpart;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::occurrence::Occurrence;
use crate::domain::roster::{Claims, Roster, roster};
use crate::domain::signup::Reach;
use crate::domain::time::midnight;
use crate::store::{Reader, Stored};

/// Who has which place in the sessions that a change can touch, before it.
#[derive(Default)]
pub(super) struct Upcoming {
    /// The session by which the change is told; others are named with their day.
    told: Option<RecurrenceId>,
    /// With the seats that each has.
    sessions: Vec<(RecurrenceId, Option<u32>)>,
    claims: Claims,
}

/// So many sessions that are skipped or moved away from their day are passed over in search of one that is held.
const LOOK_AHEAD: usize = 1_000;

impl Upcoming {
    /// The next session that is due on a day or later (`None`: today), and every one after it whose list differs from the one before:
    /// those with a list or seats of their own, and the first behind them or after someone joins or leaves. Where nothing lies ahead, the first session ever.
    pub(super) fn of(reader: Reader, series: &Stored<Series>, day: Option<NaiveDate>, context: &Context) -> Result<Self, AppError> {
        match Self::ahead(reader, series, day, context)? {
            Some(upcoming) => Ok(upcoming),
            None => Self::only(reader, series, RecurrenceId(series.value.event.start)),
        }
    }

    /// One session only.
    pub(super) fn only(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Self, AppError> {
        let claims = claims(reader, series, date, date)?;
        Ok(Self { told: Some(date), sessions: vec![(date, series.value.capacity(date))], claims })
    }

    /// As `of`, where something lies ahead.
    pub(super) fn ahead(
        reader: Reader,
        series: &Stored<Series>,
        day: Option<NaiveDate>,
        context: &Context,
    ) -> Result<Option<Self>, AppError> {
        let Event { start, anchor, recurrence, seat_order, .. } = &series.value.event;
        let now = anchor.wall(context.now, &context.zone);
        let from = day.map_or(now, midnight).max(now);
        let due = |session: &Occurrence| session.takes_place() && session.date.0.date() >= from.date();
        let at = anchor.resolve(from, &context.zone).at;
        let Some(told) = series.value.not_ended(at, &context.zone).take(LOOK_AHEAD).find(due).map(|session| session.date) else {
            return Ok(None);
        };
        let claims = claims(reader, series, told, RecurrenceId(NaiveDateTime::MAX))?;
        let (mut dates, mut edges) = (BTreeSet::new(), BTreeSet::new());
        for sign_up in &claims.sign_ups {
            match sign_up.reach {
                Reach::One(date) => drop(dates.insert(date)),
                Reach::Standing { from, until } => edges.extend(from.into_iter().chain(until)),
            }
        }
        let own_seats = series.value.overrides.iter().filter(|(_, own)| own.capacity.is_some()).map(|(date, _)| *date);
        dates.extend(own_seats);
        // a session with a list or seats of its own, or one that is skipped, says nothing of the plain one behind it
        let skipped = series.value.overrides.iter().filter(|(_, own)| own.status == Status::Cancelled).map(|(date, _)| date);
        edges.extend(dates.iter().chain(skipped).filter_map(|date| date.0.date().succ_opt()));
        if !seat_order.is_plain() {
            // whoever comes for the first time today does not the next time
            edges.extend(told.0.date().succ_opt());
        }
        let first_on = |day: &NaiveDate| recurrence.starts(*start, anchor, midnight(*day)).next();
        dates.extend(edges.range(told.0.date()..).filter_map(first_on).map(RecurrenceId));
        let is_held = |date: &RecurrenceId| series.value.find(*date, &context.zone).is_some_and(|session| session.takes_place());
        let later = dates.into_iter().filter(|date| *date > told).filter(is_held);
        let sessions = std::iter::once(told).chain(later).map(|date| (date, series.value.capacity(date))).collect();
        Ok(Some(Self { told: Some(told), sessions, claims }))
    }

    /// The same with some single sessions that were like those around them, and will not be.
    pub(super) fn and_on(mut self, series: &Series, dates: impl IntoIterator<Item = RecurrenceId>, context: &Context) -> Self {
        let Some(told) = self.told else { return self };
        let is_held = |date: RecurrenceId| series.find(date, &context.zone).is_some_and(|session| session.takes_place());
        for date in dates.into_iter().filter(|date| *date > told && is_held(*date)) {
            if let Err(place) = self.sessions.binary_search_by_key(&date, |(known, _)| *known) {
                self.sessions.insert(place, (date, series.capacity(date)));
            }
        }
        self
    }

    /// Whose place is another one after the change.
    pub(super) fn moves(&self, reader: Reader, after: &Stored<Series>) -> Result<Moves, AppError> {
        self.moves_by(reader, after, |date| counterpart(&after.value, date))
    }

    /// The same where one person's sign-ups are all that changed: those of everyone else are as they were read before.
    pub(super) fn moves_by_one(&self, reader: Reader, series: &Stored<Series>, person: PersonId) -> Result<Moves, AppError> {
        if !self.claims.order.is_plain() {
            return self.moves(reader, series);
        }
        let mut after = self.claims.clone();
        after.sign_ups.retain(|sign_up| sign_up.person != person);
        after.sign_ups.extend(reader.sign_ups_of(series.id, person)?.into_iter().map(|row| row.value));
        let same: Vec<_> = self.sessions.iter().map(|(date, capacity)| (*date, *capacity, *date)).collect();
        self.moves_to(reader, series, &same, &after)
    }

    /// The same where sessions are found by their old date in another way.
    pub(super) fn moves_by(
        &self,
        reader: Reader,
        after: &Stored<Series>,
        follow: impl Fn(RecurrenceId) -> Option<RecurrenceId>,
    ) -> Result<Moves, AppError> {
        let followed = self.sessions.iter().filter_map(|(date, capacity)| Some((*date, *capacity, follow(*date)?)));
        let followed: Vec<_> = followed.collect();
        let dates = || followed.iter().map(|(.., date)| *date);
        let Some((first, last)) = dates().min().zip(dates().max()) else { return Ok(Moves::default()) };
        self.moves_to(reader, after, &followed, &claims(reader, after, first, last)?)
    }

    /// The sessions as their old dates, their old seats and their new dates.
    fn moves_to(
        &self,
        reader: Reader,
        after: &Stored<Series>,
        sessions: &[(RecurrenceId, Option<u32>, RecurrenceId)],
        claims: &Claims,
    ) -> Result<Moves, AppError> {
        let mut moves = Moves::default();
        let (mut up, mut down) = (BTreeSet::new(), BTreeSet::new());
        for (old, capacity, date) in sessions.iter().copied() {
            let before = roster(&self.claims, old, capacity);
            let now = roster(claims, date, after.value.capacity(date));
            let on = (self.told != Some(old)).then(|| after.value.own(date).and_then(|own| own.start).unwrap_or(date.0));
            moves.up.extend(moved(reader, now.moved_up_since(&before), &mut up, on)?);
            moves.down.extend(moved(reader, now.wait_since(&before), &mut down, on)?);
            if self.told == Some(old) {
                moves.roster = now;
            }
        }
        Ok(moves)
    }
}

/// Each named once, where it is first so.
fn moved(
    reader: Reader,
    people: Vec<PersonId>,
    seen: &mut BTreeSet<PersonId>,
    on: Option<NaiveDateTime>,
) -> Result<Option<Move>, AppError> {
    let new = people.into_iter().filter(|person| seen.insert(*person));
    let names: Vec<String> = new.map(|person| Ok(find::person(reader, person)?.profile.name)).collect::<Result<_, AppError>>()?;
    Ok((!names.is_empty()).then_some(Move { names, on }))
}

/// The roster of one session as the store has it now.
pub(super) fn roster_of(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Roster, AppError> {
    Ok(roster(&claims(reader, series, date, date)?, date, series.value.capacity(date)))
}
