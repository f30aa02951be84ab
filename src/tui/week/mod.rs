//! The week: seven days by the hour, overlapping sessions side by side.

mod state;
pub mod update;
mod view;

pub use state::Week;
