//! `series order`: who comes first where the seats of a series are short.

use clap::Args;

use crate::app::Command;
use crate::app::command::SeriesOrder;
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::domain::seat_order::SeatOrder;

/// Say who comes first where seats are short; what no rule decides goes by order of sign-up
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight series order choir first-timers referred
  fortnight series order choir first-timers, at-most 5 research
  fortnight series order choir --clear")]
pub struct Order {
    /// A UID, the start of one, or words of the title
    series: String,
    /// first-timers, referred, at-most N TAG; the weightiest first
    #[arg(value_name = "RULE", required_unless_present = "clear")]
    rules: Vec<String>,
    /// The order of sign-up alone
    #[arg(long, conflicts_with = "rules")]
    clear: bool,
    #[command(flatten)]
    dry: DryRun,
}

pub fn order(context: &mut Context, args: &Order) -> Result<(), CliError> {
    let uid = context.series(&args.series)?;
    let order = read_order(&args.rules.join(" "))?;
    context.run_asking(Command::SeriesOrder(SeriesOrder { uid, order }), args.dry.dry_run)
}

/// The rules in a text; none in an empty one.
pub fn read_order(text: &str) -> Result<SeatOrder, CliError> {
    let advice = "Rules are: first-timers, referred, 'at-most 5 research'; a comma or a space between them.";
    SeatOrder::parse(text).map_err(|error| CliError::input(error.to_string(), advice))
}
