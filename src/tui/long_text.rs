//! The long texts that are written in the user's own editor, and the change that each of them makes.

use crate::app::Command;
use crate::app::command::{Edits, PersonEdit, ProfileEdits, SeriesEdit, SeriesEdits, SessionEdit};
use crate::domain::id::{PersonId, SessionKey, Uid};

/// Which text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LongText {
    /// What a series is about.
    Series(Uid),
    /// What a session is about, where it has a description of its own.
    Session(SessionKey),
    /// The private note about a person.
    Note(PersonId),
}

impl LongText {
    /// Puts the text in its place.
    pub fn command(self, text: String) -> Command {
        match self {
            LongText::Series(uid) => {
                let edits = SeriesEdits { description: Some(text), ..SeriesEdits::default() };
                Command::SeriesEdit(Box::new(SeriesEdit::of(uid, edits)))
            }
            LongText::Session(key) => {
                let edits = Edits { description: Some(text), ..Edits::default() };
                Command::SessionEdit(SessionEdit::of(key, edits))
            }
            LongText::Note(person) => {
                let edits = ProfileEdits { note: Some(text), ..ProfileEdits::default() };
                Command::PersonEdit(PersonEdit { person, edits })
            }
        }
    }
}
