//! Lines in and lines out: what is said is escaped and made fit to be heard, and Ctrl-C stops a question, never the program.

use std::io::{self, BufReader, IsTerminal, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::words::sentence;
use crate::cli::batch::next_line;
use crate::cli::error::CliError;
use crate::cli::spoken::spoken;
use crate::domain::text::{many_lines, one_line};

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Line(String),
    /// “help”: say what can be said here.
    Help,
    /// “back”: to the question before.
    Back,
    /// Ctrl-C or “stop”: leave what is being asked about.
    Stop,
    /// The end of the input, or “quit”.
    Quit,
}

/// After so many answers that are none, a question is left: perhaps nobody who hears it is there.
pub const PATIENCE: usize = 3;
const YES_OR_NO: &str = "Please say yes or no; stop leaves all as it was.";

/// The two ends of the conversation.
pub struct Talk {
    heard: Receiver<Wake>,
    /// Nobody sees what is typed: it is said again, so that the whole can be read as one text.
    echoes: bool,
}

enum Wake {
    Line(Result<String, CliError>),
    Interrupted,
    Ended(Result<(), CliError>),
}

impl Talk {
    /// On standard input and output.
    pub fn begin() -> Result<Self, CliError> {
        let (sender, heard) = channel();
        watch_interrupts(sender.clone()).map_err(CliError::Terminal)?;
        thread::spawn(move || listen(&sender));
        Ok(Self { heard, echoes: !io::stdin().is_terminal() })
    }

    /// Says sentences, a line each.
    pub fn say(&self, text: &str) -> Result<(), CliError> {
        text.lines().map(|line| spoken(&one_line(line))).filter(|line| !line.is_empty()).try_for_each(|line| print(&(line + "\n")))
    }

    /// Prints what was worded elsewhere, such as a help page or a file.
    pub fn read_out(&self, text: &str) -> Result<(), CliError> {
        let text = many_lines(text);
        if text.is_empty() { Ok(()) } else { print(&(text + "\n")) }
    }

    /// Says why something was not done, and what to do.
    pub fn refuse(&self, why: &str, advice: &str) -> Result<(), CliError> {
        self.say(&sentence(&format!("Not done: {why}")))?;
        self.say(advice)
    }

    /// Asks, and waits for a line.
    pub fn ask(&self, question: &str) -> Result<Heard, CliError> {
        print(&format!("{} ", spoken(&one_line(question))))?;
        loop {
            // both ends of the channel live as long as the program
            match self.heard.recv().unwrap_or(Wake::Ended(Ok(()))) {
                Wake::Interrupted => {
                    print("\n")?;
                    return Ok(Heard::Stop);
                }
                Wake::Ended(ended) => {
                    print("\n")?;
                    return ended.map(|()| Heard::Quit);
                }
                Wake::Line(Err(error)) => self.refuse(&error.to_string(), &error.advice())?,
                Wake::Line(Ok(line)) => {
                    let line = line.trim();
                    if self.echoes {
                        print(&format!("{}\n", one_line(line)))?;
                    }
                    return Ok(match line.to_lowercase().as_str() {
                        "help" | "?" => Heard::Help,
                        "back" => Heard::Back,
                        "stop" => Heard::Stop,
                        "quit" | "exit" => Heard::Quit,
                        _ => Heard::Line(line.to_owned()),
                    });
                }
            }
        }
    }

    /// Asks until the answer is yes or no; what was heard instead where it is neither to be had.
    pub fn agrees(&self, question: &str) -> Result<Result<bool, Heard>, CliError> {
        for _ in 0..PATIENCE {
            match self.ask(&format!("{question} yes or no?"))? {
                Heard::Line(line) => match line.to_lowercase().as_str() {
                    "y" | "yes" => return Ok(Ok(true)),
                    "n" | "no" => return Ok(Ok(false)),
                    _ => self.say(YES_OR_NO)?,
                },
                Heard::Help => self.say(YES_OR_NO)?,
                other => return Ok(Err(other)),
            }
        }
        Ok(Err(Heard::Stop))
    }
}

fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Output)
}

/// Reads for as long as the program lives.
fn listen(sender: &Sender<Wake>) {
    let mut input = BufReader::new(io::stdin());
    loop {
        let wake = match next_line(&mut input) {
            Ok(Some(line)) => Wake::Line(line),
            Ok(None) => Wake::Ended(Ok(())),
            Err(error) => Wake::Ended(Err(error)),
        };
        let is_last = matches!(wake, Wake::Ended(_));
        if sender.send(wake).is_err() || is_last {
            return;
        }
    }
}

#[cfg(unix)]
fn watch_interrupts(sender: Sender<Wake>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            if sender.send(Wake::Interrupted).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn watch_interrupts(_sender: Sender<Wake>) -> io::Result<()> {
    Ok(())
}
