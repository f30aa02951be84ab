//! `attendee away`: someone who comes every time does not for a while, and does again afterwards.

use clap::Args;

use crate::app::Command;
use crate::app::command::AttendeeAway;
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::when::read_day;

/// Note that someone who comes every time is away for a while; their seat is free meanwhile, and theirs again afterwards
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee away choir 'Bo Chen' --until 2021-03-01
  fortnight attendee away choir bo@example.org --from '1 dec' --until '1 mar' --dry-run")]
pub struct Away {
    /// A UID, the start of one, or words of the title
    series: String,
    /// A name, or an e-mail address
    person: String,
    /// The first day away [default: today]
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The day from which they come again
    #[arg(long, value_name = "DATE")]
    until: String,
    #[command(flatten)]
    dry: DryRun,
}

pub fn away(context: &mut Context, args: &Away) -> Result<(), CliError> {
    let (uid, person) = (context.series(&args.series)?, context.person(&args.person)?);
    let from = args.from.as_deref().map(|text| read_day(text, context.today())).transpose()?;
    let until = read_day(&args.until, context.today())?;
    context.run_and_tell(Command::AttendeeAway(AttendeeAway { uid, person, from, until }), args.dry.dry_run)
}
