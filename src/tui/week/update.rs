//! What the keys of the week do.

use crate::tui::action::Context;
use crate::tui::part::Part;

/// The view for the rest of the screen.
pub const PART: Part = Part { contexts: |_| &[Context::Week, Context::Screen], view: super::view::view, ..Part::BARE };
