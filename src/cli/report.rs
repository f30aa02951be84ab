//! `report`: a time in numbers, as text, Markdown or CSV.

use chrono::{Datelike, Months, NaiveDate};
use clap::{Args, ValueEnum};

use super::context::Context;
use super::error::CliError;
use super::report_page::{Page, Written};
use super::when::When;
use crate::app::query::{MOST_SESSIONS, ReportOf};
use crate::app::words;
use crate::domain::time::{Instant, Window};

/// A time in numbers: sessions, people, who was new, who came back
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight report
  fortnight report 2020-09 --series cohesion
  fortnight report 2020-q3 --format markdown --hide-small
  fortnight report all --format csv > sessions.csv")]
pub struct Report {
    /// A year (2020), a quarter (2020-q3), a month (2020-09) or all [default: this quarter]
    #[arg(value_name = "PERIOD")]
    period: Option<String>,
    /// This series only
    #[arg(long, value_name = "SERIES")]
    series: Option<String>,
    /// How it is written; csv has a row for each session
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write numbers of people from 1 to 4 as “<5”, so that nobody is known by them
    #[arg(long)]
    hide_small: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Csv,
}

/// A stretch of days; the end is exclusive. Without: all time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Period(Option<(NaiveDate, NaiveDate)>);

impl Period {
    /// `2020`, `2020-q3`, `2020-09`, `all`.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text == "all" {
            return Some(Self(None));
        }
        let (year, part) = text.split_once('-').map_or((text.as_str(), None), |(year, part)| (year, Some(part)));
        let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
        let (month, months) = match part {
            None => (1, 12),
            Some(part) => match part.strip_prefix('q').map(str::parse::<u32>) {
                Some(Ok(quarter @ 1..=4)) => (3 * quarter - 2, 3),
                Some(_) => return None,
                None => (part.parse().ok().filter(|_| part.len() == 2)?, 1),
            },
        };
        Self::from_month(year, month, months)
    }

    fn from_month(year: i32, month: u32, months: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Self(Some((first, first.checked_add_months(Months::new(months))?))))
    }

    fn quarter_of(day: NaiveDate) -> Self {
        Self::from_month(day.year(), 3 * (day.month0() / 3) + 1, 3).unwrap_or(Self(None))
    }

    fn words(self) -> String {
        let last = |end: NaiveDate| end.pred_opt().unwrap_or(end);
        self.0.map_or_else(|| "all time".into(), |(from, to)| format!("{} to {}", words::date(from), words::date(last(to))))
    }
}

/// Sessions of a rule without end lie ahead for ever: all time ends a year from now. It begins with the year 1.
const AHEAD: i64 = 366 * 86_400;
const BEGINNING: Instant = Instant(-62_135_596_800);

pub fn report(context: &mut Context, args: &Report) -> Result<(), CliError> {
    let period = match &args.period {
        None => Period::quarter_of(context.today()),
        Some(text) => Period::read(text).ok_or_else(|| {
            CliError::input(format!("“{text}” is no period"), "Give a year (2020), a quarter (2020-q3), a month (2020-09) or all.")
        })?,
    };
    let zone = context.app.zone();
    let at = |day| When::Day(day).instant(zone);
    let window = match period.0 {
        Some((from, to)) => Window { from: at(from), to: at(to) },
        None => Window { from: BEGINNING, to: context.app.now().plus(AHEAD) },
    };
    let series = context.series_if_named(args.series.as_deref())?;
    let numbers = context.app.ask(&ReportOf { window, series })?;
    if usize::try_from(numbers.planned).is_ok_and(|planned| planned >= MOST_SESSIONS) {
        context.out.note("A report counts 100,000 sessions and stops there; give a shorter time, or one series with --series.");
    }
    if context.out.is_json() {
        return context.out.json(&Written::of(&numbers, period.words(), args.hide_small));
    }
    let page = Page { numbers: &numbers, title: period.words(), hide_small: args.hide_small };
    match args.format {
        Format::Text => page.print(context),
        Format::Markdown => context.out.raw(&page.markdown()),
        Format::Csv => context.out.raw(&page.csv()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read() {
        let cases = [
            ("2020", Some("Wed 1 Jan 2020 to Thu 31 Dec 2020")),
            ("2020-q3", Some("Wed 1 Jul 2020 to Wed 30 Sep 2020")),
            ("2020-09", Some("Tue 1 Sep 2020 to Wed 30 Sep 2020")),
            ("ALL", Some("all time")),
            ("2020-13", None),
            ("2020-q5", None),
            ("2020-9", None),
            ("last year", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(Period::read(text).map(Period::words).as_deref(), wanted, "{text}");
        }
        let today = NaiveDate::from_ymd_opt(2020, 9, 2).expect("a day");
        assert_eq!(Some(Period::quarter_of(today)), Period::read("2020-q3"));
    }
}
