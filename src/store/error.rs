//! What can go wrong with the file of the store.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Never quotes a person's data.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("another process is writing to the store")]
    Busy,
    #[error("{} is not a store of fortnight", .0.display())]
    Foreign(PathBuf),
    #[error("{} was written by a newer version (schema {found}, this program knows {known})", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("the store is damaged: {0}")]
    Damaged(String),
    #[error("cannot use {}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// A line of a dump, counted from 1, that cannot be taken.
    #[error("line {line}: {why}")]
    Line { line: usize, why: String },
    #[error("the disk is full")]
    Full,
    #[error("the store is read-only")]
    ReadOnly,
    /// With the verb of the change.
    #[error("the change “{0}” was overtaken by a later change of the same data")]
    Overtaken(String),
    #[error("the newest change is “{0}” by now: undo again for that")]
    Unseen(String),
    #[error("someone was erased: neither that nor what came before it can be undone")]
    Erased,
    #[error("{} was replaced or removed while it was open", .0.display())]
    Replaced(PathBuf),
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::Foreign(PathBuf::new()),
            None if matches!(error, rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..)) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure) => {
                Self::Io { path: PathBuf::new(), source: io::Error::other(error.to_string()) }
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    pub(super) fn unreadable(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    /// An error of SQLite that happened to a file.
    pub(super) fn at(path: &Path, error: rusqlite::Error) -> Self {
        Self::from(error).of_file(path)
    }

    /// Names the file where the error does not yet.
    pub(super) fn of_file(self, file: &Path) -> Self {
        match self {
            Self::Foreign(path) if path.as_os_str().is_empty() => Self::Foreign(file.to_owned()),
            Self::Io { path, source } if path.as_os_str().is_empty() => Self::Io { path: file.to_owned(), source },
            Self::Newer { path, found, known } if path.as_os_str().is_empty() => Self::Newer { path: file.to_owned(), found, known },
            other => other,
        }
    }

    /// A foreign key that fails at the end of an undo: rows were added since that need what the undo removes.
    pub(super) fn overtaken_if_unsound(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => Self::Overtaken("undo".into()),
            _ => Self::from(error),
        }
    }

    /// A value in the file that no version of the program writes.
    pub(super) fn unknown_value(what: &str, value: &str) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, format!("{what} “{value}”").into())
    }
}
