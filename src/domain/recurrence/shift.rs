//! A recurrence of which every date moves alike: what moving a whole series means.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta, Weekday};
use thiserror::Error;

use super::Recurrence;
use super::rule::{End, Parts, Rule, WeekdayNum};
use crate::domain::time::Anchor;

/// Why the dates of a rule cannot be moved. Quotes the rule.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ShiftError {
    /// As “the second Wednesday”, of which the day after is not always the second Thursday.
    #[error("no rule gives the dates of “{0}” moved like that")]
    NoRule(String),
    #[error("that lies beyond the end of the calendar")]
    OutOfReach,
}

/// Within so many dates a rule shows that it moves alike.
const DATES_ALIKE: usize = 60;

impl Recurrence {
    /// The same number of dates, each later by `by` (earlier when negative) on the series' own clock.
    ///
    /// # Errors
    /// [`ShiftError`] when a rule would give other dates than its own, moved.
    pub fn shifted(&self, start: NaiveDateTime, anchor: &Anchor, by: TimeDelta) -> Result<Self, ShiftError> {
        let moved = |dates: &BTreeSet<NaiveDateTime>| dates.iter().map(|date| later(*date, by)).collect::<Result<_, _>>();
        Ok(Self {
            rules: self.rules.iter().map(|rule| shifted(rule, start, anchor, by)).collect::<Result<_, _>>()?,
            added: moved(&self.added)?,
            removed: moved(&self.removed)?,
        })
    }
}

fn later(date: NaiveDateTime, by: TimeDelta) -> Result<NaiveDateTime, ShiftError> {
    date.checked_add_signed(by).ok_or(ShiftError::OutOfReach)
}

fn shifted(rule: &Rule, start: NaiveDateTime, anchor: &Anchor, by: TimeDelta) -> Result<Rule, ShiftError> {
    let no_rule = || ShiftError::NoRule(rule.to_string());
    let new_start = later(start, by)?;
    let turn = (new_start.date() - start.date()).num_days().rem_euclid(7).unsigned_abs();
    let moved = turned(rule, turn).ok_or_else(no_rule)?;
    let alone = Recurrence::by(rule.clone());
    let moved = match rule.parts().end {
        End::Until(_) => match alone.last(start, anchor) {
            Some(last) => moved.ending(later(last, by)?, anchor),
            None => return Err(no_rule()),
        },
        End::Never | End::Count(_) => moved,
    };
    let wanted: Result<Vec<_>, _> = alone.starts(start, anchor, start).take(DATES_ALIKE).map(|date| later(date, by)).collect();
    let is = Recurrence::by(moved.clone());
    if is.starts(new_start, anchor, new_start).take(DATES_ALIKE).eq(wanted?) { Ok(moved) } else { Err(no_rule()) }
}

/// The rule on weekdays that lie so many days later; `None` where its weekdays are numbered.
fn turned(rule: &Rule, days: u64) -> Option<Rule> {
    let Parts { by_day, by_set_pos, week_start, interval, .. } = rule.parts().clone();
    if days == 0 || by_day.is_empty() {
        // what was counted is another date by now
        return Some(rule.with_end(rule.parts().end));
    }
    let turn = |day: Weekday| (0..days).fold(day, |day, _| day.succ());
    let turned: Option<Vec<_>> = by_day.iter().map(|one| one.nth.is_none().then(|| WeekdayNum::every(turn(one.day)))).collect();
    // a week that begins as many days later holds the same days of it
    let week_counts = by_day.len() > 1 && (interval > 1 || !by_set_pos.is_empty());
    let week_start = if week_counts { turn(week_start) } else { week_start };
    Parts { by_day: turned?, week_start, ..rule.parts().clone() }.checked().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect("a wall time")
    }

    #[test]
    fn a_count_that_was_counted_moves_too() {
        let (start, anchor) = (wall("2020-09-03T10:00:00"), Anchor::Zone(Zone::named("Europe/London").expect("London")));
        let rules = [
            "FREQ=WEEKLY;COUNT=12;BYDAY=TH",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=12;BYDAY=TH",
            "FREQ=DAILY;COUNT=12",
            "FREQ=MONTHLY;COUNT=12;BYDAY=1TH",
            "FREQ=MONTHLY;COUNT=12;BYMONTHDAY=3",
        ];
        for text in rules {
            let rule = Recurrence::by(Rule::parse(text).expect(text)).counted(start, &anchor);
            let moves_days = !text.contains("MONTHLY");
            for hours in [8, -3].into_iter().chain([24, -48, 7 * 24 + 1].into_iter().filter(|_| moves_days)) {
                let by = TimeDelta::hours(hours);
                let moved = rule.shifted(start, &anchor, by).unwrap_or_else(|error| panic!("{text} by {hours} hours: {error}"));
                let dates: Vec<_> = rule.starts(start, &anchor, start).map(|date| date + by).collect();
                assert_eq!(dates.len(), 12);
                assert_eq!(moved.starts(start + by, &anchor, start + by).collect::<Vec<_>>(), dates, "{text} by {hours} hours");
            }
        }
    }

    #[test]
    fn every_date_moves_alike_or_none_does() {
        let (start, anchor) = (wall("2020-09-02T16:00:00"), Anchor::Zone(Zone::named("Europe/London").expect("London")));
        let cases = [
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", 25, Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")),
            ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20201014T150000Z", 1, Some("FREQ=WEEKLY;UNTIL=20201014T160000Z;BYDAY=WE")),
            ("FREQ=WEEKLY;BYDAY=WE;UNTIL=20201028T235959Z", -24, Some("FREQ=WEEKLY;UNTIL=20201027T160000Z;BYDAY=TU")),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;COUNT=7", 24, Some("FREQ=WEEKLY;INTERVAL=2;COUNT=7;BYDAY=MO,TH;WKST=TU")),
            ("FREQ=DAILY;COUNT=3", 24 * 400, Some("FREQ=DAILY;COUNT=3")),
            ("FREQ=MONTHLY", 24, Some("FREQ=MONTHLY")),
            ("FREQ=MONTHLY", 24 * 29, None),
            ("FREQ=MONTHLY;BYDAY=1WE", 1, Some("FREQ=MONTHLY;BYDAY=1WE")),
            ("FREQ=MONTHLY;BYDAY=1WE", 24, None),
            ("FREQ=MONTHLY;BYMONTHDAY=2", 24, None),
            ("FREQ=DAILY;BYHOUR=16", 1, None),
        ];
        for (text, hours, want) in cases {
            let rule = Recurrence::by(Rule::parse(text).expect(text));
            let by = TimeDelta::hours(hours);
            let moved = rule.shifted(start, &anchor, by);
            assert_eq!(moved.as_ref().ok().map(|moved| moved.rules[0].to_string()).as_deref(), want, "{text} by {hours} hours");
            if let Ok(moved) = moved {
                let dates: Vec<_> = rule.starts(start, &anchor, start).take(200).map(|date| date + by).collect();
                assert_eq!(moved.starts(start + by, &anchor, start + by).take(200).collect::<Vec<_>>(), dates, "{text} by {hours} hours");
            }
        }
        let far = Recurrence::default().shifted(start, &anchor, TimeDelta::MAX);
        assert_eq!(far, Ok(Recurrence::default()), "nothing is nowhere");
    }
}
