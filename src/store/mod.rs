//! The only place with SQL: one file of SQLite that holds the facts and the journal of their changes.

mod attendance;
mod came;
mod check;
mod column;
mod disclosure;
mod draft;
mod dump;
mod erase;
mod erased;
mod error;
mod extras;
mod file;
mod journal;
mod kept;
mod last_heard;
mod memory;
mod mention;
mod migrate;
mod names;
mod overrides;
mod person;
mod reader;
mod restore;
mod series;
mod sign_up;
#[cfg(test)]
mod tests;
mod writer;
mod zone;

pub use check::Findings;
pub use disclosure::{Disclosure, DisclosureKind};
pub use erase::Erasure;
pub use error::StoreError;
pub use journal::{JournalEntry, Recorded};
pub use mention::Mention;
pub use reader::Reader;
pub use restore::Lines;
pub use writer::Writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use file::FileMark;
use memory::Memory;

use crate::domain::id::EntryId;
use crate::domain::time::Instant;

/// Something the store keeps, with its row number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<T> {
    pub id: i64,
    pub value: T,
}

/// An open store. A file that does not exist yet is made by the first write.
pub struct Store {
    connection: Connection,
    place: Place,
    /// The journal's triggers are set up by the first write: reading starts faster without.
    listening: bool,
    memory: Memory,
}

/// The store as it is at one moment, until this is dropped.
#[must_use = "it holds the store for as long as it is kept"]
pub struct Still<'a> {
    /// `None` within another one, which holds the store already.
    held: Option<Transaction<'a>>,
    memory: &'a Memory,
}

impl Drop for Still<'_> {
    fn drop(&mut self) {
        if self.held.is_some() {
            self.memory.doubt();
        }
    }
}

/// Where a store lies.
enum Place {
    Memory,
    /// In memory, until the first change is kept and makes the file.
    Unmade(PathBuf),
    File(FileMark),
}

impl Place {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::Memory => None,
            Self::Unmade(path) => Some(path),
            Self::File(mark) => Some(mark.path()),
        }
    }
}

/// Whether a change is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Keep,
    /// Done and taken back at once, to see what it would do.
    Try,
}

/// How long a write waits for another process before it gives up.
const PATIENCE: Duration = Duration::from_millis(2_000);

const SETTINGS: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON; -- or INSERT OR REPLACE would delete rows behind the journal's back
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -32768; -- KiB: the pages of a month of a large store, ten times over
    PRAGMA temp_store = MEMORY; -- what is sorted or rewritten never lies in a temporary file
";
const DATA_VERSION: &str = "PRAGMA data_version";

fn set_up(connection: &Connection) -> Result<(), StoreError> {
    // a plan that depends on values would be made anew for each of them: a quarter of the time of a long import
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection.execute_batch(SETTINGS)?)
}

impl Store {
    /// Opens the store in a file, upgrading an older one after a copy was made beside it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read, is not a store of ours, or is newer than this program.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if file::is_blank(path)? {
            draft::sweep(path, migrate::folder_of(path));
            return Ok(Self { place: Place::Unmade(path.to_owned()), ..Self::in_memory()? });
        }
        Self::open_file(path)
    }

    /// Opens a store to look something up in passing; `None` where there is none yet, or an older one, which is upgraded when it is used.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn glance(path: &Path) -> Result<Option<Self>, StoreError> {
        if file::is_blank(path)? {
            return Ok(None);
        }
        let connection = Self::connect(path)?;
        let is_older = migrate::version(&connection)? < migrate::newest();
        Ok((!is_older).then_some(Self { connection, place: Place::File(FileMark::of(path)?), listening: false, memory: Memory::default() }))
    }

    /// A store that is gone with the program.
    ///
    /// # Errors
    /// None in practice: memory is there.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        set_up(&connection)?;
        migrate::upgrade(&mut connection, None)?;
        Ok(Self { connection, place: Place::Memory, listening: false, memory: Memory::default() })
    }

    fn open_file(path: &Path) -> Result<Self, StoreError> {
        let mut connection = Self::connect(path)?;
        migrate::upgrade(&mut connection, Some(path)).map_err(|error| error.of_file(path))?;
        Ok(Self { connection, place: Place::File(FileMark::of(path)?), listening: false, memory: Memory::default() })
    }

    /// A file that is there and is ours; for reading alone where nothing can be written beside it.
    fn connect(path: &Path) -> Result<Connection, StoreError> {
        // no SQLITE_OPEN_CREATE: a store is made by `make` alone, private from its first byte
        let connected = Self::connect_by(path, path, OpenFlags::SQLITE_OPEN_READ_WRITE);
        match connected {
            Err(error @ (StoreError::Io { .. } | StoreError::ReadOnly)) if !file::has_log(path) => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Self::connect_by(Path::new(&file::as_it_lies(path)), path, flags).map_err(|_| error)
            }
            connected => connected,
        }
    }

    fn connect_by(name: &Path, path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(name, flags).map_err(|source| StoreError::at(path, source))?;
        connection.busy_timeout(PATIENCE)?;
        migrate::recognise(&connection).map_err(|error| error.of_file(path))?;
        set_up(&connection)?;
        Ok(connection)
    }

    /// Makes the file if it is not there yet, with what is in memory; says whether it did.
    ///
    /// # Errors
    /// [`StoreError`] when the folder or the file cannot be written, or was made by someone else meanwhile; nothing is left behind then.
    pub fn make(&mut self) -> Result<bool, StoreError> {
        let Place::Unmade(path) = &self.place else { return Ok(false) };
        let path = path.clone();
        let made = migrate::make_file(&self.connection, &path).and_then(|()| Self::open_file(&path));
        // whatever came in between, the memory is not the store any more
        *self = match made {
            Ok(store) => store,
            Err(error) => {
                *self = Self::open(&path)?;
                return Err(error);
            }
        };
        Ok(true)
    }

    /// Opens the file that another process made, or put in the place of the one that was opened; says whether there was one.
    ///
    /// # Errors
    /// As [`open`](Self::open); the store is then as it was.
    pub fn follow(&mut self) -> Result<bool, StoreError> {
        let path = match &self.place {
            Place::Unmade(path) => path.clone(),
            Place::File(mark) if mark.still_holds().is_err() => mark.path().to_owned(),
            Place::Memory | Place::File(_) => return Ok(false),
        };
        if file::is_blank(&path)? {
            return Ok(false);
        }
        *self = Self::open_file(&path)?;
        Ok(true)
    }

    /// Whether there is no file yet, so that the first change makes it.
    pub fn is_unmade(&self) -> bool {
        matches!(self.place, Place::Unmade(_))
    }

    /// For as long as it is kept, all reads see the store as it is at the first of them, and none of them has to ask for the file anew.
    ///
    /// # Errors
    /// None in practice: nothing is read yet.
    pub fn hold_still(&self) -> Result<Still<'_>, StoreError> {
        let held = self.connection.is_autocommit().then(|| self.connection.unchecked_transaction());
        Ok(Still { held: held.transpose()?, memory: &self.memory })
    }

    pub fn read(&self) -> Reader<'_> {
        Reader::new(&self.connection).minding(&self.memory)
    }

    /// Runs one change in one transaction with one entry in the journal.
    ///
    /// `work` answers with what it did and the sentence for it. A change that changes no row leaves no entry.
    ///
    /// # Errors
    /// What `work` ends with, or [`StoreError`]; nothing is changed then.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        mode: Mode,
        at: Instant,
        verb: &str,
        work: impl FnOnce(&Writer) -> Result<(T, String), E>,
    ) -> Result<Recorded<T>, E> {
        self.still_holds()?;
        self.listen()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        // a change after an undo: what was undone cannot be redone any more
        let cut = journal::cut_redo(&transaction)?;
        let entry = journal::begin(&transaction, at, verb)?;
        let (value, sentence) = work(&Writer::new(&transaction))?;
        let entry = journal::finish(&transaction, entry, &sentence)?;
        if mode == Mode::Keep && entry.is_some() {
            transaction.commit().map_err(StoreError::from)?;
            if cut {
                // nobody can erase what no row tells of any more; where another program reads just now, its last one empties the log
                erase::empty_log(&self.connection);
            }
            self.make()?;
        }
        Ok(Recorded { value, sentence, entry: entry.filter(|_| mode == Mode::Keep) })
    }

    /// Takes back so many of the newest changes, or as many as there are, and answers with them, the newest first. `seen` looks before, `told`
    /// says what is otherwise now.
    ///
    /// # Errors
    /// [`StoreError::Unseen`] when the newest change is not the `expected` one;
    /// [`StoreError::Overtaken`] when a row is no longer as the change left it; what `seen` and `told` end with. Nothing is changed then.
    pub fn undo<S, T, E: From<StoreError>>(
        &mut self,
        expected: Option<EntryId>,
        times: usize,
        seen: impl FnOnce(Reader, &[EntryId]) -> Result<S, E>,
        told: impl FnOnce(Reader, S) -> Result<T, E>,
    ) -> Result<(Vec<JournalEntry>, T), E> {
        self.replay(|connection| {
            let reader = Reader::new(connection);
            let newest = journal::all_done(connection, times)?;
            let seen = seen(reader, &newest)?;
            let mut undone = Vec::new();
            for entry in &newest {
                undone.extend(journal::undo(connection, expected.filter(|_| undone.is_empty()).or(Some(*entry)))?);
            }
            Ok((undone, told(reader, seen)?))
        })
    }

    /// Makes the change last taken back again; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Overtaken`] when a row is no longer as the undo left it; nothing is changed then.
    pub fn redo(&mut self) -> Result<Option<JournalEntry>, StoreError> {
        self.replay(journal::redo)
    }

    /// Lets the history begin now: nothing of what was done until now can be undone.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn forget_history(&mut self) -> Result<(), StoreError> {
        journal::forget(&self.connection)
    }

    fn replay<T, E: From<StoreError>>(&mut self, step: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        self.still_holds()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let entry = step(&transaction)?;
        transaction.commit().map_err(StoreError::overtaken_if_unsound)?;
        Ok(entry)
    }

    /// A number that differs after another process has changed the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row(DATA_VERSION, [], |row| row.get(0))?)
    }

    /// What is wrong with the file, if anything.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Findings, StoreError> {
        check::check(&self.connection)
    }

    /// Every fact as sorted JSON Lines; the same facts give the same bytes. The journal is not a fact.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dump(&self) -> Result<String, StoreError> {
        dump::dump(&self.connection)
    }

    /// Copies the store as it is at this instant into a new private file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] or an I/O error; no half file is left.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        migrate::copy(&self.connection, path)
    }

    /// Notes that what is known of people was handed out. No change of the facts, so the journal does not hear of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_export(&self, at: Instant) -> Result<(), StoreError> {
        self.still_holds()?;
        disclosure::insert(&self.connection, Disclosure { at, kind: DisclosureKind::Export }, None)
    }

    fn still_holds(&self) -> Result<(), StoreError> {
        match &self.place {
            Place::File(mark) => mark.still_holds(),
            Place::Memory | Place::Unmade(_) => Ok(()),
        }
    }

    fn listen(&mut self) -> Result<(), StoreError> {
        if !self.listening {
            journal::listen(&self.connection)?;
            self.listening = true;
        }
        Ok(())
    }
}
