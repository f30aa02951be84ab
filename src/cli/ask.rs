//! Questions before something big: asked on a terminal, answered by `--yes`, an error where nobody can answer.

use std::io::{self, IsTerminal, Write};

use super::error::CliError;
use crate::domain::text::one_line;

/// Whether there is someone to ask.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether the user agrees.
///
/// # Errors
/// Where there is no terminal to ask on; the error names the flag.
pub fn confirm(question: &str, yes: bool) -> Result<bool, CliError> {
    if yes {
        return Ok(true);
    }
    if !is_possible() {
        return Err(CliError::usage(
            format!("this needs an answer: {question}"),
            "Say --yes to agree, or --dry-run to see what would happen.",
        ));
    }
    let mut talk = io::stderr().lock();
    write!(talk, "{} [y/N] ", one_line(question)).and_then(|()| talk.flush()).map_err(CliError::Terminal)?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(CliError::Terminal)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
