//! The stretches of time that a report is about: a month, a quarter, a year, or all.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

/// How long a stretch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Month,
    #[default]
    Quarter,
    Year,
    All,
}

impl Kind {
    const fn months(self) -> u32 {
        match self {
            Kind::Month => 1,
            Kind::Quarter => 3,
            Kind::Year | Kind::All => 12,
        }
    }
}

/// A stretch of whole months; the same days make the same stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    kind: Kind,
    /// Of all time some day that says nothing.
    first: NaiveDate,
}

impl Term {
    /// The stretch of a kind in which a day lies.
    pub fn around(day: NaiveDate, kind: Kind) -> Self {
        let month0 = day.month0() / kind.months() * kind.months();
        let first = if kind == Kind::All { Some(NaiveDate::MIN) } else { NaiveDate::from_ymd_opt(day.year(), month0 + 1, 1) };
        Self { kind, first: first.unwrap_or(day) }
    }

    /// Reads `2020`, `2020-q3`, `2020-09` or `all`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text == "all" {
            return Some(Self::around(NaiveDate::MIN, Kind::All));
        }
        let (year, part) = text.split_once('-').map_or((text.as_str(), None), |(year, part)| (year, Some(part)));
        let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
        let (month, kind) = match part {
            None => (1, Kind::Year),
            Some(part) => match part.strip_prefix('q').map(str::parse::<u32>) {
                Some(Ok(quarter @ 1..=4)) => (3 * quarter - 2, Kind::Quarter),
                Some(_) => return None,
                None => (part.parse().ok().filter(|_| part.len() == 2)?, Kind::Month),
            },
        };
        Some(Self::around(NaiveDate::from_ymd_opt(year, month, 1)?, kind))
    }

    pub fn kind(self) -> Kind {
        self.kind
    }

    /// The first day, and the day after the last; `None` for all time.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let after = self.first.checked_add_months(Months::new(self.kind.months()));
        after.filter(|_| self.kind != Kind::All).map(|after| (self.first, after))
    }
}

/// As [`Term::read`] reads it.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (year, month0) = (self.first.year(), self.first.month0());
        match self.kind {
            Kind::Month => write!(f, "{year}-{:02}", month0 + 1),
            Kind::Quarter => write!(f, "{year}-q{}", month0 / 3 + 1),
            Kind::Year => write!(f, "{year}"),
            Kind::All => f.write_str("all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_read_and_written_alike() {
        let cases = [
            ("2020", Some(("2020-01-01", "2021-01-01"))),
            ("2020-q3", Some(("2020-07-01", "2020-10-01"))),
            ("2020-q4", Some(("2020-10-01", "2021-01-01"))),
            ("2020-09", Some(("2020-09-01", "2020-10-01"))),
            ("all", None),
        ];
        for (text, days) in cases {
            let term = Term::read(text).expect(text);
            assert_eq!(term.to_string(), text);
            let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
            assert_eq!(term.days(), days.map(|(first, after)| (day(first), day(after))), "{text}");
        }
        assert_eq!(Term::read(" ALL "), Term::read("all"));
        for text in ["", "2020-13", "2020-q5", "2020-9", "last year", "20200", "1"] {
            assert_eq!(Term::read(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_a_stretch_makes_the_same_one() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        for (kind, name) in [(Kind::Month, "2020-09"), (Kind::Quarter, "2020-q3"), (Kind::Year, "2020"), (Kind::All, "all")] {
            let term = Term::around(day("2020-09-02"), kind);
            assert_eq!((term.to_string().as_str(), term), (name, Term::around(day("2020-09-30"), kind)));
        }
    }
}
