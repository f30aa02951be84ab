//! The command line: arguments in, tables or JSON out, one exit code for each kind of outcome.

mod agenda;
mod apply;
mod args;
mod ask;
mod attendee;
mod batch;
mod complete;
mod config;
mod console;
mod context;
mod docs;
mod error;
mod export;
mod find;
mod history;
mod holidays;
mod import;
mod json;
mod layout;
mod leader;
mod length;
mod linear;
mod manual;
mod notice;
mod person;
mod print;
mod register;
mod report;
mod restore;
mod schema;
mod screen;
mod series;
mod session;
mod shell_line;
mod spoken;
mod store;
mod table;
mod tag;
mod watch;
mod when;

pub use args::command;
pub use error::EXIT_CODES;

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

/// Whoever understands commands on the screen, for a program that was started without options.
pub fn console() -> Box<dyn crate::tui::Console> {
    Box::new(console::Console::new(args::Global::default()))
}

/// Runs the program with its arguments, the first of which is its name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(shell) = complete::shell::asking() {
        complete::answer(shell, arguments);
        return ExitCode::SUCCESS;
    }
    panic::set_hook(Box::new(|bug| error::tell_bug(&bug.to_string())));
    let result = panic::catch_unwind(|| args::read(arguments).and_then(apply::apply));
    match result {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            error.tell();
            ExitCode::from(error.exit_code())
        }
        Err(_) => ExitCode::from(error::BUG),
    }
}
