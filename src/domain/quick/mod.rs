//! One line in words: a series, or an attendee, as an organiser would write it.

mod amounts;
pub mod attendee;
pub mod attendees;
mod days;
mod draft;
mod ends;
mod event;
mod hours;
mod line;
mod pace;
mod pattern;
mod phrase;
pub mod repeats;
mod sentence;
pub mod series;
mod slips;
mod title;

use std::ops::Range;

use thiserror::Error;

/// What was not understood: the words, where they stand in the line, and what would be.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}{why}", if word.is_empty() { String::new() } else { format!("“{word}”: ") })]
pub struct QuickError {
    pub word: String,
    /// Bytes of the line; empty at the end of the line where something is missing.
    pub at: Range<usize>,
    pub why: String,
}

impl QuickError {
    /// These bytes of the line were not understood.
    fn at(line: &str, at: Range<usize>, why: impl Into<String>) -> Self {
        Self { word: line.get(at.clone()).unwrap_or_default().to_owned(), at, why: why.into() }
    }

    /// Something is missing.
    fn missing(line: &str, why: impl Into<String>) -> Self {
        Self { word: String::new(), at: line.len()..line.len(), why: why.into() }
    }
}
