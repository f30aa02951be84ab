//! Rules, single dates and the first start as one ordered row, each date once, removed ones left out.

use std::collections::{BTreeSet, btree_set};
use std::iter::{FusedIterator, Peekable};

use chrono::NaiveDateTime;

use super::Recurrence;
use super::expand::Expand;
use crate::domain::time::Anchor;

/// The starts of a series from a wall time on; see [`Recurrence::starts`].
#[derive(Clone, Debug)]
pub struct Starts<'a> {
    rules: Vec<Peekable<Expand<'a>>>,
    added: Peekable<btree_set::Range<'a, NaiveDateTime>>,
    /// The first start of the series, while it is still to come.
    first: Option<NaiveDateTime>,
    removed: &'a BTreeSet<NaiveDateTime>,
    /// Only rules have dates left, and nothing is removed from them.
    is_plain: bool,
}

impl<'a> Starts<'a> {
    pub(super) fn new(recurrence: &'a Recurrence, start: NaiveDateTime, anchor: &'a Anchor, from: NaiveDateTime) -> Self {
        let is_later = start < from;
        Self {
            is_plain: is_later && recurrence.removed.is_empty() && recurrence.added.range(from..).next().is_none(),
            rules: recurrence.rules.iter().map(|rule| Expand::new(rule, start, anchor, from).peekable()).collect(),
            added: recurrence.added.range(from..).peekable(),
            first: (!is_later).then_some(start),
            removed: &recurrence.removed,
        }
    }
}

impl Iterator for Starts<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        // what nearly every series is, once its first start is past
        if let [rule] = self.rules.as_mut_slice()
            && self.is_plain
        {
            return rule.next();
        }
        loop {
            let added = self.added.peek().map(|date| **date);
            let ruled = self.rules.iter_mut().filter_map(|rule| rule.peek().copied()).min();
            let next = [self.first, added, ruled].into_iter().flatten().min()?;
            if self.first == Some(next) {
                self.first = None;
                self.is_plain = self.removed.is_empty() && self.added.peek().is_none();
            }
            self.added.next_if(|date| **date == next);
            for rule in &mut self.rules {
                rule.next_if_eq(&next);
            }
            if !self.removed.contains(&next) {
                return Some(next);
            }
        }
    }
}

impl FusedIterator for Starts<'_> {}
