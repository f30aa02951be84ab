//! The file of a store: whether there is one, and whether it still is the one that was opened.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Which file lies at a path, so that a write to one that was removed or replaced is refused and not lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileMark {
    path: PathBuf,
    /// Device and inode; nothing where the system has no such numbers.
    number: Option<(u64, u64)>,
}

impl FileMark {
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let number = number(path).map_err(|source| StoreError::unreadable(path, source))?;
        Ok(Self { path: path.to_owned(), number })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn still_holds(&self) -> Result<(), StoreError> {
        match number(&self.path) {
            Ok(number) if number == self.number => Ok(()),
            _ => Err(StoreError::Replaced(self.path.clone())),
        }
    }
}

#[cfg(unix)]
fn number(path: &Path) -> io::Result<Option<(u64, u64)>> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|file| Some((file.dev(), file.ino())))
}

#[cfg(not(unix))]
fn number(path: &Path) -> io::Result<Option<(u64, u64)>> {
    fs::metadata(path).map(|_| None)
}

/// Nothing there, or a file without a byte: both become a store with the first change, and not before.
pub(super) fn is_blank(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(file) => Ok(file.is_file() && file.len() == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(StoreError::unreadable(path, error)),
    }
}

/// Whether changes lie in the log beside a file, and not in the file itself.
pub(super) fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The name by which SQLite reads a file as it lies there, without a lock or a file beside it.
pub(super) fn as_it_lies(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte);
    let encoded = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    format!("file:{}?immutable=1", path.to_string_lossy().bytes().map(encoded).collect::<String>())
}

/// The file without a byte that lies at a path, locked, so that of two first writers only one puts a store in its place; `None` where
/// nothing lies there, or something else.
pub(super) fn lock_blank(path: &Path) -> Result<Option<File>, StoreError> {
    let unreadable = |source| StoreError::unreadable(path, source);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    match file.lock() {
        // a file system without locks is left to whoever writes alone
        Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(unreadable(error)),
        _ => {}
    }
    // while this one waited, another writer's store may have taken the name
    let lies_there = fs::metadata(path).map_err(unreadable)?;
    Ok((lies_there.is_file() && lies_there.len() == 0).then_some(file))
}
