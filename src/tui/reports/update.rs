//! What the keys of the reports do.

use crate::tui::action::Context;
use crate::tui::part::Part;

/// The view for the rest of the screen.
pub const PART: Part = Part { contexts: |_| &[Context::Reports, Context::Screen], view: super::view::view, ..Part::BARE };
