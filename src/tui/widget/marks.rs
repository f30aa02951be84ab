//! Marks on the people of a list: some one by one, some as a range from where it began to the cursor.

use std::collections::BTreeSet;

use crate::domain::id::PersonId;

/// Who is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    marked: BTreeSet<PersonId>,
    /// Where a range begins that is being drawn.
    range: Option<PersonId>,
}

impl Marks {
    pub fn toggle(&mut self, person: PersonId) {
        if !self.marked.remove(&person) {
            self.marked.insert(person);
        }
    }

    /// Begins a range at the cursor, or keeps the one that was begun.
    pub fn turn_range(&mut self, cursor: usize, list: impl Iterator<Item = PersonId> + Clone) {
        if self.range.is_some() {
            self.marked = self.all(cursor, list);
            self.range = None;
        } else {
            self.range = list.clone().nth(cursor);
        }
    }

    pub fn is_ranging(&self) -> bool {
        self.range.is_some()
    }

    /// Everyone who is marked, those in a range that is being drawn too.
    pub fn all(&self, cursor: usize, mut list: impl Iterator<Item = PersonId> + Clone) -> BTreeSet<PersonId> {
        let begin = self.range.and_then(|person| list.clone().position(|other| other == person));
        let mut all = self.marked.clone();
        if let Some(begin) = begin {
            let from = begin.min(cursor);
            // nth takes what lies before the range out of the way
            all.extend(list.nth(from));
            all.extend(list.take(begin.abs_diff(cursor)));
        }
        all
    }

    pub fn is_empty(&self) -> bool {
        self.marked.is_empty() && self.range.is_none()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Lets go of those who are not there any more.
    pub fn keep(&mut self, is_there: impl Fn(&PersonId) -> bool) {
        self.marked.retain(&is_there);
        self.range = self.range.filter(is_there);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reaches_from_where_it_began_to_the_cursor_either_way() {
        let list = (1..=5).map(PersonId);
        let ids = |marks: &Marks, cursor| marks.all(cursor, list.clone()).into_iter().map(|person| person.0).collect::<Vec<_>>();
        let mut marks = Marks::default();
        marks.toggle(PersonId(1));
        marks.turn_range(3, list.clone());
        assert_eq!((ids(&marks, 3), ids(&marks, 2), ids(&marks, 4)), (vec![1, 4], vec![1, 3, 4], vec![1, 4, 5]));
        marks.turn_range(2, list.clone());
        assert_eq!(ids(&marks, 0), [1, 3, 4], "kept when the cursor goes on");
        marks.keep(|person| person.0 != 4);
        marks.toggle(PersonId(1));
        assert_eq!(ids(&marks, 0), [3]);
        marks.clear();
        assert!(marks.is_empty());
    }
}
