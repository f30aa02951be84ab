//! What every view draws with: a session, those who come to it, text that fits, a line to type in, a list.

pub mod attendees;
pub mod bars;
pub mod empty;
pub mod entry;
pub mod input;
pub mod list;
pub mod marks;
pub mod panes;
pub mod plot;
pub mod progress;
pub mod session;
pub mod strip;
pub mod text;
