//! `import`: iCalendar files into the calendar.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::args::DryRun;
use super::context::Context;
use super::error::CliError;
use super::watch::Watched;
use crate::app::command::series_import::Tally;
use crate::app::transfer::{self, Imported};

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

pub fn import(context: &mut Context, args: &Import) -> Result<(), CliError> {
    let mut watched = Watched::begin(context.out.is_live())?;
    let imported = context.app.import(&args.files, args.dry.dry_run, &mut |progress| watched.hear(progress));
    drop(watched);
    let Imported { tally, warnings, said, outcome, .. } = imported?;
    let Tally { added, updated, unchanged, skipped } = tally;
    let warnings: Vec<Warning> = warnings.into_iter().map(Warning::from).collect();
    if context.out.is_json() {
        return context.out.json(&Taken { added, updated, unchanged, skipped, warnings, dry_run: args.dry.dry_run });
    }
    for warning in &warnings {
        context.out.note(&format!("{}:{}: {}", warning.file, warning.line, warning.text));
    }
    let counts = format!("{added} added, {updated} updated, {unchanged} unchanged, {skipped} skipped");
    let done = match outcome.entry {
        _ if args.dry.dry_run => "dry run, nothing changed",
        Some(_) => "imported",
        None => "nothing changed",
    };
    context.out.line(&format!("{done}: {counts}"))?;
    said.iter().try_for_each(|sentence| context.out.item(sentence))
}
