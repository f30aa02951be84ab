//! Undo and redo: the newest change taken back, or made again, with a sentence that says so.

use super::command::lists::Lists;
use super::command::moves::without_moves;
use super::{App, AppError, Detail, Outcome};
use crate::domain::id::EntryId;
use crate::store::Reader;

impl App {
    /// Takes back the newest change, and names whose place is another one with it. `expected` is the one that a screen offered to undo: when it is not the newest any more, refuses.
    ///
    /// # Errors
    /// When there is nothing to undo, when a newer change came from elsewhere, or when the data was changed since.
    pub fn undo(&mut self, expected: Option<EntryId>) -> Result<Outcome, AppError> {
        self.undo_several(expected, 1)
    }

    /// The same for so many of the newest changes, or as many as there are: all of them or none.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn undo_several(&mut self, expected: Option<EntryId>, times: usize) -> Result<Outcome, AppError> {
        let context = self.context();
        let seen = |reader: Reader, entries: &[EntryId]| Lists::touched_by(reader, entries, &context);
        let told = |reader: Reader, lists: Lists| lists.told(reader);
        let (undone, moved) = self.store.undo(expected, times, seen, told)?;
        let sentence = match undone.as_slice() {
            [] => return Err(AppError::refused("there is nothing to undo", "Changes can be undone as soon as there are some.")),
            // who moved then moves back, and that is told
            [one] => format!("undone{moved}: {}", without_moves(&one.sentence)),
            all => format!("undone: {} changes{moved}", all.len()),
        };
        Ok(Outcome { sentence, entry: undone.last().map(|oldest| oldest.entry), detail: Detail::Nothing })
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
