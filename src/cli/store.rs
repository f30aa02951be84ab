//! `init`, `check`, `dump` and `backup`: the store as a file.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::context::{Context, store_path};
use super::error::CliError;

/// Copy the store into a new file
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight backup chats-2020-09.db")]
pub struct Backup {
    /// The new file; it must not exist yet
    file: PathBuf,
}

#[derive(Debug, Serialize)]
struct Made {
    created: bool,
    path: String,
}

#[derive(Debug, Serialize)]
struct Checked {
    ok: bool,
    problems: Vec<String>,
    schema: i64,
    sqlite: String,
    zone_data: String,
}

#[derive(Debug, Serialize)]
struct Copied {
    path: String,
}

pub fn init(context: &mut Context) -> Result<(), CliError> {
    let path = store_path(context.global)?.display().to_string();
    let created = context.app.init()?;
    if context.out.is_json() {
        return context.out.json(&Made { created, path });
    }
    context.out.line(&if created { format!("made an empty store: {path}") } else { format!("the store is there already: {path}") })
}

pub fn check(context: &mut Context) -> Result<(), CliError> {
    let check = context.app.check()?;
    let report = Checked {
        ok: check.problems.is_empty(),
        problems: check.problems,
        schema: check.schema,
        sqlite: check.sqlite,
        zone_data: check.zone_data,
    };
    if context.out.is_json() {
        context.out.json(&report)?;
    } else {
        let Checked { schema, sqlite, zone_data, .. } = &report;
        let verdict = if report.ok { "The store is sound." } else { "The store is damaged:" };
        context.out.line(verdict)?;
        for problem in &report.problems {
            context.out.item(problem)?;
        }
        context.out.line(&format!("Checked with schema {schema}, SQLite {sqlite}, zone data {zone_data}."))?;
    }
    match report.problems.len() {
        0 => Ok(()),
        1 => Err(CliError::Damaged("a problem".into())),
        many => Err(CliError::Damaged(format!("{many} problems"))),
    }
}

pub fn dump(context: &mut Context) -> Result<(), CliError> {
    let text = context.app.dump()?;
    context.out.raw(&text)
}

pub fn backup(context: &mut Context, args: &Backup) -> Result<(), CliError> {
    context.app.backup(&args.file)?;
    let path = args.file.display().to_string();
    if context.out.is_json() {
        return context.out.json(&Copied { path });
    }
    context.out.line(&format!("copied the store to {path}"))
}
