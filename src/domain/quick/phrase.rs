//! The phrases of the line for a series, tried one after the other: each reads its words and notes what they say and where.

use std::ops::Range;

use chrono::NaiveDate;

use super::QuickError;
use super::days::{DayWords, read_days};
use super::draft::{Draft, Said};
use super::line::Line;
use crate::domain::dates::{DateError, read_date_from, read_first_date};
use crate::domain::zone::Zone;

/// So many words a date can have.
const LONGEST_DATE: usize = 5;

/// Reads phrase after phrase off a line.
#[derive(Clone, Debug)]
pub(super) struct Reader<'l> {
    pub line: Line<'l>,
    pub draft: Draft,
    pub today: NaiveDate,
}

/// Whether a phrase stood here and was read; an error where one begins and goes on in words that are not understood.
pub(super) type Read = Result<bool, QuickError>;

impl Reader<'_> {
    /// Reads a phrase that says when, how often or for how many, if one stands here.
    pub fn phrase(&mut self) -> Read {
        Ok(self.quoted()?
            || self.every()?
            || self.pace_word()?
            || self.per_period()?
            || self.from()?
            || self.until()?
            || self.except()?
            || self.day()?
            || self.time()?
            || self.count()?
            || self.length()?
            || self.places()?
            || self.slip()?)
    }

    /// Reads a zone: a city, an IANA name, `UTC` or `UK time`. Not a phrase that ends a title: cities stand in titles.
    pub fn zone(&mut self) -> Read {
        let before = usize::from(self.line.word(0) == "in");
        let word = self.line.word(before);
        if matches!(word, "gmt" | "bst") {
            let why = "which clock is meant? Say London for UK time, which changes with summer time, or UTC for the same all year";
            return Err(self.line.error(before, 1, why));
        }
        if ABBREVIATIONS.contains(&word) {
            let why = "it does not say whether the clock changes with summer time; say a city, such as New York";
            return Err(self.line.error(before, 1, why));
        }
        let named = |text: &str| {
            let place = text.strip_suffix(" time").unwrap_or(text);
            Zone::named(if place.eq_ignore_ascii_case("uk") { "Europe/London" } else { place }).ok()
        };
        match self.line.longest(before, 3, named) {
            Some((zone, words)) => put(&mut self.draft.zone, &mut self.line, before + words, zone, "the time zone"),
            None => Ok(false),
        }
    }

    fn quoted(&mut self) -> Read {
        match self.line.quoted() {
            Some(title) => put(&mut self.draft.title, &mut self.line, 1, title.to_owned(), "the title"),
            None => Ok(false),
        }
    }

    /// `on Wed`, `2nd Tue`, `on the 1st`, `on 14 Nov 2020`, `tomorrow`.
    fn day(&mut self) -> Read {
        let on = usize::from(self.line.word(0) == "on");
        let days = read_days(&self.line, on);
        let date = self.date(on)?;
        match (days, date) {
            (Some((_, words)), Some((date, longer))) if longer > words => {
                put(&mut self.draft.on, &mut self.line, on + longer, date, "the date")
            }
            (Some((DayWords::MonthDays { within: None, .. }, _)), _) if on == 0 && self.line.word(0) != "the" => Ok(false),
            (Some((days, words)), _) => put(&mut self.draft.days, &mut self.line, on + words, days, "the day"),
            (None, Some((date, words))) => put(&mut self.draft.on, &mut self.line, on + words, date, "the date"),
            (None, None) => Ok(false),
        }
    }

    /// The longest date so many words on, and its number of words; without a year it comes after the first date, where that was said.
    pub fn date(&self, ahead: usize) -> Result<Option<(NaiveDate, usize)>, QuickError> {
        let earliest = self.draft.from.as_ref().map_or(self.today, |from| from.what);
        self.longest_date(ahead, |text| read_date_from(text, self.today, earliest))
    }

    /// The same for the first date of a series, which may have been.
    pub fn first_date(&self, ahead: usize) -> Result<Option<(NaiveDate, usize)>, QuickError> {
        self.longest_date(ahead, |text| read_first_date(text, self.today))
    }

    fn longest_date(
        &self,
        ahead: usize,
        read: impl Fn(&str) -> Result<NaiveDate, DateError>,
    ) -> Result<Option<(NaiveDate, usize)>, QuickError> {
        let read = |text: &str| match read(text) {
            Err(DateError::OtherWeekday { weekday, .. }) => Some(Err(format!("that day is a {weekday}"))),
            known => known.ok().map(Ok),
        };
        match self.line.longest(ahead, LONGEST_DATE, read) {
            Some((Ok(date), words)) => Ok(Some((date, words))),
            Some((Err(why), words)) => Err(self.line.error(ahead, words, why)),
            None => Ok(None),
        }
    }
}

/// Names that change with the season, or that several clocks share.
const ABBREVIATIONS: [&str; 18] =
    ["est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "hst", "cet", "cest", "eet", "eest", "wet", "west", "met", "ist", "aest"];

/// Notes what the next words say, and goes past them.
pub(super) fn put<T>(slot: &mut Option<Said<T>>, line: &mut Line, words: usize, what: T, name: &str) -> Read {
    put_at(slot, line, line.at(0, words), what, name)?;
    line.skip(words);
    Ok(true)
}

pub(super) fn put_at<T>(slot: &mut Option<Said<T>>, line: &Line, at: Range<usize>, what: T, name: &str) -> Result<(), QuickError> {
    if slot.is_some() {
        return Err(line.error_at(&at, format!("{name} was said before; one is understood")));
    }
    *slot = Some(Said { what, at });
    Ok(())
}
