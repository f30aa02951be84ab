//! The series: each with its rule in words, its next date, and how many come; beside it its sessions, past and ahead.

mod end;
mod line;
mod order;
mod sessions;
mod sessions_view;
mod state;
mod table;
pub mod update;
mod view;

pub use state::{Focus, SeriesTable};
