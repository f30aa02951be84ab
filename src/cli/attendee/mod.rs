//! `attendee add`, `rm` and `decline`: who comes, every time or this time; the other verbs have files beside this one.

mod away;
mod file;
pub mod list;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::app::command::{AttendeeAdd, AttendeeDecline, AttendeeRm, Coming, Scope, Who};
use crate::app::{Command, Detail};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::session::{Reach, Which};
use crate::cli::tag::read_tag;
use crate::cli::when::read_day;
use crate::domain::id::SessionKey;
use crate::domain::person::Profile;
use crate::domain::quick::QuickError;
use crate::domain::quick::attendee::read_attendee;
use crate::domain::signup::{Answer, Mode, Role};

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(Box<Add>),
    List(list::List),
    Rm(Rm),
    Decline(Decline),
    Import(file::Import),
    Export(file::Export),
    Away(away::Away),
}

/// Sign someone up, for a session or, without a date, for every session
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee add choir --name 'Bo Chen' --email bo@example.org --tag arts
  fortnight attendee add choir 2020-09-03 --name 'Naomi M.' --role facilitator
  fortnight attendee add choir --name 'Cara Diaz' --from 2020-10-01 --until 2021-01-01 --mode online")]
pub struct Add {
    /// A UID, the start of one, or words of the title
    series: String,
    /// The session; without it every session from now on
    date: Vec<String>,
    /// From this day on, for every session [default: today]
    #[arg(long, value_name = "DATE", conflicts_with = "date")]
    from: Option<String>,
    /// Up to this day, which is not included
    #[arg(long, value_name = "DATE", conflicts_with = "date")]
    until: Option<String>,
    /// Their name; an <e-mail>, #tags and “via” with who referred them may stand behind it
    #[arg(long, value_name = "N")]
    name: String,
    /// Their e-mail address, by which they are known again
    #[arg(long, value_name = "E")]
    email: Option<String>,
    /// Their phone number
    #[arg(long, value_name = "P")]
    phone: Option<String>,
    /// The organisation they belong to
    #[arg(long, value_name = "O")]
    org: Option<String>,
    /// Their background: research, arts, health, … (may be repeated)
    #[arg(long = "tag", value_name = "T", value_parser = read_tag)]
    tags: Vec<String>,
    /// Who referred them
    #[arg(long, value_name = "P")]
    via: Option<String>,
    /// What they answered
    #[arg(long, value_name = "S", default_value = "accepted", value_parser = PossibleValuesParser::new(Answer::ALL.map(Answer::word)))]
    status: String,
    /// A note that only organisers see
    #[arg(long, value_name = "T")]
    note: Option<String>,
    /// What they do there
    #[arg(long, value_name = "R", default_value = "participant", value_parser = PossibleValuesParser::new(Role::ALL.map(Role::word)))]
    role: String,
    /// How they take part
    #[arg(long, value_name = "M", value_parser = PossibleValuesParser::new(Mode::ALL.map(Mode::word)))]
    mode: Option<String>,
    #[command(flatten)]
    dry: DryRun,
}

/// Take someone off the list: of a session or, without a date, from today on; what was stays
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee rm choir 2020-09-10 --name 'Bo Chen' --only
  fortnight attendee rm choir 2020-09-10 --name 'Bo Chen' --following
  fortnight attendee rm choir --name bo@example.org")]
pub struct Rm {
    /// A UID, the start of one, or words of the title
    series: String,
    /// The session; without it today and all later ones
    date: Vec<String>,
    /// A name, or an e-mail address
    #[arg(long, value_name = "N", visible_alias = "person")]
    name: String,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    dry: DryRun,
}

/// Note that someone does not come this time
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight attendee decline choir next --name 'Bo Chen'")]
pub struct Decline {
    #[command(flatten)]
    which: Which,
    /// A name, or an e-mail address
    #[arg(long, value_name = "N", visible_alias = "person")]
    name: String,
    #[command(flatten)]
    dry: DryRun,
}

#[derive(Debug, Serialize)]
struct Added {
    uid: String,
    recurrence_id: Option<String>,
    person: Option<i64>,
    name: String,
    place: Option<&'static str>,
    number: Option<u32>,
    capacity: Option<u32>,
    taken: u32,
    waiting: u32,
    sentence: String,
    dry_run: bool,
}

pub fn apply(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::Add(args) => add(context, args),
        Verb::List(args) => list::list(context, args),
        Verb::Rm(args) => rm(context, args),
        Verb::Import(args) => file::import(context, args),
        Verb::Export(args) => file::export(context, args),
        Verb::Away(args) => away::away(context, args),
        Verb::Decline(args) => {
            let key = context.session(&args.which.series, &args.which.date)?;
            let person = context.person(&args.name)?;
            context.run_and_tell(Command::AttendeeDecline(AttendeeDecline { key, person }), args.dry.dry_run)
        }
    }
}

fn add(context: &mut Context, args: &Add) -> Result<(), CliError> {
    let (uid, reach) = if args.date.is_empty() {
        let day = |text: &Option<String>| text.as_deref().map(|text| read_day(text, context.today())).transpose();
        (context.series(&args.series)?, Coming::EveryTime { from: day(&args.from)?, until: day(&args.until)? })
    } else {
        let SessionKey { uid, date } = context.session(&args.series, &args.date)?;
        (uid, Coming::Once(date))
    };
    let event = context.event(&uid)?;
    let profile = args.profile()?;
    let role = Role::ALL.into_iter().find(|role| role.word() == args.role).unwrap_or_default();
    let answer = Answer::ALL.into_iter().find(|answer| answer.word() == args.status).unwrap_or_default();
    let mode = args.mode.as_deref().and_then(|word| Mode::ALL.into_iter().find(|mode| mode.word() == word));
    let command = AttendeeAdd { uid: uid.clone(), reach, who: Who::described(profile), role, answer, mode };
    let outcome = context.run(Command::AttendeeAdd(command), args.dry.dry_run)?;
    let Detail::Attendee { person, ref name, place, seats } = outcome.detail else {
        return context.tell(&outcome, args.dry.dry_run);
    };
    if !context.out.is_json() {
        return context.tell(&outcome, args.dry.dry_run);
    }
    let (kind, number) = place.map(json::place).unzip();
    let date = match reach {
        Coming::Once(date) => Some(date),
        Coming::EveryTime { .. } => None,
    };
    context.out.json(&Added {
        uid: uid.to_string(),
        recurrence_id: date.filter(|_| event.is_recurring()).map(|date| date.stamp(&event.anchor).to_string()),
        person: (!args.dry.dry_run).then_some(person.0),
        name: name.clone(),
        place: kind,
        number: number.flatten(),
        capacity: seats.capacity,
        taken: seats.taken,
        waiting: seats.waiting,
        sentence: outcome.sentence,
        dry_run: args.dry.dry_run,
    })
}

impl Add {
    /// Who it is; behind the name the words may stand with which the other ways of adding someone tell the rest.
    fn profile(&self) -> Result<Profile, CliError> {
        let is_line = self.name.contains(['<', '>', '@', '#']);
        let wrong =
            |error: QuickError| CliError::input(error.to_string(), "Say it as --name 'Bo Chen <bo@example.org> #arts via Lin Ward'.");
        let told = if is_line { read_attendee(&self.name).map_err(wrong)? } else { Profile::named(&self.name) };
        for (option, twice) in
            [("--email", self.email.is_some() && told.email.is_some()), ("--via", self.via.is_some() && told.via.is_some())]
        {
            if twice {
                return Err(CliError::usage(
                    format!("--name and {option} say the same thing"),
                    format!("Leave {option} out, or the part of --name."),
                ));
            }
        }
        Ok(Profile {
            email: self.email.clone().or(told.email),
            phone: self.phone.clone(),
            organisation: self.org.clone(),
            tags: [told.tags, self.tags.clone()].concat(),
            via: self.via.clone().or(told.via),
            note: self.note.clone(),
            ..Profile::named(&told.name)
        })
    }
}

fn rm(context: &mut Context, args: &Rm) -> Result<(), CliError> {
    let (uid, scope) = if args.date.is_empty() {
        if args.reach.only {
            return Err(CliError::usage(
                "--only needs the DATE of a session",
                "Say which one: fortnight attendee rm choir 2020-09-10 --name …",
            ));
        }
        let uid = context.series(&args.series)?;
        let anchor = context.event(&uid)?.anchor;
        let today = anchor.wall(context.app.now(), context.app.zone()).date();
        (uid, if args.reach.all { Scope::All } else { Scope::Following(today) })
    } else {
        let SessionKey { uid, date } = context.session(&args.series, &args.date)?;
        let scope = match args.reach {
            Reach { all: true, .. } => Scope::All,
            Reach { following: true, .. } => Scope::Following(date.0.date()),
            Reach { .. } => Scope::This(date),
        };
        (uid, scope)
    };
    let person = context.person(&args.name)?;
    context.run_and_tell(Command::AttendeeRm(AttendeeRm { uid, person, scope }), args.dry.dry_run)
}
