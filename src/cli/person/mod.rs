//! `person`: the directory of everyone known: list, show, edit, merge, log; the other verbs have files beside this one.

mod add;
mod erase;
mod overdue;
mod page;
mod tag;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::app::command::{PersonEdit, PersonMerge, ProfileEdits};
use crate::app::query::{Absent, DirectoryLine, PeopleList, PersonLog, PersonView, Twins};
use crate::app::{Command, words};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::table::{Column, Table};
use crate::cli::tag::read_tag;
use crate::domain::id::PersonId;

#[derive(Debug, Subcommand)]
pub enum Verb {
    List(List),
    Show(Show),
    Add(add::Add),
    Edit(Edit),
    Tag(tag::Tag),
    Merge(Merge),
    Export(page::Export),
    /// What is kept of people for longer than the settings say; nothing goes unless you say so
    #[command(after_help = "Example:\n  fortnight person overdue --json")]
    Overdue,
    Forget(overdue::Forget),
    Erase(erase::Erase),
    /// When what is known of people was handed out or erased; of whom is not kept
    #[command(after_help = "Example:\n  fortnight person log")]
    Log,
}

/// Everyone known, or those with words and tags
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person list
  fortnight person list chen --tag arts --json")]
pub struct List {
    /// Words of the name, address, organisation, tags or referrer
    words: Vec<String>,
    /// Only those with this tag (may be repeated)
    #[arg(long = "tag", value_name = "T", value_parser = read_tag)]
    tags: Vec<String>,
    /// Only those not seen for three sessions after coming three times
    #[arg(long)]
    absent: bool,
    /// Only those who may be in the directory twice
    #[arg(long, conflicts_with = "absent")]
    twins: bool,
}

impl List {
    /// Those who are wanted, in their order; nothing where it may be anyone.
    fn only(&self, context: &Context) -> Result<Option<Vec<PersonId>>, CliError> {
        Ok(match self {
            Self { absent: true, .. } => Some(context.app.ask(&Absent)?.iter().map(|line| line.person).collect()),
            Self { twins: true, .. } => Some(context.app.ask(&Twins)?.iter().map(|line| line.person).collect()),
            Self { .. } => None,
        })
    }
}

/// A person: how to reach them, what they come to, how it went
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person show 'Bo Chen'
  fortnight person show bo@example.org --with-notes --json")]
pub struct Show {
    /// A name, an e-mail address, or a person's number
    #[arg(required = true)]
    person: Vec<String>,
    /// With the private note
    #[arg(long)]
    with_notes: bool,
}

/// Change what is known of a person; an empty text takes a value away
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person edit 'Bo Chen' --email bo@example.org --tag arts
  fortnight person edit bo@example.org --phone '' --untag arts")]
pub struct Edit {
    /// A name, an e-mail address, or a person's number
    person: String,
    /// Their name
    #[arg(long, value_name = "N")]
    name: Option<String>,
    /// Their e-mail address
    #[arg(long, value_name = "E")]
    email: Option<String>,
    /// Their phone number
    #[arg(long, value_name = "P")]
    phone: Option<String>,
    /// The organisation they belong to
    #[arg(long, value_name = "O")]
    org: Option<String>,
    /// Who referred them
    #[arg(long, value_name = "P")]
    via: Option<String>,
    /// What they need to take part
    #[arg(long, value_name = "T")]
    access_needs: Option<String>,
    /// A note that only organisers see
    #[arg(long, value_name = "T")]
    note: Option<String>,
    #[command(flatten)]
    tags: tag::Changes,
    #[command(flatten)]
    dry: DryRun,
}

/// Make two entries one: what B has goes to A, and where both say something A's stays
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight person merge bo@example.org 'Bo C.'")]
pub struct Merge {
    /// Who stays: a name, an e-mail address, or a person's number
    #[arg(value_name = "A")]
    kept: String,
    /// Who is the same person
    #[arg(value_name = "B")]
    other: String,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Listed {
    person: i64,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    organisation: Option<String>,
    tags: Vec<String>,
    via: Option<String>,
    series: u32,
    last_seen: Option<String>,
}

impl From<&DirectoryLine> for Listed {
    fn from(line: &DirectoryLine) -> Self {
        let DirectoryLine { person, phone, via, series, last_seen } = line.clone();
        Self {
            person: person.id.0,
            name: person.name,
            email: person.email,
            phone,
            organisation: person.organisation,
            tags: person.tags,
            via,
            series,
            last_seen: last_seen.map(|date| date.to_string()),
        }
    }
}

#[derive(Debug, Serialize)]
struct Logged {
    at: String,
    kind: &'static str,
}

pub fn apply(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::List(args) => {
            let only = args.only(context)?;
            list(context, &PeopleList { words: args.words.join(" "), tags: args.tags.clone() }, only.as_deref())
        }
        Verb::Show(args) => {
            let person = context.person(&args.person.join(" "))?;
            let page = context.app.ask(&PersonView { person, with_changes: false })?;
            page::show(context, &page, args.with_notes)
        }
        Verb::Add(args) => add::add(context, args),
        Verb::Edit(args) => edit(context, args),
        Verb::Tag(args) => tag::tag(context, args),
        Verb::Merge(args) => {
            let (kept, other) = (context.person(&args.kept)?, context.person(&args.other)?);
            context.run_and_tell(Command::PersonMerge(PersonMerge { kept, other }), args.dry.dry_run)
        }
        Verb::Export(args) => page::export(context, args),
        Verb::Overdue => overdue::overdue(context),
        Verb::Forget(args) => overdue::forget(context, args),
        Verb::Erase(args) => erase::erase(context, args),
        Verb::Log => log(context),
    }
}

/// The whole directory.
pub fn everyone(context: &mut Context) -> Result<(), CliError> {
    list(context, &PeopleList::default(), None)
}

fn list(context: &mut Context, whom: &PeopleList, only: Option<&[PersonId]>) -> Result<(), CliError> {
    let mut people = context.app.ask(whom)?;
    if let Some(only) = only {
        let place = |line: &DirectoryLine| only.iter().position(|person| *person == line.person.id);
        people.retain(|line| place(line).is_some());
        people.sort_by_key(place);
    }
    if context.out.is_json() {
        return context.out.json_lines(people.iter().map(Listed::from));
    }
    if people.is_empty() {
        let nobody = "Nobody is known yet. Add someone: fortnight person add Bo Chen";
        context.out.note(if *whom == PeopleList::default() && only.is_none() { nobody } else { "Nobody fits." });
        return Ok(());
    }
    let mut table = Table::new(&[
        ("Name", Column::Flexible),
        ("E-mail", Column::Flexible),
        ("Organisation", Column::Flexible),
        ("Tags", Column::Flexible),
        ("Via", Column::Flexible),
        ("Series", Column::Right),
        ("Last seen", Column::Left),
    ]);
    for line in people {
        let text = Option::unwrap_or_default;
        let DirectoryLine { person, via, series, last_seen, .. } = line;
        let seen = last_seen.map(words::date).unwrap_or_default();
        let cells =
            [person.name, text(person.email), text(person.organisation), person.tags.join(" "), text(via), series.to_string(), seen];
        table.row(cells, false);
    }
    context.out.table(&table)
}

fn edit(context: &mut Context, args: &Edit) -> Result<(), CliError> {
    let edits = ProfileEdits {
        name: args.name.clone(),
        email: args.email.clone(),
        phone: args.phone.clone(),
        organisation: args.org.clone(),
        via: args.via.clone(),
        access_needs: args.access_needs.clone(),
        note: args.note.clone(),
        new_tags: args.tags.tags.clone(),
        old_tags: args.tags.untags.clone(),
    };
    if edits == ProfileEdits::default() {
        return Err(CliError::usage("nothing to change", "Say what, as in --email bo@example.org."));
    }
    let person = context.person(&args.person)?;
    context.run_asking(Command::PersonEdit(PersonEdit { person, edits }), args.dry.dry_run)
}

fn log(context: &mut Context) -> Result<(), CliError> {
    let lines = context.app.ask(&PersonLog)?;
    if context.out.is_json() {
        return context.out.json_lines(lines.iter().map(|line| Logged { at: json::utc(line.at), kind: line.kind.word() }));
    }
    if lines.is_empty() {
        context.out.note("Nothing about anyone was handed out or erased yet.");
        return Ok(());
    }
    let mut table = Table::new(&[("When", Column::Left), ("What", Column::Left)]);
    for line in lines {
        let at = context.app.zone().wall(line.at);
        table.row([words::moment(at, context.app.dial()), line.kind.word().to_owned()], false);
    }
    context.out.table(&table)
}
