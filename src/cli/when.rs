//! Dates and times as arguments: `2020-09-02T16:00`, `2020-09-02`, `wed 16:00`, `20200902T160000`, or an instant with its offset.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

use super::error::CliError;
use crate::domain::dates::{read_date, read_time};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant, midnight};
use crate::domain::zone::Zone;

/// A point in time, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(NaiveDate),
    Wall(NaiveDateTime),
    At(Instant),
}

impl When {
    /// The wall time on the clock of a series; midnight for a day.
    pub fn wall(self, anchor: &Anchor, display: &Zone) -> NaiveDateTime {
        match self {
            Self::Day(date) => midnight(date),
            Self::Wall(wall) => wall,
            Self::At(at) => anchor.wall(at, display),
        }
    }

    /// The instant, for someone whose clock runs in `zone`.
    pub fn instant(self, zone: &Zone) -> Instant {
        match self {
            Self::At(at) => at,
            Self::Day(_) | Self::Wall(_) => zone.resolve(self.wall(&Anchor::Floating, zone)).at,
        }
    }
}

const ADVICE: &str = "Dates are 2020-09-02, today, +2w, wed or “2 sep”; a time may follow: 2020-09-02T16:00, “wed 16:00”.";

/// Reads a date with or without a time, as someone means it on `today`.
///
/// # Errors
/// [`CliError::Input`] that quotes the text.
pub fn read_when(text: &str, today: NaiveDate) -> Result<When, CliError> {
    let text = text.trim();
    let read = read_absolute(text).or_else(|| read_date(text, today).ok().map(When::Day)).or_else(|| read_words(text, today));
    read.ok_or_else(|| CliError::input(format!("“{text}” is no date"), ADVICE))
}

/// Reads a date that has no time, as someone means it on `today`.
///
/// # Errors
/// [`CliError::Input`] that quotes the text.
pub fn read_day(text: &str, today: NaiveDate) -> Result<NaiveDate, CliError> {
    match read_when(text, today)? {
        When::Day(date) => Ok(date),
        When::Wall(_) | When::At(_) => Err(CliError::input(format!("“{text}” is more than a date"), ADVICE)),
    }
}

/// Reads what means the same on every day.
pub fn read_absolute(text: &str) -> Option<When> {
    // with a sign, chrono would read years that no calendar file can hold
    if text.starts_with(['+', '-']) {
        return None;
    }
    if let Ok(stamp) = Stamp::parse(text) {
        return Some(match stamp {
            Stamp::Date(date) => When::Day(date),
            Stamp::Local(wall) => When::Wall(wall),
            Stamp::Utc(wall) => When::At(Instant::from_utc(wall)),
        });
    }
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(When::Day(date));
    }
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
    let wall = |text| forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    if let Some(wall) = wall(text) {
        return Some(When::Wall(wall));
    }
    if let Some(wall) = text.strip_suffix(['Z', 'z']).and_then(wall) {
        return Some(When::At(Instant::from_utc(wall)));
    }
    let offset = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"));
    offset.ok().map(|at| When::At(Instant(at.timestamp())))
}

/// Reads a date in words with a time of day after it: `wed 16:00`, `2 sep 4 pm`.
fn read_words(text: &str, today: NaiveDate) -> Option<When> {
    let breaks = text.match_indices(' ').map(|(at, _)| at).rev();
    breaks.map(|at| text.split_at(at)).find_map(|(date, time)| {
        let (date, time) = (read_date(date.trim(), today).ok()?, read_time(time.trim()).ok()?);
        Some(When::Wall(date.and_time(time)))
    })
}

/// Reads an end: a date and time, or a time on the day of the start.
///
/// # Errors
/// [`CliError::Input`] that quotes the text.
pub fn read_end(text: &str, start: NaiveDate, today: NaiveDate) -> Result<When, CliError> {
    match read_clock(text) {
        Some(time) => Ok(When::Wall(start.and_time(time))),
        None => read_when(text, today),
    }
}

/// A time of day, unless the text is a date as well: `20200902` is no time.
fn read_clock(text: &str) -> Option<NaiveTime> {
    read_absolute(text).is_none().then(|| read_time(text.trim()).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_the_same_every_day() {
        let wall = |text: &str| When::Wall(text.parse().expect(text));
        let cases = [
            ("2020-09-02", When::Day(NaiveDate::from_ymd_opt(2020, 9, 2).expect("a date"))),
            ("20200902", When::Day(NaiveDate::from_ymd_opt(2020, 9, 2).expect("a date"))),
            ("2020-09-02T16:00", wall("2020-09-02T16:00:00")),
            ("2020-09-02 16:00:30", wall("2020-09-02T16:00:30")),
            ("20200902T160000", wall("2020-09-02T16:00:00")),
            ("2020-09-02T15:00Z", When::At(Instant(1_599_058_800))),
            ("2020-09-02T15:00:00Z", When::At(Instant(1_599_058_800))),
            ("2020-09-02T16:00:00+01:00", When::At(Instant(1_599_058_800))),
            ("2020-09-02T16:00+01:00", When::At(Instant(1_599_058_800))),
        ];
        for (text, expected) in cases {
            assert_eq!(read_absolute(text), Some(expected), "{text}");
        }
        for text in ["", "wed", "2020-02-30", "2020-09-02T25:00", "16:00", "2020-09-02T", "+20200-01-01", "-0001-01-01"] {
            assert_eq!(read_absolute(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_no_time_or_one_that_reads_back(text in ".{0,24}|[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-6][0-9]:[0-6][0-9]|[0-9T:Z+-]{0,24}") {
            if let Some(When::Wall(wall)) = read_absolute(&text) {
                prop_assert_eq!(read_absolute(&wall.format("%Y-%m-%dT%H:%M:%S").to_string()), Some(When::Wall(wall)));
            }
        }
    }

    #[test]
    fn a_wall_time_is_seen_on_the_clock_of_the_viewer() {
        let london = Zone::named("Europe/London").expect("London");
        let four = read_absolute("2020-09-02T16:00").expect("a time");
        assert_eq!(four.instant(&london), Instant(1_599_058_800));
        let at = read_absolute("2020-09-02T15:00Z").expect("an instant");
        assert_eq!(When::Wall(at.wall(&Anchor::Zone(london.clone()), &london)), four);
    }
}
