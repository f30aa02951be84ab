//! Stretches of days whose sessions are known: the one in sight, and those before and after it, read before they come into sight.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::only::Only;
use crate::app::query::SessionLine;
use crate::domain::id::Uid;
use crate::domain::zone::Zone;

/// Whose days are asked for, and of what: of all series, or of one that is shown alone.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    pub zone: &'a Zone,
    pub only: Option<&'a Only>,
}

impl Of<'_> {
    pub fn only(self) -> Option<Uid> {
        self.only.map(|only| only.uid.clone())
    }
}

/// The pages of a view that shows so many days at a time; each is known by its first day.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    known: BTreeMap<NaiveDate, Vec<SessionLine>>,
    /// First day of the one in sight; `None` before the first answer.
    open: Option<NaiveDate>,
}

impl Pages {
    /// Opens a page; false where it is not known, and the one in sight stays.
    pub fn open(&mut self, first: NaiveDate) -> bool {
        let is_known = self.known.contains_key(&first);
        if is_known {
            self.open = Some(first);
        }
        is_known
    }

    /// The first of some pages that is not known.
    pub fn unknown(&self, pages: [NaiveDate; 2]) -> Option<NaiveDate> {
        pages.into_iter().find(|first| !self.known.contains_key(first))
    }

    /// Takes in the page of a cursor or one beside it, and forgets those that are far from there.
    pub fn load(&mut self, first: NaiveDate, lines: Vec<SessionLine>, near: [NaiveDate; 3]) {
        self.known.retain(|known, _| near.contains(known));
        if near.contains(&first) {
            self.known.insert(first, lines);
        }
    }

    /// Nothing is known any more, not even what is in sight.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The sessions may be others now: the page in sight stays until it is answered anew, the others do not.
    pub fn outdate(&mut self) {
        self.known.retain(|first, _| Some(*first) == self.open);
    }

    /// The sessions of the page in sight, by start.
    pub fn lines(&self) -> &[SessionLine] {
        self.open.and_then(|first| self.known.get(&first)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of all pages that are known.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut SessionLine> {
        self.known.values_mut().flatten()
    }
}
