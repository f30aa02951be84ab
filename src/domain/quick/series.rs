//! A series in words: `Choir every Thursday 10-11:30 from 3 Sep London, 20 places`.

use chrono::NaiveDateTime;

use super::QuickError;
use super::draft::Draft;
use super::line::Line;
use super::phrase::Reader;
use super::sentence::Sentence;
use super::title::title_words;
use crate::domain::recurrence::Recurrence;
use crate::domain::time::Length;
use crate::domain::zone::Zone;

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickSeries {
    pub summary: String,
    pub start: NaiveDateTime,
    /// No time of day was said.
    pub all_day: bool,
    /// `None`: the display zone is meant.
    pub zone: Option<Zone>,
    pub length: Length,
    /// An UNTIL is a date here; [`Rule::fitted`](crate::domain::recurrence::Rule::fitted) gives it the form that the anchor wants.
    pub recurrence: Recurrence,
    pub capacity: Option<u32>,
}

const UNDERSTOOD: &str = "not understood here; what is: every 2 weeks on Wed, 2nd Tue monthly, on 14 Nov, 4-5pm, from 2 Sep, until 16 Dec, \
    8 times, except 23 Dec, for 90 minutes, 20 places, London. The title goes first, or in quotes";

/// Reads the line as someone whose clock shows `now` would mean it.
///
/// # Errors
/// [`QuickError`], which points at the words that are not understood or do not fit.
pub fn read_series(line: &str, now: NaiveDateTime) -> Result<QuickSeries, QuickError> {
    let mut reader = Reader { line: Line::new(line)?, draft: Draft::default(), today: now.date() };
    let title_words = title_words(&reader);
    reader.line.skip(title_words);
    let title = reader.line.text_before().trim_end_matches([' ', '\t', ',', ';', ':', '-', '–']).trim().to_owned();
    while !reader.line.is_read() {
        if !reader.phrase()? && !reader.zone()? {
            let is_lead = matches!(reader.line.word(0), "on" | "starting" | "at");
            let lead = usize::from(is_lead && !reader.line.at(1, 1).is_empty());
            return Err(reader.line.error(lead, 1, UNDERSTOOD));
        }
    }
    Sentence { draft: reader.draft, line: reader.line, title, now }.series()
}

#[cfg(test)]
mod tests;
