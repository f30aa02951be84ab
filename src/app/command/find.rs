//! What a command names, found in the store or refused.

use super::Context;
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::person::Person;
use crate::store::{Reader, Stored};

pub(super) fn series(reader: Reader, uid: &Uid) -> Result<Stored<Series>, AppError> {
    reader.series_of(uid)?.ok_or(AppError::SeriesGone)
}

/// A session, skipped or not.
pub(super) fn session(reader: Reader, key: &SessionKey, context: &Context) -> Result<(Stored<Series>, Occurrence), AppError> {
    let series = series(reader, &key.uid)?;
    let session = series.value.find(key.date, &context.zone).ok_or_else(|| no_session(key.date))?;
    Ok((series, session))
}

/// A session that is not skipped: one that people can come to.
pub(super) fn held(series: &Series, date: RecurrenceId, context: &Context) -> Result<Occurrence, AppError> {
    let session = series.find(date, &context.zone).ok_or_else(|| no_session(date))?;
    if session.takes_place() {
        return Ok(session);
    }
    Err(AppError::refused(format!("the session on {} is skipped", words::day(session.start)), "Restore it first, or choose another date."))
}

pub(in crate::app) fn person(reader: Reader, id: PersonId) -> Result<Person, AppError> {
    reader.person(id)?.ok_or(AppError::PersonGone)
}

pub(super) fn no_session(date: RecurrenceId) -> AppError {
    AppError::NotFound { what: "session", value: words::day(date.0) }
}
