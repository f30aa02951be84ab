//! `export`: the calendar as iCalendar.

use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::ask::Questions;
use super::context::Context;
use super::error::CliError;
use crate::app::query::PersonNamed;
use crate::app::transfer::{Audience, ExportScope, Exported, Folder, write_file};
use crate::app::{AppError, words};

/// Write the calendar as iCalendar: for everyone, for one person, or as a backup
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight export --series choir > choir.ics
  fortnight export --out chats.ics --force
  fortnight export --person 'Bo Chen' --out bo.ics
  fortnight export --for backup --out everything.ics
  fortnight export --out-dir calendars")]
pub struct Export {
    /// This series only
    #[arg(long, value_name = "SERIES", conflicts_with = "out_dir")]
    series: Option<String>,
    /// The sessions that this person comes to, with nobody else's name
    #[arg(long, value_name = "P")]
    person: Option<String>,
    /// For whom the file is [default: public, or person with --person]
    #[arg(long = "for", value_name = "WHOM", value_enum)]
    whom: Option<Whom>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Whom {
    /// Everyone: no attendees, no notes, no reasons, nothing that is marked as private
    Public,
    /// The person that --person names: their sessions, with nobody else's name
    Person,
    /// Yourself: attendees, register and notes too; import takes all of it back
    Backup,
}

#[derive(Debug, Serialize)]
struct Written {
    files: Vec<String>,
}

pub fn export(context: &mut Context, args: &Export) -> Result<(), CliError> {
    let audience = audience(context, args)?;
    if let Some(folder) = &args.out_dir {
        create_dir_all(folder).map_err(|source| AppError::Write { path: folder.clone(), source })?;
        let Folder { paths, left_out } = context.app.export_each(folder, audience, args.force)?;
        if !paths.is_empty() {
            context.app.note_export_for(audience)?;
        }
        note_left_out(context, left_out);
        return tell_written(context, &paths);
    }
    let scope = context.series_if_named(args.series.as_deref())?.map_or(ExportScope::Everything, ExportScope::Series);
    let Exported { text, left_out } = context.app.export(&scope, audience)?;
    note_left_out(context, left_out);
    match args.out.as_deref() {
        Some(file) if file != Path::new("-") => match write(context, file, &text, args.force)? {
            true => {
                context.app.note_export_for(audience)?;
                tell_written(context, &[file.to_owned()])
            }
            false => {
                context.out.note("Nothing was written.");
                Ok(())
            }
        },
        _ => {
            // noted first: what has left the program cannot be called back
            context.app.note_export_for(audience)?;
            context.out.raw(&text)
        }
    }
}

fn audience(context: &Context, args: &Export) -> Result<Audience, CliError> {
    match (&args.person, args.whom) {
        (Some(person), None | Some(Whom::Person)) => Ok(Audience::Person(context.app.ask(&PersonNamed(person.clone()))?)),
        (Some(_), Some(Whom::Public | Whom::Backup)) => {
            Err(CliError::usage("--person is for a file for that person", "Leave out --for, or leave out --person."))
        }
        (None, Some(Whom::Person)) => Err(CliError::usage("--for person needs to know which", "Name them with --person.")),
        (None, Some(Whom::Backup)) => Ok(Audience::Backup),
        (None, None | Some(Whom::Public)) => Ok(Audience::Public),
    }
}

/// A file that is there is replaced only when that was said, or is agreed to on a terminal; whether it was written.
fn write(context: &Context, file: &Path, text: &str, force: bool) -> Result<bool, CliError> {
    match write_file(file, text, force || context.questions == Questions::Answered) {
        Err(AppError::Exists(_)) if context.questions.are_possible() => {
            let agreed = context.questions.confirm(&format!("Replace {}?", file.display()))?;
            if agreed {
                write_file(file, text, true)?;
            }
            Ok(agreed)
        }
        written => Ok(written.map(|()| true)?),
    }
}

fn note_left_out(context: &mut Context, left_out: usize) {
    if left_out > 0 {
        context.out.note(&format!("Left out: {} marked as private.", words::count(left_out, "entry", "entries")));
    }
}

fn tell_written(context: &mut Context, files: &[PathBuf]) -> Result<(), CliError> {
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    if context.out.is_json() {
        return context.out.json(&Written { files });
    }
    if files.is_empty() {
        context.out.note("There is no series to write.");
    }
    files.iter().try_for_each(|file| context.out.line(&format!("wrote {file}")))
}
