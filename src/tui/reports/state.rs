//! What the view of reports knows.

/// The view's own state.
#[derive(Debug, Default)]
pub struct Reports {}
