//! What comes to the screen (`Msg`) and what the screen asks for (`Effect`): its only ways in and out.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use super::action::Action;
use super::command::Obeyed;
use super::key::Key;
use super::long_text::LongText;
use super::mouse::Mouse;
use super::overlay::ListPage;
pub use super::question::{Answer, Question};
use super::schemes::Scheme;
use super::visit::Goal;
use super::{Ending, Look};
use crate::app::command::{AttendeeImport, SeriesAdd, SeriesEdit};
use crate::app::erase::Erased;
use crate::app::notice::{Concerned, Notices};
use crate::app::query::ReportOf;
use crate::app::transfer::{Audience, ExportScope, Imported, Progress};
use crate::app::{Command, Outcome};
use crate::domain::id::{EntryId, PersonId, RecurrenceId, SessionKey};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    Key(Key),
    Paste(String),
    Mouse(Mouse),
    Resize(u16, u16),
    /// No key followed for a moment.
    Pause,
    /// The clock moved on.
    Now(Instant),
    /// Another process changed the store.
    Stale,
    /// The settings are others now.
    Look(Box<Look>),
    /// Another theme was chosen, for as long as the program runs.
    Scheme(&'static Scheme),
    Answer(Answer),
    /// A change was made, taken back or made again; the offer says which key does the opposite.
    Changed {
        outcome: Outcome,
        offer: &'static str,
    },
    /// What was asked for could not be done; a sentence.
    Failed(String),
    /// Someone shall agree to the change first; the sentence says what it would do, and may name people.
    Asking {
        doubt: &'static str,
        sentence: String,
        command: Box<Command>,
    },
    /// An undo could not be done.
    UndoRefused(String),
    /// Who would be told.
    Concerned(Concerned),
    /// They are: the mails lie in files.
    Noticed(Notices),
    /// What a change would be; it is asked for first, because it is a large one.
    Considered {
        sentence: String,
        command: Box<Command>,
    },
    /// Long work has come this far; it goes on meanwhile, and nothing can be asked.
    Progress(Progress),
    /// What signing up everyone on a list would do.
    ListTried(Box<ListPage>),
    /// What an import of this file would do.
    Previewed {
        path: PathBuf,
        imported: Imported,
    },
    Imported(Imported),
    Exported {
        path: PathBuf,
        /// How many entries are marked as private and so are not in it.
        left_out: usize,
    },
    /// What erasing this person would do.
    Erasing {
        person: PersonId,
        erased: Erased,
    },
    /// A person was erased; a sentence.
    Gone(String),
    /// The editor was left with this text; `before` is the one that it was given.
    Written {
        of: LongText,
        before: String,
        text: String,
    },
    /// A text that was written could not be put in its place; a sentence says why.
    Unsaved {
        why: String,
        text: String,
    },
    /// The cursor shall go to a date.
    Go(NaiveDate),
    /// The cursor shall go to what was found.
    Visit(Goal),
    /// A zone's hours shall stand beside ours.
    Beside(Zone),
    /// A day was taken from a month, for the layer below.
    Picked(NaiveDate),
    /// What a command has led to.
    Obeyed(Box<Obeyed>),
    /// An action was chosen by other means than its key.
    Act(Action),
    /// A file is there already; the effect would overwrite it.
    Occupied {
        path: PathBuf,
        again: Box<Effect>,
    },
}

/// What the screen asks the runtime to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Ask(Question),
    Run(Box<Command>),
    /// Does it, unless it takes a seat from someone, or leads to a date that may not be meant: then it asks first.
    Propose(Box<Command>),
    /// Says what it would do, and asks.
    Consider(Box<Command>),
    /// Says who would be told of what was changed of a session.
    Concern,
    /// Writes the mails that tell them into a folder.
    Notify(PathBuf),
    /// A new series; it gets its UID outside.
    SaveSeries(Box<SeriesAdd>),
    /// Other facts or leaders for a series, or for what is left of it from a session on; that part gets its UID outside. Asks as `Propose` does.
    EditSeries {
        edit: Box<SeriesEdit>,
        from: Option<RecurrenceId>,
    },
    /// All sessions of a series, or those from this one on, by as much as this one is moved; that part gets its UID outside. Asks as `Propose` does.
    MoveSeries {
        key: SessionKey,
        to: NaiveDateTime,
        only_later: bool,
    },
    /// The series goes on as one of its own from this session; that one gets its UID outside.
    SplitSeries(SessionKey),
    /// So many changes are taken back, the newest first; `expected` is the newest entry that the screen has seen.
    Undo {
        expected: Option<EntryId>,
        times: usize,
    },
    Redo,
    /// Says what signing up everyone on a list would do; with a path, on the list that is read from there.
    TryList {
        import: Box<AttendeeImport>,
        path: Option<PathBuf>,
    },
    /// With `dry_run` it only says what would be.
    Import {
        path: PathBuf,
        dry_run: bool,
    },
    Export {
        scope: ExportScope,
        audience: Audience,
        path: PathBuf,
        force: bool,
    },
    WriteReport {
        of: ReportOf,
        hide_small: bool,
        path: PathBuf,
        force: bool,
    },
    /// Erases someone for good; with `dry_run` it only says what would be.
    Erase {
        person: PersonId,
        dry_run: bool,
    },
    /// Does what a line says in the words of the command line; `agreed` answers its questions with yes.
    Obey {
        line: String,
        agreed: bool,
    },
    /// To the clipboard, by the terminal (OSC 52).
    Copy(String),
    /// Opens a text in the user's editor.
    Write {
        of: LongText,
        text: String,
    },
    /// Puts a text in its place, unless another one stands there than before.
    SaveText {
        of: LongText,
        before: String,
        text: String,
    },
    /// Leaves a text in a file, so that nothing that was written is lost; the sentence says why.
    KeepText {
        why: String,
        text: String,
    },
    /// A link, in the browser.
    Open(String),
    Suspend,
    End(Ending),
}

impl Effect {
    pub fn ask_all(questions: impl IntoIterator<Item = Question>) -> Vec<Self> {
        questions.into_iter().map(Effect::Ask).collect()
    }

    pub fn run(command: Command) -> Self {
        Effect::Run(Box::new(command))
    }
}
