//! Which dates a series has (RFC 5545 3.3.10, 3.8.5): parse, validate, expand, bound and describe, a stage a file.

mod bounds;
mod calendar;
mod days;
mod describe;
mod expand;
mod jumps;
mod merge;
mod parse;
mod period;
mod print;
mod rule;
mod shift;
mod split;
mod times;
mod validate;

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

pub use bounds::MOST_COUNTED;
pub use merge::Starts;
pub use rule::{End, Freq, Parts, Rule, Skip, WeekdayNum};
pub use shift::ShiftError;
pub use split::SplitError;
pub use validate::RuleError;

use super::time::Anchor;

/// The dates of a series beside its first start: rules, single dates more (RDATE) and single dates less (EXDATE).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recurrence {
    pub rules: Vec<Rule>,
    /// RDATE, on the series' own clock.
    pub added: BTreeSet<NaiveDateTime>,
    /// EXDATE, on the series' own clock.
    pub removed: BTreeSet<NaiveDateTime>,
}

impl Recurrence {
    /// The dates of one rule.
    pub fn by(rule: Rule) -> Self {
        Self { rules: vec![rule], ..Self::default() }
    }

    /// A single session: no rule and no further date.
    pub fn is_once(&self) -> bool {
        self.rules.is_empty() && self.added.is_empty()
    }

    /// The starts from `from` on, in order, each once; endless where a rule is. Seeks: the way from `start` to `from` costs nothing.
    ///
    /// `start` is the first date even where no rule gives it, and the first that COUNT counts. COUNT counts what a rule gives, removed
    /// dates too; a rule with COUNT is walked from its start. The dates are what the series calls them: where the clock jumps over
    /// one, [`Anchor::resolve`] says when it really is.
    pub fn starts<'a>(&'a self, start: NaiveDateTime, anchor: &'a Anchor, from: NaiveDateTime) -> Starts<'a> {
        Starts::new(self, start, anchor, from)
    }
}

#[cfg(test)]
mod tests;
