//! `series edit`: other facts for a whole series, and who leads it.

use clap::Args;

use super::value::{read_anchor, read_contact, read_link, read_rule, said_length, usual_length};
use crate::app::Command;
use crate::app::command::{SeriesEdit, SeriesEdits};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::leader::leaders;
use crate::cli::when::{When, read_when};
use crate::domain::event::Event;
use crate::domain::time::Anchor;

/// Change the facts of a series; an empty text clears one, and what single sessions have of their own stays
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight series edit choir --location 'Village hall' --capacity 24
  fortnight series edit choir --start 2020-09-03T18:00 --duration 2h
  fortnight series edit choir --no-facilitator 'Naomi M.' --facilitator 'Bo Chen'
  fortnight series edit choir --rrule 'FREQ=WEEKLY;INTERVAL=2' --dry-run

Sign-ups and changes of single sessions follow to the session of the same day. Sessions with a register are never
rewritten: change the later ones with “fortnight session edit SERIES DATE --following”.")]
pub struct Edit {
    /// A UID, the start of one, or words of the title
    series: String,
    #[command(flatten)]
    values: Values,
    /// Who leads every session to come beside those who do already: someone known, or a new name (may be repeated)
    #[arg(long = "facilitator", value_name = "P")]
    facilitators: Vec<String>,
    /// Who leads every session no more; a seat of their own stays (may be repeated)
    #[arg(long = "no-facilitator", value_name = "P")]
    no_facilitators: Vec<String>,
    #[command(flatten)]
    dry: DryRun,
}

/// What can be changed.
#[derive(Debug, Args)]
struct Values {
    /// The title
    #[arg(long, value_name = "S")]
    summary: Option<String>,
    /// The first start; a date without a time lasts all day
    #[arg(long, value_name = "T")]
    start: Option<String>,
    /// The end of the first session, or its time of day; not included when all-day
    #[arg(long, value_name = "T", conflicts_with = "duration")]
    end: Option<String>,
    /// How long a session lasts: 90m, 1h30m, 2d, PT1H30M
    #[arg(long, value_name = "D")]
    duration: Option<String>,
    /// On which clock it runs: Europe/London, UTC, floating; the time of day stays
    #[arg(long = "tz", id = "series_tz", value_name = "Z")]
    zone: Option<String>,
    /// When it comes again, as RFC 5545 writes it; empty for one session only
    #[arg(long, value_name = "R")]
    rrule: Option<String>,
    /// Seats; 0 for no limit
    #[arg(long, value_name = "N")]
    capacity: Option<u32>,
    /// Where it is
    #[arg(long, value_name = "L")]
    location: Option<String>,
    /// The link by which people join
    #[arg(long, visible_alias = "link", value_name = "U")]
    url: Option<String>,
    /// What it is about
    #[arg(long, value_name = "D")]
    description: Option<String>,
    /// Who answers for it: "Name <mail>"
    #[arg(long, value_name = "O")]
    organizer: Option<String>,
}

impl Values {
    fn edits(&self, context: &Context, old: &Event) -> Result<SeriesEdits, CliError> {
        let display = context.app.zone();
        let today = context.today();
        let first = self.start.as_deref().map(|text| read_when(text, today)).transpose()?;
        let said = self.zone.as_deref().map(read_anchor).transpose()?;
        let anchor = match (first, said) {
            (Some(When::Day(_)), Some(_)) => return Err(no_clock()),
            (Some(When::Day(_)), None) => Anchor::AllDay,
            (None, Some(_)) if old.anchor == Anchor::AllDay => return Err(no_clock()),
            (_, Some(anchor)) => anchor,
            // what lasted all day and has a time now runs on the clock on which times are shown
            (Some(_), None) if old.anchor == Anchor::AllDay => Anchor::of_zone(display.clone()),
            (_, None) => old.anchor.clone(),
        };
        let start = first.map_or(old.start, |first| first.wall(&anchor, display));
        let length = said_length(self.end.as_deref(), self.duration.as_deref(), start, &anchor, display, today)?;
        let is_other_kind = (anchor == Anchor::AllDay) != (old.anchor == Anchor::AllDay);
        Ok(SeriesEdits {
            summary: self.summary.clone(),
            description: self.description.clone(),
            location: self.location.clone(),
            url: self.url.as_deref().map(read_link).transpose()?,
            organizer: match self.organizer.as_deref().map(str::trim) {
                None => None,
                Some("") => Some(None),
                Some(contact) => Some(Some(read_contact(contact)?)),
            },
            start: first.map(|_| start),
            length: length.or_else(|| is_other_kind.then(|| usual_length(&anchor))),
            anchor: Some(anchor).filter(|anchor| *anchor != old.anchor),
            rule: match self.rrule.as_deref().map(str::trim) {
                None => None,
                Some("") => Some(None),
                Some(rule) => Some(Some(read_rule(rule)?)),
            },
            capacity: self.capacity.map(|seats| Some(seats).filter(|seats| *seats > 0)),
        })
    }
}

fn no_clock() -> CliError {
    CliError::input("what lasts all day runs on no clock", "Give --start with a time, as in 2020-09-02T16:00, or leave --tz out.")
}

pub fn edit(context: &mut Context, args: &Edit) -> Result<(), CliError> {
    let uid = context.series(&args.series)?;
    let edits = args.values.edits(context, &context.event(&uid)?)?;
    let facilitators = leaders(context, &args.facilitators)?;
    let no_facilitators = args.no_facilitators.iter().map(|words| context.person(words)).collect::<Result<Vec<_>, _>>()?;
    let says_who_leads = !facilitators.is_empty() || !no_facilitators.is_empty();
    if edits == SeriesEdits::default() && args.values.zone.is_none() && !says_who_leads {
        return Err(CliError::usage("nothing to change", "Say what, as in --location 'Village hall'."));
    }
    let edit = SeriesEdit { facilitators, no_facilitators, ..SeriesEdit::of(uid, edits) };
    context.run_asking(Command::SeriesEdit(Box::new(edit)), args.dry.dry_run)
}
