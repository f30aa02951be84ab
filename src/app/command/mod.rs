//! Requests to change data, one a file: each is one transaction, one journal entry, one sentence, one undo.

pub mod attendee_add;
pub mod attendee_add_all;
pub mod attendee_away;
pub mod attendee_decline;
pub mod attendee_import;
pub mod attendee_rm;
pub mod attendee_rm_all;
mod carry;
mod clash;
pub(super) mod find;
mod lead;
pub(super) mod lists;
pub(super) mod moves;
pub mod person_add;
pub mod person_edit;
pub mod person_forget;
pub mod person_merge;
pub mod person_tag;
mod places;
pub(super) mod recognise;
pub mod register_import;
pub mod register_mark;
pub mod register_rest;
pub mod restore;
mod rewrite;
pub mod sample_add;
pub mod series_add;
pub mod series_edit;
pub mod series_end;
pub mod series_import;
pub mod series_move;
pub mod series_order;
pub mod series_rm;
pub mod series_split;
pub mod session_edit;
pub mod session_move;
pub mod session_restore;
pub mod session_rm;
pub mod session_skip;
pub mod session_skip_holidays;
mod stale;
mod standing;

pub use attendee_add::{AttendeeAdd, Coming, Who};
pub use attendee_add_all::AttendeeAddAll;
pub use attendee_away::AttendeeAway;
pub use attendee_decline::AttendeeDecline;
pub use attendee_import::{AttendeeImport, Namesakes, Roll};
pub use attendee_rm::{AttendeeRm, Scope};
pub use attendee_rm_all::AttendeeRmAll;
pub use person_add::PersonAdd;
pub use person_edit::{PersonEdit, ProfileEdits};
pub use person_forget::PersonForget;
pub use person_merge::PersonMerge;
pub use person_tag::PersonTag;
pub use register_import::RegisterImport;
pub use register_mark::RegisterMark;
pub use register_rest::RegisterRest;
pub use restore::Restore;
pub use sample_add::SampleAdd;
pub use series_add::SeriesAdd;
pub use series_edit::{SeriesEdit, SeriesEdits};
pub use series_end::SeriesEnd;
pub use series_import::SeriesImport;
pub use series_move::SeriesMove;
pub use series_order::SeriesOrder;
pub use series_rm::SeriesRm;
pub use series_split::{Later, SeriesSplit};
pub use session_edit::{Edits, SessionEdit};
pub use session_move::SessionMove;
pub use session_restore::SessionRestore;
pub use session_rm::SessionRm;
pub use session_skip::SessionSkip;
pub use session_skip_holidays::SessionSkipHolidays;

use std::sync::Arc;

use super::{AppError, Detail, Dial};
use crate::domain::holiday::Holidays;
use crate::domain::id::SessionKey;
use crate::domain::person::Person;
use crate::domain::roster::Roster;
use crate::domain::time::Instant;
use crate::domain::zone::Zone;
use crate::store::Writer;

/// Everything that can be done to the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    AttendeeAdd(AttendeeAdd),
    AttendeeAddAll(AttendeeAddAll),
    AttendeeAway(AttendeeAway),
    AttendeeDecline(AttendeeDecline),
    AttendeeImport(AttendeeImport),
    AttendeeRm(AttendeeRm),
    AttendeeRmAll(AttendeeRmAll),
    PersonAdd(PersonAdd),
    PersonEdit(PersonEdit),
    PersonForget(PersonForget),
    PersonMerge(PersonMerge),
    PersonTag(PersonTag),
    RegisterImport(RegisterImport),
    RegisterMark(RegisterMark),
    RegisterRest(RegisterRest),
    Restore(Restore),
    SampleAdd(SampleAdd),
    SeriesAdd(SeriesAdd),
    SeriesEdit(Box<SeriesEdit>),
    SeriesEnd(SeriesEnd),
    SeriesMove(SeriesMove),
    SeriesOrder(SeriesOrder),
    SeriesRm(SeriesRm),
    SeriesSplit(SeriesSplit),
    SessionEdit(SessionEdit),
    SessionMove(SessionMove),
    SessionRestore(SessionRestore),
    SessionRm(SessionRm),
    SessionSkip(SessionSkip),
    SessionSkipHolidays(SessionSkipHolidays),
}

/// What a command may know of the world.
pub(super) struct Context {
    pub(super) now: Instant,
    /// The display zone, which floating and all-day sessions follow.
    pub(super) zone: Zone,
    pub(super) holidays: Arc<Holidays>,
    /// How times are written in its sentence.
    pub(super) dial: Dial,
}

/// What a command did.
pub(super) struct Done {
    pub(super) sentence: String,
    pub(super) detail: Detail,
}

impl Done {
    /// What became of one person's place in a session.
    fn attendee(sentence: String, person: Person, roster: &Roster) -> Self {
        let (place, seats) = (roster.place(person.id), roster.seats());
        Self { sentence, detail: Detail::Attendee { person: person.id, name: person.profile.name, place, seats } }
    }

    fn said(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), detail: Detail::Nothing }
    }
}

impl Command {
    /// The one session whose attendees may want to hear of it.
    pub fn session(&self) -> Option<&SessionKey> {
        match self {
            Self::SessionEdit(SessionEdit { key, .. })
            | Self::SessionMove(SessionMove { key, .. })
            | Self::SessionRestore(SessionRestore { key })
            | Self::SessionSkip(SessionSkip { key, .. }) => Some(key),
            _ => None,
        }
    }

    /// The same words in the table of actions, on the command line and in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::AttendeeAdd(_) | Self::AttendeeAddAll(_) => "attendee add",
            Self::AttendeeAway(_) => "attendee away",
            Self::AttendeeDecline(_) => "attendee decline",
            Self::AttendeeImport(_) => "attendee import",
            Self::AttendeeRm(_) | Self::AttendeeRmAll(_) => "attendee rm",
            Self::PersonAdd(_) => "person add",
            Self::PersonEdit(_) => "person edit",
            Self::PersonForget(_) => "person forget",
            Self::PersonMerge(_) => "person merge",
            Self::PersonTag(_) => "person tag",
            Self::RegisterImport(_) => "register import",
            Self::RegisterMark(_) => "register mark",
            Self::RegisterRest(_) => "register rest",
            Self::Restore(_) => "restore",
            Self::SampleAdd(_) => "sample add",
            Self::SeriesAdd(_) => "series add",
            Self::SeriesEdit(_) => "series edit",
            Self::SeriesEnd(_) => "series end",
            Self::SeriesMove(_) => "series move",
            Self::SeriesOrder(_) => "series order",
            Self::SeriesRm(_) => "series rm",
            Self::SeriesSplit(_) => "series split",
            Self::SessionEdit(_) => "session edit",
            Self::SessionMove(_) => "session move",
            Self::SessionRestore(_) => "session restore",
            Self::SessionRm(_) => "session rm",
            Self::SessionSkip(_) | Self::SessionSkipHolidays(_) => "session skip",
        }
    }

    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        match self {
            Self::AttendeeAdd(command) => command.apply(writer, context),
            Self::AttendeeAddAll(command) => command.apply(writer, context),
            Self::AttendeeAway(command) => command.apply(writer, context),
            Self::AttendeeDecline(command) => command.apply(writer, context),
            Self::AttendeeImport(command) => command.apply(writer, context),
            Self::AttendeeRm(command) => command.apply(writer, context),
            Self::AttendeeRmAll(command) => command.apply(writer, context),
            Self::PersonAdd(command) => command.apply(writer),
            Self::PersonEdit(command) => command.apply(writer, context),
            Self::PersonForget(command) => command.apply(writer, context),
            Self::PersonMerge(command) => command.apply(writer, context),
            Self::PersonTag(command) => command.apply(writer, context),
            Self::RegisterImport(command) => command.apply(writer, context),
            Self::RegisterMark(command) => command.apply(writer, context),
            Self::RegisterRest(command) => command.apply(writer, context),
            Self::Restore(command) => command.apply(writer),
            Self::SampleAdd(command) => command.apply(writer, context),
            Self::SeriesAdd(command) => command.apply(writer, context),
            Self::SeriesEdit(command) => command.apply(writer, context),
            Self::SeriesEnd(command) => command.apply(writer, context),
            Self::SeriesMove(command) => command.apply(writer, context),
            Self::SeriesOrder(command) => command.apply(writer, context),
            Self::SeriesRm(command) => command.apply(writer, context),
            Self::SeriesSplit(command) => command.apply(writer, context),
            Self::SessionEdit(command) => command.apply(writer, context),
            Self::SessionMove(command) => command.apply(writer, context),
            Self::SessionRestore(command) => command.apply(writer, context),
            Self::SessionRm(command) => command.apply(writer, context),
            Self::SessionSkip(command) => command.apply(writer, context),
            Self::SessionSkipHolidays(command) => command.apply(writer, context),
        }
    }
}
