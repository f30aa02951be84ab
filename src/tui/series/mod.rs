//! The series: each with its rule in words, its next date, and how many come.

mod state;
pub mod update;
mod view;

pub use state::SeriesTable;
