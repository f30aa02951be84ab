//! What the user is told when something does not work: a line that quotes the value, a line that says what to do, an exit code.

use std::error::Error as _;
use std::io::{self, Write};
use std::num::ParseIntError;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use thiserror::Error;

use crate::app::{AppError, Kind};
use crate::domain::text::{many_lines, one_line};

/// The exit code of an internal error.
pub const BUG: u8 = 1;

/// What each exit code means.
pub const EXIT_CODES: [(u8, &str); 10] = [
    (0, "Done, and durable."),
    (BUG, "An internal error: a bug."),
    (2, "The command line is wrong."),
    (3, "The input is not acceptable: a bad file, a bad rule, full, a conflict; the store is as it was."),
    (4, "There is no such series, session, person or file."),
    (5, "Another process holds the store; nothing was written."),
    (6, "The disk is full or read-only, or permission is missing; nothing was written."),
    (7, "The store is damaged, or is not one of ours."),
    (8, "The store was written by a newer version; it was left untouched."),
    (130, "Interrupted."),
];

/// Every way in which a call can fail, worded for people.
#[derive(Debug, Error)]
pub enum CliError {
    #[error(transparent)]
    App(#[from] AppError),
    /// The arguments do not fit together.
    #[error("{message}")]
    Usage { message: String, advice: String },
    /// A value is not acceptable.
    #[error("{message}")]
    Input { message: String, advice: String },
    /// What is wrong in the file of settings, each with its line.
    #[error("{} cannot be taken{}", .path.display(), .wrong.iter().map(|(line, why)| format!("\n  line {line}: {}", one_line(why))).collect::<String>())]
    Settings { path: PathBuf, wrong: Vec<(usize, String)> },
    /// What is named is not there.
    #[error("{message}")]
    Missing { message: String, advice: String },
    #[error("cannot write to standard output: {0}")]
    Output(io::Error),
    /// The same after a change.
    #[error("cannot write to standard output: {0}")]
    Untold(io::Error),
    #[error("the terminal does not answer: {0}")]
    Terminal(io::Error),
    /// A signal ended the screen; the shell is told, nobody else.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// The self-check found something.
    #[error("the store has {0}")]
    Damaged(String),
    /// A question that is asked once the call has ended.
    #[error("this needs an answer: {0}")]
    Question(String),
    /// clap wants to print the help or the version: no error, but the end of the call.
    #[error("{0}")]
    Asked(clap::Error),
}

impl CliError {
    pub fn usage(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), advice: advice.into() }
    }

    pub fn input(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Input { message: message.into(), advice: advice.into() }
    }

    pub fn missing(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::Missing { message: message.into(), advice: advice.into() }
    }

    /// As the table of exit codes says.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Output(source) | Self::Untold(source) if source.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Asked(_) => 0,
            // the signals that end a program have small numbers
            Self::Signal(signal) => 128 | u8::try_from(*signal).unwrap_or_default(),
            Self::Usage { .. } | Self::Question(_) => 2,
            Self::Input { .. } | Self::Settings { .. } => 3,
            Self::Missing { .. } => 4,
            Self::Output(_) | Self::Untold(_) | Self::Terminal(_) => 6,
            Self::Damaged(_) => 7,
            Self::App(error) => match error.kind() {
                Kind::Internal => BUG,
                Kind::Input => 3,
                Kind::Missing => 4,
                Kind::Busy => 5,
                Kind::Io => 6,
                Kind::Damaged => 7,
                Kind::Newer => 8,
                Kind::Interrupted => 130,
            },
        }
    }

    /// What to do next, as a sentence.
    pub fn advice(&self) -> String {
        match self {
            Self::App(error) => error.advice(),
            Self::Usage { advice, .. } | Self::Input { advice, .. } | Self::Missing { advice, .. } => advice.clone(),
            Self::Settings { .. } => "Correct it, or see what can be set with: fortnight config show --default".into(),
            Self::Output(_) => "Choose another place for the output.".into(),
            Self::Untold(_) => "The change is made all the same: see “fortnight history”.".into(),
            Self::Terminal(_) => "Run it in a terminal.".into(),
            Self::Damaged(_) => "Put a backup in its place, or save what can be read with “fortnight dump”.".into(),
            Self::Question(_) => "Say --yes to agree.".into(),
            Self::Asked(_) | Self::Signal(_) => String::new(),
        }
    }

    /// Prints the error; a reader who has gone away is not told.
    pub fn tell(&self) {
        match self {
            Self::Signal(_) => {}
            Self::Output(source) | Self::Untold(source) if source.kind() == io::ErrorKind::BrokenPipe => {}
            // help and version go to standard output; a closed pipe there is nobody's fault
            Self::Asked(help) => drop(help.print()),
            // a line each: the parts are escaped one by one
            Self::Settings { .. } => tell_lines("error", &many_lines(&self.to_string()), &self.advice()),
            _ => tell(&self.to_string(), &self.advice()),
        }
    }
}

/// Prints a panic as an internal error.
pub fn tell_bug(what: &str) {
    tell(&format!("internal error: {what}"), "This is a bug in fortnight. The store is as the last finished change left it.");
}

/// Says what is not as it should be, though the call goes on.
pub fn warn(message: &str, advice: &str) {
    tell_lines("warning", &one_line(message), &one_line(advice));
}

fn tell(message: &str, advice: &str) {
    tell_lines("error", &one_line(message), &one_line(advice));
}

/// Nothing can be done about a standard error that is closed.
fn tell_lines(kind: &str, message: &str, advice: &str) {
    let text = format!("fortnight: {kind}: {message}\n{advice}\n");
    drop(io::stderr().lock().write_all(text.as_bytes()));
}

/// What clap says of the arguments of a command such as `fortnight series add`.
pub fn of_arguments(error: clap::Error, command: &str) -> CliError {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => CliError::Asked(error),
        _ => CliError::Usage { message: usage_message(&error), advice: usage_advice(&error, command) },
    }
}

/// clap's finding as one line.
fn usage_message(error: &clap::Error) -> String {
    let told = |kind| context(error, kind);
    let argument = told(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = told(ContextKind::InvalidValue);
            let why = match error.source() {
                Some(source) if source.is::<ParseIntError>() => ": it is no whole number".to_owned(),
                Some(source) => format!(": {source}"),
                None => String::new(),
            };
            if value.is_empty() { format!("{argument} needs a value") } else { format!("“{value}” does not fit {argument}{why}") }
        }
        ErrorKind::UnknownArgument => format!("there is no place for “{argument}” here"),
        ErrorKind::InvalidSubcommand => format!("there is no command “{}”", told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => format!("“{}” is only half a command", told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("missing: {argument}"),
        ErrorKind::ArgumentConflict => match told(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => format!("{argument} may be given once only"),
            prior => format!("{argument} and {prior} exclude each other"),
        },
        _ => {
            let text = error.to_string();
            let head = text.split("\n\n").next().unwrap_or_default();
            head.trim_start_matches("error: ").to_owned()
        }
    }
}

/// What clap suggests, and where to read on.
fn usage_advice(error: &clap::Error, command: &str) -> String {
    let suggestions = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = suggestions.into_iter().map(|kind| context(error, kind)).find(|text| !text.is_empty());
    let choices = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let choice = choices.into_iter().map(|kind| context(error, kind)).find(|text| !text.is_empty());
    let hint = match (meant, choice) {
        (Some(meant), _) => format!("Did you mean “{meant}”? "),
        (None, Some(choice)) => format!("Possible: {choice}. "),
        (None, None) => String::new(),
    };
    format!("{hint}See “{command} --help”.")
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
