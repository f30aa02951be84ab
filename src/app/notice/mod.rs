//! Notices: what those who come are told of a change of one session, as mail files that nobody but the organiser sends.

mod letter;
mod mail;
mod shown;
mod snapshot;

use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use super::transfer::{file_name, write_file};
use super::{App, AppError};
use crate::domain::id::SessionKey;
use crate::ics::calendar::Entry;

pub use snapshot::Snapshot;

/// What came of telling people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    pub files: Vec<PathBuf>,
    /// Names of those whom the change concerns and who have no address.
    pub by_phone: Vec<String>,
}

/// Whom a change of a session concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerned {
    /// "Open Door Choir on Thu 3 Sep 2020".
    pub session: String,
    /// How many are told by mail.
    pub mails: usize,
    /// Names of those who have no address.
    pub by_phone: Vec<String>,
}

impl App {
    /// Who would be told of what has changed of a session since `before`; nobody where they would see no difference.
    ///
    /// # Errors
    /// When the series is there no more.
    pub fn concerned(&self, before: &Snapshot) -> Result<Concerned, AppError> {
        let after = self.snapshot(&before.key())?;
        let told = after.told_since(before, self.now(), self.zone());
        Ok(Concerned { session: after.name(), mails: told.messages.len(), by_phone: told.by_phone })
    }

    /// A session as it is now, to be compared with what it is after a change.
    ///
    /// # Errors
    /// When there is no such series.
    pub fn snapshot(&self, key: &SessionKey) -> Result<Snapshot, AppError> {
        let stored = self.read().series_of(&key.uid)?.ok_or(AppError::SeriesGone)?;
        let sign_ups = self.read().sign_ups(stored.id)?.into_iter().map(|row| row.value).collect();
        let people = self.read().people_signed_up(stored.id)?.into_iter().map(|person| (person.id, person)).collect();
        let register = self.read().register(stored.id)?;
        Ok(Snapshot { date: key.date, entry: Entry { series: stored.value, sign_ups, register }, people })
    }

    /// Writes a mail to each attendee whom the change since `before` concerns; none where they would see no difference.
    ///
    /// The folder is made where it is missing. No file is replaced, and none has anyone's name in its own: folders are seen by others.
    ///
    /// # Errors
    /// When the folder cannot be written; the change itself stays made.
    pub fn write_notices(&self, before: &Snapshot, folder: &Path) -> Result<Notices, AppError> {
        let after = self.snapshot(&before.key())?;
        let told = after.told_since(before, self.now(), self.zone());
        if !told.messages.is_empty() {
            create_dir_all(folder).map_err(|source| AppError::Write { path: folder.to_owned(), source })?;
        }
        let name = format!("{}-{}", file_name(&after.entry.series.event.summary), after.date.0.format("%Y-%m-%d"));
        let mut paths = (1..).map(|number| folder.join(format!("{name}-{number:02}.eml")));
        let mut files = Vec::new();
        for message in told.messages {
            files.extend(self.write_to_first_free(&mut paths, &message)?);
        }
        if !files.is_empty() {
            self.note_export()?;
        }
        Ok(Notices { files, by_phone: told.by_phone })
    }

    fn write_to_first_free(&self, paths: &mut impl Iterator<Item = PathBuf>, text: &str) -> Result<Option<PathBuf>, AppError> {
        for path in paths {
            match write_file(&path, text, false) {
                Err(AppError::Exists(_)) => {}
                written => return written.map(|()| Some(path)),
            }
        }
        Ok(None)
    }
}
