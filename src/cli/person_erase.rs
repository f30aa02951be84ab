//! `person erase`: says what goes and what stays, asks, and erases for good.

use clap::Args;
use serde::Serialize;

use super::args::DryRun;
use super::ask::confirm;
use super::context::Context;
use super::error::CliError;
use super::print::note;
use crate::app::erase::Erased;
use crate::app::words::count;

/// Erase a person for good: no undo brings them back
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person erase 'Bo Chen' --dry-run
  fortnight person erase bo@example.org --yes")]
pub struct Erase {
    /// A name, an e-mail address, or a person's number
    #[arg(required = true)]
    person: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Gone {
    sign_ups: usize,
    /// They stay, as numbers without a name.
    marks: usize,
    history: usize,
    referrals: usize,
    copies: Vec<String>,
    /// Texts elsewhere that name the person, and stay.
    mentions: u32,
    /// Files that may hold traces still.
    traces: Vec<String>,
    sentence: String,
    dry_run: bool,
}

pub fn erase(context: &mut Context, args: &Erase) -> Result<(), CliError> {
    let person = context.person(&args.person.join(" "))?;
    let would = context.app.erase(person, true)?;
    if args.dry.dry_run {
        return tell(context, &would, true);
    }
    if !confirm("Erase this person for good? See with --dry-run what goes and what stays.", context.yes)? {
        note("Nothing was changed.");
        return Ok(());
    }
    let done = context.app.erase(person, false)?;
    tell(context, &done, false)
}

fn tell(context: &mut Context, Erased { sentence, erasure }: &Erased, dry_run: bool) -> Result<(), CliError> {
    let files = |paths: &[std::path::PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    if context.out.is_json() {
        return context.out.json(&Gone {
            sign_ups: erasure.sign_ups,
            marks: erasure.marks,
            history: erasure.entries,
            referrals: erasure.referrals,
            copies: files(&erasure.copies),
            mentions: erasure.mentions,
            traces: files(&erasure.traces),
            sentence: sentence.clone(),
            dry_run,
        });
    }
    let prefix = if dry_run { "dry run, nothing changed: " } else { "" };
    context.out.line(&format!("{prefix}{sentence}"))?;
    let some = |number: usize, one: &str, many: &str| (number > 0).then(|| count(number, one, many));
    let goes = [
        Some("name, contact, tags, access needs, note".to_owned()),
        some(erasure.sign_ups, "sign-up", "sign-ups"),
        some(erasure.entries, "line of the history", "lines of the history"),
        some(erasure.referrals, "mention as referrer", "mentions as referrer"),
        (!erasure.copies.is_empty()).then(|| format!("copies made before upgrades: {}", files(&erasure.copies).join(", "))),
    ];
    let stays = [
        some(erasure.marks, "mark in the registers, without a name", "marks in the registers, without a name"),
        some(erasure.mentions as usize, "other text that names them", "other texts that name them"),
        Some("backups and files made by hand".to_owned()),
    ];
    let list = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join("; ");
    context.out.field("Goes", &list(&goes))?;
    context.out.field("Stays", &list(&stays))?;
    for file in files(&erasure.traces) {
        note(&format!("{file} may hold traces until every program that has it open has ended."));
    }
    Ok(())
}
