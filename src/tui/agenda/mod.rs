//! The agenda: a line for each session under the heading of its day, years back and ahead, loaded as they come into sight.

mod line;
mod list;
mod piece;
mod search;
mod state;
pub mod update;
mod view;

pub use piece::{Piece, Place};
pub use state::Agenda;
