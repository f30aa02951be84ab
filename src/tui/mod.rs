//! The screen: `update` says what a key means, `view` draws what is, and only `runtime` and what it holds touch the world.
//!
//! ```text
//! terminal -> runtime -> session -> update -> state
//!                           |          |        |
//!                        answers       part    view
//!                                      |        |
//!                                 calendar/ … people/, overlay/, prompt/, form/
//! ```
//!
//! Keys, hints, the `?` palette and the key table of the README are printed from the one table in `table/`.

pub mod action;
mod agenda;
mod answers;
mod ascii;
mod bottom;
mod calendar;
mod changed;
mod command;
mod console;
mod context;
mod days;
pub mod desk;
mod desk_keys;
mod echo;
mod editor;
mod following;
mod form;
#[cfg(unix)]
mod hangup;
mod hear;
mod hints;
pub mod hues;
pub mod key;
pub mod keymap;
mod layout;
mod layouts;
mod link;
pub mod long_text;
mod look;
mod mouse;
pub mod msg;
mod only;
mod overlay;
mod pages;
mod part;
mod pending;
mod people;
mod privacy;
mod prompt;
mod question;
mod ranking;
pub mod rebind;
mod reports;
mod runtime;
pub mod schemes;
mod seats;
mod series;
pub mod session;
pub mod state;
mod synonyms;
mod table;
mod terminal;
pub mod theme;
mod tour;
pub mod update;
pub mod view;
pub mod views;
pub mod visit;
mod wake;
mod watch;
mod week;
mod widget;
mod xterm;

pub use console::{Candidate, Console, End, Said};
pub use look::{Again, Colours, Look};
pub use mouse::{Did, Mouse};
pub use ranking::begins_words;
pub use runtime::run;
pub use session::Session;

use thiserror::Error;

/// How the screen was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By a key.
    Quit,
    /// By a signal with this number: the program ends with 128 + n.
    Signal(i32),
}

/// Why the screen could not be shown.
#[derive(Debug, Error)]
pub enum TuiError {
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] std::io::Error),
}
