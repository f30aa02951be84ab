//! What comes to the screen (`Msg`) and what the screen asks for (`Effect`): its only ways in and out.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::action::Action;
use super::agenda::{Piece, Place};
use super::command::Obeyed;
use super::console::Candidate;
use super::key::Key;
use super::long_text::LongText;
use super::mouse::Mouse;
use super::overlay::ListPage;
use super::schemes::Scheme;
use super::visit::Goal;
use super::{Ending, Look};
use crate::app::command::{AttendeeImport, SeriesAdd, SeriesEdit};
use crate::app::erase::Erased;
use crate::app::notice::{Concerned, Notices};
use crate::app::query::{
    AbsentLine, CallOf, CallPage, Direction, FileLine, Files, Finds, Glance, HistoryLine, MergeOf, MergePage, Overlap, OverlapOf,
    PersonLine, PersonPage, RegisterPage, ReportOf, ReportPage, ReportView, SeatsBySession, SeriesPage, SeriesRow, SessionLine,
    SessionPage, SessionsOf, Standing, Stretch, TwinLine,
};
use crate::app::transfer::{Audience, ExportScope, Imported, Progress};
use crate::app::{Command, Outcome};
use crate::domain::id::{EntryId, PersonId, RecurrenceId, SessionKey, Uid};
use crate::domain::quick::attendees::Told;
use crate::domain::time::{Instant, Window};
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

/// What is asked of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether there is anything at all.
    Store,
    /// Which change an undo would take back.
    Newest,
    /// The next session of all series, or of one: the cursor goes there.
    Next(Option<Uid>),
    /// The six weeks that a month grid shows, from its first day.
    Month {
        first: NaiveDate,
        window: Window,
    },
    /// The seven days that a week shows, from its first day.
    Week {
        first: NaiveDate,
        window: Window,
    },
    /// A piece of the agenda.
    Agenda(Piece),
    /// How full some sessions are.
    Seats(Vec<SessionKey>),
    Session(SessionKey),
    /// Where a session lies now.
    Follow(SessionKey),
    /// Where a session lies that may have been moved, or be gone.
    Whereabouts(SessionKey),
    Neighbour {
        key: SessionKey,
        direction: Direction,
        steps: u32,
    },
    /// The first or the last session of a window, of any series: the cursor goes there.
    Nearest {
        window: Window,
        direction: Direction,
    },
    /// The first few dates of a series from one of its sessions on.
    Dates {
        key: SessionKey,
        window: Window,
    },
    /// What else is on when a series would meet that is still being written.
    Overlap(Box<OverlapOf>),
    /// Every series, by title.
    SeriesTable,
    /// The sessions of one series, past and ahead.
    SessionsOf(SessionsOf),
    /// What is known of a series, for its form.
    SeriesToEdit(Uid),
    /// The same for a form that is open already.
    Series(Uid),
    /// Everyone who is known, by name.
    People,
    /// The same before anything else is drawn: whose names are to be initials.
    Names,
    /// What the lines of these people say beside the names.
    Glances(Vec<PersonId>),
    Person {
        person: PersonId,
        /// With what was done with their record.
        with_changes: bool,
    },
    /// Whom people who were pasted mean.
    Recognised(Vec<Told>),
    /// Who may be the same as this person.
    TwinsOf(PersonId),
    Merge(MergeOf),
    /// Those not seen for three sessions after coming three times.
    Absent,
    /// Those who may be in the directory twice.
    Twins,
    History,
    /// What a half-typed path may become.
    Files(Files),
    Register(SessionKey),
    /// What stands in a text that shall be written.
    LongText(LongText),
    /// Who was in a video call.
    Call(CallOf),
    /// A stretch of time in numbers.
    Report(ReportView),
    /// What a few letters may find beside people; of sessions, those in the window.
    Findable(Window),
    /// How a command that is being typed may go on.
    Candidates(String),
}

impl Question {
    /// Whether the screen goes on without the answer: it takes its time in a large store, and the next key may ask for another.
    pub fn can_wait(&self) -> bool {
        let reads_all = matches!(self, Self::People | Self::TwinsOf(_) | Self::Absent | Self::Twins | Self::Findable(_) | Self::Report(_));
        reads_all || matches!(self, Self::Candidates(_) | Self::Overlap(_) | Self::Agenda(Piece { place: Place::Searched, .. }))
    }

    /// Whether it is asked for the keys that follow, and not only to be shown.
    pub fn goes_before_keys(&self) -> bool {
        self.can_wait() && !matches!(self, Question::Report(_))
    }
}

/// What the store says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Store {
        empty: bool,
    },
    Newest(Option<EntryId>),
    /// The session to show first; `None`: nothing is planned.
    Next(Option<SessionLine>),
    /// `None`: it is there no more.
    Whereabouts(Option<SessionLine>),
    /// The session that way; `None`: there is none.
    Neighbour(Option<SessionLine>),
    Month {
        first: NaiveDate,
        lines: Vec<SessionLine>,
    },
    Week {
        first: NaiveDate,
        lines: Vec<SessionLine>,
    },
    Agenda {
        piece: Piece,
        lines: Vec<SessionLine>,
    },
    Seats(SeatsBySession),
    /// `None`: it is there no more.
    Session(Option<Box<SessionPage>>),
    Dates(Vec<SessionLine>),
    /// `None`: nothing is.
    Overlap(Option<Overlap>),
    SeriesTable(Vec<SeriesRow>),
    /// `None`: the series is there no more.
    SessionsOf(SessionsOf, Option<Box<Stretch>>),
    /// `None`: it is there no more.
    SeriesToEdit(Option<Box<SeriesPage>>),
    Series(Option<Box<SeriesPage>>),
    People(Arc<[PersonLine]>),
    Glances(Vec<(PersonId, Glance)>),
    /// `None`: they are there no more.
    Person(Option<Box<PersonPage>>),
    Absent(Vec<AbsentLine>),
    Recognised(Vec<Standing>),
    TwinsOf(Vec<TwinLine>),
    /// `None`: one of them is there no more.
    Merge(Option<Box<MergePage>>),
    Twins(Vec<TwinLine>),
    History(Vec<HistoryLine>),
    Files(Vec<FileLine>),
    /// `None`: the session is there no more.
    Register(Option<Box<RegisterPage>>),
    Call(Box<CallPage>),
    LongText {
        of: LongText,
        text: String,
    },
    /// `None`: the series is there no more.
    Report(Option<Box<ReportPage>>),
    Findable(Arc<Finds>),
    Candidates(Vec<Candidate>),
}

impl Answer {
    /// The numbers of the series that it puts side by side.
    pub fn series(&self) -> Vec<usize> {
        match self {
            Answer::Month { lines, .. } | Answer::Week { lines, .. } | Answer::Agenda { lines, .. } => {
                lines.iter().map(|line| line.colour).collect()
            }
            Answer::SeriesTable(rows) => rows.iter().map(|row| row.colour).collect(),
            Answer::Report(Some(page)) => page.series.iter().map(|one| one.colour).collect(),
            _ => Vec::new(),
        }
    }
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
    pub fn ask_all(questions: Vec<Question>) -> Vec<Self> {
        questions.into_iter().map(Effect::Ask).collect()
    }

    pub fn run(command: Command) -> Self {
        Effect::Run(Box::new(command))
    }
}
