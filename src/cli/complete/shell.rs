//! How each shell asks what fits on its line, and how it wants to be told.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;

use clap::{Command, ValueEnum};
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Zsh};

use crate::cli::shell_line::{escaped, read};

/// A shell whose lines can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

/// Where the script of a shell names itself: the call is a question then, and no command.
const VARIABLE: &str = "FORTNIGHT_COMPLETE";
const NAME: &str = "fortnight";

/// The shell that asks, if any.
pub fn asking() -> Option<Shell> {
    env::var(VARIABLE).ok().and_then(|name| Shell::from_str(&name, false).ok())
}

/// The line as bash has it, and the piece of it that bash will replace: `:`, `=` and `@` end a word for bash, not for us.
const BASH: &str = r#"_fortnight() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(FORTNIGHT_COMPLETE=bash fortnight -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -F _fortnight fortnight 2>/dev/null || complete -F _fortnight fortnight
"#;

impl Shell {
    /// The script that makes the shell ask.
    pub fn script(self) -> io::Result<String> {
        let Some(adapter) = self.adapter() else { return Ok(BASH.to_owned()) };
        let mut script = Vec::new();
        adapter.write_registration(VARIABLE, NAME, NAME, NAME, &mut script)?;
        Ok(String::from_utf8_lossy(&script).into_owned())
    }

    /// What speaks with the shell; nothing for bash, where the one there is knows neither names with spaces nor UIDs with an `@`.
    fn adapter(self) -> Option<&'static dyn EnvCompleter> {
        match self {
            Self::Bash => None,
            Self::Elvish => Some(&Elvish),
            Self::Fish => Some(&Fish),
            Self::Powershell => Some(&Powershell),
            Self::Zsh => Some(&Zsh),
        }
    }

    /// What it asks, out of the arguments of the call.
    pub fn question(self, arguments: Vec<OsString>) -> Question {
        let mut asked: Vec<OsString> = arguments.into_iter().skip_while(|word| word != "--").skip(1).collect();
        let text = |word: &OsString| word.to_string_lossy().into_owned();
        // some shells hand words over as they are typed, in quotes that may still be open
        let plain = |word: &mut OsString| *word = read(&text(word)).words.concat().into();
        match self {
            Self::Bash => {
                let line = read(&asked.first().map(text).unwrap_or_default());
                // settings for this one call stand before the program
                let words = line.words.iter().skip_while(|word| word.contains('=')).map(OsString::from).collect();
                let piece = asked.get(1).map(text).unwrap_or_default();
                return Question { words, open: line.open, kept: line.last.strip_suffix(&piece).unwrap_or_default().to_owned() };
            }
            Self::Fish => asked.last_mut().into_iter().for_each(plain),
            Self::Zsh => asked.iter_mut().for_each(plain),
            Self::Elvish | Self::Powershell => {}
        }
        Question { words: asked, ..Question::default() }
    }

    /// What fits, in the form that the shell reads.
    ///
    /// # Errors
    /// When the question is none that the shell's script asks.
    pub fn reply(self, command: &mut Command, asked: Question, folder: Option<&Path>) -> io::Result<String> {
        let last = asked.words.len().saturating_sub(1);
        let found = |command: &mut Command, words: Vec<OsString>| complete(command, words, last, folder);
        let text = |candidate: &CompletionCandidate| candidate.get_value().to_string_lossy().into_owned();
        Ok(match self {
            Self::Bash => found(command, asked.words)?
                .iter()
                .map(|candidate| {
                    let word = escaped(&text(candidate), asked.open);
                    word.strip_prefix(&asked.kept).unwrap_or(&word).to_owned() + "\n"
                })
                .collect(),
            Self::Powershell => found(command, asked.words)?
                .iter()
                .map(|candidate| {
                    let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
                    let help = help.lines().next().map(|line| format!("\t{line}")).unwrap_or_default();
                    in_power_shell(&text(candidate)) + &help + "\n"
                })
                .collect(),
            Self::Elvish | Self::Fish | Self::Zsh => {
                let mut told = Vec::new();
                if let Some(adapter) = self.adapter() {
                    adapter.write_complete(command, asked.words, folder, &mut told)?;
                }
                String::from_utf8_lossy(&told).into_owned()
            }
        })
    }
}

/// A line up to the cursor, as a shell asks about it.
#[derive(Debug, Default)]
pub struct Question {
    /// Without their quotes; the first is the program, the last the one to complete.
    pub words: Vec<OsString>,
    /// The quote that the last word still stands in.
    open: Option<char>,
    /// What bash leaves standing of the last word.
    kept: String,
}

/// A word as PowerShell takes it whole.
fn in_power_shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./\\:=".contains(c);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn power_shell_gets_names_in_quotes() {
        assert_eq!(in_power_shell("--dry-run"), "--dry-run");
        assert_eq!(in_power_shell("Niamh O'Brien"), "'Niamh O''Brien'");
        assert_eq!(in_power_shell("choir@example.org"), "'choir@example.org'");
    }
}
