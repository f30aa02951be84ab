//! Names of things: a series by its UID, a session by the start its rule gave it, a person by a number.

use std::fmt;

use chrono::NaiveDateTime;

/// Globally unique name of a series (RFC 5545 3.8.4.7).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub String);

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The *original* start of a session on its series' own clock (RFC 5545 3.8.4.4): a session that moves keeps it.
///
/// An all-day session has midnight here. How it is written depends on the series' [`Anchor`](super::time::Anchor).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecurrenceId(pub NaiveDateTime);

/// One session of one series; never a place in a list, so it survives every edit of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionKey {
    pub uid: Uid,
    pub date: RecurrenceId,
}

/// A person's number in this store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub i64);

/// A change's number in the journal; grows with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub i64);
