//! A rule's dates one after the other, from any wall time on, without walking the way there.

use std::iter::FusedIterator;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::bounds::{MOST_COUNTED, last_second};
use super::calendar::{CYCLE, DAY, Day, LAST_DAY, Second, date, seconds};
use super::days::DayTest;
use super::jumps::Jumps;
use super::period::Periods;
use super::rule::{End, Rule};
use super::times::{Times, greatest_common_divisor};
use crate::domain::time::Anchor;

/// The dates of one rule after the first start of its series, rising.
///
/// A period's dates are the product of its days and its times, read by index: nothing is stored per date.
#[derive(Clone, Debug)]
pub(super) struct Expand<'a> {
    positions: &'a [i16],
    days: DayTest,
    times: Times,
    periods: Periods,
    interval: i64,
    jumps: Jumps<'a>,
    /// Dates up to this one, the start itself, are not the rule's to give.
    floor: Second,
    /// Dates before are counted, not given.
    from: Second,
    /// Later dates are not given; `Second::MIN` when all was.
    until: Second,
    left: Option<u32>,
    /// Some period of the rule; the others lie a multiple of `interval` away.
    phase: i64,
    /// The next period to look into, the last one that is allowed, and the last that is worth it if all up to it are empty.
    next: i64,
    last: i64,
    patience: i64,
    /// As many empty periods prove that nothing comes any more: calendar and interval repeat together.
    together: i64,
    /// Every period of the rule is the one before it, so many seconds later.
    stride: Option<Second>,
    /// The period being read: its days (or its own begin, below DAILY), which dates of it are chosen, and how far it is read.
    bases: Vec<Second>,
    chosen: Vec<usize>,
    index: usize,
    length: usize,
    /// A day that passed, so that a rule below DAILY tests each day once.
    good_day: Option<i64>,
    /// The last date that was given, so that the next one is reckoned from it.
    shown: Shown,
}

impl<'a> Expand<'a> {
    pub fn new(rule: &'a Rule, start: NaiveDateTime, anchor: &'a Anchor, from: NaiveDateTime) -> Self {
        let parts = rule.parts();
        let start_second = seconds(start);
        let periods = Periods::new(parts);
        let unit = periods.unit();
        let (left, until) = match (parts.end, rule.known_last()) {
            (End::Until(until), _) => (None, last_second(until, anchor)),
            (End::Count(_), Some(last)) => (None, seconds(last)),
            (End::Count(count), None) if count <= MOST_COUNTED => (Some(count - 1), Second::MAX),
            (End::Never | End::Count(_), _) => (None, Second::MAX),
        };
        // a count that nobody knows the end of can only be counted from the start
        let entry = if left.is_some() { start_second } else { seconds(from).max(start_second) };
        let mut jumps = Jumps::new(anchor, unit.is_some(), entry);
        let begin = jumps.begin(entry).max(start_second);
        if begin == start_second {
            jumps.admits(start_second);
        }
        let interval = i64::from(parts.interval);
        let phase = periods.number(start_second);
        let days = DayTest::new(parts, start.date());
        let times = Times::new(parts, start_second, unit, matches!(anchor, Anchor::AllDay));
        let reached = if days.spills() { begin - DAY } else { begin };
        let next = phase + (periods.number(reached) - phase).max(0) / interval * interval;
        let cycle = periods.cycle(days.repeats_weekly());
        let stride = periods.length().filter(|_| days.are_alike(parts.freq) && times.admits_all());
        let mut expand = Self {
            positions: &parts.by_set_pos,
            days,
            times,
            periods,
            interval,
            jumps,
            floor: start_second,
            from: seconds(from),
            until,
            left,
            phase,
            next,
            last: periods.last().min(periods.number(until.min(LAST_SECOND))),
            patience: 0,
            together: (cycle / greatest_common_divisor(cycle, interval)).saturating_mul(interval),
            stride: stride.map(|length| length.saturating_mul(interval)),
            bases: Vec::new(),
            chosen: Vec::new(),
            index: 0,
            length: 0,
            good_day: None,
            shown: Shown::at(begin),
        };
        expand.floor = expand.floor.max(begin.saturating_sub(1));
        expand.be_patient();
        if expand.is_barren() {
            expand.until = Second::MIN;
        }
        expand
    }

    /// The same dates with the first start among them if the rule gives it.
    pub fn with_start(mut self) -> Self {
        self.floor = self.floor.saturating_sub(1);
        self
    }

    /// From here on, looks for dates as long as there may be some.
    fn be_patient(&mut self) {
        self.patience = self.next.saturating_add(self.together);
    }

    /// Rules that can be seen to give nothing, where patience would take long: no position, time of day or day fits.
    fn is_barren(&self) -> bool {
        let too_few = |n: &i16| usize::from(n.unsigned_abs()) > self.periods.most_days() * self.times.offsets.len();
        let no_position = !self.positions.is_empty() && self.positions.iter().all(too_few);
        let Some(unit) = self.periods.unit() else { return no_position };
        let today = self.floor.div_euclid(DAY);
        let no_day = || self.days.first_in(today..today + CYCLE).is_none();
        no_position || !self.times.can_be_met(self.phase * unit, unit * self.interval) || no_day()
    }

    /// Goes to the next period that has dates.
    fn fill(&mut self) -> bool {
        if let Some(stride) = self.stride.filter(|_| self.length > 0) {
            return self.repeat(stride);
        }
        if let Some(last) = self.length.checked_sub(1).filter(|_| self.days.spills()) {
            self.floor = self.floor.max(self.date(last));
        }
        (self.index, self.length) = (0, 0);
        while self.next <= self.last && self.next <= self.patience {
            let number = self.next;
            self.next += self.interval;
            self.bases.clear();
            match self.periods.unit() {
                None => self.days.collect(self.periods.days(number), &mut self.bases),
                Some(unit) => match self.admit(number * unit) {
                    Ok(()) => self.bases.push(number * unit),
                    Err(later) => {
                        self.next = self.next.max(self.aligned((later + unit - 1).div_euclid(unit)));
                        continue;
                    }
                },
            }
            self.choose();
            if self.length > 0 {
                self.be_patient();
                return true;
            }
        }
        false
    }

    /// Goes to the next period where all are alike.
    fn repeat(&mut self, stride: Second) -> bool {
        if self.next > self.last {
            return false;
        }
        self.next += self.interval;
        for base in &mut self.bases {
            *base += stride;
        }
        self.index = 0;
        true
    }

    /// `Ok` when a period below DAILY may begin at this wall time, else the first wall time worth another try.
    fn admit(&mut self, begin: Second) -> Result<(), Second> {
        let day = begin.div_euclid(DAY);
        if self.good_day != Some(day) {
            // the days that pass come within every cycle of the calendar, or `is_barren` would have said so
            let good = self.days.first_in(day..day + CYCLE).unwrap_or(day + CYCLE);
            self.good_day = Some(good);
            if good != day {
                return Err(good * DAY);
            }
        }
        self.times.admit(begin)
    }

    /// The first period of the rule at or after a number.
    fn aligned(&self, number: i64) -> i64 {
        self.phase + (number - self.phase + self.interval - 1).div_euclid(self.interval) * self.interval
    }

    /// Applies BYSETPOS to the period, and enters it at the first date that may be given.
    fn choose(&mut self) {
        let all = self.bases.len() * self.times.offsets.len();
        self.length = all;
        if !self.positions.is_empty() {
            let place = |n: &i16| {
                let n = isize::from(*n);
                if n > 0 { usize::try_from(n - 1).ok() } else { all.checked_add_signed(n) }
            };
            self.chosen.clear();
            self.chosen.extend(self.positions.iter().filter_map(place).filter(|place| *place < all));
            self.chosen.sort_unstable();
            self.chosen.dedup();
            self.length = self.chosen.len();
        }
        self.index = 0;
        if self.length > 0 && self.date(0) <= self.floor {
            let mut end = self.length;
            while self.index < end {
                let middle = self.index + (end - self.index) / 2;
                if self.date(middle) <= self.floor { self.index = middle + 1 } else { end = middle }
            }
        }
    }

    /// A date of the period by its place in it.
    fn date(&self, index: usize) -> Second {
        let index = if self.positions.is_empty() { index } else { self.chosen[index] };
        match self.times.offsets.as_slice() {
            [only] => self.bases[index] + only,
            times => self.bases[index / times.len()] + times[index % times.len()],
        }
    }

    fn advance(&mut self) -> Option<Second> {
        loop {
            while self.index < self.length {
                let date = self.date(self.index);
                self.index += 1;
                if date > self.until || self.left == Some(0) {
                    return None;
                }
                if !self.jumps.admits(date) {
                    continue;
                }
                self.left = self.left.map(|left| left - 1);
                if date >= self.from {
                    return Some(date);
                }
            }
            if self.until == Second::MIN || self.left == Some(0) || !self.fill() {
                return None;
            }
        }
    }
}

/// 9999-12-31T23:59:59.
const LAST_SECOND: Second = LAST_DAY * DAY + DAY - 1;

impl Iterator for Expand<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        let next = self.advance();
        if next.is_none() {
            (self.until, self.index, self.length) = (Second::MIN, 0, 0);
        }
        next.map(|date| self.shown.wall(date))
    }
}

impl FusedIterator for Expand<'_> {}

/// A day by its number and by its date.
#[derive(Clone, Copy, Debug)]
struct Shown {
    day: Day,
    date: NaiveDate,
}

impl Shown {
    fn at(second: Second) -> Self {
        let day = second.div_euclid(DAY);
        Self { day, date: date(day) }
    }

    /// The wall time of a count of seconds; chrono adds days within a year for little.
    fn wall(&mut self, second: Second) -> NaiveDateTime {
        let day = second.div_euclid(DAY);
        if day != self.day {
            let near = u64::try_from(day - self.day).ok().and_then(|days| self.date.checked_add_days(Days::new(days)));
            *self = Self { day, date: near.unwrap_or_else(|| date(day)) };
        }
        let time = u32::try_from(second.rem_euclid(DAY)).ok().and_then(|time| NaiveTime::from_num_seconds_from_midnight_opt(time, 0));
        self.date.and_time(time.unwrap_or_default())
    }
}
