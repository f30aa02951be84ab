//! `report`: a time in numbers, as text, Markdown or CSV.

mod page;

use clap::{Args, ValueEnum};

use crate::app::query::{MOST_SESSIONS, ReportOf};
use crate::app::report_page::Page;
use crate::app::words;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::domain::term::{Kind, Term};
use page::{Written, print};

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

pub fn report(context: &mut Context, args: &Report) -> Result<(), CliError> {
    let term = match &args.period {
        None => Term::around(context.today(), Kind::default()),
        Some(text) => Term::read(text).ok_or_else(|| {
            CliError::input(format!("“{text}” is no period"), "Give a year (2020), a quarter (2020-q3), a month (2020-09) or all.")
        })?,
    };
    let series = context.series_if_named(args.series.as_deref())?;
    let numbers = context.app.ask(&ReportOf { term, series })?;
    if usize::try_from(numbers.planned).is_ok_and(|planned| planned >= MOST_SESSIONS) {
        context.out.note("A report counts 100,000 sessions and stops there; give a shorter time, or one series with --series.");
    }
    if context.out.is_json() {
        return context.out.json(&Written::of(&numbers, words::term(term), args.hide_small));
    }
    let page = Page { numbers: &numbers, title: words::term(term), hide_small: args.hide_small };
    match args.format {
        Format::Text => print(&page, context),
        Format::Markdown => context.out.raw(&page.markdown()),
        Format::Csv => context.out.raw(&page.csv()),
    }
}
