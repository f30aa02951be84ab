//! Erasing a person: the one change that is no command, because nothing of it may be kept to undo it with.

use super::command::find;
use super::command::lists::Lists;
use super::{App, AppError, words};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text;
use crate::store::{Erasure, Mode, Reader};

/// The word in the journal.
const VERB: &str = "person erase";

/// An erasure that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Without the name.
    pub sentence: String,
    pub erasure: Erasure,
}

impl App {
    /// Erases a person for good, from the tables, the history, the free pages of the file and the copies made before upgrades.
    /// Their marks stay as numbers. With `dry_run` only says what would go and what would stay.
    ///
    /// # Errors
    /// When there is no such person or the store cannot be written; nothing is changed then.
    pub fn erase(&mut self, person: PersonId, dry_run: bool) -> Result<Erased, AppError> {
        let person = find::person(self.read(), person)?;
        let mode = if dry_run { Mode::Try } else { Mode::Keep };
        let lists = Lists::with(self.read(), &[person.id], &self.context())?;
        let say = |erasure: &Erasure, reader: Reader| Ok(sentence(erasure, &unnamed(lists.told(reader)?, &person)));
        let (erasure, sentence) = self.store.erase::<AppError>(mode, self.clock.now(), VERB, &person, say)?;
        Ok(Erased { sentence, erasure })
    }

    /// Notes in the log that what is known of people was handed out; not of whom, nor how many.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn note_export(&self) -> Result<(), AppError> {
        Ok(self.store.note_export(self.now())?)
    }
}

fn sentence(erasure: &Erasure, moved: &str) -> String {
    let goes = words::count(erasure.sign_ups, "sign-up", "sign-ups");
    let stays = match erasure.marks {
        0 => String::new(),
        number => format!(", {} without a name", words::count(number, "mark stays", "marks stay")),
    };
    format!("erased a person for good: {goes} and what the history said are gone{stays}{moved}; this cannot be undone")
}

/// Who moves up, without a name that the erased person had too.
fn unnamed(moved: String, erased: &Person) -> String {
    if text::names(&moved, &erased.profile.name) { "; someone moves up from the waiting list".to_owned() } else { moved }
}
