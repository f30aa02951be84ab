//! `export` and `import`: calendars as iCalendar files.

use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::args::DryRun;
use super::context::Context;
use super::error::CliError;
use super::print::note;
use crate::app::AppError;
use crate::app::command::series_import::Tally;
use crate::app::transfer::{self, ExportScope, Imported};

/// Write the calendar as iCalendar
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight export --series choir > choir.ics
  fortnight export --out chats.ics --force
  fortnight export --out-dir calendars")]
pub struct Export {
    /// This series only
    #[arg(long, value_name = "SERIES", conflicts_with = "out_dir")]
    series: Option<String>,
    /// For whom the file is: a public one has no attendees and no notes in it
    #[arg(long = "for", value_name = "WHOM", value_enum, default_value_t = Audience::Public)]
    audience: Audience,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "F", conflicts_with = "out_dir")]
    out: Option<PathBuf>,
    /// Write one file a series into this folder
    #[arg(long, value_name = "D")]
    out_dir: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Audience {
    Public,
}

/// Take iCalendar files in, all or none
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight import chats.ics --dry-run
  fortnight import chats.ics choir.ics --json")]
pub struct Import {
    /// iCalendar files (.ics)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Written {
    files: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Taken {
    added: u32,
    updated: u32,
    unchanged: u32,
    skipped: u32,
    warnings: Vec<Warning>,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct Warning {
    file: String,
    line: usize,
    text: String,
}

impl From<transfer::Warning> for Warning {
    fn from(warning: transfer::Warning) -> Self {
        let transfer::Warning { path, finding } = warning;
        Self { file: path.display().to_string(), line: finding.line, text: finding.text }
    }
}

pub fn export(context: &mut Context, args: &Export) -> Result<(), CliError> {
    let Audience::Public = args.audience;
    if let Some(folder) = &args.out_dir {
        create_dir_all(folder).map_err(|source| AppError::Write { path: folder.clone(), source })?;
        let written = context.app.export_each(folder, args.force)?;
        return tell_written(context, &written);
    }
    let scope = context.series_if_named(args.series.as_deref())?.map_or(ExportScope::Everything, ExportScope::Series);
    let text = context.app.export(&scope)?;
    match args.out.as_deref() {
        Some(file) if file != Path::new("-") => {
            context.app.write_file(file, &text, args.force)?;
            tell_written(context, &[file.to_owned()])
        }
        _ => context.out.raw(&text),
    }
}

fn tell_written(context: &mut Context, files: &[PathBuf]) -> Result<(), CliError> {
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    if context.out.is_json() {
        return context.out.json(&Written { files });
    }
    if files.is_empty() {
        note("There is no series to write.");
    }
    files.iter().try_for_each(|file| context.out.line(&format!("wrote {file}")))
}

pub fn import(context: &mut Context, args: &Import) -> Result<(), CliError> {
    let Imported { tally, warnings, outcome } = context.app.import(&args.files, args.dry.dry_run)?;
    let Tally { added, updated, unchanged, skipped } = tally;
    let warnings: Vec<Warning> = warnings.into_iter().map(Warning::from).collect();
    if context.out.is_json() {
        return context.out.json(&Taken { added, updated, unchanged, skipped, warnings, dry_run: args.dry.dry_run });
    }
    for warning in &warnings {
        note(&format!("{}:{}: {}", warning.file, warning.line, warning.text));
    }
    let counts = format!("{added} added, {updated} updated, {unchanged} unchanged, {skipped} skipped");
    let done = match outcome.entry {
        _ if args.dry.dry_run => "dry run, nothing changed",
        Some(_) => "imported",
        None => "nothing changed",
    };
    context.out.line(&format!("{done}: {counts}"))
}
