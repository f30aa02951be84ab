//! The reports: a stretch of time in numbers and plots.

mod state;
pub mod update;
mod view;

pub use state::Reports;
