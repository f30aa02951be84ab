//! `export`: the calendar as iCalendar.

use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::context::Context;
use super::error::CliError;
use super::print::note;
use crate::app::AppError;
use crate::app::transfer::ExportScope;

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

#[derive(Debug, Serialize)]
struct Written {
    files: Vec<String>,
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
