//! What can go wrong between a front end and the store, and what to do about it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::deed::deed;
use super::sheet::{Field, Problem, SheetError};
use super::words;
use crate::domain::call::TableError;
use crate::domain::event::EventError;
use crate::domain::person::ProfileError;
use crate::domain::recurrence::{ShiftError, SplitError};
use crate::store::StoreError;

/// Every error that a command or a query can end with. The message quotes what was asked for, never a person's data.
#[derive(Debug, Error)]
pub enum AppError {
    #[error("{}", store_message(.0))]
    Store(#[from] StoreError),
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Split(#[from] SplitError),
    #[error(transparent)]
    Shift(#[from] ShiftError),
    #[error(transparent)]
    Profile(#[from] ProfileError),
    #[error(transparent)]
    Sheet(#[from] SheetError),
    #[error("{}: {source}", path.display())]
    Call { path: PathBuf, source: TableError },
    /// Rows of a list; a front end shows each.
    #[error("{} of the list cannot be taken", words::count(.0.len(), "row", "rows"))]
    Rows(Vec<Problem>),
    #[error("there is no {what} “{value}”")]
    NotFound { what: &'static str, value: String },
    /// No series is meant by what was typed; those whose titles are most like it.
    #[error("there is no series “{value}”")]
    NoSeries { value: String, near: Vec<String> },
    /// A series that was known is gone meanwhile; its UID says nothing to people.
    #[error("that series is not there any more")]
    SeriesGone,
    /// A person who was known is gone meanwhile: erased, or one with another.
    #[error("that person is not there any more")]
    PersonGone,
    #[error("there is no store yet that could be copied")]
    NoStore,
    #[error("“{value}” fits {count} {}", plural(what))]
    Ambiguous { what: &'static str, value: String, count: usize },
    /// The choices tell the UIDs by as much of each as only it has.
    #[error("“{value}” fits {} series", choices.len())]
    AmbiguousSeries { value: String, choices: Vec<String> },
    /// Acceptable words, but not now: the first sentence says why, the second what to do.
    #[error("{why}")]
    Refused { why: String, advice: String },
    #[error("there is already a series with the UID “{0}”")]
    DuplicateUid(String),
    #[error("cannot write {}: {}", path.display(), unnumbered(source))]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot read {}: {}", path.display(), unnumbered(source))]
    Read { path: PathBuf, source: io::Error },
    /// A bug: what would be written is not what the store says of the series with this UID.
    #[error("the file would not say what the calendar says of the series “{0}”")]
    Unfaithful(String),
    #[error("that person comes to no session that could be written")]
    NothingFor,
    #[error("that is marked as private, and the file would be for everyone")]
    Private,
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    #[error("{} is no calendar: {why}", path.display())]
    NoCalendar { path: PathBuf, why: String },
    /// A calendar, but nothing in it can be taken; with the first thing that is wrong.
    #[error("nothing in {} can be taken{}", path.display(), first.as_ref().map(|finding| format!(": {finding}")).unwrap_or_default())]
    NothingUsable { path: PathBuf, first: Option<String> },
    /// A calendar of holidays in which nothing lasts all day; with the first thing that is wrong.
    #[error("there are no holidays in {}{}", path.display(), first.as_ref().map(|finding| format!(": {finding}")).unwrap_or_default())]
    NoHolidays { path: PathBuf, first: Option<String> },
    /// Someone wanted it to stop.
    #[error("interrupted")]
    Interrupted,
}

/// What the system says, without the number that it has for that.
fn unnumbered(source: &io::Error) -> String {
    let said = source.to_string();
    said.split_once(" (os error ").map_or(said.clone(), |(words, _)| words.to_owned())
}

fn plural(what: &str) -> &str {
    match what {
        "person" => "people",
        "session" => "sessions",
        other => other,
    }
}

/// What kind of thing went wrong: the exit code of the command line follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The input is not acceptable.
    Input,
    /// What is named is not there.
    Missing,
    /// Another process holds the store.
    Busy,
    /// Disk full, read-only, no permission.
    Io,
    /// The store is damaged or of another program.
    Damaged,
    /// The store was written by a newer version.
    Newer,
    Interrupted,
    /// A bug.
    Internal,
}

impl AppError {
    pub(super) fn refused(why: impl Into<String>, advice: &str) -> Self {
        Self::Refused { why: why.into(), advice: advice.to_owned() }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Store(error) => match error {
                StoreError::Busy => Kind::Busy,
                StoreError::Foreign(_) | StoreError::Damaged(_) => Kind::Damaged,
                StoreError::Newer { .. } => Kind::Newer,
                StoreError::Io { .. } | StoreError::Full | StoreError::ReadOnly | StoreError::Replaced(_) => Kind::Io,
                StoreError::Exists(_) | StoreError::Line { .. } | StoreError::Overtaken(_) | StoreError::Unseen(_) | StoreError::Erased => {
                    Kind::Input
                }
                StoreError::Sqlite(_) => Kind::Internal,
            },
            Self::Interrupted => Kind::Interrupted,
            Self::NotFound { .. } | Self::NoSeries { .. } | Self::SeriesGone | Self::PersonGone | Self::NoStore => Kind::Missing,
            Self::Unfaithful(_) => Kind::Internal,
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => Kind::Missing,
            Self::Read { .. } | Self::Write { .. } => Kind::Io,
            Self::Event(_)
            | Self::Split(_)
            | Self::Shift(_)
            | Self::Profile(_)
            | Self::Sheet(_)
            | Self::Call { .. }
            | Self::Rows(_)
            | Self::Ambiguous { .. }
            | Self::AmbiguousSeries { .. }
            | Self::Refused { .. }
            | Self::DuplicateUid(_)
            | Self::Exists(_)
            | Self::NothingFor
            | Self::Private
            | Self::NoCalendar { .. }
            | Self::NothingUsable { .. }
            | Self::NoHolidays { .. } => Kind::Input,
        }
    }

    /// What to do next, as a sentence.
    pub fn advice(&self) -> String {
        match self {
            Self::Store(error) => store_advice(error),
            Self::Event(EventError::NoSummary) => "Give it a title.",
            Self::Event(EventError::TooLong { .. }) | Self::Profile(ProfileError::TooLong { .. }) => "Make it shorter.",
            Self::Event(EventError::EndBeforeStart { .. }) => "Give an end after the start, or a duration such as 1h30m.",
            Self::Event(EventError::LongerThanAYear(_)) => "Give an end nearer to the start.",
            Self::Event(EventError::NoSeats) => "Leave the capacity out for no limit.",
            Self::Event(EventError::NeverMatches { .. }) => "Check the days and months of the rule, and its end.",
            Self::Split(_) => "Choose a later session that the rule gives; a single added date cannot begin a series.",
            Self::Shift(_) => "Give the new rule instead: fortnight series edit SERIES --start TIME --rrule RULE",
            Self::Profile(ProfileError::NoName) => "Write the name first, then the address: Bo Chen <bo@example.org>.",
            Self::Profile(ProfileError::Email(_)) => "Write it as name@example.org, or leave it out.",
            Self::Sheet(error) => return sheet_advice(error),
            Self::Call { source: TableError::OtherDay(_), .. } => "Name the session of that day.",
            Self::Call { .. } => "Choose the list of participants that Zoom, Teams or Meet saved as CSV.",
            Self::Rows(_) => "Correct them; or say --namesakes same or new where a name is known, or --skip-bad to take the other rows.",
            Self::NoStore => "Name one with --db; a store is made by the first change.",
            Self::NoSeries { near, .. } => return meant(near),
            Self::SeriesGone => "Look at what is there now: fortnight series list",
            Self::PersonGone => "See who is known with: fortnight person list",
            Self::NotFound { what, .. } => match *what {
                "session" => "See the dates with: fortnight session list",
                _ => "See who is known with: fortnight person list",
            },
            Self::Ambiguous { what: "person", .. } => "Say the e-mail address or the person's number; person list --json has both.",
            Self::Ambiguous { what: "session", .. } => "Say its time too, or its recurrence_id; session list --json has it.",
            Self::AmbiguousSeries { choices, .. } => return choice(choices),
            Self::Ambiguous { .. } => "Write more of it, so that only one fits.",
            Self::Refused { advice, .. } => advice,
            Self::DuplicateUid(_) => "Leave the UID out to get a new one, or remove that series first.",
            Self::Write { .. } => "Choose a folder that exists and that you may write to.",
            Self::Read { .. } => "Check the path.",
            Self::Unfaithful(_) => {
                "This should not happen, and nothing was written. Please report it with what this says: fortnight session list"
            }
            Self::NothingFor => "Sign them up first, or choose another series.",
            Self::Private => "Make a backup for yourself (--for backup), or a file for someone who comes (--person).",
            Self::Exists(_) => "Choose another name, or say --force to replace it.",
            Self::Interrupted => "Nothing was changed.",
            Self::NoCalendar { .. } => "Choose a file that a calendar program exported as iCalendar (.ics).",
            Self::NothingUsable { first: Some(_), .. } => "Mend it in the program that the calendar comes from, and export it again.",
            Self::NothingUsable { first: None, .. } => "Choose a calendar with events in it.",
            Self::NoHolidays { .. } => "Choose an iCalendar file (.ics) with events that last all day.",
        }
        .to_owned()
    }
}

fn meant(near: &[String]) -> String {
    let near: Vec<String> = near.iter().map(|title| format!("“{title}”")).collect();
    let question = if near.is_empty() { String::new() } else { format!("Did you mean {}? ", near.join(" or ")) };
    question + "See all of them with: fortnight series list"
}

fn sheet_advice(error: &SheetError) -> String {
    match error {
        SheetError::NotText => "Save it as “CSV UTF-8”.".to_owned(),
        SheetError::OpenQuote => "Look for a cell that begins with a quote and does not end with one.".to_owned(),
        SheetError::Empty => "The first row has the headings, as in: name,email".to_owned(),
        SheetError::NoNames(_) => "Say which column it is: --column name=HEADING".to_owned(),
        SheetError::Column(_) => format!("Write FIELD=HEADING, with one of these fields: {}.", Field::names()),
        SheetError::NoColumn(_) => "Write the heading as it stands in the first row.".to_owned(),
    }
}

/// So many choices are told, the others counted.
const TOLD: usize = 6;

fn choice(choices: &[String]) -> String {
    let told = choices.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join("; ");
    match choices.len().saturating_sub(TOLD) {
        0 => format!("Say more of the title, or the start of a UID: {told}"),
        more => format!("Say more of the title, or the start of a UID: {told}; and {more} more"),
    }
}

/// The journal knows a change by its verb, and its sentence may name people: what it was is said in a word of its own.
fn store_message(error: &StoreError) -> String {
    match error {
        StoreError::Overtaken(verb) => format!("the change ({}) was overtaken by a later one of the same data", deed(verb)),
        StoreError::Unseen(verb) => format!("the newest is {} by now: undo again for that", deed(verb)),
        other => other.to_string(),
    }
}

fn store_advice(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "Try again in a moment; nothing was written.",
        StoreError::Foreign(_) => "Name another file with --db; this one was left untouched.",
        StoreError::Newer { .. } => "Use the newer version of fortnight; the file was left untouched.",
        StoreError::Damaged(_) => "Restore a backup, or ask for help with the output of: fortnight check",
        StoreError::Io { .. } => "Check that the folder exists and that you may write to it, or name another file with --db.",
        StoreError::Exists(_) => "Choose another name.",
        StoreError::Line { .. } => {
            "This dump cannot be right. Give one that “fortnight dump” made, whole and unchanged; nothing was changed."
        }
        StoreError::Full => "Free some space and try again; nothing was written.",
        StoreError::ReadOnly => "Make the file and its folder writable, or name another one with --db; nothing was written.",
        StoreError::Overtaken(_) => "Look at what is there now and change it by hand; nothing was undone.",
        StoreError::Unseen(_) => "Look at the history, then undo again if that change is the one to take back.",
        StoreError::Erased => "Change by hand what shall be as it was.",
        StoreError::Replaced(_) => "Leave the program and start it again; nothing was written.",
        StoreError::Sqlite(_) => "This should not happen. Please report it.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_has_no_number() {
        let error = AppError::Read { path: "a.ics".into(), source: io::Error::from_raw_os_error(2) };
        assert!(error.to_string().starts_with("cannot read a.ics: ") && !error.to_string().contains("os error"), "{error}");
        assert_eq!(unnumbered(&io::Error::other("not now")), "not now");
    }
}
