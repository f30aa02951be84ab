//! The home screen: a month of sessions, the selected one in full, and who comes to it.

mod attendees;
mod cell;
mod entry;
mod first;
mod grid;
mod panel;
mod state;
pub mod update;
pub mod view;

use state::is_skipped;
pub use state::{Calendar, Focus};
