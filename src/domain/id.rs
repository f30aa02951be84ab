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

/// Fewer characters of a UID say too little to be recognised.
const SHORTEST_START: usize = 8;

impl Uid {
    /// As much of it as none of the `others` begins with; the whole where one of them goes on from it.
    pub fn unique_start<'a>(&self, others: impl IntoIterator<Item = &'a Uid>) -> &str {
        let alike = |other: &Uid| self.0.chars().zip(other.0.chars()).take_while(|(own, other)| own == other).count();
        let most_alike = others.into_iter().filter(|other| *other != self).map(alike).max().unwrap_or(0);
        let length = SHORTEST_START.max(most_alike + 1);
        self.0.char_indices().nth(length).map_or(self.0.as_str(), |(end, _)| self.0.get(..end).unwrap_or(&self.0))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_uid_is_as_long_as_it_takes() {
        let uids = ["0199aaaa-1111", "0199aaaa-1122", "choir@example.org", "é", "éclair@example.org"].map(|uid| Uid(uid.into()));
        let starts: Vec<&str> = uids.iter().map(|uid| uid.unique_start(&uids)).collect();
        assert_eq!(starts, ["0199aaaa-111", "0199aaaa-112", "choir@ex", "é", "éclair@e"]);
    }
}
