//! Standard output: text that fits the terminal, or JSON lines; a failed write is an error and never a panic.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use crossterm::style::Stylize;
use serde::Serialize;

use super::error::CliError;
use super::layout::wrap;
use super::table::Table;
use super::{args::Global, json};
use crate::domain::text::{many_lines, one_line};

/// Where answers go, and in which form.
pub struct Output {
    to: To,
    json: bool,
    /// Columns of the terminal; `None` where nobody looks.
    width: Option<usize>,
    colour: bool,
}

/// Where it goes.
enum To {
    Stdout(BufWriter<Stdout>),
    Answer(Answer),
}

/// What a command of a batch said.
#[derive(Debug, Default)]
pub enum Answer {
    #[default]
    Nothing,
    /// One JSON object, or `null`.
    One(String),
    /// A list, each line JSON.
    Lines(Vec<String>),
    /// A calendar, a dump.
    Text(String),
}

/// The widest column of text that reads well.
const READABLE: usize = 100;
/// Room for the name of a field on a page.
const LABEL: usize = 13;

impl Output {
    pub fn stdout(global: &Global) -> Self {
        let terminal = io::stdout().is_terminal();
        let width = crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0);
        Self {
            to: To::Stdout(BufWriter::new(io::stdout())),
            json: global.json,
            width: width.filter(|_| terminal),
            colour: terminal && !is_plain(global),
        }
    }

    /// JSON that is kept for [`answer`](Self::answer).
    pub fn kept() -> Self {
        Self { to: To::Answer(Answer::default()), json: true, width: None, colour: false }
    }

    /// What was said to an output that keeps it.
    pub fn answer(self) -> Answer {
        match self.to {
            To::Answer(answer) => answer,
            To::Stdout(_) => Answer::Nothing,
        }
    }

    /// Whether JSON was asked for.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Text as it is: a calendar, a dump, a completion script.
    pub fn raw(&mut self, text: &str) -> Result<(), CliError> {
        match &mut self.to {
            To::Stdout(stdout) => stdout.write_all(text.as_bytes()).map_err(CliError::Output)?,
            To::Answer(Answer::Text(said)) => said.push_str(text),
            To::Answer(answer) => *answer = Answer::Text(text.to_owned()),
        }
        Ok(())
    }

    /// A line for people.
    pub fn line(&mut self, text: &str) -> Result<(), CliError> {
        self.raw(&format!("{}\n", one_line(text)))
    }

    /// A line of a list below another line.
    pub fn item(&mut self, text: &str) -> Result<(), CliError> {
        self.raw(&format!("  {}\n", one_line(text)))
    }

    /// A line that stands out.
    pub fn title(&mut self, text: &str) -> Result<(), CliError> {
        let text = one_line(text);
        if self.colour { self.raw(&format!("{}\n", text.bold())) } else { self.raw(&format!("{text}\n")) }
    }

    pub fn blank(&mut self) -> Result<(), CliError> {
        self.raw("\n")
    }

    /// A named value, wrapped under itself; nothing where the value is empty.
    pub fn field(&mut self, name: &str, value: &str) -> Result<(), CliError> {
        let room = self.width.unwrap_or(READABLE).clamp(LABEL + 20, READABLE) - LABEL;
        for (i, line) in wrap(many_lines(value).as_str(), room).into_iter().enumerate() {
            let label = format!("{:LABEL$}", if i == 0 { name } else { "" });
            let label = if self.colour && i == 0 { label.dim().to_string() } else { label };
            self.raw(format!("{label}{line}").trim_end())?;
            self.blank()?;
        }
        Ok(())
    }

    pub fn table(&mut self, table: &Table) -> Result<(), CliError> {
        for line in table.lines(self.width) {
            if line.faint && self.colour {
                self.raw(&format!("{}\n", line.text.dim()))?;
            } else {
                self.raw(&format!("{}\n", line.text))?;
            }
        }
        Ok(())
    }

    /// One JSON object in one line.
    pub fn json<T: Serialize>(&mut self, value: &T) -> Result<(), CliError> {
        let text = as_json(value)?;
        match &mut self.to {
            To::Answer(answer) => *answer = Answer::One(text),
            To::Stdout(_) => self.raw(&(text + "\n"))?,
        }
        Ok(())
    }

    /// One JSON object a line.
    pub fn json_lines<T: Serialize>(&mut self, values: impl IntoIterator<Item = T>) -> Result<(), CliError> {
        let mut lines = vec![];
        for value in values {
            match self.to {
                To::Answer(_) => lines.push(as_json(&value)?),
                To::Stdout(_) => self.json(&value)?,
            }
        }
        if let To::Answer(answer) = &mut self.to {
            *answer = Answer::Lines(lines);
        }
        Ok(())
    }

    /// Makes sure that everything has left the program.
    pub fn finish(&mut self) -> Result<(), CliError> {
        match &mut self.to {
            To::Stdout(stdout) => stdout.flush().map_err(CliError::Output),
            To::Answer(_) => Ok(()),
        }
    }
}

fn as_json<T: Serialize>(value: &T) -> Result<String, CliError> {
    json::line(value).map_err(|error| CliError::Output(error.into()))
}

/// Whether colours are to be left out, whoever says it.
pub fn is_plain(global: &Global) -> bool {
    global.no_color || no_colour_wanted() || !global.settings.has_colours()
}

/// `NO_COLOR` (no-color.org) with any value, or a terminal that shows none.
pub fn no_colour_wanted() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Talk: on standard error, where it disturbs no script. Nothing can be done when that is closed.
pub fn note(text: &str) {
    drop(writeln!(io::stderr().lock(), "{}", one_line(text)));
}
