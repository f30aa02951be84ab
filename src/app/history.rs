//! Undo and redo: the newest change taken back, or made again, with a sentence that says so.

use super::command::lists::Lists;
use super::{App, AppError, Detail, Outcome};
use crate::domain::id::EntryId;
use crate::store::Reader;

impl App {
    /// Takes back the newest change, and names whose place is another one with it. `expected` is the one that a screen offered to undo: when it is not the newest any more, refuses.
    ///
    /// # Errors
    /// When there is nothing to undo, when a newer change came from elsewhere, or when the data was changed since.
    pub fn undo(&mut self, expected: Option<EntryId>) -> Result<Outcome, AppError> {
        let context = self.context();
        let seen = |reader: Reader, entry| Lists::touched_by(reader, entry, &context);
        let told = |reader: Reader, lists: Lists| lists.told(reader);
        match self.store.undo(expected, seen, told)? {
            Some((entry, moved)) => {
                // the sentence says who moved then; who moves back stands before it
                let sentence = format!("undone{moved}: {}", entry.sentence);
                Ok(Outcome { sentence, entry: Some(entry.entry), detail: Detail::Nothing })
            }
            None => Err(AppError::refused("there is nothing to undo", "Changes can be undone as soon as there are some.")),
        }
    }

    /// Makes the change last taken back again.
    ///
    /// # Errors
    /// When there is nothing to redo, or when the data was changed since.
    pub fn redo(&mut self) -> Result<Outcome, AppError> {
        match self.store.redo()? {
            Some(entry) => {
                Ok(Outcome { sentence: format!("redone: {}", entry.sentence), entry: Some(entry.entry), detail: Detail::Nothing })
            }
            None => {
                Err(AppError::refused("there is nothing to redo", "Only what was undone can be redone, and only until the next change."))
            }
        }
    }
}
