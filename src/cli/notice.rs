//! `--notice`: a change of one session, and mails about it to those who come.

use std::fs::create_dir_all;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::context::{Context, sentence};
use super::error::CliError;
use super::json::Change;
use crate::app::notice::{Notices, Snapshot};
use crate::app::{AppError, Command, Outcome};
use crate::domain::id::SessionKey;

#[derive(Debug, Args)]
pub struct Notice {
    /// Write a mail (.eml) to each attendee into this folder, for you to look at and send
    #[arg(long = "notice", value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// What a change did and who hears of it.
#[derive(Debug, Serialize)]
struct Told {
    #[serde(flatten)]
    change: Change,
    /// The files written.
    notices: Vec<String>,
    /// How many are told by mail; of a dry run at most.
    told: usize,
    /// How many have no address.
    not_told: usize,
}

impl Notice {
    /// # Errors
    /// When mails are wanted of a change of many sessions.
    pub fn of_one_session(&self, is_many: bool) -> Result<(), CliError> {
        if is_many && self.folder.is_some() {
            return Err(CliError::usage("a notice is about one session", "Leave out --notice, or leave out --following and --all."));
        }
        Ok(())
    }

    /// Makes the change, asking first where it takes seats away, and tells of it.
    pub fn run(&self, context: &mut Context, key: &SessionKey, command: Command, dry_run: bool) -> Result<(), CliError> {
        let Some(folder) = &self.folder else { return context.run_asking(command, dry_run) };
        let before = context.app.snapshot(key)?;
        if !dry_run {
            // a folder that cannot be is found out before anything is changed
            create_dir_all(folder).map_err(|source| AppError::Write { path: folder.clone(), source })?;
        }
        match context.run_asked(command, dry_run)? {
            Some(outcome) if dry_run => tell_dry(context, &outcome, &before),
            Some(outcome) => tell(context, &outcome, &before, folder),
            None => Ok(()),
        }
    }
}

fn tell(context: &mut Context, outcome: &Outcome, before: &Snapshot, folder: &Path) -> Result<(), CliError> {
    let Notices { files, by_phone } = context.app.write_notices(before, folder)?;
    let notices: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    if context.out.is_json() {
        let (told, not_told) = (notices.len(), by_phone.len());
        return context.out.json(&Told { change: Change::new(outcome, false), notices, told, not_told });
    }
    context.out.line(&sentence(outcome, false))?;
    notices.iter().try_for_each(|file| context.out.item(&format!("wrote {file}")))?;
    if notices.is_empty() && by_phone.is_empty() {
        context.out.note("There is nobody to tell.");
    }
    note_those_without_address(context, &by_phone);
    Ok(())
}

fn tell_dry(context: &mut Context, outcome: &Outcome, before: &Snapshot) -> Result<(), CliError> {
    let (told, by_phone) = before.reached();
    if context.out.is_json() {
        let change = Change::new(outcome, true);
        return context.out.json(&Told { change, notices: vec![], told, not_told: by_phone.len() });
    }
    context.out.line(&sentence(outcome, true))?;
    context.out.item(&format!("would write at most {told} notices"))?;
    note_those_without_address(context, &by_phone);
    Ok(())
}

fn note_those_without_address(context: &mut Context, names: &[String]) {
    if !names.is_empty() {
        context.out.note(&format!("Without an e-mail address, to be told by other means: {}.", names.join(", ")));
    }
}
