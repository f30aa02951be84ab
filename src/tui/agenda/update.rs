//! What the keys of the agenda do.

use crate::tui::action::Context;
use crate::tui::part::Part;

/// The view for the rest of the screen.
pub const PART: Part = Part { contexts: |_| &[Context::Agenda, Context::Screen], view: super::view::view, ..Part::BARE };
