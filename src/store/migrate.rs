//! Making a store, knowing one, and the ladder of numbered SQL files that leads from each version to the next.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, TransactionBehavior};
use tempfile::NamedTempFile;

use super::StoreError;
use super::draft::Draft;
use super::file::lock_blank;

/// Step N leads from `user_version` N to N + 1. Never edited once released.
const LADDER: [&str; 8] = [
    include_str!("../../assets/migrations/0001_first.sql"),
    include_str!("../../assets/migrations/0002_calendars.sql"),
    include_str!("../../assets/migrations/0003_people.sql"),
    include_str!("../../assets/migrations/0004_seats.sql"),
    include_str!("../../assets/migrations/0005_answers.sql"),
    include_str!("../../assets/migrations/0006_invitees.sql"),
    include_str!("../../assets/migrations/0007_crews.sql"),
    include_str!("../../assets/migrations/0008_overrides.sql"),
];

/// "FTNT": marks a file of SQLite as ours.
const APPLICATION_ID: i64 = 0x4654_4e54;

const GET_APPLICATION_ID: &str = "PRAGMA application_id";
const SET_APPLICATION_ID: &str = "PRAGMA application_id = 1179930196";
const GET_VERSION: &str = "PRAGMA user_version";
const SET_VERSION: &str = "PRAGMA user_version = ";
const COUNT_TABLES: &str = "SELECT count(*) FROM sqlite_schema";
const USE_WAL: &str = "PRAGMA journal_mode = WAL";
const NO_WAL: &str = "PRAGMA journal_mode = DELETE";

/// The newest schema this program knows.
pub(super) fn newest() -> i64 {
    i64::try_from(LADDER.len()).unwrap_or(i64::MAX)
}

pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row(GET_VERSION, [], |row| row.get(0))?)
}

/// Refuses a file that is not ours, or newer than we are, before anything is written to it.
pub(super) fn recognise(connection: &Connection) -> Result<(), StoreError> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let (id, found) = (number(GET_APPLICATION_ID)?, number(GET_VERSION)?);
    let blank = id == 0 && found == 0 && number(COUNT_TABLES)? == 0;
    if id != APPLICATION_ID && !blank {
        return Err(StoreError::Foreign(PathBuf::new()));
    }
    if found > newest() {
        return Err(StoreError::Newer { path: PathBuf::new(), found, known: newest() });
    }
    Ok(())
}

/// Climbs the ladder in one transaction; a store with data is copied beside itself first.
pub(super) fn upgrade(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    let from = version(connection)?;
    if from >= newest() {
        return Ok(());
    }
    if let Some(path) = path.filter(|_| from > 0) {
        copy_before_upgrade(connection, path)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // another process may have climbed while this one waited for the lock
    for step in LADDER.iter().skip(usize::try_from(version(&transaction)?).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    transaction.execute_batch(SET_APPLICATION_ID)?;
    transaction.execute_batch(&format!("{SET_VERSION}{}", newest()))?;
    Ok(transaction.commit()?)
}

/// Makes a store as an older program did.
#[cfg(test)]
pub(super) fn make_old(connection: &Connection, version: usize) -> rusqlite::Result<()> {
    LADDER.iter().take(version).try_for_each(|step| connection.execute_batch(step))?;
    connection.execute_batch(&format!("{SET_APPLICATION_ID}; {SET_VERSION}{version}"))
}

fn copy_before_upgrade(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let copy_path = copy_path(path, newest());
    if copy_path.exists() { Ok(()) } else { copy(connection, &copy_path) }
}

fn copy_path(path: &Path, version: i64) -> PathBuf {
    path.with_extension(format!("before-{version}.db"))
}

/// The copies that upgrades made of a store.
pub(super) fn copies_beside(path: &Path) -> Vec<PathBuf> {
    (1..=newest()).map(|version| copy_path(path, version)).filter(|copy| copy.is_file()).collect()
}

/// Makes a whole store of one in memory, or nothing: built under another name, private, and then given its own.
pub(super) fn make_file(memory: &Connection, path: &Path) -> Result<(), StoreError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|source| StoreError::unreadable(folder, source))?;
    let made = write_whole(path, folder, |target| {
        Backup::new(memory, target)?.run_to_completion(1_000, std::time::Duration::ZERO, None)?;
        Ok(target.query_row(USE_WAL, [], |_| Ok(()))?)
    });
    // someone else was quicker: their store is the store
    made.map_err(|error| if matches!(error, StoreError::Exists(_)) { StoreError::Busy } else { error })
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Copies the store as it is into a new private file, which needs no other file beside it.
pub(super) fn copy(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    write_whole(path, folder_of(path), |target| {
        Backup::new(connection, target)?.run_to_completion(1_000, std::time::Duration::ZERO, None)?;
        Ok(target.query_row(NO_WAL, [], |_| Ok(()))?)
    })
}

/// Fills a file of SQLite under a temporary name (mode 0600), makes it durable and renames it to a name not yet taken.
fn write_whole(path: &Path, folder: &Path, fill: impl FnOnce(&mut Connection) -> Result<(), StoreError>) -> Result<(), StoreError> {
    // without the name of the draft, which nobody asked for
    let plain = |error: io::Error| if error.get_ref().is_some() { error.kind().into() } else { error };
    let unwritable = |source: io::Error| StoreError::unreadable(path, plain(source));
    let place = Draft::beside(path, folder).map_err(unwritable)?;
    let draft = NamedTempFile::new_in(place.folder()).map_err(unwritable)?;
    let mut connection = Connection::open(draft.path()).map_err(|error| StoreError::at(path, error))?;
    fill(&mut connection).map_err(|error| error.of_file(path))?;
    connection.close().map_err(|(_, error)| StoreError::at(path, error))?;
    draft.as_file().sync_all().map_err(unwritable)?;
    let blank = lock_blank(path)?;
    let kept = if blank.is_some() { draft.persist(path) } else { draft.persist_noclobber(path) };
    kept.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        _ => unwritable(error.error),
    })?;
    // the new name is durable only with its folder; where a folder cannot be opened (Windows) there is nothing to do
    if let Ok(folder) = OpenOptions::new().read(true).open(folder) {
        folder.sync_all().map_err(unwritable)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_the_name() {
        assert_eq!(APPLICATION_ID.to_be_bytes()[4..], *b"FTNT");
        assert_eq!(SET_APPLICATION_ID, format!("PRAGMA application_id = {APPLICATION_ID}"));
    }

    #[test]
    fn an_upgrade_is_done_once() {
        let mut connection = Connection::open_in_memory().expect("memory");
        upgrade(&mut connection, None).expect("a first upgrade");
        upgrade(&mut connection, None).expect("nothing to do");
        assert_eq!(version(&connection).expect("a version"), newest());
        recognise(&connection).expect("one of ours");
    }
}
