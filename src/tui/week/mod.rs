//! The week: its days by the hour, overlapping sessions side by side, another zone's hours beside ours.

mod block;
mod grid;
mod gutter;
mod lanes;
mod plan;
mod state;
pub mod update;
mod view;

pub use state::Week;
