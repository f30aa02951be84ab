//! Linear mode: the calendar as question and answer, for screen readers, braille lines and thin connections.

mod add;
mod forms;
mod here;
mod register;
mod skip;
mod talk;

use super::args::Global;
use super::console::{Console, within};
use super::context::open;
use super::error::CliError;
use super::print::Form;
use super::screen::sample;
use crate::app::query::{Direction, NextSession, SessionLine};
use crate::app::words::sentence;
use crate::app::{App, AppError, Dial, Kind, Outcome, words};
use crate::domain::dates::read_date;
use crate::domain::text::one_line;
use crate::tui::{End, Said};
use here::{nearest, people, sentences};
use talk::{Heard, Talk};

const HELP: &str =
    "Words for the session at hand: session says it again, who reads the list of attendees, next and previous go to others, and a date \
such as 2 sep or next wed goes there.
add, skip and register ask for what they need. In a question, back returns to the one before, stop leaves it, and so does Ctrl-C.
undo takes the newest change back, redo makes it again, and quit leaves.
All commands of the program are understood too, such as: session show choir next. commands lists them, and COMMAND --help explains one.";

const NOTHING: &str =
    "No session lies ahead. A series is one line, such as: add Choir every Thursday 10-11:30 from 3 Sep London, 20 places";

/// Whether the conversation goes on.
enum Going {
    On,
    Out,
}

/// The conversation: what is open, and the session that is spoken of.
struct Linear {
    app: App,
    console: Console,
    talk: Talk,
    here: Option<SessionLine>,
}

/// Talks about the store until that is left.
///
/// # Errors
/// When the store cannot be opened, or standard output is gone.
pub fn run(global: &Global) -> Result<(), CliError> {
    begin(open(global)?, global, "All is saved.")
}

/// The same about sample data, gone with the program.
///
/// # Errors
/// When standard output is gone.
pub fn demo(global: &Global) -> Result<(), CliError> {
    begin(sample(global)?, global, "That was the demo: nothing of it is kept.")
}

/// Talks; the end is what is said last.
fn begin(mut app: App, global: &Global, end: &str) -> Result<(), CliError> {
    // “16:00” is read out as two numbers
    app.set_dial(Dial::Twelve);
    let here = app.ask(&NextSession { series: None })?;
    let mut linear = Linear { app, console: Console::new(global.clone()), talk: Talk::begin()?, here };
    let now = linear.app.zone().wall(linear.app.now());
    linear.talk.say(&format!("fortnight, in words. It is {}.", words::moment(now, Dial::Twelve)))?;
    match linear.here {
        Some(_) => linear.say_session("The next session")?,
        None => linear.talk.say(NOTHING)?,
    }
    linear.talk.say("help says what can be said here.")?;
    loop {
        let going = match linear.talk.ask("What now?")? {
            Heard::Line(line) => linear.obey(&line)?,
            Heard::Help => linear.talk.say(HELP).map(|()| Going::On)?,
            Heard::Back => linear.step(Direction::Previous)?,
            Heard::Stop => linear.talk.say("quit leaves the program.").map(|()| Going::On)?,
            Heard::Quit => Going::Out,
        };
        if matches!(going, Going::Out) {
            return linear.talk.say(end);
        }
    }
}

impl Linear {
    fn obey(&mut self, line: &str) -> Result<Going, CliError> {
        let done = match line.to_lowercase().as_str() {
            "" => self.talk.say("help says what can be said here, session where you are.").map(|()| Going::On),
            "commands" => self.command("help"),
            "session" => self.say_session("Here").map(|()| Going::On),
            "who" => self.who(),
            "next" => self.step(Direction::Next),
            "previous" => self.step(Direction::Previous),
            "add" => self.add(),
            "skip" => self.skip(),
            "register" => self.register(),
            words => match read_date(words, self.app.zone().wall(self.app.now()).date()) {
                Ok(day) => self.go(day),
                Err(_) => match forms::instead(words) {
                    Some(forms) => self.talk.say(&forms).map(|()| Going::On),
                    None => self.command(line),
                },
            },
        };
        match done {
            Err(CliError::App(error)) => self.refuse(&error).map(|()| Going::On),
            done => done,
        }
    }

    /// A line in the words of the command line.
    fn command(&mut self, line: &str) -> Result<Going, CliError> {
        let mut agreed = false;
        loop {
            let Said { text, end } = self.console.obey(&mut self.app, line, Form::Spoken, agreed);
            self.talk.read_out(&text)?;
            match end {
                End::Done => break,
                End::Refused { why, advice } => {
                    self.talk.refuse(&why, &advice)?;
                    break;
                }
                End::Asks(question) => match self.talk.agrees(&question)? {
                    Ok(true) => agreed = true,
                    Ok(false) | Err(Heard::Line(_) | Heard::Help | Heard::Back | Heard::Stop) => {
                        self.talk.say("Nothing was changed.")?;
                        break;
                    }
                    Err(Heard::Quit) => return Ok(Going::Out),
                },
            }
        }
        self.look_again()?;
        Ok(Going::On)
    }

    /// The session at hand as it is now; the next one where it is gone.
    fn look_again(&mut self) -> Result<(), CliError> {
        let page = match self.here.as_ref().map(|here| here::page(&self.app, here)).transpose() {
            Err(error) if error.kind() == Kind::Missing => None,
            page => page?,
        };
        self.here = match page {
            Some(page) => Some(page.line),
            None => self.app.ask(&NextSession { series: None })?,
        };
        Ok(())
    }

    fn say_session(&mut self, which: &str) -> Result<(), CliError> {
        self.look_again()?;
        match &self.here {
            Some(here) => {
                let page = here::page(&self.app, here)?;
                self.talk.say(&sentences(which, &page, self.app.now()).join("\n"))
            }
            None => self.talk.say(NOTHING),
        }
    }

    fn who(&mut self) -> Result<Going, CliError> {
        match &self.here {
            Some(here) => self.talk.say(&people(&here::page(&self.app, here)?).join("\n"))?,
            None => self.talk.say(NOTHING)?,
        }
        Ok(Going::On)
    }

    fn step(&mut self, direction: Direction) -> Result<Going, CliError> {
        let Some(here) = &self.here else {
            self.talk.say(NOTHING)?;
            return Ok(Going::On);
        };
        match nearest(&self.app, here, direction)? {
            Some(line) => {
                self.here = Some(line);
                self.say_session("Here")?;
            }
            None => self.talk.say("There is no session that way.")?,
        }
        Ok(Going::On)
    }

    fn go(&mut self, day: chrono::NaiveDate) -> Result<Going, CliError> {
        match here::first_from(&self.app, day)? {
            Some(line) => {
                self.here = Some(line);
                self.say_session("The first session from there")?;
            }
            None => self.talk.say(&format!("Nothing is planned from {} on.", words::date(day)))?,
        }
        Ok(Going::On)
    }

    /// Says what was done, and how it is taken back.
    fn told(&mut self, outcome: &Outcome) -> Result<(), CliError> {
        let undo = if outcome.entry.is_some() { " undo takes it back." } else { "" };
        self.talk.say(&format!("{}{undo}", sentence(&outcome.sentence)))?;
        self.look_again()
    }

    fn refuse(&self, error: &AppError) -> Result<(), CliError> {
        self.talk.refuse(&one_line(&error.to_string()), &within(&error.advice()))
    }
}
