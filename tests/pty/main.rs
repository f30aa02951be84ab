//! The real program in a real terminal: it starts, follows the window, does the main job, and leaves the terminal as it was.
#![cfg(unix)]

mod evening;
mod import;
mod job;
mod keyboard;
mod lifecycle;
mod linear;
mod live;
mod signals;
mod terminal;
mod writing;
