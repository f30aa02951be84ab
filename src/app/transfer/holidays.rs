//! Holidays in: the calendar file that has them.

use std::path::Path;

use super::import::read_calendar;
use crate::app::AppError;
use crate::domain::holiday::Holidays;
use crate::domain::time::Instant;
use crate::ics::holidays::holidays;

/// Reads the holidays of a calendar file as of `now`: each of its events that last all day.
///
/// # Errors
/// When the file cannot be read, or nothing in it lasts all day.
pub fn read_holidays(path: &Path, now: Instant) -> Result<Holidays, AppError> {
    let bytes = read_calendar(path)?;
    let (found, report) = holidays(&bytes, now);
    found.ok_or_else(|| AppError::NoHolidays { path: path.to_owned(), first: report.findings.into_iter().next().map(|one| one.text) })
}
