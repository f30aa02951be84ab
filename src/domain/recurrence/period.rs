//! The periods a rule steps through: seconds, minutes, hours, days, weeks, months or years, numbered one after the other.

use std::ops::Range;

use chrono::Datelike;

use super::calendar::{CYCLE, DAY, Day, LAST_DAY, Second, date, first_of_month, week_year};
use super::days::year_days;
use super::rule::{Freq, Parts};

/// How periods are numbered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Periods {
    freq: Freq,
    /// 0 for Monday.
    week_start: i64,
    /// Years are made of whole weeks (BYWEEKNO), so that a week is never torn by the New Year.
    of_weeks: bool,
}

impl Periods {
    pub fn new(parts: &Parts) -> Self {
        let week_start = parts.week_start.num_days_from_monday().into();
        Self { freq: parts.freq, week_start, of_weeks: !parts.by_week_no.is_empty() }
    }

    /// The length of a period below DAILY, in seconds.
    pub fn unit(self) -> Option<Second> {
        match self.freq {
            Freq::Secondly => Some(1),
            Freq::Minutely => Some(60),
            Freq::Hourly => Some(3600),
            Freq::Daily | Freq::Weekly | Freq::Monthly | Freq::Yearly => None,
        }
    }

    /// The length of a period where all have the same, in seconds.
    pub fn length(self) -> Option<Second> {
        match self.freq {
            Freq::Daily => Some(DAY),
            Freq::Weekly => Some(7 * DAY),
            _ => self.unit(),
        }
    }

    /// The period that a wall time lies in.
    pub fn number(self, wall: Second) -> i64 {
        let day = wall.div_euclid(DAY);
        match self.freq {
            Freq::Yearly if self.of_weeks => week_year(day, self.week_start),
            Freq::Yearly => date(day).year().into(),
            Freq::Monthly => i64::from(date(day).year()) * 12 + i64::from(date(day).month0()),
            Freq::Weekly => (day + 3 - self.week_start).div_euclid(7),
            Freq::Daily => day,
            Freq::Hourly | Freq::Minutely | Freq::Secondly => wall.div_euclid(self.unit().unwrap_or(DAY)),
        }
    }

    /// The days of a period from DAILY up; the one day that a shorter period lies in.
    pub fn days(self, number: i64) -> Range<Day> {
        match self.freq {
            Freq::Yearly => year_days(number, self.of_weeks.then_some(self.week_start)),
            Freq::Monthly => first_of_month_number(number)..first_of_month_number(number + 1),
            Freq::Weekly => number * 7 - 3 + self.week_start..number * 7 + 4 + self.week_start,
            Freq::Daily => number..number + 1,
            Freq::Hourly | Freq::Minutely | Freq::Secondly => {
                let day = (number * self.unit().unwrap_or(DAY)).div_euclid(DAY);
                day..day + 1
            }
        }
    }

    /// The most days that a period may give, the one behind it among them (SKIP=FORWARD); a shorter one than a day lies in one.
    pub fn most_days(self) -> usize {
        match self.freq {
            Freq::Yearly if self.of_weeks => 53 * 7,
            Freq::Yearly => 367,
            Freq::Monthly => 32,
            Freq::Weekly => 7,
            Freq::Daily | Freq::Hourly | Freq::Minutely | Freq::Secondly => 1,
        }
    }

    /// The last period that a rule may reach.
    pub fn last(self) -> i64 {
        self.number(LAST_DAY * DAY + DAY - 1)
    }

    /// After so many periods the calendar repeats, or the week where only weekdays matter.
    pub fn cycle(self, weekly: bool) -> i64 {
        let days = if weekly { 7 } else { CYCLE };
        match self.freq {
            Freq::Yearly => 400,
            Freq::Monthly => 400 * 12,
            Freq::Weekly => days / 7,
            Freq::Daily => days,
            Freq::Hourly | Freq::Minutely | Freq::Secondly => days * (DAY / self.unit().unwrap_or(DAY)),
        }
    }
}

fn first_of_month_number(number: i64) -> Day {
    let month = u32::try_from(number.rem_euclid(12)).unwrap_or(0);
    first_of_month(number.div_euclid(12), month + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recurrence::rule::Rule;

    #[test]
    fn each_day_lies_in_the_days_of_its_period() {
        let rules = [
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;WKST=SU",
            "FREQ=MONTHLY",
            "FREQ=YEARLY",
            "FREQ=YEARLY;BYWEEKNO=1;WKST=WE",
            "FREQ=HOURLY",
        ];
        for text in rules {
            let periods = Periods::new(Rule::parse(text).expect(text).parts());
            for day in -20_000..20_000 {
                let days = periods.days(periods.number(day * DAY));
                assert!(days.contains(&day), "{text} {day} {days:?}");
            }
        }
    }
}
