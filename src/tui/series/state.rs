//! What the table of series view knows.

/// The view's own state.
#[derive(Debug, Default)]
pub struct SeriesTable {}
