//! Use cases shared by every front end: `run` a command, `ask` a query, `undo`, `redo`, export, import.

mod claims;
pub mod clashes;
pub mod clock;
pub mod command;
pub mod deed;
pub mod dial;
pub mod erase;
pub mod error;
pub mod history;
pub mod notice;
pub mod outcome;
pub mod query;
pub mod report_page;
pub mod sample;
pub mod sheet;
pub mod transfer;
pub mod words;

pub use clock::Clock;
pub use command::Command;
pub use dial::Dial;
pub use error::{AppError, Kind};
pub use outcome::{Detail, Outcome};
pub use query::Query;

use std::path::Path;
use std::sync::Arc;

use uuid::{NoContext, Timestamp, Uuid};

use crate::domain::event::Contact;
use crate::domain::holiday::Holidays;
use crate::domain::id::{EntryId, Uid};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;
use crate::store::{Mode, Reader, Store, StoreError};

/// The program without a screen: a store, a clock, and the zone in which its user lives.
pub struct App {
    store: Store,
    clock: Clock,
    zone: Zone,
    organizer: Option<Contact>,
    holidays: Arc<Holidays>,
    dial: Dial,
}

/// Result of [`App::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// A sentence each; empty when all is well.
    pub problems: Vec<String>,
    pub schema: i64,
    pub sqlite: String,
    pub zone_data: String,
}

impl App {
    /// Opens the store in a file; a missing file is made on the first write.
    ///
    /// # Errors
    /// When the file is not a store of ours, is newer than the program, or cannot be read.
    pub fn open(path: &Path, clock: Clock, zone: Zone) -> Result<Self, AppError> {
        Ok(Self::on(Store::open(path)?, clock, zone))
    }

    /// Opens a store to look something up in passing; `None` where there is none yet, or an older one.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn glance(path: &Path, clock: Clock, zone: Zone) -> Result<Option<Self>, AppError> {
        Ok(Store::glance(path)?.map(|store| Self::on(store, clock, zone)))
    }

    /// A store that is gone with the program.
    ///
    /// # Errors
    /// None in practice: memory is there.
    pub fn in_memory(clock: Clock, zone: Zone) -> Result<Self, AppError> {
        Ok(Self::on(Store::in_memory()?, clock, zone))
    }

    fn on(store: Store, clock: Clock, zone: Zone) -> Self {
        Self { store, clock, zone, organizer: None, holidays: Arc::default(), dial: Dial::default() }
    }

    /// The same with someone who answers for each new series of which nothing else is said.
    #[must_use]
    pub fn with_organizer(self, organizer: Option<Contact>) -> Self {
        Self { organizer, ..self }
    }

    /// The same with holidays on which sessions are pointed out.
    #[must_use]
    pub fn with_holidays(self, holidays: Holidays) -> Self {
        Self { holidays: Arc::new(holidays), ..self }
    }

    /// Who answers for a new series of which nothing else is said.
    pub fn organizer(&self) -> Option<&Contact> {
        self.organizer.as_ref()
    }

    /// From now on these are pointed out.
    pub fn set_holidays(&mut self, holidays: Arc<Holidays>) {
        self.holidays = holidays;
    }

    pub fn holidays(&self) -> &Arc<Holidays> {
        &self.holidays
    }

    /// The same with times written in a certain way in what it says.
    #[must_use]
    pub fn with_dial(self, dial: Dial) -> Self {
        Self { dial, ..self }
    }

    /// From now on times are written in this way.
    pub fn set_dial(&mut self, dial: Dial) {
        self.dial = dial;
    }

    /// How times are written.
    pub fn dial(&self) -> Dial {
        self.dial
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The display zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// A name that no other series has (RFC 7986 5.3: nothing of the machine or the user in it).
    pub fn new_uid(&self) -> Uid {
        let seconds = u64::try_from(self.now().0).unwrap_or(0);
        Uid(Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0)).to_string())
    }

    /// Makes an empty store now; false if there already was one.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn init(&mut self) -> Result<bool, AppError> {
        Ok(self.store.make()?)
    }

    /// No series and no people.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_empty(&self) -> Result<bool, AppError> {
        Ok(self.store.read().is_empty()?)
    }

    /// The sample programme in memory; the history begins after it, so that no undo takes it away.
    ///
    /// # Errors
    /// None in practice: memory is there.
    pub fn on_sample(clock: Clock, zone: Zone) -> Result<Self, AppError> {
        let mut app = Self::in_memory(clock, zone)?;
        app.run(Command::SampleAdd(command::SampleAdd))?;
        app.store.forget_history()?;
        Ok(app)
    }

    /// Makes a change: one transaction, one entry in the journal.
    ///
    /// # Errors
    /// When the command is not acceptable or the store cannot be written; nothing is changed then.
    pub fn run(&mut self, command: Command) -> Result<Outcome, AppError> {
        self.change(Mode::Keep, &command)
    }

    /// What [`run`](Self::run) would do; changes nothing.
    ///
    /// # Errors
    /// As `run`.
    pub fn preview(&mut self, command: Command) -> Result<Outcome, AppError> {
        self.change(Mode::Try, &command)
    }

    /// Answers from one state of the store, whatever other processes do meanwhile.
    ///
    /// # Errors
    /// When the store cannot be read, or what is named is not in it.
    pub fn ask<Q: Query>(&self, query: &Q) -> Result<Q::Answer, AppError> {
        let _still = self.store.hold_still()?;
        query.answer(self)
    }

    /// The change that an undo would take back, if any.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn newest_change(&self) -> Result<Option<EntryId>, AppError> {
        Ok(self.read().newest_done()?.map(|entry| entry.entry))
    }

    /// A number that changes when another process changes the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn data_version(&self) -> Result<i64, AppError> {
        Ok(self.store.data_version()?)
    }

    /// Goes on with the store that lies in the place of the one that was opened, if there is another now; says whether there was.
    ///
    /// # Errors
    /// As [`open`](Self::open); the program goes on with what it had.
    pub fn follow(&mut self) -> Result<bool, AppError> {
        Ok(self.store.follow()?)
    }

    /// The store's self-check, and what it was checked with.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn check(&self) -> Result<Check, AppError> {
        let found = self.store.check()?;
        Ok(Check { problems: found.problems, schema: found.schema, sqlite: found.sqlite, zone_data: Zone::data_version().to_owned() })
    }

    /// Every fact as sorted JSON Lines; the same facts give the same bytes. The history is not a fact.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn dump(&self) -> Result<String, AppError> {
        Ok(self.store.dump()?)
    }

    /// A copy of the store, as it is at this instant, in a new private file.
    ///
    /// # Errors
    /// When there is no store yet, or when the file exists already or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), AppError> {
        if self.store.is_unmade() {
            return Err(AppError::NoStore);
        }
        Ok(self.store.copy_to(to)?)
    }

    fn read(&self) -> Reader<'_> {
        self.store.read()
    }

    /// What a command may know of the world.
    fn context(&self) -> command::Context {
        command::Context { now: self.now(), zone: self.zone.clone(), holidays: Arc::clone(&self.holidays), dial: self.dial }
    }

    fn change(&mut self, mode: Mode, command: &Command) -> Result<Outcome, AppError> {
        let context = self.context();
        let work = |writer: &crate::store::Writer| {
            let done = command.apply(writer, &context)?;
            Ok::<_, AppError>((done.detail, done.sentence))
        };
        let was_unmade = self.store.is_unmade();
        let recorded = match self.store.change(mode, context.now, command.verb(), work) {
            // someone else made the file meanwhile: what was lost is only the race
            Err(AppError::Store(StoreError::Busy)) if was_unmade && !self.store.is_unmade() => {
                self.store.change(mode, context.now, command.verb(), work)?
            }
            other => other?,
        };
        Ok(Outcome { sentence: recorded.sentence, entry: recorded.entry, detail: recorded.value })
    }
}
