//! `attendee import` and `export`: lists of attendees as CSV, in and out.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::app::command::{self, AttendeeImport, Roll};
use crate::app::query::AttendeeSheet;
use crate::app::sheet::{self, Field, Problem};
use crate::app::transfer::write_file;
use crate::app::{AppError, Command, Detail};
use crate::cli::args::DryRun;
use crate::cli::context::{Context, sentence};
use crate::cli::error::CliError;
use crate::domain::id::{RecurrenceId, Uid};

/// Sign everyone on a list (CSV) up, all or none; without a date for every session
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee import people.csv choir --dry-run
  fortnight attendee import people.csv choir 2020-09-03 --namesakes same
  fortnight attendee import liste.csv choir --column name=Gast --column phone=Durchwahl")]
pub struct Import {
    /// Comma, semicolon or tab between the cells, headings in the first row
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A UID, the start of one, or words of the title
    series: String,
    /// The session; without it every session from now on
    date: Vec<String>,
    /// What a heading means, where it is not understood: name=Gast (may be repeated)
    #[arg(long = "column", value_name = "FIELD=HEADING")]
    columns: Vec<String>,
    /// Whether someone whose name is known is the same person, where no e-mail address tells
    #[arg(long, value_name = "WHO", value_enum)]
    namesakes: Option<Namesakes>,
    /// Leave rows that cannot be taken, and take the others
    #[arg(long)]
    skip_bad: bool,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Namesakes {
    /// The person known
    Same,
    /// Someone new of the same name
    New,
}

/// Write who comes as CSV; without a date those who come every time
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee export choir next > next.csv
  fortnight attendee export choir --out members.csv --with-notes")]
pub struct Export {
    /// A UID, the start of one, or words of the title
    series: String,
    /// The session; without it every session
    date: Vec<String>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
    /// With private notes and access needs
    #[arg(long)]
    with_notes: bool,
}

#[derive(Debug, Serialize)]
struct Taken {
    added: u32,
    known: u32,
    unchanged: u32,
    waiting: u32,
    problems: Vec<Row>,
    columns_left: Vec<String>,
    sentence: String,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    row: usize,
    text: String,
}

#[derive(Debug, Serialize)]
struct Written {
    file: String,
    people: usize,
}

pub fn import(context: &mut Context, args: &Import) -> Result<(), CliError> {
    let (uid, date) = reach(context, &args.series, &args.date)?;
    let columns = args.columns.iter().map(|text| Field::read(text)).collect::<Result<Vec<_>, _>>().map_err(AppError::from)?;
    let sheet = context.app.read_list(&args.file, &columns)?;
    let columns_left = sheet.left.clone();
    let namesakes = args.namesakes.map(|namesakes| match namesakes {
        Namesakes::Same => command::Namesakes::Same,
        Namesakes::New => command::Namesakes::New,
    });
    let import = AttendeeImport { uid, date, sheet, namesakes, skip_bad: args.skip_bad };
    let outcome = match context.run(Command::AttendeeImport(import), args.dry.dry_run) {
        Err(CliError::App(AppError::Rows(problems))) => {
            tell_rows(context, &problems);
            return Err(AppError::Rows(problems).into());
        }
        outcome => outcome?,
    };
    let Detail::Roll(Roll { added, known, unchanged, waiting, problems }) = outcome.detail.clone() else {
        return context.tell(&outcome, args.dry.dry_run);
    };
    if context.out.is_json() {
        let problems = problems.into_iter().map(|Problem { row, text }| Row { row, text }).collect();
        let dry_run = args.dry.dry_run;
        return context.out.json(&Taken { added, known, unchanged, waiting, problems, columns_left, sentence: outcome.sentence, dry_run });
    }
    tell_rows(context, &problems);
    if !columns_left.is_empty() {
        context.out.note(&format!("columns left: {}", columns_left.join(", ")));
    }
    context.out.line(&sentence(&outcome, args.dry.dry_run))
}

fn tell_rows(context: &mut Context, problems: &[Problem]) {
    for Problem { row, text } in problems {
        context.out.note(&format!("row {row}: {text}"));
    }
}

pub fn export(context: &mut Context, args: &Export) -> Result<(), CliError> {
    let (uid, date) = reach(context, &args.series, &args.date)?;
    let lines = context.app.ask(&AttendeeSheet { uid, date })?;
    let text = sheet::write(&lines, args.with_notes);
    let note = || if lines.is_empty() { Ok(()) } else { context.app.note_export() };
    let Some(file) = args.out.as_deref().filter(|file| *file != Path::new("-")) else {
        note()?;
        return context.out.raw(&text);
    };
    write_file(file, &text, args.force)?;
    note()?;
    let file = file.display().to_string();
    if context.out.is_json() {
        return context.out.json(&Written { file, people: lines.len() });
    }
    context.out.line(&format!("wrote {file}"))
}

/// A series, and one of its sessions where a date was given.
fn reach(context: &Context, series: &str, date: &[String]) -> Result<(Uid, Option<RecurrenceId>), CliError> {
    if date.is_empty() {
        return Ok((context.series(series)?, None));
    }
    let key = context.session(series, date)?;
    Ok((key.uid, Some(key.date)))
}
