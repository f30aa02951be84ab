//! From the parsed arguments to the noun that answers them.

use super::args::{Cli, Global, Verb, command};
use super::context::Context;
use super::error::CliError;
use super::print::Output;
use super::{agenda, attendee, docs, export, history, import, screen, series, series_add, session, store};

/// Does what the arguments say.
///
/// # Errors
/// Everything that can go wrong in a call.
pub fn apply(cli: Cli) -> Result<(), CliError> {
    let Cli { global, verb } = cli;
    match verb {
        None if screen::is_possible() => screen::open(&global),
        None => with_output(&global, |out| out.raw(&command().render_help().to_string())),
        Some(verb) => answer(&global, verb),
    }
}

fn answer(global: &Global, verb: Verb) -> Result<(), CliError> {
    match verb {
        Verb::Add(args) => with_store(global, |context| series_add::quick(context, &args)),
        Verb::Series(verb) => with_store(global, |context| series::apply(context, &verb)),
        Verb::Session(verb) => with_store(global, |context| session::apply(context, &verb)),
        Verb::Attendee(verb) => with_store(global, |context| attendee::apply(context, &verb)),
        Verb::Agenda(args) => with_store(global, |context| agenda::agenda(context, &args)),
        Verb::Export(args) => with_store(global, |context| export::export(context, &args)),
        Verb::Import(args) => with_store(global, |context| import::import(context, &args)),
        Verb::Undo => with_store(global, history::undo),
        Verb::Redo => with_store(global, history::redo),
        Verb::History(args) => with_store(global, |context| history::history(context, &args)),
        Verb::Init => with_store(global, |context| store::init(context, global)),
        Verb::Check => with_store(global, store::check),
        Verb::Dump => with_store(global, store::dump),
        Verb::Backup(args) => with_store(global, |context| store::backup(context, &args)),
        Verb::Tui => screen::open(global),
        Verb::Demo => screen::demo(global),
        Verb::Completions(args) => with_output(global, |out| docs::completions(out, &args)),
        Verb::Man(args) => with_output(global, |out| docs::man(out, &args)),
        Verb::Version => with_output(global, docs::version),
    }
}

/// What was printed is sent off also when the command fails after it: a report comes before its error.
fn with_store(global: &Global, command: impl FnOnce(&mut Context) -> Result<(), CliError>) -> Result<(), CliError> {
    let mut context = Context::open(global)?;
    let done = command(&mut context);
    context.out.finish().and(done)
}

/// For commands that need no store.
fn with_output(global: &Global, command: impl FnOnce(&mut Output) -> Result<(), CliError>) -> Result<(), CliError> {
    let mut out = Output::stdout(global);
    let done = command(&mut out);
    out.finish().and(done)
}
