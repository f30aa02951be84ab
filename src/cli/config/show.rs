//! `config show`: what holds, and who says so.

use std::env;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::list_keys::{self, Keys};
use super::{EXAMPLE, SETTINGS, Setting, settle, store_variable};
use crate::cli::args::Global;
use crate::cli::context::{store_path, surroundings};
use crate::cli::error::CliError;
use crate::cli::holidays::whose;
use crate::cli::print::{Output, is_plain, no_colour_wanted};
use crate::cli::screen;
use crate::cli::table::{Column, Table};

#[derive(Debug, Subcommand)]
pub enum Verb {
    Show(Show),
    Keys(Keys),
}

/// Every setting with its value and where that comes from
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight config show
  fortnight config show --default > ~/.config/fortnight/config.toml

An option speaks louder than the environment, that louder than the file, and that louder than what is usual.")]
pub struct Show {
    /// Print a file in which every setting is explained
    #[arg(long)]
    default: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    setting: &'static str,
    value: Option<String>,
    /// `option`, `environment`, `file` or `default`.
    source: &'static str,
    /// The option, the variable, or the file and its line.
    from: Option<String>,
}

pub fn apply(out: &mut Output, global: &Global, verb: &Verb) -> Result<(), CliError> {
    match verb {
        Verb::Show(args) => show(out, global, args),
        Verb::Keys(_) => list_keys::keys(out, global),
    }
}

fn show(out: &mut Output, global: &Global, args: &Show) -> Result<(), CliError> {
    if args.default {
        return out.raw(EXAMPLE);
    }
    let mut settled = global.clone();
    settle(&mut settled)?;
    let said = [
        ("store", global.db.as_ref().map(|_| "--db"), store_variable().map(|_| "FORTNIGHT_DB")),
        ("zone", global.tz.as_ref().map(|_| "--tz"), None),
        // a locale is a guess, and the file louder
        ("unicode", None, screen::locale().filter(|_| settled.settings.unicode().is_none())),
        ("colour", global.no_color.then_some("--no-color"), no_colour_wanted().then(colour_variable)),
    ];
    let lines = SETTINGS.iter().map(|setting| {
        let (_, option, variable) = said.iter().find(|(name, ..)| *name == setting.name).copied().unwrap_or_default();
        let (source, from) = match (option, variable, settled.settings.place(setting.name)) {
            (Some(option), ..) => ("option", Some(option.to_owned())),
            (None, Some(variable), _) => ("environment", Some(variable.to_owned())),
            (None, None, Some(place)) => ("file", Some(place)),
            (None, None, None) => ("default", None),
        };
        Ok(Line { setting: setting.name, value: value(setting, &settled)?, source, from })
    });
    let lines: Vec<Line> = lines.collect::<Result<_, CliError>>()?;
    if out.is_json() {
        return out.json_lines(&lines);
    }
    let mut table = Table::new(&[("Setting", Column::Left), ("Value", Column::Flexible), ("From", Column::Flexible)]);
    for line in lines {
        let from = line.from.unwrap_or_else(|| line.source.to_owned());
        table.row([line.setting.to_owned(), line.value.unwrap_or_else(|| nothing(line.setting).to_owned()), from], false);
    }
    out.table(&table)
}

/// What holds once everybody has spoken.
fn value(setting: &Setting, global: &Global) -> Result<Option<String>, CliError> {
    Ok(match setting.name {
        "store" => Some(store_path(global)?.display().to_string()),
        "zone" => Some(surroundings(global)?.0.name().to_owned()),
        "organizer" => global.settings.organizer().map(|one| format!("{} <{}>", one.name, one.email).trim().to_owned()),
        "holidays" => Some(whose(global, &surroundings(global)?.0).to_owned()),
        "colour" => Some(if is_plain(global) { "never" } else { "auto" }.to_owned()),
        "unicode" => Some(screen::has_unicode(global).to_string()),
        only_in_the_file => global.settings.value(only_in_the_file).or(setting.kind.usual()).map(str::to_owned),
    })
}

/// What holds where nothing was said.
fn nothing(setting: &str) -> &'static str {
    if setting == "organizer" { "nobody" } else { "for ever" }
}

fn colour_variable() -> &'static str {
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) { "NO_COLOR" } else { "TERM" }
}
