//! Files that others may change while the screen is up: told of soon after, without looking for it again and again.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// From the first sign of a change until someone looks: one change writes several times.
const SOON: Duration = Duration::from_millis(100);
/// Until someone looks once more: what is written holds only when the disk has it, and no sign is given then.
const LATER: Duration = Duration::from_millis(600);

/// Watches files for as long as it lives.
pub struct Watch {
    watcher: RecommendedWatcher,
    /// Folders that are not there yet.
    missing: Vec<PathBuf>,
}

impl Watch {
    /// Calls `changed`, until it answers false, soon after one of the files has changed; `None` where the system watches no files.
    pub fn begin(files: &[PathBuf], changed: impl Fn() -> bool + Send + 'static) -> Option<Self> {
        let (sender, signs) = channel();
        let watched = files.to_vec();
        let seen = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| concerns(&watched, &event)) {
                // nobody listens any more at the end of the program, and nothing is lost then
                let _ = sender.send(());
            }
        };
        let watcher = notify::recommended_watcher(seen).ok()?;
        thread::spawn(move || pass_on(&signs, (SOON, LATER), changed));
        let mut missing: Vec<PathBuf> = files.iter().filter_map(|file| file.parent()).map(Path::to_owned).collect();
        missing.sort();
        missing.dedup();
        let mut watch = Self { watcher, missing };
        watch.go_on();
        Some(watch)
    }

    /// Watches the folders too that were made since.
    pub fn go_on(&mut self) {
        let Self { watcher, missing } = self;
        missing.retain(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_err());
    }
}

/// Many signs are one change, which is told of twice.
fn pass_on(signs: &Receiver<()>, (soon, later): (Duration, Duration), changed: impl Fn() -> bool) {
    while signs.recv().is_ok() {
        thread::sleep(soon);
        signs.try_iter().for_each(drop);
        if !changed() {
            return;
        }
        thread::sleep(later);
        if !changed() {
            return;
        }
    }
}

/// Whether a file was written, or came or went; that it was read is no change, or looking for changes would be one.
fn concerns(files: &[PathBuf], event: &Event) -> bool {
    let written = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    event.need_rescan() || written && event.paths.iter().any(|path| files.iter().any(|file| belongs(path, file)))
}

/// The file itself, or the log that SQLite keeps beside it; its index of that log is written by those who read.
fn belongs(path: &Path, file: &Path) -> bool {
    let name = |path: &Path| path.file_name().and_then(OsStr::to_str).map(str::to_owned);
    let (Some(name), Some(own)) = (name(path), name(file)) else { return path == file };
    path.parent() == file.parent() && matches!(name.strip_prefix(&own), Some("" | "-wal" | "-journal"))
}

#[cfg(test)]
mod tests {
    use notify::event::{DataChange, ModifyKind};

    use super::*;

    #[test]
    fn a_file_and_its_log_are_watched_and_nothing_beside_them() {
        let files = [PathBuf::from("/a/store.db"), PathBuf::from("/b/config.toml")];
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let cases = [
            ("/a/store.db", written, true),
            ("/a/store.db-wal", written, true),
            ("/a/store.db-wal", EventKind::Access(AccessKind::Close(AccessMode::Write)), true),
            ("/a/store.db-wal", EventKind::Access(AccessKind::Open(AccessMode::Any)), false),
            ("/a/store.db-shm", written, false),
            ("/a/store.db2", written, false),
            ("/a/config.toml", written, false),
            ("/b/config.toml", written, true),
        ];
        for (path, kind, wanted) in cases {
            assert_eq!(concerns(&files, &Event::new(kind).add_path(path.into())), wanted, "{path}: {kind:?}");
        }
    }

    #[test]
    fn a_change_is_told_of_twice_and_a_deaf_listener_is_left_alone() {
        let (sender, signs) = channel();
        let (told, heard) = channel();
        for _ in 0..50 {
            sender.send(()).expect("someone listens");
        }
        drop(sender);
        pass_on(&signs, (Duration::ZERO, Duration::ZERO), || told.send(()).is_ok());
        drop(told);
        assert_eq!(heard.iter().count(), 2);
    }
}
