//! Who has which place before and after a change: the promotions that its sentence tells.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::carry::counterpart;
use super::{Context, find};
use crate::app::claims::claims;
use crate::app::{AppError, words};
use crate::domain::event::{Event, Series};
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::occurrence::Occurrence;
use crate::domain::roster::{Roster, roster};
use crate::domain::signup::Reach;
use crate::domain::time::{Anchor, midnight};
use crate::store::{Reader, Stored};

/// Who has which place in the sessions that a change can touch, before it; the first of them is the one by which it is told.
pub(super) struct Upcoming(Vec<(RecurrenceId, Roster)>);

/// So many sessions that are skipped or moved away from their day are passed over in search of one that is held.
const LOOK_AHEAD: usize = 1_000;

impl Upcoming {
    /// The next session that is due on a day or later (`None`: today), and every one after it whose list differs from the one before:
    /// those with a list of their own, and the first after someone joins or leaves.
    pub(super) fn of(reader: Reader, series: &Stored<Series>, day: Option<NaiveDate>, context: &Context) -> Result<Self, AppError> {
        let Event { start, anchor, recurrence, .. } = &series.value.event;
        let now = anchor.wall(context.now, &context.zone);
        let from = day.map_or(now, midnight).max(now);
        let due = |session: &Occurrence| session.takes_place() && session.date.0.date() >= from.date();
        let at = anchor.resolve(from, &context.zone).at;
        let Some(told) = series.value.not_ended(at, &context.zone).take(LOOK_AHEAD).find(due).map(|session| session.date) else {
            return Self::only(reader, series, RecurrenceId(*start));
        };
        let mut dates = BTreeSet::new();
        for row in reader.sign_ups(series.id)? {
            match row.value.reach {
                Reach::One(date) => drop(dates.insert(date)),
                Reach::Standing { from, until } => {
                    let edges = from.into_iter().chain(until);
                    dates.extend(edges.filter_map(|day| recurrence.starts(*start, anchor, midnight(day)).next()).map(RecurrenceId));
                }
            }
        }
        let is_held = |date: &RecurrenceId| series.value.find(*date, &context.zone).is_some_and(|session| session.takes_place());
        let later = dates.into_iter().filter(|date| *date > told).filter(is_held);
        let of_date = |date| Ok((date, roster_of(reader, series, date)?));
        std::iter::once(told).chain(later).map(of_date).collect::<Result<_, _>>().map(Self)
    }

    /// One session only.
    pub(super) fn only(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Self, AppError> {
        Ok(Self(vec![(date, roster_of(reader, series, date)?)]))
    }

    /// The roster, as it is now, of the session by which the change is told.
    pub(super) fn told(&self, reader: Reader, series: &Stored<Series>) -> Result<Roster, AppError> {
        self.0.first().map_or_else(|| Ok(Roster::default()), |(date, _)| roster_of(reader, series, *date))
    }

    /// Whose place is another one after the change, each named once, where it is first so.
    pub(super) fn moves(&self, reader: Reader, after: &Stored<Series>) -> Result<Moves, AppError> {
        let mut moves = Moves { up: Vec::new(), down: Vec::new() };
        let (mut up, mut down) = (BTreeSet::new(), BTreeSet::new());
        for (place, (date, before)) in self.0.iter().enumerate() {
            let Some(date) = counterpart(&after.value, *date) else { continue };
            let now = roster_of(reader, after, date)?;
            let on = (place > 0).then(|| after.value.own(date).and_then(|own| own.start).unwrap_or(date.0));
            moves.up.extend(Moved::all(reader, now.moved_up_since(before), &mut up, on)?);
            moves.down.extend(Moved::all(reader, before.moved_up_since(&now), &mut down, on)?);
        }
        Ok(moves)
    }
}

/// The roster of one session as the store has it now.
pub(super) fn roster_of(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Roster, AppError> {
    Ok(roster(&claims(reader, series, date, date)?, date, series.value.capacity(date)))
}

/// Whose place a change made another one.
pub(super) struct Moves {
    /// From the waiting list to a seat.
    up: Vec<Moved>,
    /// From a seat to the waiting list.
    down: Vec<Moved>,
}

/// People by name, and the session in which they moved where that is not the one by which the change is told.
struct Moved {
    names: Vec<String>,
    on: Option<NaiveDateTime>,
}

impl Moved {
    fn all(
        reader: Reader,
        people: Vec<PersonId>,
        seen: &mut BTreeSet<PersonId>,
        on: Option<NaiveDateTime>,
    ) -> Result<Option<Self>, AppError> {
        let new: Vec<PersonId> = people.into_iter().filter(|person| seen.insert(*person)).collect();
        let names: Vec<String> =
            new.into_iter().map(|person| Ok(find::person(reader, person)?.profile.name)).collect::<Result<_, AppError>>()?;
        Ok((!names.is_empty()).then_some(Self { names, on }))
    }

    fn day(&self) -> String {
        self.on.map(|start| format!(" on {}", words::day(start))).unwrap_or_default()
    }
}

impl Moves {
    /// "; Dev Patel moves up from the waiting list; 2 go to the waiting list: Bo and Cara", or nothing.
    pub(super) fn told(&self) -> String {
        let up = self.up.iter().map(|moved| match moved.names.as_slice() {
            [one] => format!("; {one} moves up from the waiting list{}", moved.day()),
            many => format!("; {} move up from the waiting list{}", listed(many), moved.day()),
        });
        let down = self.down.iter().map(|moved| match moved.names.as_slice() {
            [one] => format!("; {one} goes to the waiting list{}", moved.day()),
            many => format!("; {} go to the waiting list{}: {}", many.len(), moved.day(), listed(many)),
        });
        up.chain(down).collect()
    }

    /// Names of those who lose a seat.
    pub(super) fn waiting(self) -> Vec<String> {
        self.down.into_iter().flat_map(|moved| moved.names).collect()
    }
}

/// "Ada, Bo and Cara".
fn listed(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    }
}

/// "; now at 17:00 UK time, weekly on Friday, from Fri 4 Sep 2020 on".
pub(super) fn telling(event: &Event) -> String {
    let rule = event.is_recurring().then(|| event.recurrence.describe(event.start, &event.anchor));
    let time = (event.anchor != Anchor::AllDay).then(|| format!("at {} {}", event.start.format("%H:%M"), words::clock(&event.anchor)));
    let day = words::day(event.start);
    let first = if rule.is_some() { format!("from {day} on") } else { format!("on {day}") };
    format!("; now {}", [time, rule, Some(first)].into_iter().flatten().collect::<Vec<_>>().join(", "))
}
