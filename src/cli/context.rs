//! What a command works with: the open store, the output, and who answers questions.

use std::path::PathBuf;

use chrono::NaiveDate;
use directories::ProjectDirs;

use super::args::Global;
use super::ask::Questions;
use super::config::store_variable;
use super::error::{self, CliError};
use super::holidays::holidays;
use super::json;
use super::print::Output;
use super::when::read_absolute;
use crate::app::{App, Clock, Command, Detail, Dial, Outcome};
use crate::domain::id::Uid;
use crate::domain::zone::Zone;

/// A command's surroundings.
pub struct Context<'a> {
    pub app: &'a mut App,
    pub global: &'a Global,
    pub out: Output,
    pub questions: Questions,
}

impl<'a> Context<'a> {
    /// The surroundings of a call that has the standard output to itself.
    pub fn new(app: &'a mut App, global: &'a Global) -> Self {
        Self { app, global, out: Output::stdout(global), questions: Questions::at_terminal(global.yes) }
    }

    /// Today in the display zone.
    pub fn today(&self) -> NaiveDate {
        self.app.zone().wall(self.app.now()).date()
    }

    /// Does it, or with `dry_run` finds out what it would do.
    pub fn run(&mut self, command: Command, dry_run: bool) -> Result<Outcome, CliError> {
        Ok(if dry_run { self.app.preview(command)? } else { self.app.run(command)? })
    }

    /// Does it and says what was done.
    pub fn run_and_tell(&mut self, command: Command, dry_run: bool) -> Result<(), CliError> {
        let outcome = self.run(command, dry_run)?;
        self.tell(&outcome, dry_run)
    }

    /// Does it once the user agrees, where people who have a seat would have to wait, or where a date may not be the one that was meant.
    pub fn run_asking(&mut self, command: Command, dry_run: bool) -> Result<(), CliError> {
        match self.run_asked(command, dry_run)? {
            Some(outcome) => self.tell(&outcome, dry_run),
            None => Ok(()),
        }
    }

    /// The same without telling of it; `None` where the user does not agree.
    pub fn run_asked(&mut self, command: Command, dry_run: bool) -> Result<Option<Outcome>, CliError> {
        if !dry_run && self.questions != Questions::Answered {
            let would = self.app.preview(command.clone())?;
            if let Some(doubt) = would.doubt()
                && !self.questions.confirm(&format!("{doubt} ({}). Go on?", would.sentence))?
            {
                self.out.note("Nothing was changed.");
                return Ok(None);
            }
        }
        self.run(command, dry_run).map(Some)
    }

    /// Says what was done.
    pub fn tell(&mut self, outcome: &Outcome, dry_run: bool) -> Result<(), CliError> {
        if self.out.is_json() {
            return self.out.json(&json::Change::new(outcome, dry_run));
        }
        self.out.line(&sentence(outcome, dry_run))?;
        // a UID of a dry run is nobody's
        match made(&outcome.detail).filter(|_| !dry_run) {
            Some(uid) => self.out.item(&format!("its UID is {uid}")),
            None => Ok(()),
        }
    }
}

/// The series that a change made, where it made one.
pub fn made(detail: &Detail) -> Option<&Uid> {
    match detail {
        Detail::Series(uid) => Some(uid),
        Detail::Edited { made, .. } => made.as_ref(),
        Detail::Nothing
        | Detail::Session(_)
        | Detail::Moved { .. }
        | Detail::Import(_)
        | Detail::Roll(_)
        | Detail::Person(_)
        | Detail::Mark { .. }
        | Detail::Attendee { .. } => None,
    }
}

/// The sentence for people; a dry run says that it was one.
pub fn sentence(outcome: &Outcome, dry_run: bool) -> String {
    if dry_run { format!("dry run, nothing changed: {}", outcome.sentence) } else { outcome.sentence.clone() }
}

/// The store that the arguments name; a missing one is made on the first write. What is not as the settings want it is told at once.
pub fn open(global: &Global) -> Result<App, CliError> {
    let (app, warning) = open_warned(global)?;
    if let Some(warning) = warning {
        error::warn(&warning, "Correct “holidays” in the file of settings; “fortnight config show” says where that is.");
    }
    Ok(app)
}

/// The same with what is to be told, for a screen.
pub fn open_warned(global: &Global) -> Result<(App, Option<String>), CliError> {
    let (zone, clock) = surroundings(global)?;
    let (holidays, warning) = holidays(global, &zone, clock.now());
    let app = App::open(&store_path(global)?, clock, zone)?.with_organizer(global.settings.organizer());
    Ok((app.with_holidays(holidays).with_dial(dial(global)), warning))
}

/// The display zone and the clock.
pub fn surroundings(global: &Global) -> Result<(Zone, Clock), CliError> {
    let zone = match &global.tz {
        Some(name) => named_zone(name)?,
        // a system that names no zone, or one that we do not know, runs on UTC
        None => iana_time_zone::get_timezone().ok().and_then(|name| Zone::named(&name).ok()).unwrap_or_else(Zone::utc),
    };
    let clock = match &global.now {
        None => Clock::System,
        Some(text) => Clock::Fixed(
            read_absolute(text.trim())
                .ok_or_else(|| CliError::input(format!("“{text}” is no time"), "Give --now as 2020-09-02T15:42 or 2020-09-02T14:42:00Z."))?
                .instant(&zone),
        ),
    };
    Ok((zone, clock))
}

/// How times are written for people; JSON is for programs, and always has 24 hours.
pub fn dial(global: &Global) -> Dial {
    if global.json { Dial::default() } else { global.settings.dial() }
}

/// The zone with a name that was typed.
pub fn named_zone(name: &str) -> Result<Zone, CliError> {
    Zone::named(name).map_err(|error| CliError::input(error.to_string(), "Name a zone as Europe/London, or UTC."))
}

/// The file of the store.
pub fn store_path(global: &Global) -> Result<PathBuf, CliError> {
    let of_this_computer = || ProjectDirs::from("", "", "fortnight").map(|folders| folders.data_dir().join("fortnight.db"));
    global.db.clone().or_else(store_variable).or_else(of_this_computer).ok_or_else(|| {
        CliError::missing("there is no home folder to keep the store in", "Name the store with --db FILE or in FORTNIGHT_DB.")
    })
}
