//! Hours, lengths and seats in the line: `4-5pm`, `at 4pm`, `for 90 minutes`, `20 places`.

use super::hours::{Span, read_at, read_length, read_span};
use super::pace::figure;
use super::phrase::{Read, Reader, put};

/// So many words a time or a length can have.
const LONGEST_TIME: usize = 5;

impl Reader<'_> {
    pub(super) fn time(&mut self) -> Read {
        if self.line.word(0) == "at" { self.time_after(1, read_at) } else { self.time_after(0, read_span) }
    }

    pub(super) fn time_after(&mut self, before: usize, read: impl Fn(&str) -> Option<Result<Span, String>>) -> Read {
        match self.line.longest(before, LONGEST_TIME, read) {
            Some((Ok(span), words)) => put(&mut self.draft.span, &mut self.line, before + words, span, "the time"),
            Some((Err(why), words)) => Err(self.line.error(before, words, why)),
            None => Ok(false),
        }
    }

    pub(super) fn length(&mut self) -> Read {
        let before = usize::from(matches!(self.line.word(0), "for" | "lasting"));
        match self.line.longest(before, LONGEST_TIME, read_length) {
            Some((seconds, words)) => put(&mut self.draft.length, &mut self.line, before + words, seconds, "the length"),
            None => Ok(false),
        }
    }

    /// `20 places`, `max 20`.
    pub(super) fn places(&mut self) -> Read {
        let is_place = |word: &str| matches!(word, "places" | "place" | "seats" | "spaces" | "people" | "max");
        let (number, words) = match (self.line.word(0), self.line.word(1)) {
            (count, unit) if is_place(unit) => (figure(count), 2),
            ("max" | "limit" | "capacity", count) => (figure(count), 2 + usize::from(is_place(self.line.word(2)))),
            _ => return Ok(false),
        };
        match number {
            Some(0) => Err(self.line.error(0, words, "no seats are no session: at least 1 is needed")),
            Some(number) => put(&mut self.draft.places, &mut self.line, words, number, "the number of places"),
            None => Ok(false),
        }
    }
}
