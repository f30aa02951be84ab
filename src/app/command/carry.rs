//! What hangs on a date of a series follows its session when the dates change: sign-ups here, overrides where they are written.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use crate::app::AppError;
use crate::domain::id::RecurrenceId;
use crate::domain::signup::{Reach, SignUp};
use crate::store::{Stored, Writer};

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

/// Who joined or left with a session joins or leaves with the same one.
pub(super) fn standing(writer: &Writer, series: i64, by: TimeDelta) -> Result<(), AppError> {
    if by.is_zero() {
        return Ok(());
    }
    let moved = |date: Option<NaiveDate>| date.and_then(|date| date.checked_add_signed(by));
    for row in writer.read().sign_ups(series)? {
        if let Reach::Standing { from, until } = row.value.reach
            && (from.is_some() || until.is_some())
        {
            let reach = Reach::Standing { from: moved(from), until: moved(until) };
            writer.set_sign_up(series, &Stored { id: row.id, value: SignUp { reach, ..row.value } })?;
        }
    }
    Ok(())
}
