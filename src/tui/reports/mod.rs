//! The reports: a stretch of time in numbers and plots.

mod days;
mod numbers;
mod plots;
mod row;
mod state;
mod target;
pub mod update;
mod view;
mod write;

pub use state::Reports;
