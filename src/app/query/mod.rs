//! Requests to read, one page a file: each answers a struct with what a screen or a script shows, and changes nothing.

pub mod absent;
pub mod agenda;
pub mod attendee_sheet;
pub mod call;
pub mod files;
pub mod findable;
pub mod glance;
pub mod history;
pub mod line;
pub mod merge_of;
pub mod neighbour;
pub mod next;
pub mod overdue;
pub mod overlap;
pub mod people;
pub mod people_list;
pub mod person;
pub mod recognised;
pub mod register;
pub mod report;
mod report_days;
pub mod report_view;
pub mod seats_of;
pub mod series;
pub mod series_table;
pub mod session;
mod strip;
pub mod twins;

pub use absent::{Absent, AbsentLine};
pub use agenda::Agenda;
pub use attendee_sheet::AttendeeSheet;
pub use call::{CallLine, CallOf, CallPage};
pub use files::{FileLine, Files};
pub use findable::{Findable, Finds, FoundSeries, FoundSession};
pub use glance::{Glance, Glances};
pub use history::{History, HistoryLine};
pub use line::SessionLine;
pub use merge_of::{MergeOf, MergePage};
pub use neighbour::{Direction, Neighbour};
pub use next::{LastSession, NextSession};
pub use overdue::{Overdue, OverdueLine};
pub use overlap::{Overlap, OverlapOf};
pub use people::{People, PersonLine, PersonNamed};
pub use people_list::{DirectoryLine, PeopleList};
pub use person::{PersonLog, PersonPage, PersonSeries, PersonView};
pub use recognised::{Recognised, Standing};
pub use register::{RegisterLine, RegisterOf, RegisterPage};
pub use report::ReportOf;
pub use report_view::{ReportPage, ReportView, ReportedSeries};
pub use seats_of::{SeatsBySession, SeatsOf};
pub use series::{SeriesGoingOn, SeriesLine, SeriesList, SeriesNamed, SeriesOn, SeriesPage, SeriesView};
pub use series_table::{HeldLine, SeriesRow, SeriesTable, SessionsOf, Stretch};
pub use session::{AttendeeLine, SessionOn, SessionPage, SessionView, Todo};
pub use twins::{Twin, TwinLine, Twins, TwinsOf};

use super::{App, AppError};
use crate::domain::event::Series;
use crate::domain::id::Uid;
use crate::store::Stored;

/// So many sessions make a list that is still one; a rule for every second has them in a day or two.
pub const MOST_SESSIONS: usize = 100_000;

/// A question to the store.
pub trait Query {
    type Answer;

    /// # Errors
    /// When the store cannot be read, or what is named is not in it.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError>;
}

fn stored(app: &App, uid: &Uid) -> Result<Stored<Series>, AppError> {
    app.read().series_of(uid)?.ok_or(AppError::SeriesGone)
}
