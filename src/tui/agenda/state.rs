//! What the agenda view knows.

/// The view's own state.
#[derive(Debug, Default)]
pub struct Agenda {}
