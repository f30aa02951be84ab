//! What was changed, newest first: the journal in sentences.

use super::Query;
use crate::app::{App, AppError};
pub use crate::store::JournalEntry as HistoryLine;

/// The newest `limit` changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    pub limit: usize,
}

impl Query for History {
    type Answer = Vec<HistoryLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        Ok(app.read().history(self.limit)?)
    }
}
