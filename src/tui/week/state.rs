//! What the week view knows.

/// The view's own state.
#[derive(Debug, Default)]
pub struct Week {}
