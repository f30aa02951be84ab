//! `person overdue` and `forget`: what is kept longer than was decided, and taking it away.

use clap::Args;
use serde::Serialize;

use crate::app::command::PersonForget;
use crate::app::query::{Overdue, OverdueLine};
use crate::app::{Command, words};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::table::{Column, Table};
use crate::domain::retention::Kind;

/// Take kinds of data about a person away; the name and the register stay
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person forget 'Bo Chen' --notes
  fortnight person forget bo@example.org --contacts --referral --notes --dry-run

An undo brings it back. Nothing but “person erase” takes someone out of the history too.")]
pub struct Forget {
    /// A name, an e-mail address, or a person's number
    #[arg(required = true)]
    person: Vec<String>,
    /// The e-mail address, the phone number and the names in calls
    #[arg(long)]
    contacts: bool,
    /// Who referred them
    #[arg(long)]
    referral: bool,
    /// The private note and the access needs
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Line {
    person: i64,
    name: String,
    /// `contacts`, `referral` or `notes`.
    kind: &'static str,
    /// The last day on which they were seen or signed up for; null where nothing tells.
    last_heard: Option<String>,
    /// The first day on which it was to be gone.
    since: Option<String>,
}

pub fn overdue(context: &mut Context) -> Result<(), CliError> {
    let retention = context.global.settings.retention();
    let lines = context.app.ask(&Overdue { retention })?;
    if context.out.is_json() {
        return context.out.json_lines(lines.into_iter().map(Line::from));
    }
    if lines.is_empty() {
        context.out.note(match retention.is_none() {
            true => "Everything is kept for ever; [retention] in the file of settings says otherwise.",
            false => "Nothing is kept longer than was decided.",
        });
        return Ok(());
    }
    let mut table =
        Table::new(&[("Name", Column::Flexible), ("Kind", Column::Left), ("Last heard of", Column::Left), ("Overdue since", Column::Left)]);
    for OverdueLine { name, kind, last_heard, since, .. } in lines {
        let [last_heard, since] = [last_heard, since].map(|day| day.map_or_else(|| "not known".to_owned(), words::date));
        table.row([name, kind.word().to_owned(), last_heard, since], false);
    }
    context.out.table(&table)
}

impl From<OverdueLine> for Line {
    fn from(line: OverdueLine) -> Self {
        let [last_heard, since] = [line.last_heard, line.since].map(|day| day.map(|day| day.to_string()));
        Self { person: line.person.0, name: line.name, kind: line.kind.word(), last_heard, since }
    }
}

pub fn forget(context: &mut Context, args: &Forget) -> Result<(), CliError> {
    let wanted = [(args.contacts, Kind::Contacts), (args.referral, Kind::Referral), (args.notes, Kind::Notes)];
    let kinds: Vec<Kind> = wanted.into_iter().filter_map(|(is_wanted, kind)| is_wanted.then_some(kind)).collect();
    if kinds.is_empty() {
        return Err(CliError::usage("nothing to forget", "Say what: --contacts, --referral, --notes."));
    }
    let person = context.person(&args.person.join(" "))?;
    context.run_and_tell(Command::PersonForget(PersonForget { person, kinds }), args.dry.dry_run)
}
