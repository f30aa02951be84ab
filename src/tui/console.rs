//! The line after `:`, in the words of the command line: whoever knows them does what it says, and the screen shows what comes back.

use crate::app::App;

/// Who understands a line.
pub trait Console {
    /// Does what a line says on the calendar that is open, with text for so many columns; `agreed` answers its questions with yes.
    fn run(&mut self, app: &mut App, line: &str, columns: usize, agreed: bool) -> Said;

    /// What may stand at the end of a line that is being typed, the likeliest first.
    fn complete(&mut self, app: &App, line: &str) -> Vec<Candidate>;
}

/// What a line has led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Lines for people, perhaps none; without anything that could steer a terminal.
    pub text: String,
    pub end: End,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Done,
    /// Nothing has happened yet: it is done once someone agrees to this.
    Asks(String),
    /// Nothing was changed: why, and what to do.
    Refused {
        why: String,
        advice: String,
    },
}

/// A way in which a line may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole line with it.
    pub line: String,
    /// The word alone, and what it means.
    pub word: String,
    pub help: String,
}
