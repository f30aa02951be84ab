//! `register show`, `mark`, `rest` and `import`: who is here, and how it went with everyone.

mod import;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::app::command::{RegisterMark, RegisterRest, Who};
use crate::app::query::{RegisterLine, RegisterOf, RegisterPage};
use crate::app::{AppError, Command, Detail, words};
use crate::cli::args::DryRun;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::session::Which;
use crate::cli::table::{Column, Table};
use crate::cli::{agenda, json};
use crate::domain::attendance::Attendance;
use crate::domain::quick::attendee::read_attendee;
use crate::domain::roster::Place;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Show(Show),
    Mark(Mark),
    Rest(Rest),
    Import(import::Import),
}

/// Everyone in the register of a session, with their marks and the count
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight register show choir next
  fortnight register show choir 2020-09-03 --json")]
pub struct Show {
    #[command(flatten)]
    which: Which,
}

/// Note how it went with someone; marking again corrects, “none” takes the mark away
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight register mark choir 2020-09-03 'Bo Chen' came
  fortnight register mark choir today 'Dev Patel <dev@example.org> #arts' walk-in
  fortnight register mark choir 2020-09-03 bo@example.org none")]
pub struct Mark {
    /// A UID, the start of one, or words of the title
    series: String,
    /// 2020-09-02, 2020-09-02T16:00, wed, today, next
    date: String,
    /// A name, an e-mail address, or a person's number; for a walk-in also someone new in one line
    person: String,
    /// How it went
    #[arg(value_parser = PossibleValuesParser::new(["came", "late", "apologies", "missed", "walk-in", NONE]))]
    state: String,
    #[command(flatten)]
    dry: DryRun,
}

/// Give everyone who was expected and has no mark yet the same one
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  fortnight register rest choir 2020-09-03 missed")]
pub struct Rest {
    /// A UID, the start of one, or words of the title
    series: String,
    /// 2020-09-02, 2020-09-02T16:00, wed, today, next
    date: String,
    /// How it went
    #[arg(value_parser = PossibleValuesParser::new(["came", "late", "apologies", "missed"]))]
    state: String,
    #[command(flatten)]
    dry: DryRun,
}

/// The state that is none.
const NONE: &str = "none";

#[derive(Debug, Serialize)]
struct Register {
    #[serde(flatten)]
    session: json::Session,
    here: u32,
    counted: u32,
    people: Vec<Line>,
    /// Marks of people who were erased.
    erased: Vec<Nameless>,
}

#[derive(Debug, Serialize)]
struct Line {
    person: i64,
    name: String,
    mark: Option<&'static str>,
    /// Null for whoever is not on the list.
    place: Option<&'static str>,
    number: Option<u32>,
    role: &'static str,
    expected: bool,
    first_time: bool,
    access_needs: Option<String>,
}

#[derive(Debug, Serialize)]
struct Nameless {
    mark: &'static str,
    count: u32,
}

#[derive(Debug, Serialize)]
struct Marked {
    uid: String,
    recurrence_id: Option<String>,
    person: Option<i64>,
    name: String,
    mark: Option<&'static str>,
    here: u32,
    counted: u32,
    sentence: String,
    dry_run: bool,
}

impl From<&RegisterLine> for Line {
    fn from(line: &RegisterLine) -> Self {
        let (place, number) = line.place.map(json::place).unzip();
        Self {
            person: line.person.0,
            name: line.name.clone(),
            mark: line.mark.map(Attendance::word),
            place,
            number: number.flatten(),
            role: line.role.word(),
            expected: line.expected,
            first_time: line.first_time,
            access_needs: line.access_needs.clone(),
        }
    }
}

pub fn apply(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::Show(args) => show(context, &args.which),
        Verb::Mark(args) => mark(context, args),
        Verb::Import(args) => import::import(context, args),
        Verb::Rest(args) => {
            let key = context.session(&args.series, std::slice::from_ref(&args.date))?;
            match state(&args.state) {
                Some(state) => context.run_and_tell(Command::RegisterRest(RegisterRest { key, state }), args.dry.dry_run),
                None => Ok(()),
            }
        }
    }
}

fn show(context: &mut Context, which: &Which) -> Result<(), CliError> {
    let key = context.session(&which.series, &which.date)?;
    let page = context.app.ask(&RegisterOf { key })?;
    if context.out.is_json() {
        return context.out.json(&Register {
            session: (&page.session).into(),
            here: page.tally.here,
            counted: page.tally.counted,
            people: page.lines.iter().map(Line::from).collect(),
            erased: page.erased.iter().map(|(state, count)| Nameless { mark: state.word(), count: *count }).collect(),
        });
    }
    print(context, &page)
}

fn print(context: &mut Context, page: &RegisterPage) -> Result<(), CliError> {
    let session = &page.session;
    context.out.title(&session.summary)?;
    let remarks = agenda::remarks(session);
    let parts = [
        words::day(session.start),
        words::hours(session.start, session.end, &session.anchor, context.app.dial()),
        words::here(page.tally),
        remarks,
    ];
    context.out.line(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))?;
    if page.lines.is_empty() && page.erased.is_empty() {
        context.out.note("Nobody has signed up yet.");
        return Ok(());
    }
    context.out.blank()?;
    if !page.lines.is_empty() {
        print_lines(context, page)?;
    }
    let nameless: u32 = page.erased.iter().map(|(_, count)| count).sum();
    match nameless {
        0 => Ok(()),
        number => {
            let people = words::count(number as usize, "person who is", "people who are");
            context.out.line(&format!("and {people} not known any more"))
        }
    }
}

fn print_lines(context: &mut Context, page: &RegisterPage) -> Result<(), CliError> {
    let mut table = Table::new(&[("Mark", Column::Left), ("Name", Column::Flexible), ("Place", Column::Left), ("Note", Column::Flexible)]);
    for line in &page.lines {
        let place = match line.place {
            Some(Place::Crew) => line.role.word().to_owned(),
            Some(place) => words::place(place, &page.session.seats()),
            None => "not on the list".to_owned(),
        };
        let first = line.first_time.then(|| "first time".to_owned());
        let remarks = [first, line.access_needs.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mark = line.mark.map_or("·", Attendance::word).to_owned();
        table.row([mark, line.name.clone(), place, remarks], !line.expected && line.mark.is_none());
    }
    context.out.table(&table)
}

fn mark(context: &mut Context, args: &Mark) -> Result<(), CliError> {
    let key = context.session(&args.series, std::slice::from_ref(&args.date))?;
    let event = context.event(&key.uid)?;
    let state = state(&args.state);
    let who = who(context, &args.person, state)?;
    let outcome = context.run(Command::RegisterMark(RegisterMark { key: key.clone(), who, state }), args.dry.dry_run)?;
    let Detail::Mark { person, ref name, state, tally } = outcome.detail else {
        return context.tell(&outcome, args.dry.dry_run);
    };
    if !context.out.is_json() {
        return context.tell(&outcome, args.dry.dry_run);
    }
    context.out.json(&Marked {
        uid: key.uid.to_string(),
        recurrence_id: event.is_recurring().then(|| key.date.stamp(&event.anchor).to_string()),
        person: (!args.dry.dry_run).then_some(person.0),
        name: name.clone(),
        mark: state.map(Attendance::word),
        here: tally.here,
        counted: tally.counted,
        sentence: outcome.sentence,
        dry_run: args.dry.dry_run,
    })
}

/// Someone known; a walk-in may be someone new.
fn who(context: &Context, words: &str, state: Option<Attendance>) -> Result<Who, CliError> {
    match context.person(words) {
        Ok(person) => Ok(Who::Known(person)),
        Err(CliError::App(AppError::NotFound { .. })) if state == Some(Attendance::WalkIn) => match read_attendee(words) {
            Ok(profile) => Ok(Who::described(profile)),
            Err(error) => Err(CliError::input(error.to_string(), "Write them as: Bo Chen <bo@example.org> #arts via Lin Ward")),
        },
        Err(error) => Err(error),
    }
}

/// The state with a word; none for [`NONE`].
fn state(word: &str) -> Option<Attendance> {
    Attendance::ALL.into_iter().find(|state| state.word() == word)
}
