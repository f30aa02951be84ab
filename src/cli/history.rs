//! `undo`, `redo` and `history`: every change has a sentence, and can be taken back.

use clap::Args;
use serde::Serialize;

use super::context::Context;
use super::error::CliError;
use super::json::utc;
use super::table::{Column, Table};
use crate::app::query::{self, HistoryLine};
use crate::app::words;

/// What was changed, newest first
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight history --limit 5")]
pub struct History {
    /// Show so many changes
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

#[derive(Debug, Serialize)]
struct Change {
    entry: i64,
    at: String,
    verb: String,
    sentence: String,
    undone: bool,
}

impl From<HistoryLine> for Change {
    fn from(line: HistoryLine) -> Self {
        Self { entry: line.entry.0, at: utc(line.at), verb: line.verb, sentence: line.sentence, undone: line.undone }
    }
}

pub fn undo(context: &mut Context) -> Result<(), CliError> {
    let outcome = context.app.undo(None)?;
    context.tell(&outcome, false)
}

pub fn redo(context: &mut Context) -> Result<(), CliError> {
    let outcome = context.app.redo()?;
    context.tell(&outcome, false)
}

pub fn history(context: &mut Context, args: &History) -> Result<(), CliError> {
    let lines = context.app.ask(&query::History { limit: args.limit })?;
    if context.out.is_json() {
        return context.out.json_lines(lines.into_iter().map(Change::from));
    }
    if lines.is_empty() {
        context.out.note("Nothing was changed yet.");
        return Ok(());
    }
    let mut table = Table::new(&[("No", Column::Right), ("When", Column::Left), ("What", Column::Flexible), ("", Column::Left)]);
    for line in lines {
        let at = context.app.zone().wall(line.at);
        let when = words::moment(at, context.app.dial());
        let undone = if line.undone { "undone" } else { "" };
        table.row([line.entry.0.to_string(), when, line.sentence, undone.into()], line.undone);
    }
    context.out.table(&table)
}
