//! The directory: who is known, found by a few letters, and each of them in full.

mod edit;
mod line;
mod list;
mod merge;
mod page;
mod sign_up;
mod state;
mod tag;
mod twin;
pub mod update;
mod view;

pub use state::{Focus, Only, People, Why};
