//! Where a recurrence ends: UNTIL as a wall time, the last start, and whether a rule gives anything at all.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::Recurrence;
use super::calendar::{DAY, Second, seconds, wall};
use super::expand::Expand;
use super::rule::{End, Parts, Rule};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant};

/// The highest COUNT that is counted, some tenths of a second of work; a rule with a higher one counts as endless.
pub const MOST_COUNTED: u32 = 10_000_000;

/// No zone is further ahead of UTC than Kiritimati.
const FURTHEST_EAST: Second = 14 * 3600;

/// The last second that an UNTIL lets through, on the series' own clock.
///
/// A date lets its whole day through; a form other than the RFC wants for this start is taken for what it says (RFC 5545 3.3.10, UNTIL).
pub(super) fn last_second(until: Stamp, anchor: &Anchor) -> Second {
    match (until, anchor) {
        (Stamp::Date(date), _) => seconds(date.and_time(NaiveTime::MIN)) + DAY - 1,
        (Stamp::Utc(at), Anchor::Zone(zone)) => {
            let at = Instant::from_utc(at);
            let shown = zone.wall(at);
            let first = zone.resolve(shown);
            match zone.change_before(at) {
                // the second pass of a fold: all of the first one, up to the change, has been before
                Some(change) if first.at < at => change.at.0 + i64::from(change.before) - 1,
                _ => seconds(shown),
            }
        }
        (Stamp::Utc(wall) | Stamp::Local(wall), _) => seconds(wall),
    }
}

impl Rule {
    /// Whether the rule gives any date at all from this start on; bounded time for every rule.
    ///
    /// An UNTIL in UTC is taken as late as it is anywhere.
    pub fn ever_matches(&self, start: NaiveDateTime) -> bool {
        let end = match self.parts().end {
            End::Until(Stamp::Utc(at)) => End::Until(Stamp::Utc(wall(seconds(at) + FURTHEST_EAST))),
            End::Until(until) => End::Until(until),
            End::Never | End::Count(_) => End::Never,
        };
        Expand::new(&self.with_end(end), start, &Anchor::Floating, start).with_start().next().is_some()
    }

    /// The first date from a moment on at which the rule can begin: in the first period that has one. Its end does not matter.
    pub fn first_from(&self, from: NaiveDateTime) -> Option<NaiveDateTime> {
        let every_period = Parts { interval: 1, ..self.parts().clone() }.checked().ok()?;
        every_period.first_on(from, &Anchor::Floating)
    }

    /// The first date that the rule gives from a moment on if it began then, in one of the periods that count from there.
    pub(super) fn first_on(&self, from: NaiveDateTime, anchor: &Anchor) -> Option<NaiveDateTime> {
        Expand::new(&self.with_end(End::Never), from, anchor, from).with_start().next()
    }

    /// The same rule with its UNTIL in the form that the anchor demands; see [`Rule::ending`].
    pub fn fitted(&self, anchor: &Anchor) -> Self {
        match self.parts().end {
            End::Until(until) => self.ending(wall(last_second(until, anchor)), anchor),
            // what was counted may have been for another clock
            End::Never | End::Count(_) => self.with_end(self.parts().end),
        }
    }

    /// The rule without COUNT, ending (inclusive) at `last`, in the UNTIL form that the anchor demands (UTC for zoned starts).
    pub fn ending(&self, last: NaiveDateTime, anchor: &Anchor) -> Self {
        let until = match anchor {
            Anchor::AllDay => Stamp::Date(last.date()),
            Anchor::Floating => Stamp::Local(last),
            Anchor::Utc => Stamp::Utc(last),
            Anchor::Zone(zone) => Stamp::Utc(zone.resolve(last).at.utc()),
        };
        self.with_end(End::Until(until))
    }

    /// An upper bound of the rule's dates; `None` when there is none.
    fn bound(&self, start: NaiveDateTime, anchor: &Anchor) -> Option<NaiveDateTime> {
        match self.parts().end {
            End::Until(until) => Some(wall(last_second(until, anchor))),
            End::Count(_) if self.known_last().is_some() => self.known_last(),
            End::Count(count) if count <= MOST_COUNTED => Some(Expand::new(self, start, anchor, start).last().unwrap_or(start)),
            End::Never | End::Count(_) => Expand::new(self, start, anchor, start).next().is_none().then_some(start),
        }
    }
}

impl Recurrence {
    /// The same dates with the last one of every COUNT known, so that any window is sought, not walked to.
    ///
    /// Costs the walk once: for those who ask many times, or keep the answer.
    pub fn counted(&self, start: NaiveDateTime, anchor: &Anchor) -> Self {
        let counted = |rule: &Rule| match rule.parts().end {
            End::Count(_) => {
                let fresh = rule.with_end(rule.parts().end);
                let last = fresh.bound(start, anchor);
                fresh.with_last(last)
            }
            End::Never | End::Until(_) => rule.clone(),
        };
        Self { rules: self.rules.iter().map(counted).collect(), ..self.clone() }
    }

    /// The last start; `None` when there is no last one. `start` itself where every date was removed.
    ///
    /// Bounded time for every rule: it seeks, halving what lies between the last date known and the bound of the rules.
    pub fn last(&self, start: NaiveDateTime, anchor: &Anchor) -> Option<NaiveDateTime> {
        let mut bound = self.added.last().copied().unwrap_or(start).max(start);
        let mut bounded = self.clone();
        for rule in &mut bounded.rules {
            let end = rule.bound(start, anchor)?;
            *rule = rule.with_end(End::Until(Stamp::Local(end)));
            bound = bound.max(end);
        }
        let next = |from| bounded.starts(start, anchor, from).next();
        let earliest = self.added.first().copied().unwrap_or(start).min(start);
        let Some(mut last) = next(earliest) else { return Some(start) };
        // no date lies beyond this one
        let mut end = bound.max(last);
        while last < end {
            let middle = end - TimeDelta::seconds((end - last).num_seconds() / 2);
            match next(middle) {
                Some(later) => last = later,
                None => end = middle - TimeDelta::seconds(1),
            }
        }
        Some(last)
    }
}
