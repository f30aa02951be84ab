//! What the keys of the table of series do.

use crate::tui::action::Context;
use crate::tui::part::Part;

/// The view for the rest of the screen.
pub const PART: Part = Part { contexts: |_| &[Context::SeriesTable, Context::Screen], view: super::view::view, ..Part::BARE };
