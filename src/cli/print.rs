//! Standard output: text that fits the terminal, or JSON lines; a failed write is an error and never a panic.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use crossterm::style::Stylize;
use serde::Serialize;

use super::console::within;
use super::error::CliError;
use super::layout::wrap;
use super::spoken::spoken;
use super::table::Table;
use super::{args::Global, json};
use crate::app::words::sentence;
use crate::domain::text::{many_lines, one_line};

/// Where answers go, and in which form.
pub struct Output {
    to: To,
    json: bool,
    form: Form,
}

/// What text for people looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For the eye: tables whose columns line up.
    Columns {
        /// Columns of the terminal; `None` where nobody looks.
        width: Option<usize>,
        colour: bool,
    },
    /// For the ear: a line for each row, each value after its name, dates in full.
    Spoken,
}

/// Where it goes.
enum To {
    Stdout(BufWriter<Stdout>),
    Answer(Answer),
    /// Answers and talk in their order, kept for [`Output::said`].
    Page(String),
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
        let form = Form::Columns { width: width.filter(|_| terminal), colour: terminal && !is_plain(global) };
        Self { to: To::Stdout(BufWriter::new(io::stdout())), json: global.json, form }
    }

    /// JSON that is kept for [`answer`](Self::answer).
    pub fn kept() -> Self {
        Self { to: To::Answer(Answer::default()), json: true, form: Form::Columns { width: None, colour: false } }
    }

    /// Text that is kept for [`said`](Self::said).
    pub fn page(form: Form, json: bool) -> Self {
        Self { to: To::Page(String::new()), json, form }
    }

    /// What was said to an output that keeps it for a batch.
    pub fn answer(self) -> Answer {
        match self.to {
            To::Answer(answer) => answer,
            To::Stdout(_) | To::Page(_) => Answer::Nothing,
        }
    }

    /// What was said to an output that keeps it as text.
    pub fn said(self) -> String {
        match self.to {
            To::Page(said) => said,
            To::Stdout(_) | To::Answer(_) => String::new(),
        }
    }

    /// Whether someone at the terminal follows as it is said, rather than reading it afterwards.
    pub fn is_live(&self) -> bool {
        !matches!(self.to, To::Page(_))
    }

    /// Whether JSON was asked for.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Text as it is: a calendar, a dump, a completion script.
    pub fn raw(&mut self, text: &str) -> Result<(), CliError> {
        match &mut self.to {
            To::Stdout(stdout) => stdout.write_all(text.as_bytes()).map_err(CliError::Output)?,
            To::Answer(Answer::Text(said)) | To::Page(said) => said.push_str(text),
            To::Answer(answer) => *answer = Answer::Text(text.to_owned()),
        }
        Ok(())
    }

    /// A line for people.
    pub fn line(&mut self, text: &str) -> Result<(), CliError> {
        let line = self.worded(text);
        self.raw(&format!("{line}\n"))
    }

    /// A line of a list below another line.
    pub fn item(&mut self, text: &str) -> Result<(), CliError> {
        let line = self.worded(text);
        self.raw(&format!("  {line}\n"))
    }

    /// Talk: on standard error, where it disturbs no script, and nothing can be done when that is closed.
    pub fn note(&mut self, text: &str) {
        let text = format!("{}\n", self.worded(text));
        match &mut self.to {
            To::Stdout(_) | To::Answer(_) => drop(io::stderr().lock().write_all(text.as_bytes())),
            To::Page(said) => said.push_str(&within(&text)),
        }
    }

    /// A line that stands out.
    pub fn title(&mut self, text: &str) -> Result<(), CliError> {
        let text = self.worded(text);
        if self.has_colour() { self.raw(&format!("{}\n", text.bold())) } else { self.raw(&format!("{text}\n")) }
    }

    pub fn blank(&mut self) -> Result<(), CliError> {
        self.raw("\n")
    }

    /// A named value, wrapped under itself; nothing where the value is empty.
    pub fn field(&mut self, name: &str, value: &str) -> Result<(), CliError> {
        let value = many_lines(value);
        let Form::Columns { width, colour } = self.form else {
            return if value.is_empty() { Ok(()) } else { self.line(&sentence(&format!("{name}: {value}"))) };
        };
        let room = width.unwrap_or(READABLE).clamp(LABEL + 20, READABLE) - LABEL;
        for (i, line) in wrap(&value, room).into_iter().enumerate() {
            let label = format!("{:LABEL$}", if i == 0 { name } else { "" });
            let label = if colour && i == 0 { label.dim().to_string() } else { label };
            self.raw(format!("{label}{line}").trim_end())?;
            self.blank()?;
        }
        Ok(())
    }

    pub fn table(&mut self, table: &Table) -> Result<(), CliError> {
        let Form::Columns { width, colour } = self.form else {
            return table.sentences().iter().try_for_each(|sentence| self.line(sentence));
        };
        for line in table.lines(width) {
            if line.faint && colour {
                self.raw(&format!("{}\n", line.text.dim()))?;
            } else {
                self.raw(&format!("{}\n", line.text))?;
            }
        }
        Ok(())
    }

    /// One line as the form has it.
    fn worded(&self, text: &str) -> String {
        let line = one_line(text);
        if self.form == Form::Spoken { spoken(&line) } else { line }
    }

    fn has_colour(&self) -> bool {
        matches!(self.form, Form::Columns { colour: true, .. })
    }

    /// One JSON object in one line.
    pub fn json<T: Serialize>(&mut self, value: &T) -> Result<(), CliError> {
        let text = as_json(value)?;
        match &mut self.to {
            To::Answer(answer) => *answer = Answer::One(text),
            To::Stdout(_) | To::Page(_) => self.raw(&(text + "\n"))?,
        }
        Ok(())
    }

    /// One JSON object a line.
    pub fn json_lines<T: Serialize>(&mut self, values: impl IntoIterator<Item = T>) -> Result<(), CliError> {
        let mut lines = vec![];
        for value in values {
            match self.to {
                To::Answer(_) => lines.push(as_json(&value)?),
                To::Stdout(_) | To::Page(_) => self.json(&value)?,
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
            To::Answer(_) | To::Page(_) => Ok(()),
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
