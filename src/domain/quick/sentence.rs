//! What the phrases of a line come to together: the first date, the rule, its end and the length, or what does not fit.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::QuickError;
use super::days::DayWords;
use super::draft::{Draft, Said};
use super::line::Line;
use super::series::QuickSeries;
use crate::domain::recurrence::{End, Freq, Parts, Recurrence, Rule, WeekdayNum};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Length};

/// How long a session is when the line does not say.
const USUAL_LENGTH: u32 = 3600;

/// All that was said, to be put together.
pub(super) struct Sentence<'l> {
    pub draft: Draft,
    pub line: Line<'l>,
    /// The words before the first phrase.
    pub title: String,
    /// What the writer's clock shows.
    pub now: NaiveDateTime,
}

impl Sentence<'_> {
    /// The series, if all that was said fits together.
    pub fn series(self) -> Result<QuickSeries, QuickError> {
        let summary = self.summary()?;
        let parts = self.parts()?;
        let start = match &parts {
            Some(parts) => self.first(parts)?,
            None => self.once()?,
        };
        let length = self.length(start.date(), parts.is_some())?;
        let recurrence = match parts {
            Some(parts) => self.recurrence(parts, start)?,
            None => Recurrence::default(),
        };
        Ok(QuickSeries {
            summary,
            start,
            all_day: self.draft.span.is_none(),
            zone: self.draft.zone.map(|zone| zone.what),
            length,
            recurrence,
            capacity: self.draft.places.map(|places| places.what),
        })
    }

    fn summary(&self) -> Result<String, QuickError> {
        match &self.draft.title {
            Some(quoted) if !self.title.is_empty() => {
                Err(self.line.error_at(&quoted.at, format!("the title is “{}” already; put the whole of it in quotes", self.title)))
            }
            Some(quoted) if quoted.what.trim().is_empty() => Err(self.line.error_at(&quoted.at, "a title is wanted between the quotes")),
            Some(quoted) => Ok(quoted.what.trim().to_owned()),
            None if self.title.is_empty() => Err(self.line.missing("what is it called? The title goes first, or in quotes")),
            None => Ok(self.title.clone()),
        }
    }

    /// The first date of the rule on or after the day that was said, else from now on.
    fn first(&self, parts: &Parts) -> Result<NaiveDateTime, QuickError> {
        let time = self.time();
        if let Some(on) = &self.draft.on {
            if parts.freq == Freq::Yearly && self.draft.from.is_none() {
                return Ok(on.what.and_time(time));
            }
            return Err(self.line.error_at(&on.at, "a series starts “from” a day; only yearly ones are “on” a date"));
        }
        if self.draft.from.is_none() && self.draft.days.is_none() && parts.by_day.is_empty() && parts.freq > Freq::Daily {
            return Err(self.line.missing("on which day? “on Wed” and “from 2 Sep” are understood"));
        }
        let day = match &self.draft.from {
            Some(from) => from.what,
            None => self.day_to_come(time),
        };
        let rule = self.checked(parts.clone())?;
        rule.first_from(day.and_time(time)).ok_or_else(|| self.at_days("such a day never comes"))
    }

    /// Today while its time is still to come.
    fn day_to_come(&self, time: NaiveTime) -> NaiveDate {
        let today = self.now.date();
        let is_past = self.draft.span.is_some() && today.and_time(time) < self.now;
        if is_past { today.succ_opt().unwrap_or(today) } else { today }
    }

    /// The start of a single session.
    fn once(&self) -> Result<NaiveDateTime, QuickError> {
        let Draft { on, from, until, days, count, span, .. } = &self.draft;
        let until = until.as_ref().filter(|_| span.is_some());
        let of_series = [count.as_ref().map(|said| &said.at), until.map(|said| &said.at), self.draft.first_exception()];
        if let Some(at) = of_series.into_iter().flatten().next() {
            return Err(self.line.error_at(at, "it goes with a series; how often is it? “every Wed” is understood"));
        }
        let twice = "the date was said before; one is understood";
        let time = self.time();
        let date = match (on, from, days) {
            (Some(_), Some(from), _) => return Err(self.line.error_at(&from.at, twice)),
            (Some(_), None, Some(_)) | (None, Some(_), Some(_)) => return Err(self.at_days(twice)),
            (Some(date), None, None) | (None, Some(date), None) => date.what,
            (None, None, Some(Said { what: DayWords::Weekdays { days, .. }, .. })) => self.coming(days, time)?,
            (None, None, _) if span.is_some() => self.day_to_come(time),
            (None, None, _) => return Err(self.line.missing("when is it? “every Wed 4-5pm” and “on 14 Nov” are understood")),
        };
        Ok(date.and_time(time))
    }

    /// The first of these weekdays that is still to come.
    fn coming(&self, days: &[Weekday], time: NaiveTime) -> Result<NaiveDate, QuickError> {
        let by_day = days.iter().copied().map(WeekdayNum::every).collect();
        let rule = self.checked(Parts { by_day, ..Parts::every(1, Freq::Weekly) })?;
        let first = rule.first_from(self.day_to_come(time).and_time(time));
        first.map(|at| at.date()).ok_or_else(|| self.at_days("such a day never comes"))
    }

    fn length(&self, start: NaiveDate, is_series: bool) -> Result<Length, QuickError> {
        let draft = &self.draft;
        if !is_series && let Some(lasting) = &draft.lasting {
            return match lasting.what {
                _ if draft.span.is_some() => {
                    Err(self.line.error_at(&lasting.at, "how often is it? “every Wed 4pm for 3 weeks” is understood"))
                }
                (days @ 1..=366, Freq::Daily) => Ok(Length { days, seconds: 0 }),
                (weeks @ 1..=52, Freq::Weekly) => Ok(Length { days: weeks * 7, seconds: 0 }),
                _ => Err(self.line.error_at(&lasting.at, "it is too long for one session; how often is it? “every Wed” is understood")),
            };
        }
        match (&draft.span, &draft.length) {
            (None, Some(length)) => Err(self.line.error_at(&length.at, "at what time does it start? “at 4pm” is understood")),
            (None, None) if is_series => Ok(Length::DAY),
            (None, None) => self.days_until(start),
            (Some(Said { what: span, .. }), Some(length)) if span.seconds.is_some_and(|seconds| seconds != length.what) => {
                Err(self.line.error_at(&length.at, "it does not fit the end that was said; one of them is understood"))
            }
            (Some(span), length) => {
                let said = span.what.seconds.or(length.as_ref().map(|length| length.what));
                Ok(Length::of_seconds(said.unwrap_or(USUAL_LENGTH)))
            }
        }
    }

    /// Whole days from the start up to the last one that was said.
    fn days_until(&self, start: NaiveDate) -> Result<Length, QuickError> {
        let Some(until) = &self.draft.until else { return Ok(Length::DAY) };
        match u32::try_from((until.what - start).num_days() + 1) {
            Ok(days @ 1..=366) => Ok(Length { days, seconds: 0 }),
            _ => Err(self.line.error_at(&until.at, format!("it is not within a year after {}", show(start)))),
        }
    }

    fn recurrence(&self, parts: Parts, start: NaiveDateTime) -> Result<Recurrence, QuickError> {
        let rule = self.checked(Parts { end: self.end(start.date())?, ..parts })?;
        let mut recurrence = Recurrence::by(rule);
        for except in &self.draft.except {
            let date = except.what.and_time(start.time());
            if recurrence.starts(start, &Anchor::Floating, date).next() != Some(date) {
                return Err(self
                    .line
                    .error_at(&except.at, format!("it is no date of this series, which starts on {}", show(start.date()))));
            }
            recurrence.removed.insert(date);
        }
        Ok(recurrence)
    }

    fn end(&self, start: NaiveDate) -> Result<End, QuickError> {
        let Draft { count, until, lasting, .. } = &self.draft;
        let until = match (until, lasting) {
            (Some(_), Some(twice)) => return Err(self.line.error_at(&twice.at, "the end was said before; one is understood")),
            (Some(until), None) => Some(until.clone()),
            (None, Some(lasting)) => Some(Said { what: last_of(start, lasting.what).unwrap_or(NaiveDate::MAX), at: lasting.at.clone() }),
            (None, None) => None,
        };
        match (count, until) {
            (Some(count), Some(_)) => Err(self.line.error_at(&count.at, "the end was said before; one is understood")),
            (Some(count), None) => Ok(End::Count(count.what)),
            (None, Some(until)) if until.what < start => {
                Err(self.line.error_at(&until.at, format!("it is before the first date, {}", show(start))))
            }
            (None, Some(until)) => Ok(End::Until(Stamp::Date(until.what))),
            (None, None) => Ok(End::Never),
        }
    }

    fn time(&self) -> NaiveTime {
        self.draft.span.as_ref().map_or(NaiveTime::MIN, |span| span.what.start)
    }

    pub(super) fn checked(&self, parts: Parts) -> Result<Rule, QuickError> {
        parts.checked().map_err(|error| self.at_days(&error.to_string()))
    }

    /// An error about the days that were said, or else about the pace.
    pub(super) fn at_days(&self, why: &str) -> QuickError {
        let at = self.draft.days.as_ref().map(|days| &days.at).or(self.draft.pace.as_ref().map(|pace| &pace.at));
        at.map_or_else(|| self.line.missing(why), |at| self.line.error_at(at, why))
    }
}

/// The last day of “for 8 weeks”.
fn last_of(start: NaiveDate, (count, freq): (u32, Freq)) -> Option<NaiveDate> {
    let after = match freq {
        Freq::Weekly => start.checked_add_days(Days::new(u64::from(count) * 7)),
        Freq::Monthly => start.checked_add_months(Months::new(count)),
        Freq::Yearly => start.checked_add_months(Months::new(count.checked_mul(12)?)),
        _ => start.checked_add_days(Days::new(count.into())),
    };
    after?.pred_opt()
}

fn show(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}
