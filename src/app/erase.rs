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
        let lists = Lists::with(self.read(), &[person.id], &self.context())?;
        let say = |erasure: &Erasure, reader: Reader| Ok(sentence(erasure, &unnamed(lists.told(reader)?, &person)));
        self.erase_with(Some(&person), dry_run, say)
    }

    /// Erases whoever is not in the directory any more and lives on in the history: removed, merged, or gone with a restore. One of
    /// their names or addresses says that it is time; it is every one of them who goes.
    ///
    /// # Errors
    /// When the history knows nobody of that name who is gone, or the store cannot be written; nothing is changed then.
    pub fn erase_former(&mut self, named: &str, dry_run: bool) -> Result<Erased, AppError> {
        let wanted = text::folded(&text::one_line(named));
        if !self.read().former_people()?.iter().any(|known| text::folded(known) == wanted) {
            return Err(AppError::NotFound { what: "person", value: named.to_owned() });
        }
        let gone = "erased for good what the history said of people who are not in the directory any more; this cannot be undone";
        self.erase_with(None, dry_run, |_, _| Ok(gone.to_owned()))
    }

    fn erase_with(
        &mut self,
        person: Option<&Person>,
        dry_run: bool,
        say: impl FnOnce(&Erasure, Reader) -> Result<String, AppError>,
    ) -> Result<Erased, AppError> {
        let mode = if dry_run { Mode::Try } else { Mode::Keep };
        let (erasure, sentence) = self.store.erase(mode, self.clock.now(), VERB, person, say)?;
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
