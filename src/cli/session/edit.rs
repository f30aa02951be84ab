//! `session edit` and `session move`: another value or another time for one session, for it and all later ones, or for all.

use clap::Args;

use super::{Reach, Which};
use crate::app::Command;
use crate::app::command::{Edits, Later, SeriesEdit, SeriesEdits, SeriesMove, SessionEdit, SessionMove};
use crate::app::query::SessionView;
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::leader::leaders;
use crate::cli::notice::Notice;
use crate::cli::series::value::read_link;
use crate::domain::dates::read_instead;
use crate::domain::id::SessionKey;

/// Change what a session has of its own; an empty text gives it the series' value again
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session edit choir 2020-09-10 --theme 'Songs of the sea' --facilitator 'Naomi M.'
  fortnight session edit choir next --capacity 40
  fortnight session edit choir next --no-facilitator 'Naomi M.' --facilitator 'Bo Chen'
  fortnight session edit choir 2020-10-01 --location 'Village hall' --following")]
pub struct Edit {
    #[command(flatten)]
    which: Which,
    /// What the session is about
    #[arg(long, value_name = "T")]
    theme: Option<String>,
    /// Who leads it beside those who do already: someone known, or a new name (may be repeated)
    #[arg(long = "facilitator", value_name = "P")]
    facilitators: Vec<String>,
    /// Who leads it no more, this time only (may be repeated)
    #[arg(long = "no-facilitator", value_name = "P")]
    no_facilitators: Vec<String>,
    /// Its own title
    #[arg(long, value_name = "S")]
    summary: Option<String>,
    /// How many people have a seat; 0 for as many as the series has, and with a scope for no limit
    #[arg(long, value_name = "N")]
    capacity: Option<u32>,
    /// Where it is
    #[arg(long, value_name = "L")]
    location: Option<String>,
    /// The join link
    #[arg(long, visible_alias = "link", value_name = "U")]
    url: Option<String>,
    /// What people should know
    #[arg(long, value_name = "D")]
    description: Option<String>,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    notice: Notice,
    #[command(flatten)]
    dry: DryRun,
}

/// Move a session to another time; sign-ups go along
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight session move choir 2020-09-10 --to 2020-09-11T17:00
  fortnight session move choir next --to 'fri 5pm'
  fortnight session move choir 2020-10-01 --to 18:00 --following")]
pub struct Move {
    #[command(flatten)]
    which: Which,
    /// On the series' clock: a date, a time, or both; what is left out stays
    #[arg(long, value_name = "TIME")]
    to: String,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    notice: Notice,
    #[command(flatten)]
    dry: DryRun,
}

pub fn edit(context: &mut Context, args: &Edit) -> Result<(), CliError> {
    if !args.says_something() {
        return Err(CliError::usage("nothing to change", "Say what, as in --theme 'Songs of the sea'."));
    }
    let key = context.session(&args.which.series, &args.which.date)?;
    args.notice.of_one_session(args.reach.is_many())?;
    let command = if args.reach.is_many() { args.of_many(context, key.clone())? } else { args.of_one(context, key.clone())? };
    args.notice.run(context, &key, command, args.dry.dry_run)
}

impl Edit {
    fn says_something(&self) -> bool {
        let texts = [&self.theme, &self.summary, &self.location, &self.url, &self.description];
        texts.into_iter().any(Option::is_some) || self.capacity.is_some() || self.says_who_leads()
    }

    fn says_who_leads(&self) -> bool {
        !self.facilitators.is_empty() || !self.no_facilitators.is_empty()
    }

    fn link(&self) -> Result<Option<String>, CliError> {
        self.url.as_deref().map(read_link).transpose()
    }

    fn seats(&self) -> Option<Option<u32>> {
        self.capacity.map(|seats| Some(seats).filter(|seats| *seats > 0))
    }

    fn of_one(&self, context: &Context, key: SessionKey) -> Result<Command, CliError> {
        let edits = Edits {
            theme: self.theme.clone(),
            summary: self.summary.clone(),
            location: self.location.clone(),
            url: self.link()?,
            description: self.description.clone(),
            capacity: self.seats(),
            ..Edits::default()
        };
        let facilitators = leaders(context, &self.facilitators)?;
        let no_facilitators = self.no_facilitators.iter().map(|words| context.person(words)).collect::<Result<_, _>>()?;
        Ok(Command::SessionEdit(SessionEdit { key, edits, facilitators, no_facilitators }))
    }

    fn of_many(&self, context: &Context, key: SessionKey) -> Result<Command, CliError> {
        if self.theme.is_some() || self.says_who_leads() {
            let advice = "Leave --following and --all out, or say who leads every session: fortnight series edit SERIES --facilitator NAME";
            return Err(CliError::usage("a theme and a facilitator belong to one session", advice));
        }
        let edits = SeriesEdits {
            summary: self.summary.clone(),
            location: self.location.clone(),
            url: self.link()?,
            description: self.description.clone(),
            capacity: self.seats(),
            ..SeriesEdits::default()
        };
        let later = later(context, &key, self.reach);
        Ok(Command::SeriesEdit(Box::new(SeriesEdit { later, ..SeriesEdit::of(key.uid, edits) })))
    }
}

fn later(context: &Context, key: &SessionKey, reach: Reach) -> Option<Later> {
    reach.following.then(|| Later { date: key.date, uid: context.app.new_uid() })
}

pub fn move_session(context: &mut Context, args: &Move) -> Result<(), CliError> {
    let key = context.session(&args.which.series, &args.which.date)?;
    let start = context.app.ask(&SessionView { key: key.clone() })?.line.start;
    let to = read_instead(&args.to, start)
        .map_err(|error| CliError::input(error.to_string(), "Give --to as 2020-09-11T17:00, 17:00, fri or 'fri 5pm'."))?;
    args.notice.of_one_session(args.reach.is_many())?;
    let command = if args.reach.is_many() {
        let later = later(context, &key, args.reach);
        Command::SeriesMove(SeriesMove { key: key.clone(), to, later })
    } else {
        Command::SessionMove(SessionMove { key: key.clone(), to })
    };
    args.notice.run(context, &key, command, args.dry.dry_run)
}
