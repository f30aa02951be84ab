//! A recurrence cut in two at one of its dates: both parts together are the whole (RFC 5545 3.8.4.4, "this and future").

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use thiserror::Error;

use super::rule::{End, Rule, Skip};
use super::{MOST_COUNTED, Recurrence};
use crate::domain::time::Anchor;

/// Why a recurrence cannot be cut there. Quotes the date or the rule.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SplitError {
    #[error("{} is not a date of the series", .0.format("%-d %b %Y %H:%M"))]
    NoDate(NaiveDateTime),
    #[error("that is the first date: there is nothing before it")]
    First(NaiveDateTime),
    /// A rule that goes on but does not give the date would lose its phase there.
    #[error("the rule “{rule}” does not give {}: the series can be cut at a date that all its rules give", at.format("%-d %b %Y %H:%M"))]
    OffPhase { rule: String, at: NaiveDateTime },
}

impl Recurrence {
    /// The dates before `at`, which lies after `start`, as the recurrence from `start`.
    pub fn before(&self, start: NaiveDateTime, anchor: &Anchor, at: NaiveDateTime) -> Self {
        let until = |rule: &Rule| {
            let last = last_before(rule, start, anchor, at).filter(|last| *last > start)?;
            Some(rule.ending(last, anchor))
        };
        let earlier = |dates: &BTreeSet<NaiveDateTime>| dates.range(..at).copied().collect();
        Self { rules: self.rules.iter().filter_map(until).collect(), added: earlier(&self.added), removed: earlier(&self.removed) }
    }

    /// The dates before `at`, as the recurrence from `start`; and the dates from `at` on, as one that starts at `at`.
    ///
    /// A COUNT is divided, an UNTIL stays with the second part, single and removed dates go where they lie.
    ///
    /// # Errors
    /// [`SplitError`] when `at` is not a later date of the series, or not one that every rule that goes on gives.
    pub fn split(&self, start: NaiveDateTime, anchor: &Anchor, at: NaiveDateTime) -> Result<(Self, Self), SplitError> {
        if at <= start {
            return Err(SplitError::First(at));
        }
        if self.starts(start, anchor, at).next() != Some(at) {
            return Err(SplitError::NoDate(at));
        }
        let rules: Result<Vec<Option<Rule>>, SplitError> = self.rules.iter().map(|rule| going_on(rule, start, anchor, at)).collect();
        let later = |dates: &BTreeSet<NaiveDateTime>| dates.range(at..).copied().filter(|date| *date > at).collect();
        let after = Self { rules: rules?.into_iter().flatten().collect(), added: later(&self.added), removed: later(&self.removed) };
        Ok((self.before(start, anchor, at), after))
    }
}

/// The rule as it goes on from the date, which becomes its start; `None` where it has ended before.
fn going_on(rule: &Rule, start: NaiveDateTime, anchor: &Anchor, at: NaiveDateTime) -> Result<Option<Rule>, SplitError> {
    let alone = Recurrence::by(rule.clone());
    match alone.starts(start, anchor, at).next() {
        None => Ok(None),
        Some(next) if next > at => Err(SplitError::OffPhase { rule: rule.to_string(), at }),
        Some(_) if !keeps_days(rule, start, anchor, at) => Err(SplitError::OffPhase { rule: rule.to_string(), at }),
        Some(_) => Ok(Some(match rule.parts().end {
            // the start of each part counts as its first date (RFC 5545 3.3.10, COUNT)
            End::Count(count) if count <= MOST_COUNTED => {
                let given = alone.starts(start, anchor, start).take_while(|date| *date < at).count();
                rule.with_end(End::Count(count - u32::try_from(given).unwrap_or(count)))
            }
            End::Never | End::Count(_) | End::Until(_) => rule.clone(),
        })),
    }
}

/// Whether a rule that takes its days from its start, or moves them (RFC 7529, SKIP), goes on alike from a later one: what it has
/// moved onto the date, as the 31st to 30 April, would be its day from then on.
fn keeps_days(rule: &Rule, start: NaiveDateTime, anchor: &Anchor, at: NaiveDateTime) -> bool {
    if rule.parts().skip == Skip::Omit {
        return true;
    }
    let endless = Recurrence::by(rule.with_end(End::Never));
    endless.starts(start, anchor, at).take(DATES_ALIKE).eq(endless.starts(at, anchor, at).take(DATES_ALIKE))
}

/// Within so many dates, four years of months, a rule that moves days shows each of them.
const DATES_ALIKE: usize = 50;

/// Looks back in strides that grow, so that a long series costs no more than a short one.
fn last_before(rule: &Rule, start: NaiveDateTime, anchor: &Anchor, at: NaiveDateTime) -> Option<NaiveDateTime> {
    let alone = Recurrence::by(rule.clone());
    let mut back = TimeDelta::hours(1);
    loop {
        let from = at.checked_sub_signed(back).map_or(start, |from| from.max(start));
        let last = alone.starts(start, anchor, from).take_while(|date| *date < at).last();
        if last.is_some() || from == start {
            return last;
        }
        back = back * 4;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect("a wall time")
    }

    #[test]
    fn both_parts_together_are_the_whole() {
        let start = wall("2020-01-31T16:00:00");
        let anchor = Anchor::Zone(Zone::named("Europe/London").expect("London"));
        let rules = [
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR;WKST=SU",
            "FREQ=DAILY;INTERVAL=10;COUNT=30",
            "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20220101T000000Z",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,2",
            "FREQ=YEARLY;BYWEEKNO=5,30",
            "FREQ=WEEKLY;BYDAY=TU,SU;BYSETPOS=2;INTERVAL=2",
            "FREQ=HOURLY;INTERVAL=7;COUNT=40",
        ];
        for text in rules {
            let added = BTreeSet::from([wall("2020-02-03T09:00:00"), wall("2031-01-01T09:00:00")]);
            let whole = Recurrence { added, ..Recurrence::by(Rule::parse(text).expect(text)) };
            let dates: Vec<_> = whole.starts(start, &anchor, start).take(60).collect();
            let mut cuts = 0;
            for at in dates.iter().skip(1).filter(|date| date.format("%H").to_string() != "09" || text.contains("HOURLY")) {
                let Ok((before, after)) = whole.split(start, &anchor, *at) else { continue };
                let first: Vec<_> = before.starts(start, &anchor, start).collect();
                assert!(first.last() < Some(at), "{text} at {at}");
                let joined: Vec<_> = first.into_iter().chain(after.starts(*at, &anchor, *at)).take(dates.len()).collect();
                assert_eq!(joined, dates, "{text} at {at}");
                cuts += 1;
            }
            assert!(cuts > 20, "{text} was cut {cuts} times");
        }
    }

    #[test]
    fn a_cut_that_would_lose_the_phase_is_refused() {
        let (start, anchor) = (wall("2020-01-31T16:00:00"), Anchor::Floating);
        let rule = |text| Rule::parse(text).expect(text);
        let two = Recurrence { rules: vec![rule("FREQ=WEEKLY;INTERVAL=2"), rule("FREQ=WEEKLY;INTERVAL=3")], ..Recurrence::default() };
        let refused = two.split(start, &anchor, wall("2020-02-14T16:00:00"));
        assert!(matches!(refused, Err(SplitError::OffPhase { rule, .. }) if rule == "FREQ=WEEKLY;INTERVAL=3"));
        assert!(two.split(start, &anchor, wall("2020-03-13T16:00:00")).is_ok());
        assert_eq!(two.split(start, &anchor, start), Err(SplitError::First(start)));
        let thursday = wall("2020-02-13T16:00:00");
        assert_eq!(two.split(start, &anchor, thursday), Err(SplitError::NoDate(thursday)));
    }
}
