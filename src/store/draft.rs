//! Where a file of the store is written until it is whole: a private folder beside it, held by whoever writes, swept once nobody does.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, TempDir};

/// Locked while somebody writes.
const HELD: &str = "held";

/// The folder; it goes with the value, and after a kill when the file is written or missed the next time.
pub(super) struct Draft {
    folder: TempDir,
    _held: File,
}

impl Draft {
    /// A draft of the file that shall lie at `path`, in its `folder`; those that a kill has left there go.
    pub(super) fn beside(path: &Path, folder: &Path) -> io::Result<Self> {
        sweep(path, folder);
        loop {
            match Self::held(private_folder(&prefix(path), folder)?) {
                Ok(Some(draft)) => return Ok(draft),
                // whoever sweeps has met it before it was held
                Ok(None) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn held(folder: TempDir) -> io::Result<Option<Self>> {
        let path = folder.path().join(HELD);
        let held = File::create_new(&path)?;
        match held.lock() {
            // a file system without locks has nobody who sweeps
            Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            _ => {}
        }
        Ok(path.exists().then_some(Self { folder, _held: held }))
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the drafts of a file that nobody holds; what cannot be removed stays for the next time.
pub(super) fn sweep(path: &Path, folder: &Path) {
    let prefix = prefix(path);
    let is_draft = |name: OsString| name.as_encoded_bytes().starts_with(prefix.as_encoded_bytes());
    for left in fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| is_draft(entry.file_name())) {
        let left = left.path();
        match File::open(left.join(HELD)) {
            Ok(held) if held.try_lock().is_ok() => drop(fs::remove_dir_all(&left)),
            Ok(_) => {}
            // only an empty one goes: killed, or made just now, and then made again
            Err(_) => drop(fs::remove_dir(&left)),
        }
    }
}

fn private_folder(prefix: &OsStr, folder: &Path) -> io::Result<TempDir> {
    let mut builder = Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(folder)
}

fn prefix(path: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push("-draft-");
    prefix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kill_has_left_is_swept_and_what_is_held_stays() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("calendar.db");
        let left = home.path().join(".calendar.db-draft-left");
        let empty = home.path().join(".calendar.db-draft-empty");
        let other = home.path().join(".other.db-draft-left");
        for folder in [&left, &empty, &other] {
            fs::create_dir(folder).expect("a folder");
        }
        for name in [HELD, "store", "store-journal"] {
            fs::write(left.join(name), "x").expect("a file");
        }
        let held = Draft::beside(&path, home.path()).expect("a draft");
        assert!(!left.exists() && !empty.exists() && other.exists());
        sweep(&path, home.path());
        assert!(held.folder().exists(), "it is held");
        let folder = held.folder().to_owned();
        drop(held);
        assert!(!folder.exists());
    }
}
