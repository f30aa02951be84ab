//! `man`: the manual as one page, or as a page for each command.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::StyledStr;
use clap_mangen::roff::{Roff, bold, roman};

use super::args::command;
use super::error::{CliError, EXIT_CODES};
use super::print::Output;
use crate::app::AppError;
use crate::app::transfer::write_file;

/// Print the manual page
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fortnight man | man -l -\n  fortnight man --out-dir ~/.local/share/man/man1")]
pub struct Man {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
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
    write_whole(&mut page).map_err(CliError::Output)?;
    out.raw(&String::from_utf8_lossy(&page))
}

/// A page for a command and for each within it, private as every file that the program makes.
fn write_pages(command: &clap::Command, folder: &Path) -> Result<(), CliError> {
    for inner in command.get_subcommands() {
        write_pages(inner, folder)?;
    }
    let man = manual(command.clone());
    let mut page = vec![];
    write_page(&man, command, &mut page).map_err(CliError::Output)?;
    // the pages of an older version are replaced
    Ok(write_file(&folder.join(man.get_filename()), &String::from_utf8_lossy(&page), true)?)
}

/// The page of a command, which says at its foot of which program it is; it has no date, and an empty one would be left out of the line.
fn manual(command: clap::Command) -> clap_mangen::Man {
    clap_mangen::Man::new(command).date(" ").source(concat!("fortnight ", env!("CARGO_PKG_VERSION")))
}

/// The arguments of a command, the pages of those within it, and its examples.
fn write_page(man: &clap_mangen::Man, command: &clap::Command, page: &mut dyn Write) -> io::Result<()> {
    write_arguments(man, command, page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(page)?;
    }
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    examples(&mut roff, command);
    roff.to_writer(page)
}

fn write_arguments(man: &clap_mangen::Man, command: &clap::Command, page: &mut dyn Write) -> io::Result<()> {
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    let mut roff = Roff::new();
    paragraphs(&mut roff, command);
    roff.to_writer(page)?;
    man.render_options_section(page)
}

fn examples(roff: &mut Roff, command: &clap::Command) {
    roff.control("EX", []);
    for line in behind_arguments(command).0 {
        roff.text([roman(line)]);
    }
    roff.control("EE", []);
}

fn paragraphs(roff: &mut Roff, command: &clap::Command) {
    for paragraph in behind_arguments(command).1 {
        roff.control("PP", []).text([roman(paragraph)]);
    }
}

/// What the help says behind the arguments: the examples, and the paragraphs around them.
fn behind_arguments(command: &clap::Command) -> (Vec<String>, Vec<String>) {
    let (mut examples, mut more) = (Vec::new(), Vec::new());
    for paragraph in told(command.get_after_help()).split("\n\n") {
        match paragraph.split_once('\n') {
            Some(("Example:" | "Examples:", lines)) => examples.extend(lines.lines().map(str::to_owned)),
            _ => more.push(paragraph.to_owned()),
        }
    }
    (examples, more)
}

fn told(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// The arguments, then what they do not tell: every command with its examples, the environment, the exit codes.
fn write_whole(page: &mut dyn Write) -> io::Result<()> {
    let whole = command();
    write_arguments(&manual(whole.clone()), &whole, page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    examples(&mut roff, &whole);
    roff.control("SH", ["COMMANDS"]);
    commands(&mut roff, &whole, "fortnight");
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
        roff.control("SS", [path.as_str()]).text([roman(told(inner.get_about()))]);
        examples(roff, inner);
        paragraphs(roff, inner);
    }
}

const JSON: [(&str, &str); 2] = [
    ("--json", "Every command that answers does so as JSON, lists as one object a line; fields keep their names and types."),
    ("fortnight schema", "What the fields are, which may be null and what they mean, as JSON Schema, for each command."),
];

const ENVIRONMENT: [(&str, &str); 2] =
    [("FORTNIGHT_DB", "The store, where --db does not name one."), ("NO_COLOR", "No colours, with any value.")];
