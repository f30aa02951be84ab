//! Removes a series with its dates, sign-ups and register; the people stay.

use super::lists::Lists;
use super::{Context, Done, find};
use crate::app::AppError;
use crate::domain::id::Uid;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRm {
    pub uid: Uid,
}

impl SeriesRm {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let title = series.value.event.summary;
        let others = Lists::titled(writer.read(), &[&title], series.id, context)?;
        writer.remove_series(series.id)?;
        Ok(Done::said(format!("removed {title} with its sign-ups and register{}", others.told(writer.read())?)))
    }
}
