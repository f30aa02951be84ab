//! `person tag`: tags for several people at once.

use clap::Args;

use crate::app::Command;
use crate::app::command::PersonTag;
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::tag::read_tag;

/// Put tags on people and take tags off them, all in one change
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person tag 'Bo Chen' cara@example.org --tag arts
  fortnight person tag 'Bo Chen' --untag research --dry-run")]
pub struct Tag {
    /// Names, e-mail addresses, or people's numbers
    #[arg(required = true)]
    people: Vec<String>,
    #[command(flatten)]
    changes: Changes,
    #[command(flatten)]
    dry: DryRun,
}

/// Tags that come and go.
#[derive(Debug, Args)]
pub struct Changes {
    /// A tag more (may be repeated)
    #[arg(long = "tag", value_name = "T", value_parser = read_tag)]
    pub tags: Vec<String>,
    /// A tag less (may be repeated)
    #[arg(long = "untag", value_name = "T", value_parser = read_tag)]
    pub untags: Vec<String>,
}

pub fn tag(context: &mut Context, args: &Tag) -> Result<(), CliError> {
    let Changes { tags, untags } = &args.changes;
    if tags.is_empty() && untags.is_empty() {
        return Err(CliError::usage("nothing to change", "Say which tag, as in --tag arts or --untag arts."));
    }
    let mut people = args.people.iter().map(|words| context.person(words)).collect::<Result<Vec<_>, _>>()?;
    people.sort_unstable();
    people.dedup();
    let command = PersonTag { people, new_tags: tags.clone(), old_tags: untags.clone() };
    context.run_asking(Command::PersonTag(command), args.dry.dry_run)
}
