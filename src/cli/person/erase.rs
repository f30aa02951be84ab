//! `person erase`: says what goes and what stays, asks, and erases for good.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::app::AppError;
use crate::app::erase::Erased;
use crate::app::query::PersonView;
use crate::app::words::{self, count};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::domain::id::PersonId;
use crate::store::{Erasure, Mention};

/// Erase a person for good: no undo brings them back
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person erase 'Bo Chen' --dry-run
  fortnight person erase bo@example.org --yes

Someone who is not in the directory any more, but in the history still, is erased by the name or the address of that time.")]
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
    mentions: usize,
    /// Where they stand.
    mentioned_in: Vec<MentionedIn>,
    /// Files that may hold traces still.
    traces: Vec<String>,
    sentence: String,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct MentionedIn {
    series: Option<String>,
    date: Option<String>,
    person: Option<i64>,
    field: &'static str,
}

impl MentionedIn {
    fn of(context: &Context, mention: &Mention) -> Result<Self, CliError> {
        let event = mention.series.as_ref().map(|uid| context.event(uid)).transpose()?;
        Ok(Self {
            series: mention.series.as_ref().map(ToString::to_string),
            date: mention.date.zip(event).map(|(date, event)| json::wall(date.0, &event.anchor)),
            person: mention.person.map(|person| person.0),
            field: mention.field,
        })
    }
}

pub fn erase(context: &mut Context, args: &Erase) -> Result<(), CliError> {
    let whom = whom(context, &args.person.join(" "))?;
    let would = whom.erase(context, true)?;
    if args.dry.dry_run {
        return tell(context, &whom, &would, true);
    }
    if !context.questions.confirm(&question(context, &whom, &would)?)? {
        context.out.note("Nothing was changed.");
        return Ok(());
    }
    let done = whom.erase(context, false)?;
    tell(context, &whom, &done, false)
}

/// Names who goes, and says what goes along and what stays.
fn question(context: &Context, whom: &Whom, Erased { erasure, .. }: &Erased) -> Result<String, CliError> {
    let name = match whom {
        Whom::Known(person) => context.app.ask(&PersonView { person: *person, with_changes: false })?.person.profile.name,
        Whom::Former(name) => name.clone(),
    };
    let (goes, stays) = (goes(whom, erasure), stays(erasure));
    Ok(format!("Erase “{name}” for good? It takes away: {goes}. What stays: {stays}. No undo brings it back. Go on?"))
}

fn goes(whom: &Whom, erasure: &Erasure) -> String {
    let parts = [
        Some(whom.goes().to_owned()),
        some(erasure.sign_ups, "sign-up", "sign-ups"),
        some(erasure.entries, "line of the history", "lines of the history"),
        some(erasure.referrals, "mention as referrer", "mentions as referrer"),
        (!erasure.copies.is_empty()).then(|| format!("copies made before upgrades: {}", files(&erasure.copies).join(", "))),
    ];
    listed(&parts)
}

fn stays(erasure: &Erasure) -> String {
    let parts = [
        some(erasure.marks, "mark in the registers, without a name", "marks in the registers, without a name"),
        some(erasure.mentions.len(), "other text that names them", "other texts that name them"),
        Some("backups and files made by hand".to_owned()),
    ];
    listed(&parts)
}

fn some(number: usize, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| count(number, one, many))
}

fn listed(parts: &[Option<String>]) -> String {
    parts.iter().flatten().cloned().collect::<Vec<_>>().join("; ")
}

fn files(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

/// Someone in the directory, or else a name that only the history has.
enum Whom {
    Known(PersonId),
    Former(String),
}

fn whom(context: &Context, words: &str) -> Result<Whom, CliError> {
    match context.person(words) {
        Ok(person) => Ok(Whom::Known(person)),
        Err(CliError::App(AppError::NotFound { .. })) => Ok(Whom::Former(words.to_owned())),
        Err(error) => Err(error),
    }
}

impl Whom {
    fn erase(&self, context: &mut Context, dry_run: bool) -> Result<Erased, CliError> {
        Ok(match self {
            Self::Known(person) => context.app.erase(*person, dry_run)?,
            Self::Former(name) => context.app.erase_former(name, dry_run)?,
        })
    }

    fn goes(&self) -> &'static str {
        match self {
            Self::Known(_) => "name, contact, tags, access needs, note",
            Self::Former(_) => "whoever is not in the directory any more",
        }
    }
}

fn tell(context: &mut Context, whom: &Whom, Erased { sentence, erasure }: &Erased, dry_run: bool) -> Result<(), CliError> {
    if context.out.is_json() {
        let mentioned_in = erasure.mentions.iter().map(|mention| MentionedIn::of(context, mention)).collect::<Result<_, _>>()?;
        return context.out.json(&Gone {
            sign_ups: erasure.sign_ups,
            marks: erasure.marks,
            history: erasure.entries,
            referrals: erasure.referrals,
            copies: files(&erasure.copies),
            mentions: erasure.mentions.len(),
            mentioned_in,
            traces: files(&erasure.traces),
            sentence: sentence.clone(),
            dry_run,
        });
    }
    let prefix = if dry_run { "dry run, nothing changed: " } else { "" };
    context.out.line(&format!("{prefix}{sentence}"))?;
    context.out.field("Goes", &goes(whom, erasure))?;
    context.out.field("Stays", &stays(erasure))?;
    for mention in &erasure.mentions {
        context.out.item(&words::mention(mention))?;
    }
    for file in files(&erasure.traces) {
        context.out.note(&format!("{file} may hold traces until every program that has it open has ended."));
    }
    Ok(())
}
