//! Questions before something big: who answers them, and that an answer is yes.

use std::io::{self, IsTerminal, Write};

use super::error::CliError;
use crate::domain::text::one_line;

/// Who answers questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// Nobody is asked: `--yes` has answered them all.
    Answered,
    /// Whoever sits at the terminal; an error where nobody does.
    AtTerminal,
    /// Whoever typed the line, after the call: a question ends it before anything has happened, and a yes makes it again, answered.
    Afterwards,
}

impl Questions {
    /// For a call on a shell's line, which may have said `--yes`.
    pub fn at_terminal(yes: bool) -> Self {
        if yes { Self::Answered } else { Self::AtTerminal }
    }

    /// Whether there is a terminal on which one question after the other can be asked.
    pub fn are_at_terminal(self) -> bool {
        self == Self::AtTerminal && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether there is someone to ask.
    pub fn are_possible(self) -> bool {
        self == Self::Afterwards || self.are_at_terminal()
    }

    /// Whether the user agrees.
    ///
    /// # Errors
    /// Where nobody is there to ask, which names the flag, or where the asking has to wait until the call has ended.
    pub fn confirm(self, question: &str) -> Result<bool, CliError> {
        match self {
            Self::Answered => Ok(true),
            Self::Afterwards => Err(CliError::Question(question.to_owned())),
            Self::AtTerminal if self.are_at_terminal() => ask(question),
            Self::AtTerminal => Err(CliError::usage(
                format!("this needs an answer: {question}"),
                "Say --yes to agree, or --dry-run to see what would happen.",
            )),
        }
    }
}

fn ask(question: &str) -> Result<bool, CliError> {
    let mut talk = io::stderr().lock();
    write!(talk, "{} [y/N] ", one_line(question)).and_then(|()| talk.flush()).map_err(CliError::Terminal)?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(CliError::Terminal)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
