//! Small things that every view draws with: text that fits, a line to type in, a list.

pub mod input;
pub mod list;
pub mod marks;
pub mod progress;
pub mod strip;
pub mod text;
