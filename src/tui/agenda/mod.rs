//! The agenda: a line for each session, grouped by day, over years.

mod state;
pub mod update;
mod view;

pub use state::Agenda;
