//! `register import`: the register of a session from the participant list of a video call.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::app::Command;
use crate::app::command::Who;
use crate::app::command::register_import::{RegisterImport, Seen};
use crate::app::query::{CallLine, CallOf, CallPage, RegisterOf};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::table::{Column, Table};
use crate::domain::attendance::Attendance;
use crate::domain::call::Match;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::person::Profile;
use crate::domain::text::folded;

/// Take the register from a video call: the participant list of Zoom, Teams or Meet as CSV
///
/// Whoever joined twice counts once. Addresses, names and names that were confirmed before are recognised; guesses are asked about.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight register import participants.csv choir today --dry-run
  fortnight register import participants.csv choir 2020-09-03 --as 'iPhone=Bo Chen' --walk-in Sam --leave 'Notetaker bot'")]
pub struct Import {
    /// The file; tabs, semicolons and UTF-16 are welcome
    file: PathBuf,
    /// A UID, the start of one, or words of the title
    series: String,
    /// 2020-09-02, 2020-09-02T16:00, wed, today, next
    date: String,
    /// Minutes after the start from which on someone was late
    #[arg(long, value_name = "MINUTES", default_value_t = 10)]
    grace: i64,
    /// Who someone in the call is; remembered for the next time
    #[arg(long = "as", value_name = "SHOWN=PERSON")]
    named: Vec<String>,
    /// Someone in the call who is new here
    #[arg(long, value_name = "SHOWN")]
    walk_in: Vec<String>,
    /// Someone in the call who is nobody: a second device, a recorder
    #[arg(long, value_name = "SHOWN")]
    leave: Vec<String>,
    /// Take the guesses
    #[arg(long)]
    likely: bool,
    #[command(flatten)]
    dry: DryRun,
}

/// What becomes of someone in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Decision {
    Person { person: PersonId, remember: bool },
    New,
    Left,
    Open,
}

#[derive(Debug, Serialize)]
struct Taken {
    people: Vec<Line>,
    sentence: String,
    dry_run: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    shown: String,
    person: Option<i64>,
    /// “known”, “new”, “left”; “open” only in a dry run
    decision: &'static str,
    mark: Option<&'static str>,
    minutes: Option<u32>,
}

pub fn import(context: &mut Context, args: &Import) -> Result<(), CliError> {
    let key = context.session(&args.series, std::slice::from_ref(&args.date))?;
    let page = context.app.ask(&CallOf { key: key.clone(), path: args.file.clone(), grace: args.grace })?;
    let decisions = decide(context, args, &page)?;
    let expected = expected(context, &key)?;
    if !context.out.is_json() {
        print(context, &page, &decisions, &expected)?;
    }
    let open: Vec<String> =
        with(&page, &decisions).filter(|(_, decision)| **decision == Decision::Open).map(|(line, _)| line.presence.name.clone()).collect();
    if !open.is_empty() {
        let message = format!("who in the call this is has to be said: “{}”", open.join("”, “"));
        let advice = "Say --as 'SHOWN=PERSON', --walk-in SHOWN or --leave SHOWN for each; --likely takes the guesses. Nothing was changed.";
        if !args.dry.dry_run {
            return Err(CliError::input(message, advice));
        }
        // a dry run is how one learns whom there is to say something of
        context.out.note(&message);
        context.out.note(advice);
    }
    let seen = with(&page, &decisions).filter_map(|(line, decision)| seen(line, decision)).collect();
    let outcome = context.run(Command::RegisterImport(RegisterImport { key, seen }), args.dry.dry_run)?;
    if context.out.is_json() {
        let people = with(&page, &decisions).map(|(line, decision)| Line::of(line, decision, &expected)).collect();
        return context.out.json(&Taken { people, sentence: outcome.sentence, dry_run: args.dry.dry_run });
    }
    context.tell(&outcome, args.dry.dry_run)
}

fn with<'a>(page: &'a CallPage, decisions: &'a [Decision]) -> impl Iterator<Item = (&'a CallLine, &'a Decision)> {
    page.lines.iter().zip(decisions)
}

fn decide(context: &mut Context, args: &Import, page: &CallPage) -> Result<Vec<Decision>, CliError> {
    let mut said = Vec::new();
    for text in &args.named {
        let (shown, person) =
            text.rsplit_once('=').ok_or_else(|| CliError::usage(format!("“{text}” names nobody"), "Say it as --as 'iPhone=Bo Chen'."))?;
        said.push((shown, Decision::Person { person: context.person(person)?, remember: true }));
    }
    said.extend(args.walk_in.iter().map(|shown| (shown.as_str(), Decision::New)));
    said.extend(args.leave.iter().map(|shown| (shown.as_str(), Decision::Left)));
    let is = |shown: &str, line: &CallLine| folded(shown.trim()) == folded(&line.presence.name);
    if let Some((stranger, _)) = said.iter().find(|(shown, _)| !page.lines.iter().any(|line| is(shown, line))) {
        return Err(CliError::missing(
            format!("nobody in the call is shown as “{stranger}”"),
            "Copy the name from the file, or from a --dry-run.",
        ));
    }
    let mut decisions = Vec::new();
    for line in &page.lines {
        let decision = match (said.iter().find(|(shown, _)| is(shown, line)), line.found) {
            (Some((_, decision)), _) => decision.clone(),
            (None, Match::Sure(person)) => Decision::Person { person, remember: false },
            (None, Match::Likely(person)) if args.likely || (context.questions.are_at_terminal() && agrees(context, line)?) => {
                Decision::Person { person, remember: true }
            }
            (None, Match::Likely(_) | Match::Unknown) => Decision::Open,
        };
        decisions.push(decision);
    }
    Ok(decisions)
}

fn agrees(context: &Context, line: &CallLine) -> Result<bool, CliError> {
    context.questions.confirm(&format!("Is “{}” {}?", line.presence.name, line.name.as_deref().unwrap_or_default()))
}

fn seen(line: &CallLine, decision: &Decision) -> Option<Seen> {
    let shown = line.presence.name.clone();
    let (who, remember) = match decision {
        Decision::Person { person, remember } => (Who::Known(*person), *remember),
        Decision::New => (Who::described(Profile { email: line.presence.email.clone(), ..Profile::named(&shown) }), false),
        Decision::Left | Decision::Open => return None,
    };
    Some(Seen { shown, who, state: line.state, remember })
}

impl Line {
    fn of(line: &CallLine, decision: &Decision, expected: &BTreeSet<PersonId>) -> Self {
        let (word, person) = match decision {
            Decision::Person { person, .. } => ("known", Some(person.0)),
            Decision::New => ("new", None),
            Decision::Left => ("left", None),
            Decision::Open => ("open", None),
        };
        let mark = seen(line, decision).map(|_| mark(line, decision, expected).word());
        Self { shown: line.presence.name.clone(), person, decision: word, mark, minutes: line.presence.minutes }
    }
}

/// Those on the list of the session.
fn expected(context: &Context, key: &SessionKey) -> Result<BTreeSet<PersonId>, CliError> {
    let page = context.app.ask(&RegisterOf { key: key.clone() })?;
    Ok(page.lines.iter().filter(|line| line.place.is_some()).map(|line| line.person).collect())
}

/// What is noted: whoever is not on the list walked in.
fn mark(line: &CallLine, decision: &Decision, expected: &BTreeSet<PersonId>) -> Attendance {
    let is_listed = matches!(decision, Decision::Person { person, .. } if expected.contains(person));
    if line.state == Attendance::Came && !is_listed { Attendance::WalkIn } else { line.state }
}

fn print(context: &mut Context, page: &CallPage, decisions: &[Decision], expected: &BTreeSet<PersonId>) -> Result<(), CliError> {
    let mut table = Table::new(&[
        ("In the call", Column::Flexible),
        ("Is", Column::Flexible),
        ("Joined", Column::Left),
        ("Minutes", Column::Right),
        ("Mark", Column::Left),
    ]);
    for (line, decision) in with(page, decisions) {
        let name = line.name.clone().unwrap_or_default();
        let mark = mark(line, decision, expected).word();
        let (is, mark) = match decision {
            Decision::Person { .. } => (if name.is_empty() { "as you said".into() } else { name }, mark),
            Decision::New => ("someone new".into(), mark),
            Decision::Left => ("nobody".into(), ""),
            Decision::Open if name.is_empty() => ("?".into(), ""),
            Decision::Open => (format!("{name}?"), ""),
        };
        let joined = line.presence.joined.map(|time| context.app.dial().time(time)).unwrap_or_default();
        let minutes = line.presence.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        table.row([line.presence.name.clone(), is, joined, minutes, mark.to_owned()], *decision == Decision::Left);
    }
    context.out.table(&table)?;
    context.out.blank()
}
