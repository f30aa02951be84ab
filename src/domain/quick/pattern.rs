//! The rule that pace, days and exceptions come to together, still without its end.

use chrono::Weekday;

use super::QuickError;
use super::days::{DayWords, WORKDAYS, Within};
use super::draft::Said;
use super::sentence::Sentence;
use crate::domain::recurrence::{Freq, Parts, WeekdayNum};

const WHOLE_WEEK: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Sentence<'_> {
    /// The rule that was said, if any was.
    pub(super) fn parts(&self) -> Result<Option<Parts>, QuickError> {
        let Some((interval, freq)) = self.pace()? else { return Ok(None) };
        let mut parts = Parts::every(interval, freq);
        if let Some(days) = &self.draft.days {
            self.add_days(&mut parts, &days.what)?;
        }
        for days in &self.draft.except_days {
            self.leave_out_days(&mut parts, days)?;
        }
        for month in &self.draft.except_months {
            self.leave_out_month(&mut parts, month)?;
        }
        Ok(Some(parts))
    }

    /// How often it is; `None` for a single session.
    fn pace(&self) -> Result<Option<(u32, Freq)>, QuickError> {
        if let Some(pace) = &self.draft.pace {
            return Ok(Some(pace.what));
        }
        let Some(days) = &self.draft.days else { return Ok(None) };
        match &days.what {
            DayWords::Weekdays { is_plural: true, .. } => Ok(Some((1, Freq::Weekly))),
            DayWords::Weekdays { days, .. } if days.len() == 1 => Ok(None),
            DayWords::Weekdays { .. } => Err(self.at_days("how often? “every Mon and Thu” is understood")),
            DayWords::Numbered { nth, within: None, .. } if nth.as_slice() == [-1] => {
                Err(self.at_days("of each month? “last Fri of the month”, “every last Fri” and “on 25 Sep” are understood"))
            }
            DayWords::MonthDays { within: None, .. } => {
                Err(self.at_days("of which month? “on 14 Nov”, “monthly on the 14th” and “the 14th of the month” are understood"))
            }
            DayWords::Numbered { within, .. } | DayWords::NumberedWorkday { within, .. } | DayWords::MonthDays { within, .. } => {
                if matches!(within, Some(Within::Month(_))) {
                    return Err(self.at_days("every year? “last Sun of March yearly” and “on 29 Mar” are understood"));
                }
                Ok(Some((1, Freq::Monthly)))
            }
        }
    }

    fn add_days(&self, parts: &mut Parts, days: &DayWords) -> Result<(), QuickError> {
        let within = match (days, parts.freq) {
            (DayWords::Weekdays { days, .. }, Freq::Weekly) => {
                parts.by_day = days.iter().copied().map(WeekdayNum::every).collect();
                return Ok(());
            }
            (DayWords::Weekdays { .. }, Freq::Monthly) => {
                return Err(self.at_days("which one of the month? “1st Tue monthly” and “last Tue monthly” are understood"));
            }
            (DayWords::Weekdays { .. }, _) => return Err(self.at_days("it does not go with that pace; “weekly on Tue” is understood")),
            (DayWords::Numbered { within, .. } | DayWords::NumberedWorkday { within, .. } | DayWords::MonthDays { within, .. }, _) => {
                within
            }
        };
        match (within, parts.freq) {
            (Some(Within::Month(month)), Freq::Yearly) => parts.by_month = vec![*month],
            (None | Some(Within::EachMonth), Freq::Monthly) => {}
            (Some(Within::Month(_)), _) => return Err(self.at_days("it comes once a year; “last Sun of March yearly” is understood")),
            (_, Freq::Yearly) => {
                return Err(self.at_days("of which month? “last Sun of March yearly” and “yearly on 25 Dec” are understood"));
            }
            _ => return Err(self.at_days("it is a day of the month; “2nd Tue monthly” and “every 3 months on the 1st” are understood")),
        }
        match days {
            DayWords::Numbered { nth, day, .. } => parts.by_day = nth.iter().map(|nth| WeekdayNum::nth(*nth, *day)).collect(),
            DayWords::NumberedWorkday { nth, .. } => {
                parts.by_day = WORKDAYS.map(WeekdayNum::every).to_vec();
                parts.by_set_pos = nth.iter().map(|nth| i16::from(*nth)).collect();
            }
            DayWords::MonthDays { days, .. } => parts.by_month_day.clone_from(days),
            DayWords::Weekdays { .. } => {}
        }
        Ok(())
    }

    /// `every weekday except Friday`, `daily except Sundays`.
    fn leave_out_days(&self, parts: &mut Parts, less: &Said<Vec<Weekday>>) -> Result<(), QuickError> {
        let wrong = |why| Err(self.line.error_at(&less.at, why));
        if parts.freq == Freq::Daily && parts.by_day.is_empty() {
            parts.by_day = WHOLE_WEEK.map(WeekdayNum::every).to_vec();
            if parts.interval == 1 {
                parts.freq = Freq::Weekly;
            }
        }
        if parts.freq > Freq::Weekly || parts.by_day.is_empty() {
            return wrong("it only goes with weekdays, as in “weekdays except Fri”; single dates are left out as in “except 23 Dec”");
        }
        let count = parts.by_day.len();
        parts.by_day.retain(|one| !less.what.contains(&one.day));
        match parts.by_day.len() {
            0 => wrong("it leaves no day"),
            left if left == count => wrong("it is no day of this series"),
            _ => Ok(()),
        }
    }

    /// `except in August`.
    fn leave_out_month(&self, parts: &mut Parts, less: &Said<u8>) -> Result<(), QuickError> {
        if parts.freq == Freq::Yearly {
            return Err(self
                .line
                .error_at(&less.at, "it does not go with a yearly series; single dates are left out as in “except 23 Dec”"));
        }
        if parts.by_month.is_empty() {
            parts.by_month = (1..=12).collect();
        }
        parts.by_month.retain(|month| *month != less.what);
        if parts.by_month.is_empty() { Err(self.line.error_at(&less.at, "it leaves no month")) } else { Ok(()) }
    }
}
