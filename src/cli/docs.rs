//! `version` and `completions`: what the program says of itself, and what it says to a shell.

use clap::Args;
use serde::Serialize;

use super::complete::shell::Shell;
use super::error::CliError;
use super::print::Output;
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
