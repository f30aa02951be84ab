//! What hangs on a date of a series follows its session when the dates change: sign-ups here, overrides where they are written.

use std::collections::BTreeSet;

use crate::app::AppError;
use crate::domain::event::{Event, Series};
use crate::domain::id::RecurrenceId;
use crate::domain::signup::{Reach, SignUp};
use crate::domain::time::midnight;
use crate::store::{Stored, Writer};

/// The session that a date means after a change: itself, else the only one of that day.
pub(super) fn counterpart(series: &Series, date: RecurrenceId) -> Option<RecurrenceId> {
    if series.gives(date) {
        return Some(date);
    }
    let Event { start, anchor, recurrence, .. } = &series.event;
    let day = date.0.date();
    let mut that_day = recurrence.starts(*start, anchor, midnight(day)).take_while(|found| found.date() == day);
    match (that_day.next(), that_day.next()) {
        (Some(only), None) => Some(RecurrenceId(only)),
        _ => None,
    }
}

/// Sign-ups for a date go to the date that it is from now on; those that find none, or the place taken, are left and handed back.
pub(super) fn sign_ups(
    writer: &Writer,
    series: i64,
    follow: impl Fn(RecurrenceId) -> Option<RecurrenceId>,
) -> Result<Vec<Stored<SignUp>>, AppError> {
    let rows = writer.read().sign_ups(series)?;
    let once = |row: Stored<SignUp>| row.value.reach.date().map(|date| (date, row));
    let (staying, moving): (Vec<_>, Vec<_>) = rows.into_iter().filter_map(once).partition(|(date, _)| follow(*date) == Some(*date));
    let mut taken: BTreeSet<_> = staying.into_iter().map(|(date, row)| (row.value.person, date)).collect();
    let (mut left, mut placed) = (Vec::new(), Vec::new());
    for (date, row) in moving {
        match follow(date).filter(|to| taken.insert((row.value.person, *to))) {
            Some(to) => placed.push((to, row)),
            None => left.push(row),
        }
    }
    // all at once: what stands where another one goes has to leave before
    for (_, row) in &placed {
        writer.remove_sign_up(row.id)?;
    }
    for (to, row) in placed {
        writer.add_sign_up(series, &SignUp { reach: Reach::One(to), ..row.value })?;
    }
    Ok(left)
}
