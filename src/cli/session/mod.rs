//! `session list`, `next`, `show`, `skip`, `restore` and `rm`, and how a session and a scope are said.

mod edit;
mod page;

use clap::{Args, Subcommand};

use crate::app::command::{SeriesEnd, SessionRestore, SessionRm, SessionSkip, SessionSkipHolidays};
use crate::app::query::{NextSession, SessionView};
use crate::app::{Command, words};
use crate::cli::agenda::{self, Stretch};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::notice::Notice;
use crate::cli::{json, series};
use crate::domain::id::SessionKey;
use page::SessionJson;

#[derive(Debug, Subcommand)]
pub enum Verb {
    List(List),
    Next(Next),
    Show(Show),
    Skip(Skip),
    Edit(edit::Edit),
    Move(edit::Move),
    Restore(Restore),
    Rm(Rm),
}

/// The sessions of a series, or of all: a year from today on
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session list choir
  fortnight session list --gaps
  fortnight session list choir --from 2020-01-01 --to today --json")]
pub struct List {
    /// A UID, the start of one, or words of the title; without it all
    series: Option<String>,
    #[command(flatten)]
    stretch: Stretch,
    /// Only sessions of the next six weeks that still need someone to lead them; series that nobody ever leads are left out
    #[arg(long)]
    gaps: bool,
}

/// The session to prepare for: who is coming, what is still to do
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight session next")]
pub struct Next {
    /// A UID, the start of one, or words of the title; without it all
    series: Option<String>,
}

/// A session: when, where, who is coming, what is still to do
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session show choir next
  fortnight session show choir 2020-09-03 --json")]
pub struct Show {
    #[command(flatten)]
    which: Which,
}

/// Skip a session, or all that are on bank holidays; they stay in sight, struck through
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session skip choir 2020-09-10 --reason conference
  fortnight session skip choir next --reason illness --notice mails
  fortnight session skip choir --holidays --dry-run")]
pub struct Skip {
    /// A UID, the start of one, or words of the title
    series: String,
    /// 2020-09-02, 2020-09-02T16:00, wed, +2w, next
    #[arg(required_unless_present = "holidays")]
    date: Vec<String>,
    /// Why; shown beside the date [default: the name of the bank holiday, where it is one]
    #[arg(long, value_name = "R")]
    reason: Option<String>,
    /// All sessions ahead that are on bank holidays, each with its name as the reason
    #[arg(long, conflicts_with_all = ["date", "reason", "folder"])]
    holidays: bool,
    #[command(flatten)]
    notice: Notice,
    #[command(flatten)]
    dry: DryRun,
}

/// Bring back a session that was skipped or removed
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight session restore choir 2020-09-10")]
pub struct Restore {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    notice: Notice,
    #[command(flatten)]
    dry: DryRun,
}

/// Remove a session as though it had never been planned; without a scope only this one
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session rm choir 2020-09-10 --only
  fortnight session rm choir 2020-12-24 --following")]
pub struct Rm {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    dry: DryRun,
}

/// One session of one series.
#[derive(Debug, Args)]
pub struct Which {
    /// A UID, the start of one, or words of the title
    pub series: String,
    /// 2020-09-02, 2020-09-02T16:00, wed, +2w, next
    #[arg(required = true)]
    pub date: Vec<String>,
}

/// How far a change of a recurring session reaches.
#[derive(Clone, Copy, Debug, Args)]
pub struct Reach {
    /// This session only [default]
    #[arg(long, conflicts_with_all = ["following", "all"])]
    pub only: bool,
    /// This session and all later ones
    #[arg(long, conflicts_with = "all")]
    pub following: bool,
    /// All sessions
    #[arg(long)]
    pub all: bool,
}

impl Reach {
    /// More than the one session.
    pub fn is_many(self) -> bool {
        self.following || self.all
    }
}

const A_YEAR: u64 = 365;

pub fn apply(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::List(args) => list(context, args),
        Verb::Next(args) => next(context, args),
        Verb::Show(args) => show(context, &args.which),
        Verb::Skip(args) => skip(context, args),
        Verb::Restore(args) => {
            let key = context.session_or_removed(&args.which.series, &args.which.date)?;
            let command = Command::SessionRestore(SessionRestore { key: key.clone() });
            args.notice.run(context, &key, command, args.dry.dry_run)
        }
        Verb::Edit(args) => edit::edit(context, args),
        Verb::Move(args) => edit::move_session(context, args),
        Verb::Rm(args) => rm(context, args),
    }
}

fn list(context: &mut Context, args: &List) -> Result<(), CliError> {
    let sessions = args.stretch.sessions(context, args.series.as_deref(), A_YEAR, args.gaps)?;
    if context.out.is_json() {
        return context.out.json_lines(sessions.iter().map(json::Listed::from));
    }
    if args.gaps && sessions.is_empty() {
        context.out.note("Every session in that time has someone to lead it, as far as its series is led at all.");
        return Ok(());
    }
    agenda::print(context, &sessions)
}

fn next(context: &mut Context, args: &Next) -> Result<(), CliError> {
    let series = args.series.as_deref().map(|words| context.series_going_on(words)).transpose()?;
    let page = match context.app.ask(&NextSession { series })? {
        Some(line) => Some(context.app.ask(&SessionView { key: line.key })?),
        None => None,
    };
    match page {
        _ if context.out.is_json() => context.out.json(&page.as_ref().map(SessionJson::from)),
        Some(page) => page::print(context, &page),
        None => {
            context.out.note("No session lies ahead.");
            Ok(())
        }
    }
}

fn show(context: &mut Context, which: &Which) -> Result<(), CliError> {
    let key = context.session(&which.series, &which.date)?;
    let page = context.app.ask(&SessionView { key })?;
    if context.out.is_json() {
        return context.out.json(&SessionJson::from(&page));
    }
    page::print(context, &page)
}

fn skip(context: &mut Context, args: &Skip) -> Result<(), CliError> {
    if args.holidays {
        let uid = context.series(&args.series)?;
        return context.run_and_tell(Command::SessionSkipHolidays(SessionSkipHolidays { uid }), args.dry.dry_run);
    }
    let key = context.session(&args.series, &args.date)?;
    let reason = args.reason.clone().map_or_else(|| name_of_holiday(context, &key), Ok)?;
    let command = Command::SessionSkip(SessionSkip { key: key.clone(), reason });
    args.notice.run(context, &key, command, args.dry.dry_run)
}

/// The reason that needs no saying.
fn name_of_holiday(context: &Context, key: &SessionKey) -> Result<String, CliError> {
    let line = context.app.ask(&SessionView { key: key.clone() })?.line;
    let why = format!("there is no --reason, and {} is no bank holiday", words::day(line.start));
    line.holiday.ok_or_else(|| CliError::usage(why, "Say why it is skipped: --reason conference"))
}

fn rm(context: &mut Context, args: &Rm) -> Result<(), CliError> {
    let key = context.session(&args.which.series, &args.which.date)?;
    match args.reach {
        Reach { all: true, .. } => series::rm(context, key.uid, args.dry),
        Reach { following: true, .. } => context.run_and_tell(Command::SeriesEnd(SeriesEnd { key }), args.dry.dry_run),
        Reach { .. } => context.run_and_tell(Command::SessionRm(SessionRm { key }), args.dry.dry_run),
    }
}
