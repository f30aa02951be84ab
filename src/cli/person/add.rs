//! `person add`: someone new in the directory, in one line and on no list yet.

use clap::Args;

use crate::app::Command;
use crate::app::command::PersonAdd;
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::domain::quick::attendee::read_attendee;

/// Someone new in the directory, signed up for nothing yet
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person add Sam Field
  fortnight person add 'Sam Field <sam@example.org> #arts via Lin Ward'")]
pub struct Add {
    /// A name, and behind it an <e-mail>, #tags and “via” with who referred them
    #[arg(required = true)]
    person: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

pub fn add(context: &mut Context, args: &Add) -> Result<(), CliError> {
    let advice = "Write them as: Bo Chen <bo@example.org> #arts via Lin Ward";
    let profile = read_attendee(&args.person.join(" ")).map_err(|error| CliError::input(error.to_string(), advice))?;
    context.run_and_tell(Command::PersonAdd(PersonAdd { profile }), args.dry.dry_run)
}
