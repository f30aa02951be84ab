//! Gives a series other facts: what hangs on its dates follows them or the change is refused, and what took place stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, carry};
use crate::app::{AppError, words};
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::RecurrenceId;
use crate::domain::recurrence::Recurrence;
use crate::store::{Stored, Writer};

/// Writes the event over the series and says what the series is now; `follow` finds a date of the old series in the new one, which it
/// is shown without the dates that were removed.
pub(super) fn rewrite(
    writer: &Writer,
    context: &Context,
    known: Stored<Series>,
    event: Event,
    follow: impl Fn(&Series, RecurrenceId) -> Option<RecurrenceId>,
) -> Result<Stored<Series>, AppError> {
    let recurrence = Recurrence { removed: BTreeSet::new(), ..event.recurrence.clone() };
    let whole = Series { event: Event { recurrence, ..event }, overrides: BTreeMap::new() };
    let mut lost = BTreeSet::new();
    let series = carried(&known.value, &whole, |date| follow(&whole, date), &mut lost).checked()?;
    keeps_the_past(writer, context, &known, &series)?;
    let left = carry::sign_ups(writer, known.id, |date| follow(&whole, date))?;
    lost.extend(left.into_iter().filter_map(|row| row.value.reach.date()));
    if !lost.is_empty() {
        let advice = "Change the dates from a later session on with --following, or take back what is noted of those dates.";
        return Err(homeless(&lost, "", "; split the series after them, and change what comes then", advice));
    }
    writer.set_series(known.id, &series)?;
    let dates: BTreeSet<&RecurrenceId> = known.value.overrides.keys().chain(series.overrides.keys()).collect();
    for date in dates {
        writer.set_override(known.id, *date, &series.overrides.get(date).cloned().unwrap_or_default())?;
    }
    Ok(Stored { id: known.id, value: series })
}

/// The new series with the overrides and the removed dates of the old one; the dates of those that find no place are `lost`.
fn carried(
    known: &Series,
    whole: &Series,
    follow: impl Fn(RecurrenceId) -> Option<RecurrenceId>,
    lost: &mut BTreeSet<RecurrenceId>,
) -> Series {
    let mut series = whole.clone();
    for date in known.event.recurrence.removed.iter().copied().map(RecurrenceId) {
        if !follow(date).is_some_and(|to| series.event.recurrence.removed.insert(to.0)) {
            lost.insert(date);
        }
    }
    for (date, own) in &known.overrides {
        // one that moved to where it is due now has not moved
        let settled = |to: RecurrenceId| Override { start: own.start.filter(|start| *start != to.0), ..own.clone() };
        match follow(*date) {
            Some(to) if !series.overrides.contains_key(&to) => drop(series.overrides.insert(to, settled(to))),
            _ => drop(lost.insert(*date)),
        }
    }
    series
}

/// A session with a register took place when and how it did.
fn keeps_the_past(writer: &Writer, context: &Context, known: &Stored<Series>, series: &Series) -> Result<(), AppError> {
    let marked: BTreeSet<RecurrenceId> = writer.read().register(known.id)?.into_iter().map(|mark| mark.date).collect();
    let session = |series: &Series, date| series.find(date, &context.zone);
    match marked.into_iter().find(|date| session(&known.value, *date) != session(series, *date)) {
        None => Ok(()),
        Some(date) => Err(AppError::refused(
            format!("the register of {} is filled in: it took place", words::day(date.0)),
            "Change the dates from a later session on: fortnight session edit SERIES DATE --following",
        )),
    }
}

/// So many dates are named, the others counted.
const NAMED: usize = 5;

/// `of` says of which series, where that is not clear: “ of Chats”; `way` what can be done on every front end.
pub(super) fn homeless(dates: &BTreeSet<RecurrenceId>, of: &str, way: &str, advice: &str) -> AppError {
    let named: Vec<String> = dates.iter().take(NAMED).map(|date| words::day(date.0)).collect();
    let more = dates.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    AppError::refused(
        format!("something is noted of {}{more}, where no single session{of} would be any more{way}", named.join(", ")),
        advice,
    )
}
