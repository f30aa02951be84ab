//! What a file for everyone leaves out: series and sessions that another program marked as private.

use crate::domain::event::{Series, Status};
use crate::ics::audience::is_private;
use crate::ics::calendar::Entry;

/// The entries that everyone may see, and how many series and single sessions are not among them.
pub fn without_private(mut entries: Vec<Entry>) -> (Vec<Entry>, usize) {
    let mut left_out = 0;
    entries.retain_mut(|entry| {
        let all_private = is_hidden(&entry.series);
        left_out += if all_private { 1 } else { hide_sessions(&mut entry.series) };
        !all_private && has_sessions(&entry.series)
    });
    (entries, left_out)
}

/// A one-off counts as it is in force.
fn is_hidden(series: &Series) -> bool {
    let own = series.overrides.values().next().filter(|_| !series.event.is_recurring());
    is_private(own.and_then(|own| own.kept.as_ref()).unwrap_or(&series.event.kept))
}

/// Takes private sessions out of a series as if there were none on those dates; how many.
fn hide_sessions(series: &mut Series) -> usize {
    if !series.event.is_recurring() {
        return 0;
    }
    let hidden = series.overrides.iter().filter(|(_, own)| own.status != Status::Cancelled && own.kept.as_ref().is_some_and(is_private));
    let hidden: Vec<_> = hidden.map(|(date, _)| *date).collect();
    for date in &hidden {
        series.overrides.remove(date);
        series.event.recurrence.removed.insert(date.0);
    }
    hidden.len()
}

fn has_sessions(series: &Series) -> bool {
    let event = &series.event;
    event.recurrence.starts(event.start, &event.anchor, event.start).next().is_some()
}
