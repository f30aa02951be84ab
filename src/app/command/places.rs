//! Who has which place before and after a change: the promotions that its sentence tells.

use std::collections::BTreeSet;

use super::Context;
use super::carry::counterpart;
use crate::app::{AppError, words};
use crate::domain::event::{Event, Series};
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::roster::{Roster, roster};
use crate::domain::signup::{Reach, SignUp};
use crate::domain::time::{Anchor, midnight};
use crate::store::{Reader, Stored};

/// The roster of one session as the store has it now.
pub(super) fn roster_of(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Roster, AppError> {
    let rows = reader.sign_ups_between(series.id, date, date)?;
    let sign_ups: Vec<SignUp> = rows.into_iter().map(|row| row.value).collect();
    Ok(roster(&sign_ups, date, series.value.capacity(date)))
}

/// The session by which a change of a standing sign-up is told: the next one, else the first.
pub(super) fn telling_date(series: &Series, context: &Context) -> RecurrenceId {
    series.next(context.now, &context.zone).map_or(RecurrenceId(series.event.start), |session| session.date)
}

/// Who has which place in the sessions to come whose lists differ, before a change.
pub(super) struct Upcoming(Vec<(RecurrenceId, Roster)>);

impl Upcoming {
    /// The next session, every later one with a list of its own, and the first one of everybody who joins later.
    pub(super) fn of(reader: Reader, series: &Stored<Series>, context: &Context) -> Result<Self, AppError> {
        let today = series.value.event.anchor.wall(context.now, &context.zone);
        let Event { start, anchor, recurrence, .. } = &series.value.event;
        let mut dates = BTreeSet::from([telling_date(&series.value, context)]);
        for row in reader.sign_ups(series.id)? {
            match row.value.reach {
                Reach::One(date) => drop(dates.insert(date)),
                Reach::Standing { from, .. } => {
                    let from = from.map_or(today, midnight);
                    dates.extend(recurrence.starts(*start, anchor, from).next().map(RecurrenceId));
                }
            }
        }
        let ahead = dates.into_iter().filter(|date| date.0.date() >= today.date());
        ahead.map(|date| Ok((date, roster_of(reader, series, date)?))).collect::<Result<_, _>>().map(Self)
    }

    /// One session only.
    pub(super) fn only(reader: Reader, series: &Stored<Series>, date: RecurrenceId) -> Result<Self, AppError> {
        Ok(Self(vec![(date, roster_of(reader, series, date)?)]))
    }

    /// Whose place is another one after the change, each named once.
    pub(super) fn moves(&self, reader: Reader, after: &Stored<Series>) -> Result<Moves, AppError> {
        let (mut up, mut down) = (BTreeSet::new(), BTreeSet::new());
        for (date, before) in &self.0 {
            let Some(date) = counterpart(&after.value, *date) else { continue };
            let now = roster_of(reader, after, date)?;
            up.extend(now.moved_up_since(before));
            down.extend(before.moved_up_since(&now));
        }
        let names = |people: BTreeSet<PersonId>| -> Result<Vec<String>, AppError> {
            let people = people.into_iter().map(|id| Ok(reader.person(id)?)).collect::<Result<Vec<_>, AppError>>()?;
            Ok(people.into_iter().flatten().map(|person| person.profile.name).collect())
        };
        Ok(Moves { up: names(up)?, down: names(down)? })
    }
}

/// Whose place a change made another one, by name.
pub(super) struct Moves {
    /// From the waiting list to a seat.
    up: Vec<String>,
    /// From a seat to the waiting list.
    pub(super) down: Vec<String>,
}

impl Moves {
    /// "; Dev Patel moves up from the waiting list; 2 go to the waiting list: Bo and Cara", or nothing.
    pub(super) fn told(&self) -> String {
        let down = match self.down.as_slice() {
            [] => String::new(),
            [one] => format!("; {one} goes to the waiting list"),
            many => format!("; {} go to the waiting list: {}", many.len(), listed(many)),
        };
        told_up(&self.up) + &down
    }
}

/// "; Dev Patel moves up from the waiting list", or nothing.
pub(super) fn promotions(reader: Reader, before: &Roster, after: &Roster) -> Result<String, AppError> {
    let mut names = Vec::new();
    for person in after.moved_up_since(before) {
        names.extend(reader.person(person)?.map(|person| person.profile.name));
    }
    Ok(told_up(&names))
}

fn told_up(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("; {one} moves up from the waiting list"),
        many => format!("; {} move up from the waiting list", listed(many)),
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
