//! Stretches of days whose sessions are known: the one in sight, and those before and after it, read before they come into sight.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::desk::Desk;
use super::msg::Question;
use crate::app::query::SessionLine;

/// The pages of a view that shows so many days at a time; each is known by its first day.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    known: BTreeMap<NaiveDate, Vec<SessionLine>>,
    /// First day of the one in sight; `None` before the first answer.
    open: Option<NaiveDate>,
}

impl Pages {
    /// Turns to the middle one of three pages in a row, that of the cursor: asks for it where it is not known, and the one in sight stays;
    /// else keeps the selection on the day of the cursor, and asks for a page beside it. `early` tells one from the other.
    pub fn settle(
        &mut self,
        row: [NaiveDate; 3],
        desk: &mut Desk,
        is_on: fn(&SessionLine, NaiveDate) -> bool,
        ask: impl Fn(NaiveDate, bool) -> Question,
    ) -> Vec<Question> {
        let [_, here, _] = row;
        if !self.known.contains_key(&here) {
            return vec![ask(here, false)];
        }
        self.open = Some(here);
        let on_the_day = self.lines().iter().filter(|line| is_on(line, desk.day));
        let keys: Vec<_> = on_the_day.map(|line| line.key.clone()).collect();
        let mut questions = desk.keep(&keys);
        questions.extend(self.next_early(row).map(|first| ask(first, true)));
        questions
    }

    /// Which page beside the middle one is read next, as long as one is not known.
    pub fn next_early(&self, [before, _, after]: [NaiveDate; 3]) -> Option<NaiveDate> {
        [after, before].into_iter().find(|first| !self.known.contains_key(first))
    }

    /// Takes in one of three pages in a row, and forgets those that are far from there.
    pub fn load(&mut self, first: NaiveDate, lines: Vec<SessionLine>, row: [NaiveDate; 3]) {
        self.known.retain(|known, _| row.contains(known));
        if row.contains(&first) {
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
