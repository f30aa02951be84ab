//! Which times a rule takes: the BYHOUR, BYMINUTE and BYSECOND rows of the table of RFC 5545 3.3.10.

use super::calendar::{DAY, Second};
use super::rule::{Freq, Parts};

/// The times of a period, and what the times of day must be that periods below DAILY begin at.
#[derive(Clone, Debug)]
pub(super) struct Times {
    /// Seconds after midnight, or after the begin of a period below DAILY, in order.
    pub offsets: Vec<Second>,
    hours: u64,
    minutes: u64,
    seconds: u64,
    /// The length of a period below DAILY.
    unit: Second,
}

impl Times {
    /// The times of a rule; what the rule leaves open is taken from the first start.
    ///
    /// An all-day series knows midnight only: the parts for times are ignored (RFC 5545 3.3.10, BYSECOND), and a rule below DAILY,
    /// which should not be there, gives the days whose midnight it meets.
    pub fn new(parts: &Parts, start: Second, unit: Option<Second>, all_day: bool) -> Self {
        let mask = |list: &[u8]| if all_day { 1 } else { list.iter().fold(0, |mask: u64, n| mask | 1 << n) };
        let (hours, minutes, seconds) = (mask(&parts.by_hour), mask(&parts.by_minute), mask(&parts.by_second));
        let time = start.rem_euclid(DAY);
        let each = |mask: u64, own: Second| if mask == 0 { 1 << own } else { mask };
        let (of_hour, of_minute, of_second) = (each(hours, time / 3600), each(minutes, time / 60 % 60), each(seconds, time % 60));
        // LIMIT below, EXPAND above the length of the period
        let (of_hour, of_minute, of_second) = match parts.freq {
            Freq::Secondly => (1, 1, 1),
            Freq::Minutely => (1, 1, of_second),
            Freq::Hourly => (1, of_minute, of_second),
            Freq::Daily | Freq::Weekly | Freq::Monthly | Freq::Yearly => (of_hour, of_minute, of_second),
        };
        let mut offsets = Vec::new();
        for hour in bits(of_hour) {
            for minute in bits(of_minute) {
                offsets.extend(bits(of_second).map(|second| hour * 3600 + minute * 60 + second));
            }
        }
        Self { offsets, hours, minutes, seconds, unit: unit.unwrap_or(DAY) }
    }

    /// `Ok` when a period below DAILY may begin at this wall time, else the first wall time worth another try.
    pub fn admit(&self, wall: Second) -> Result<(), Second> {
        let (hour, minute, second) = (wall.rem_euclid(DAY) / 3600, wall.rem_euclid(3600) / 60, wall.rem_euclid(60));
        if !has(self.hours, hour) {
            Err(wall - wall.rem_euclid(DAY) + next(self.hours, hour).map_or(DAY, |hour| hour * 3600))
        } else if self.unit <= 60 && !has(self.minutes, minute) {
            Err(wall - wall.rem_euclid(3600) + next(self.minutes, minute).map_or(3600, |minute| minute * 60))
        } else if self.unit == 1 && !has(self.seconds, second) {
            Err(wall - second + next(self.seconds, second).unwrap_or(60))
        } else {
            Ok(())
        }
    }

    /// Whether periods may begin at any time of day.
    pub fn admits_all(&self) -> bool {
        self.unit == DAY || (self.hours == 0 && (self.unit > 60 || self.minutes == 0) && (self.unit > 1 || self.seconds == 0))
    }

    /// Whether periods of this length, `step` seconds apart from `first` on, ever begin at a time of day that is admitted.
    ///
    /// The times of day that such a walk meets are those that leave the same rest when divided by what the step and the day share.
    pub fn can_be_met(&self, first: Second, step: Second) -> bool {
        let shared = greatest_common_divisor(step, DAY);
        let mut time = first.rem_euclid(shared);
        while time < DAY {
            match self.admit(time) {
                Ok(()) => return true,
                Err(next) => time += (next - time + shared - 1) / shared * shared,
            }
        }
        false
    }
}

pub(super) fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

fn has(mask: u64, n: Second) -> bool {
    mask == 0 || mask >> n & 1 == 1
}

/// The next number that is in the mask, after one that is not.
fn next(mask: u64, n: Second) -> Option<Second> {
    bits(mask & u64::MAX << n).next()
}

fn bits(mask: u64) -> impl Iterator<Item = Second> {
    (0..60).filter(move |n| mask >> n & 1 == 1)
}
