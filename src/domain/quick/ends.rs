//! Where a series begins and ends, and what it leaves out: `from 2 Sep`, `until Christmas`, `x8`, `except 23 Dec and in August`.

use chrono::Weekday;

use super::QuickError;
use super::days::weekdays;
use super::draft::Said;
use super::hours::read_span;
use super::pace::{count_word, figure, unit};
use super::phrase::{Read, Reader, put};
use crate::domain::dates::{month_named, weekday_named};

const NO_DATE: &str = "no date that is understood; 2 Sep, 2/9/2020, next Wed and Christmas are. What belongs to the title goes in quotes";

impl Reader<'_> {
    pub(super) fn from(&mut self) -> Read {
        if !matches!(self.line.word(0), "from" | "starting" | "starts" | "beginning") {
            return Ok(false);
        }
        let before = 1 + usize::from(matches!(self.line.word(1), "on" | "from"));
        if let Some((date, words)) = self.first_date(before)? {
            return put(&mut self.draft.from, &mut self.line, before + words, date, "the first date");
        }
        if self.time_after(before, read_span)? {
            return Ok(true);
        }
        self.must_be_date(before, self.line.word(0) == "from")
    }

    pub(super) fn until(&mut self) -> Read {
        let lead = self.line.word(0);
        if !matches!(lead, "until" | "till" | "through" | "ending" | "to") {
            return Ok(false);
        }
        let is_sure = matches!(lead, "until" | "till");
        let before = 1 + usize::from(self.line.word(1) == "on");
        match self.date(before)? {
            Some((date, words)) => put(&mut self.draft.until, &mut self.line, before + words, date, "the last date"),
            None if is_sure && month_named(self.line.word(before)).is_some() => {
                let month = self.line.slice(before, 1).unwrap_or_default();
                let why = format!("its first or its last day? “until 1 {month}” and “until the end of {month}” are understood");
                Err(self.line.error(before, 1, why))
            }
            None => self.must_be_date(before, is_sure),
        }
    }

    /// No date stands behind the lead: an error where one must, else this was no lead.
    fn must_be_date(&self, before: usize, is_sure: bool) -> Read {
        self.slip_at(before)?;
        if is_sure { Err(self.line.error(before, 1, NO_DATE)) } else { Ok(false) }
    }

    /// `except 23 Dec and 30 Dec`, `but not on 23 Dec`, `except Friday`, `except in August`.
    pub(super) fn except(&mut self) -> Read {
        let (mut words, is_sure) = match (self.line.word(0), self.line.word(1)) {
            ("but", "not") | ("except", "for") => (2, true),
            ("except" | "excluding", _) => (1, true),
            ("without" | "not", _) => (1, false),
            _ => return Ok(false),
        };
        words += usize::from(matches!(self.line.word(words), "on" | "in" | "during"));
        let mut is_read = false;
        while let Some(more) = self.exception(words)? {
            is_read = true;
            words += more;
            let and = usize::from(matches!(self.line.word(words), "and" | "&" | "or"));
            if and == 0 && !self.line.has_comma(words - 1) || self.clone().exception(words + and)?.is_none() {
                break;
            }
            words += and;
        }
        if is_read {
            self.line.skip(words);
            return Ok(true);
        }
        if is_sure && matches!(self.line.word(words), "bank" | "public" | "school" | "holidays") {
            let why = "holidays are not known here; say their dates, as in “except 31 Aug”";
            return Err(self.line.error(words, 1 + usize::from(self.line.word(words) != "holidays"), why));
        }
        self.must_be_date(words, is_sure)
    }

    /// Notes one thing that is left out, so many words on, and says how many words name it.
    fn exception(&mut self, ahead: usize) -> Result<Option<usize>, QuickError> {
        let date = self.date(ahead)?;
        let month = month_named(self.line.word(ahead)).and_then(|month| u8::try_from(month).ok());
        let is_weekday = |day: Weekday| weekday_named(self.line.word(ahead)) == Some(day);
        match (weekdays(&self.line, ahead), date, month) {
            (Some((days, is_plural, words)), date, _) if is_plural || days.iter().any(|day| is_weekday(*day)) => {
                // “Wed 23 Dec” is a date, “Wed” is each of them
                if let Some((date, longer)) = date.filter(|(_, longer)| *longer > words) {
                    self.draft.except.push(Said { what: date, at: self.line.at(ahead, longer) });
                    return Ok(Some(longer));
                }
                self.draft.except_days.push(Said { what: days, at: self.line.at(ahead, words) });
                Ok(Some(words))
            }
            (_, Some((date, words)), _) => {
                self.draft.except.push(Said { what: date, at: self.line.at(ahead, words) });
                Ok(Some(words))
            }
            (_, None, Some(month)) => {
                self.draft.except_months.push(Said { what: month, at: self.line.at(ahead, 1) });
                Ok(Some(1))
            }
            (_, None, None) => Ok(None),
        }
    }

    /// `x8`, `8 times`, `for 8 sessions`, `for 8 weeks`.
    pub(super) fn count(&mut self) -> Read {
        let before = usize::from(self.line.word(0) == "for");
        let word = self.line.word(before);
        let times = word.strip_prefix(['x', '×']).or_else(|| word.strip_suffix(['x', '×']));
        if let Some(count) = times.and_then(figure) {
            return self.put_count(before + 1, count);
        }
        let Some(count) = count_word(word) else { return Ok(false) };
        match self.line.word(before + 1) {
            "times" | "sessions" | "dates" | "meetings" | "chats" => self.put_count(before + 2, count),
            next if before == 1 => match unit(next) {
                Some((times, freq)) => {
                    let lasting = (count.saturating_mul(times), freq);
                    put(&mut self.draft.lasting, &mut self.line, before + 2, lasting, "how long it goes on")
                }
                None => Ok(false),
            },
            _ => Ok(false),
        }
    }

    fn put_count(&mut self, words: usize, count: u32) -> Read {
        if count == 0 {
            return Err(self.line.error(0, words, "a series has at least one date"));
        }
        put(&mut self.draft.count, &mut self.line, words, count, "the number of dates")
    }
}
