//! Removes a series with its dates, sign-ups and register; the people stay.

use super::{Done, find};
use crate::app::AppError;
use crate::domain::id::Uid;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRm {
    pub uid: Uid,
}

impl SeriesRm {
    pub(super) fn apply(&self, writer: &Writer) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        writer.remove_series(series.id)?;
        Ok(Done::said(format!("removed {} with its sign-ups and register", series.value.event.summary)))
    }
}
