//! The home screen: a month of sessions, the selected one in full, and who comes to it.

mod cell;
mod first;
mod grid;
mod state;
pub mod update;
mod view;

pub use state::Calendar;
