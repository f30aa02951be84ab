//! The arguments: options that every command knows, and the table of commands; each noun keeps its own beside what it does.

use std::ffi::OsString;
use std::iter::successors;
use std::path::PathBuf;

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::config::Config;
use super::error::{CliError, of_arguments};
use super::{
    agenda, attendee, batch, config, docs, export, history, import, manual, person, register, report, restore, schema, series, session,
    store,
};

/// A terminal calendar for people who run recurring sessions and look after the people who come.
#[derive(Debug, Parser)]
#[command(name = "fortnight", version, max_term_width = 100)]
#[command(after_help = "Without a command: the calendar on the screen.

SERIES is a UID, the unique start of one, or words that only one title has.
DATE is 2020-09-02, 2020-09-02T16:00, today, +2w, wed, “2 sep” or next.

Examples:
  fortnight add Choir every Thursday 10-11:30 from 3 Sep London, 20 places
  fortnight attendee add choir --name 'Bo Chen' --email bo@example.org
  fortnight agenda --json | head -1
  fortnight --linear")]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    /// Ask and answer in lines, without a screen: for screen readers and thin connections
    #[arg(long)]
    pub linear: bool,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What every command knows.
#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    /// The store, else the one that FORTNIGHT_DB names, else the one in the data folder of this computer
    // the variable is read by hand: clap takes an empty one for a path
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub db: Option<PathBuf>,
    /// The zone in which times are shown [default: the system's]
    // Not `global`: `series add --tz` means the zone of the series. `with_zone` hands it down to the other commands.
    #[arg(long, value_name = "ZONE", help_heading = "Everywhere")]
    pub tz: Option<String>,
    /// Take this as the present: 2020-09-02T15:42 or 2020-09-02T14:42:00Z
    #[arg(long, global = true, value_name = "TIME", help_heading = "Everywhere")]
    pub now: Option<String>,
    /// The file of settings, else the one in the folder for settings; “config show” tells what it sets
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub config: Option<PathBuf>,
    /// No colours, as with the environment variable NO_COLOR
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub no_color: bool,
    /// Answer as JSON, lists as one object a line
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// Answer questions with yes
    #[arg(long, short = 'y', global = true, help_heading = "Everywhere")]
    pub yes: bool,
    /// What the file of settings says, once it was read.
    #[arg(skip)]
    pub settings: Config,
}

/// For commands that change something.
#[derive(Clone, Copy, Debug, Args)]
pub struct DryRun {
    /// Show what would happen and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// For commands that bring the calendar up.
#[derive(Clone, Copy, Debug, Args)]
pub struct Shown {
    /// Ask and answer in lines, without a screen: for screen readers and thin connections
    #[arg(long)]
    pub linear: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(series::add::Quick),
    /// Series and one-offs: add, list, show, edit, order, split, rm
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight series list\n  fortnight series edit choir --capacity 24")]
    Series(series::Verb),
    /// Sessions of a series: list, next, show, edit, move, skip, restore, rm
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight session next\n  fortnight session skip choir next --reason illness")]
    Session(session::Verb),
    /// The people who come: add, list, rm, decline, away, import, export
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight attendee list choir next\n  fortnight attendee add choir next --name 'Cara Diaz'")]
    Attendee(attendee::Verb),
    /// Who was there: show, mark, rest
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight register show choir today\n  fortnight register mark choir today 'Bo Chen' came")]
    Register(register::Verb),
    /// Everyone known: list, show, add, edit, tag, merge, export, overdue, forget, erase, log
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight person list\n  fortnight person show 'Bo Chen'")]
    Person(person::Verb),
    Agenda(agenda::Agenda),
    Report(report::Report),
    Export(export::Export),
    Import(import::Import),
    /// Take back the newest change
    #[command(after_help = "Example:\n  fortnight undo")]
    Undo,
    /// Make the change that was undone again
    #[command(after_help = "Example:\n  fortnight redo")]
    Redo,
    History(history::History),
    /// Make an empty store; it is made on the first change anyway
    #[command(after_help = "Example:\n  fortnight init --db chats.db")]
    Init,
    /// Look whether the store is sound
    #[command(after_help = "Example:\n  fortnight check --json")]
    Check,
    /// The whole store as sorted JSON Lines; the same store gives the same bytes
    #[command(after_help = "Example:\n  fortnight dump > chats.jsonl")]
    Dump,
    Restore(restore::Restore),
    Backup(store::Backup),
    Batch(batch::Batch),
    /// The calendar on the screen
    #[command(after_help = "Example:\n  fortnight tui")]
    Tui(Shown),
    /// The calendar on the screen, with sample data that is gone when you leave
    #[command(after_help = "Examples:\n  fortnight demo\n  fortnight demo --linear")]
    Demo(Shown),
    /// The settings and the keys of the screen: show, keys
    #[command(subcommand, arg_required_else_help = false)]
    #[command(after_help = "Examples:\n  fortnight config show\n  fortnight config keys")]
    Config(config::show::Verb),
    Completions(docs::Completions),
    Man(manual::Man),
    Schema(schema::Schema),
    /// The version of the program and of its zone data
    #[command(after_help = "Example:\n  fortnight version --json")]
    Version,
}

/// The whole command line, as completions and the manual page print it.
pub fn command() -> clap::Command {
    with_zone(Cli::command(), &zone_argument()).mut_subcommands(flowing)
}

/// Paragraphs of the source, which end where its lines do, become lines that the terminal breaks where it ends.
fn flowing(command: clap::Command) -> clap::Command {
    let command = match command.get_after_help().map(ToString::to_string) {
        Some(help) => command.after_help(flow(&help)),
        None => command,
    };
    command.mut_subcommands(flowing)
}

fn flow(help: &str) -> String {
    let mut flown = String::new();
    let mut goes_on = false;
    for line in help.lines() {
        let is_text = !line.is_empty() && !line.starts_with(' ');
        if !flown.is_empty() {
            flown.push(if goes_on && is_text { ' ' } else { '\n' });
        }
        flown.push_str(line);
        goes_on = is_text && !line.ends_with(':');
    }
    flown
}

/// Reads the arguments.
///
/// # Errors
/// When they are none that the program knows, or ask for help.
pub fn read(arguments: Vec<OsString>) -> Result<Cli, CliError> {
    read_with(&mut command(), &arguments)
}

/// The same with a [`command`] that was made before, for those who read many.
///
/// # Errors
/// As `read`.
pub fn read_with(command: &mut clap::Command, arguments: &[OsString]) -> Result<Cli, CliError> {
    let path = path(command, arguments);
    let wrong = |error| of_arguments(error, &path);
    let matches = command.try_get_matches_from_mut(arguments).map_err(wrong)?;
    let mut cli = Cli::from_arg_matches(&matches).map_err(wrong)?;
    cli.global.tz = display_zone(&matches);
    Ok(cli)
}

/// The command that the arguments name, as `fortnight series add`.
fn path(root: &clap::Command, arguments: &[OsString]) -> String {
    let mut command = root;
    let mut path = root.get_name().to_owned();
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(inner) = command.find_subcommand(word) {
            path = format!("{path} {}", inner.get_name());
            command = inner;
        }
    }
    path
}

fn zone_argument() -> clap::Arg {
    let root = Cli::command();
    let own = root.get_arguments().find(|argument| argument.get_long() == Some("tz"));
    own.cloned().unwrap_or_else(|| clap::Arg::new("tz").long("tz"))
}

/// Gives `--tz` to each command that has none of its own.
fn with_zone(command: clap::Command, zone: &clap::Arg) -> clap::Command {
    let has_own = command.get_arguments().any(|argument| argument.get_long() == Some("tz"));
    let command = if has_own { command } else { command.arg(zone.clone()) };
    command.mut_subcommands(|inner| with_zone(inner, zone))
}

/// The `--tz` said last, before the command or after it.
pub fn display_zone(matches: &ArgMatches) -> Option<String> {
    let levels = successors(Some(matches), |level| level.subcommand().map(|(_, inner)| inner));
    levels.filter_map(|level| level.try_get_one::<String>("tz").ok().flatten().cloned()).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_of(line: &str) -> Option<String> {
        read(line.split(' ').map(OsString::from).collect()).expect(line).global.tz
    }

    #[test]
    fn the_arguments_hold_together() {
        command().debug_assert();
    }

    #[test]
    fn the_display_zone_is_said_anywhere_but_for_a_series_of_its_own() {
        assert_eq!(zone_of("fortnight --tz UTC agenda").as_deref(), Some("UTC"));
        assert_eq!(zone_of("fortnight --tz UTC session list --tz Asia/Tokyo").as_deref(), Some("Asia/Tokyo"));
        assert_eq!(zone_of("fortnight --tz UTC series add --summary S --start today --tz floating").as_deref(), Some("UTC"));
        assert_eq!(zone_of("fortnight agenda"), None);
    }

    #[test]
    fn paragraphs_flow_and_examples_stand() {
        let help = "Examples:\n  fortnight x\n  fortnight y\n\nA line that\ngoes on: so\nit does:\n  an item";
        assert_eq!(flow(help), "Examples:\n  fortnight x\n  fortnight y\n\nA line that goes on: so it does:\n  an item");
    }

    #[test]
    fn every_command_shows_an_example_and_explains_its_arguments() {
        fn look(command: &clap::Command, path: &str) {
            for inner in command.get_subcommands() {
                let path = format!("{path} {}", inner.get_name());
                let help = inner.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains(&path), "{path}: {help}");
                let silent = inner.get_arguments().find(|argument| argument.get_help().is_none());
                assert!(silent.is_none(), "{path}: {silent:?}");
                look(inner, &path);
            }
        }
        look(&command(), "fortnight");
    }
}
