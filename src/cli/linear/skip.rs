//! Skipping the session at hand: why, and it is done.

use super::talk::Heard;
use super::{Going, Linear, NOTHING};
use crate::app::Command;
use crate::app::command::SessionSkip;
use crate::app::words;
use crate::cli::error::CliError;

const HELP: &str = "The reason stands beside the session, such as: the hall is closed. A file for everyone does not say it.
An empty line skips without a reason. back and stop leave all as it was. undo takes a skip back.";

impl Linear {
    /// Asks for a reason and skips.
    pub fn skip(&mut self) -> Result<Going, CliError> {
        let Some(here) = &self.here else {
            self.talk.say(NOTHING)?;
            return Ok(Going::On);
        };
        self.talk.say(&format!("Skip {} on {}. It stays in the calendar as skipped.", here.summary, words::day(here.start)))?;
        let heard = loop {
            match self.talk.ask("Why? Leave it empty to give no reason, or say stop.")? {
                Heard::Help => self.talk.say(HELP)?,
                heard => break heard,
            }
        };
        match heard {
            Heard::Line(reason) => {
                let outcome = self.app.run(Command::SessionSkip(SessionSkip { key: here.key.clone(), reason }))?;
                self.told(&outcome)?;
            }
            Heard::Help | Heard::Back | Heard::Stop => self.talk.say("Nothing was changed.")?,
            Heard::Quit => return Ok(Going::Out),
        }
        Ok(Going::On)
    }
}
