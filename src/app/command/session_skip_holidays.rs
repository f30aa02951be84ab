//! Skips every session ahead that is on a holiday, each with the holiday's name as its reason.

use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Override, Status};
use crate::domain::id::Uid;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSkipHolidays {
    pub uid: Uid,
}

/// So many dates are told, the others counted.
const TOLD: usize = 6;

impl SessionSkipHolidays {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        if context.holidays.are_stand_in() {
            let advice = "Correct “holidays” in the file of settings; “fortnight config show” says where that is. Nothing was skipped.";
            return Err(AppError::refused("the bank holidays that the settings name cannot be known, and others may not be yours", advice));
        }
        let Some(until) = context.holidays.until() else {
            let advice = "Say whose in the file of settings, as in holidays = \"scotland\"; see: fortnight config show --default";
            return Err(AppError::refused("no bank holidays are known", advice));
        };
        let mut series = find::series(writer.read(), &self.uid)?;
        let title = series.value.event.summary.clone();
        let goes_on = series.value.last_end(&context.zone).is_none_or(|end| context.holidays.end_before(context.zone.wall(end).date()));
        let known = if goes_on { format!("; {}", words::holidays_end(until)) } else { String::new() };
        let (mut skipped, mut left) = (Vec::new(), Vec::new());
        for (session, name) in series.value.on_holidays(&context.holidays, context.now, &context.zone) {
            let (date, day) = (session.date, words::day(session.start));
            if writer.read().has_register(series.id, date.0, date.0)? {
                left.push(day);
                continue;
            }
            let own = series.value.own(date).cloned().unwrap_or_default();
            let own = Override { status: Status::Cancelled, reason: Some(name.to_owned()), ..own }.checked()?;
            writer.set_override(series.id, date, &own)?;
            skipped.push(format!("{name} on {day}"));
        }
        let left = if left.is_empty() { String::new() } else { format!("; not {}, which is in the register", listed(&left)) };
        if skipped.is_empty() {
            return Ok(Done::said(format!("no session of {title} is left to skip for a bank holiday{left}{known}")));
        }
        series.value.event.sequence += 1;
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        let count = words::count(skipped.len(), "session", "sessions");
        let sentence = format!("skipped {count} of {title}: {}{left}{known}", listed(&skipped));
        Ok(Done { sentence, detail: Detail::Edited { made: None, waiting: Vec::new(), leap: None } })
    }
}

/// The first few, and how many more there are.
fn listed(all: &[String]) -> String {
    let told = all.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = all.len().saturating_sub(TOLD);
    if more > 0 { format!("{told} and {more} more") } else { told }
}
