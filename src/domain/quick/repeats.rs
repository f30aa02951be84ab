//! How often a series comes, in words, where its first date is known: `every 2 weeks on Wed, 8 times`.

use chrono::NaiveDateTime;

use super::QuickError;
use super::draft::{Draft, Said};
use super::hours::Span;
use super::line::Line;
use super::phrase::Reader;
use super::sentence::Sentence;
use crate::domain::recurrence::Recurrence;

const UNDERSTOOD: &str = "not understood here; what is: every 2 weeks on Wed, 2nd Tue monthly, daily until 16 Dec, 8 times, except 23 Dec";
const ELSEWHERE: &str = "it goes into a field of its own";

/// Reads the words as they are meant for a series that starts then; nothing is a single session.
///
/// # Errors
/// [`QuickError`], which points at the words that are not understood or do not fit.
pub fn read_repeats(text: &str, start: NaiveDateTime) -> Result<Recurrence, QuickError> {
    if text.trim().is_empty() {
        return Ok(Recurrence::default());
    }
    let mut reader = Reader { line: Line::new(text)?, draft: Draft::default(), today: start.date() };
    while !reader.line.is_read() {
        if !reader.phrase()? {
            return Err(reader.line.error(0, 1, UNDERSTOOD));
        }
    }
    let Reader { line, draft, .. } = reader;
    let Draft { title, on, from, span, length, places, .. } = &draft;
    let said = [
        title.as_ref().map(|said| &said.at),
        on.as_ref().map(|said| &said.at),
        from.as_ref().map(|said| &said.at),
        span.as_ref().map(|said| &said.at),
        length.as_ref().map(|said| &said.at),
        places.as_ref().map(|said| &said.at),
    ];
    if let Some(at) = said.into_iter().flatten().next() {
        return Err(line.error_at(at, ELSEWHERE));
    }
    let known = || 0..0;
    let from = Some(Said { what: start.date(), at: known() });
    let span = Some(Said { what: Span { start: start.time(), seconds: None }, at: known() });
    let missing = line.missing("how often is it? “every Wed” and “monthly” are understood");
    let draft = Draft { from, span, ..draft };
    let series = Sentence { draft, line, title: text.to_owned(), now: start }.series()?;
    if series.recurrence.is_once() { Err(missing) } else { Ok(series.recurrence) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_rules_and_what_belongs_elsewhere_is_pointed_at() {
        let start = "2020-09-02T16:00:00".parse().expect("a time");
        let rule = |text: &str| read_repeats(text, start).map(|found| found.rules.first().map(ToString::to_string).unwrap_or_default());
        for (text, wanted) in [
            ("", ""),
            ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
            ("every 2 weeks on Wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
            ("monthly on the second Tuesday", "FREQ=MONTHLY;BYDAY=2TU"),
            ("daily, 8 times", "FREQ=DAILY;COUNT=8"),
        ] {
            assert_eq!(rule(text), Ok(wanted.into()), "{text}");
        }
        for (text, word) in
            [("every Wed 4pm", "4pm"), ("every Wed, 20 places", "20 places"), ("every Wed soon", "soon"), ("8 times", "8 times")]
        {
            assert_eq!(rule(text).map_err(|error| error.word), Err(word.into()), "{text}");
        }
        let except = read_repeats("every Wed except 9 Sep", start).expect("a rule with an exception");
        assert!(except.removed.contains(&"2020-09-09T16:00:00".parse().expect("a time")));
    }
}
