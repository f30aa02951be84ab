//! `version`, `completions` and `man`: what the program says of itself.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::StyledStr;
use clap_mangen::roff::{Roff, bold, roman};
use serde::Serialize;

use super::args::command;
use super::complete::shell::Shell;
use super::error::{CliError, EXIT_CODES};
use super::print::Output;
use crate::app::AppError;
use crate::app::transfer::write_file;
use crate::domain::zone::Zone;

/// Print the script with which a shell completes commands, series, dates and people
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight completions bash > ~/.local/share/bash-completion/completions/fortnight
  echo 'source <(fortnight completions zsh)' >> ~/.zshrc
  fortnight completions fish > ~/.config/fish/completions/fortnight.fish
  fortnight completions elvish >> ~/.config/elvish/rc.elv
  fortnight completions powershell >> $PROFILE

On Tab the shell calls the program, which looks into the store that --db, FORTNIGHT_DB or the settings name.
Names of people go to that shell and nowhere else.")]
pub struct Completions {
    /// For which shell
    shell: Shell,
}

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fortnight man | man -l -\n  fortnight man --out-dir ~/.local/share/man/man1")]
pub struct Man {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
}

#[derive(Debug, Serialize)]
struct Version {
    name: &'static str,
    version: &'static str,
    zone_data: &'static str,
}

pub fn version(out: &mut Output) -> Result<(), CliError> {
    let version = Version { name: "fortnight", version: env!("CARGO_PKG_VERSION"), zone_data: Zone::data_version() };
    if out.is_json() {
        return out.json(&version);
    }
    out.line(&format!("fortnight {}, zone data {}", version.version, version.zone_data))
}

pub fn completions(out: &mut Output, args: &Completions) -> Result<(), CliError> {
    out.raw(&args.shell.script().map_err(CliError::Output)?)
}

pub fn man(out: &mut Output, args: &Man) -> Result<(), CliError> {
    if let Some(folder) = &args.out_dir {
        let write = |source| AppError::Write { path: folder.clone(), source };
        std::fs::create_dir_all(folder).map_err(write)?;
        let mut all = command().disable_help_subcommand(true);
        all.build();
        write_pages(&all, folder)?;
        return out.line(&format!("wrote the manual pages to {}", folder.display()));
    }
    let mut page = vec![];
    write_page(&mut page).map_err(CliError::Output)?;
    out.raw(&String::from_utf8_lossy(&page))
}

/// A page for a command and for each within it, private as every file that the program makes.
fn write_pages(command: &clap::Command, folder: &Path) -> Result<(), CliError> {
    for inner in command.get_subcommands() {
        write_pages(inner, folder)?;
    }
    let man = clap_mangen::Man::new(command.clone());
    let mut page = vec![];
    man.render(&mut page).map_err(CliError::Output)?;
    // the pages of an older version are replaced
    Ok(write_file(&folder.join(man.get_filename()), &String::from_utf8_lossy(&page), true)?)
}

/// The arguments, then what they do not tell: every command with its examples, the environment, the exit codes.
fn write_page(page: &mut dyn Write) -> io::Result<()> {
    let man = clap_mangen::Man::new(command());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    commands(&mut roff, &command(), "fortnight");
    let mut section = |name: &str, entries: &mut dyn Iterator<Item = (String, &str)>| {
        roff.control("SH", [name]);
        for (name, text) in entries {
            roff.control("TP", []).text([bold(name)]).text([roman(text)]);
        }
    };
    section("JSON", &mut JSON.iter().map(|(name, text)| ((*name).to_owned(), *text)));
    section("ENVIRONMENT", &mut ENVIRONMENT.iter().map(|(name, text)| ((*name).to_owned(), *text)));
    section("EXIT STATUS", &mut EXIT_CODES.iter().map(|(code, text)| (code.to_string(), *text)));
    roff.to_writer(page)
}

/// The commands that do something, each with its examples.
fn commands(roff: &mut Roff, command: &clap::Command, path: &str) {
    for inner in command.get_subcommands() {
        let path = format!("{path} {}", inner.get_name());
        if inner.has_subcommands() {
            commands(roff, inner, &path);
            continue;
        }
        let told = |text: Option<&StyledStr>| text.map(ToString::to_string).unwrap_or_default();
        roff.control("SS", [path.as_str()]).text([roman(told(inner.get_about()))]);
        roff.control("EX", []);
        for line in told(inner.get_after_help()).lines().skip(1) {
            roff.text([roman(line)]);
        }
        roff.control("EE", []);
    }
}

const JSON: [(&str, &str); 2] = [
    ("--json", "Every command that answers does so as JSON, lists as one object a line; fields keep their names and types."),
    ("fortnight schema", "What the fields are, which may be null and what they mean, as JSON Schema, for each command."),
];

const ENVIRONMENT: [(&str, &str); 2] =
    [("FORTNIGHT_DB", "The store, where --db does not name one."), ("NO_COLOR", "No colours, with any value.")];
