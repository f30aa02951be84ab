//! `restore`: a dump back into a store.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use super::args::DryRun;
use super::ask::Questions;
use super::context::Context;
use super::error::CliError;
use crate::app::{self, AppError, Command};

/// Put a dump in the place of all that the store holds; one undo brings that back
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight restore chats.jsonl --dry-run
  fortnight restore chats.jsonl --db copy.db")]
pub struct Restore {
    /// What “fortnight dump” printed; - for standard input
    file: PathBuf,
    #[command(flatten)]
    dry: DryRun,
}

pub fn restore(context: &mut Context, args: &Restore) -> Result<(), CliError> {
    let command = Command::Restore(app::command::Restore { text: read(&args.file)? });
    if !args.dry.dry_run && context.questions != Questions::Answered && !context.app.is_empty()? {
        // a file that cannot be restored is not worth a question
        let would = context.app.preview(command.clone())?;
        if !context.questions.confirm(&format!("Replace everything in the store ({})?", would.sentence))? {
            context.out.note("Nothing was changed.");
            return Ok(());
        }
    }
    context.run_and_tell(command, args.dry.dry_run)
}

fn read(file: &Path) -> Result<String, CliError> {
    let mut bytes = vec![];
    let read =
        if file == Path::new("-") { io::stdin().lock().read_to_end(&mut bytes).map(drop) } else { fs::read(file).map(|all| bytes = all) };
    read.map_err(|source| AppError::Read { path: file.to_owned(), source })?;
    String::from_utf8(bytes)
        .map_err(|_| CliError::input(format!("{} is no UTF-8", file.display()), "Give a file that “fortnight dump” made."))
}
