//! From the parsed arguments to the noun that answers them.

use super::args::{Cli, Global, Verb, command};
use super::config::settle;
use super::context::{Context, open};
use super::error::CliError;
use super::print::Output;
use super::{
    agenda, attendee, batch, config, docs, export, history, import, linear, manual, person, register, report, restore, schema, screen,
    series, session, store,
};

/// Does what the arguments say.
///
/// # Errors
/// Everything that can go wrong in a call.
pub fn apply(cli: Cli) -> Result<(), CliError> {
    let Cli { mut global, linear, verb } = cli;
    // what the program says of itself needs no settings, and “config show” tells them apart
    let settled = !matches!(verb, Some(Verb::Completions(_) | Verb::Config(_) | Verb::Man(_) | Verb::Schema(_) | Verb::Version));
    if settled {
        settle(&mut global)?;
    }
    let linear = linear || matches!(verb, Some(Verb::Tui(shown) | Verb::Demo(shown)) if shown.linear);
    match verb {
        None | Some(Verb::Tui(_)) if linear => linear::run(&global),
        Some(Verb::Demo(_)) if linear => linear::demo(&global),
        Some(_) if linear => {
            Err(CliError::usage("--linear is for the calendar as a whole", "Say “fortnight --linear”, and the command there."))
        }
        None if screen::is_possible() => screen::open(&global),
        None => with_output(&global, |out| out.raw(&command().render_help().to_string())),
        Some(verb) => answer(&global, verb),
    }
}

fn answer(global: &Global, verb: Verb) -> Result<(), CliError> {
    match verb {
        Verb::Batch(_) => batch::batch(global),
        Verb::Tui(_) => screen::open(global),
        Verb::Demo(_) => screen::demo(global),
        Verb::Config(verb) => with_output(global, |out| config::show::apply(out, global, &verb)),
        Verb::Completions(args) => with_output(global, |out| docs::completions(out, &args)),
        Verb::Man(args) => with_output(global, |out| manual::man(out, &args)),
        Verb::Schema(args) => with_output(global, |out| schema::schema(out, &args)),
        Verb::Version => with_output(global, docs::version),
        on_store => with_store(global, |context| work(context, &on_store)),
    }
}

/// Does what works on an open store: everything that a line of a batch may say.
///
/// # Errors
/// What the command ends with, and for commands that work on no store.
pub fn work(context: &mut Context, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::Add(args) => series::add::quick(context, args),
        Verb::Series(verb) => series::apply(context, verb),
        Verb::Session(verb) => session::apply(context, verb),
        Verb::Attendee(verb) => attendee::apply(context, verb),
        Verb::Register(verb) => register::apply(context, verb),
        Verb::Person(verb) => person::apply(context, verb),
        Verb::Report(args) => report::report(context, args),
        Verb::Agenda(args) => agenda::agenda(context, args),
        Verb::Export(args) => export::export(context, args),
        Verb::Import(args) => import::import(context, args),
        Verb::Undo => history::undo(context),
        Verb::Redo => history::redo(context),
        Verb::History(args) => history::history(context, args),
        Verb::Init => store::init(context),
        Verb::Check => store::check(context),
        Verb::Dump => store::dump(context),
        Verb::Restore(args) => restore::restore(context, args),
        Verb::Backup(args) => store::backup(context, args),
        Verb::Batch(_)
        | Verb::Config(_)
        | Verb::Tui(_)
        | Verb::Demo(_)
        | Verb::Completions(_)
        | Verb::Man(_)
        | Verb::Schema(_)
        | Verb::Version => Err(CliError::usage("that command works on no store", "Call it on a line of its own: fortnight COMMAND.")),
    }
}

/// What was printed is sent off also when the command fails after it: a report comes before its error.
fn with_store(global: &Global, command: impl FnOnce(&mut Context) -> Result<(), CliError>) -> Result<(), CliError> {
    let mut app = open(global)?;
    let mut context = Context::new(&mut app, global);
    let newest = |context: &Context| context.app.newest_change().ok();
    let before = newest(&context);
    let done = command(&mut context);
    match context.out.finish().and(done) {
        Err(CliError::Output(source)) if newest(&context) != before => Err(CliError::Untold(source)),
        done => done,
    }
}

/// For commands that need no store.
fn with_output(global: &Global, command: impl FnOnce(&mut Output) -> Result<(), CliError>) -> Result<(), CliError> {
    let mut out = Output::stdout(global);
    let done = command(&mut out);
    out.finish().and(done)
}
