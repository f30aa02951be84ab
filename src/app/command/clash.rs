//! What a change's sentence says of sessions that want the same people or the same link at the same time.

use super::Context;
use crate::app::clashes::{Shared, around, booked};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::RecurrenceId;
use crate::domain::occurrence::Occurrence;
use crate::store::{Reader, Stored};

/// As many sessions ahead as an organiser sees when a series is added.
const AHEAD: usize = 6;

/// "; clashes with Choir at 16:30: same link", or nothing: of one session, or of the first that clashes among those ahead.
pub(super) fn clashes_ahead(
    reader: Reader,
    series: &Stored<Series>,
    date: Option<RecurrenceId>,
    context: &Context,
) -> Result<String, AppError> {
    told(reader, series, date, context, |_| true)
}

/// The same of the clashes that someone is in.
pub(super) fn person_clashes(
    reader: Reader,
    series: &Stored<Series>,
    date: Option<RecurrenceId>,
    name: &str,
    context: &Context,
) -> Result<String, AppError> {
    told(reader, series, date, context, |shared| matches!(shared, Shared::Person(person) if person == name))
}

fn told(
    reader: Reader,
    series: &Stored<Series>,
    date: Option<RecurrenceId>,
    context: &Context,
    matters: impl Fn(&Shared) -> bool,
) -> Result<String, AppError> {
    let sessions: Vec<Occurrence> = match date {
        Some(date) => series.value.find(date, &context.zone).into_iter().collect(),
        None => series.value.not_ended(context.now, &context.zone).take(AHEAD).collect(),
    };
    let mut found = around(reader, booked(reader, series, &sessions, &context.zone)?, &context.zone)?;
    for clashes in found.values_mut() {
        clashes.iter_mut().for_each(|clash| clash.shared.retain(&matters));
        clashes.retain(|clash| !clash.shared.is_empty());
    }
    let of = |session: &Occurrence| Some((session.start, found.get(&series.value.key(session.date)).filter(|all| !all.is_empty())?));
    let Some((start, clashes)) = sessions.iter().find_map(of) else { return Ok(String::new()) };
    let day = if date.is_none() && series.value.event.is_recurring() { format!("on {} it ", words::day(start)) } else { String::new() };
    Ok(clashes.iter().map(|clash| format!("; {day}{}", words::clash(clash, context.dial))).collect())
}
