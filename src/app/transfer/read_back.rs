//! What was written is read again and compared with what was meant, before anyone relies on it.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::app::AppError;
use crate::domain::event::{Series, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::occurrence::Occurrence;
use crate::domain::recurrence::Recurrence;
use crate::domain::text::one_line;
use crate::domain::time::{Anchor, Instant, Length};
use crate::domain::zone::Zone;
use crate::ics::audience::Audience;
use crate::ics::calendar::Calendar;
use crate::ics::decode::decode;

/// Sessions that are compared from the first on, and again from each of [`LATER`] on, where two series are not put down alike.
const COMPARED: usize = 1_000;
/// Seconds after the first session: ten years and fifty.
const LATER: [i64; 3] = [0, 3_653 * 86_400, 18_263 * 86_400];
/// The first of January of year 1: before every session.
const BEGINNING: Instant = Instant(-62_135_596_800);

/// # Errors
/// [`AppError::Unfaithful`] for the first series that the text does not tell as the calendar has it.
pub fn check(calendar: &Calendar, audience: Audience, text: &str, now: Instant) -> Result<(), AppError> {
    let (again, _) = decode(text.as_bytes(), now);
    let mut again = again.entries.iter();
    for entry in &calendar.entries {
        if !again.next().is_some_and(|read| is_told(&entry.series, &read.series, audience)) {
            return Err(AppError::Unfaithful(entry.series.event.uid.0.clone()));
        }
    }
    Ok(())
}

/// Sessions follow from these facts alone: where they are equal nothing needs computing, which keeps a large calendar cheap.
#[derive(PartialEq)]
struct Facts<'a> {
    start: NaiveDateTime,
    anchor: &'a Anchor,
    length: Length,
    recurrence: Recurrence,
    title: &'a str,
    own: BTreeMap<RecurrenceId, Own>,
}

type Own = (Option<NaiveDateTime>, Option<Length>, Status, String);

fn is_told(meant: &Series, read: &Series, audience: Audience) -> bool {
    facts(meant, audience) == facts(read, audience) || sessions(meant, audience).eq(sessions(read, audience))
}

fn facts(series: &Series, audience: Audience) -> Facts<'_> {
    let event = &series.event;
    let mut recurrence = event.recurrence.clone();
    let mut own = BTreeMap::new();
    for (date, one) in &series.overrides {
        if one.status == Status::Cancelled && audience != Audience::Backup && event.is_recurring() {
            recurrence.removed.insert(date.0);
        } else {
            own.insert(*date, (one.start, one.length, one.status, title(series, *date)));
        }
    }
    Facts { start: event.start, anchor: &event.anchor, length: event.length, recurrence, title: &event.summary, own }
}

/// When each session begins and ends, whether it takes place, and its title.
fn sessions(series: &Series, audience: Audience) -> impl Iterator<Item = (Instant, Instant, Status, String)> + '_ {
    let utc = Zone::utc();
    let first = series.event.anchor.resolve(series.event.start, &utc).at;
    // for all but ourselves a skipped session is one that there never was
    let is_seen = move |session: &Occurrence| session.takes_place() || audience == Audience::Backup || !series.event.is_recurring();
    let from = |at: Instant| series.sessions_from(at, &utc).filter(is_seen).take(COMPARED).collect::<Vec<_>>();
    let seen: Vec<Occurrence> = LATER.into_iter().flat_map(|later| from(if later == 0 { BEGINNING } else { first.plus(later) })).collect();
    seen.into_iter().map(|session| (session.starts_at, session.ends_at, session.status, title(series, session.date)))
}

/// As SUMMARY has it.
fn title(series: &Series, date: RecurrenceId) -> String {
    let own = series.own(date);
    let title = own.and_then(|own| own.summary.as_deref()).map(one_line).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| series.event.summary.clone());
    match own.and_then(|own| own.theme.as_deref()).map(one_line) {
        Some(theme) if !theme.is_empty() => format!("{title}: {theme}"),
        _ => title,
    }
}
