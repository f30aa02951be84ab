//! What the screen asks of the store (`Question`), and what the store says (`Answer`).

use std::sync::Arc;

use chrono::NaiveDate;

use super::agenda::{Piece, Place};
use super::console::Candidate;
use super::long_text::LongText;
use crate::app::query::{
    AbsentLine, CallOf, CallPage, Direction, FileLine, Files, Finds, Glance, HistoryLine, MergeOf, MergePage, Overlap, OverlapOf,
    PersonLine, PersonPage, RegisterPage, ReportPage, ReportView, SeatsBySession, SeriesPage, SeriesRow, SessionLine, SessionPage,
    SessionsOf, Standing, Stretch, TwinLine,
};
use crate::domain::id::{EntryId, PersonId, SessionKey, Uid};
use crate::domain::quick::attendees::Told;
use crate::domain::time::Window;

/// What is asked of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether there is anything at all.
    Store,
    /// Which change an undo would take back.
    Newest,
    /// The next session of one series, or of all, where the first are to be seen: the cursor goes there.
    Next(Option<Uid>),
    /// The six weeks that a month grid shows, from its first day; `early` where they do not come into sight yet, `only` of one series where that is shown alone.
    Month {
        first: NaiveDate,
        window: Window,
        early: bool,
        only: Option<Uid>,
    },
    /// The seven days that a week shows, from its first day; `early` where they do not come into sight yet, `only` of one series where that is shown alone.
    Week {
        first: NaiveDate,
        window: Window,
        early: bool,
        only: Option<Uid>,
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
    /// The first or the last session of a window, of any series or of one: the cursor goes there.
    Nearest {
        window: Window,
        only: Option<Uid>,
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
        let reads_more = matches!(self, Self::Candidates(_) | Self::Overlap(_) | Self::Agenda(Piece { place: Place::Searched, .. }));
        reads_all || reads_more || self.is_early() || *self == Self::Next(None)
    }

    /// Whether it is asked before anyone wants to know.
    pub fn is_early(&self) -> bool {
        matches!(self, Self::Month { early: true, .. } | Self::Week { early: true, .. })
    }

    /// Whether it is asked for the keys that follow, and not only to be shown.
    pub fn goes_before_keys(&self) -> bool {
        self.can_wait() && !self.is_early() && !matches!(self, Question::Report(_))
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
    /// `None`: the series that is shown alone is there no more.
    Month {
        first: NaiveDate,
        lines: Option<Vec<SessionLine>>,
    },
    /// The same of a week.
    Week {
        first: NaiveDate,
        lines: Option<Vec<SessionLine>>,
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
            Answer::Month { lines: Some(lines), .. } | Answer::Week { lines: Some(lines), .. } | Answer::Agenda { lines, .. } => {
                lines.iter().map(|line| line.colour).collect()
            }
            Answer::SeriesTable(rows) => rows.iter().map(|row| row.colour).collect(),
            Answer::Report(Some(page)) => page.series.iter().map(|one| one.colour).collect(),
            _ => Vec::new(),
        }
    }
}
