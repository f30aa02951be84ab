//! Takes what iCalendar files say into the store, all or nothing.

mod merge;
mod people;
mod sentence;
mod sign_ups;

use self::merge::{Merged, merge};
use self::people::Known;
use super::attendee_rm::{AttendeeRm, Scope};
use super::carry;
use super::places::Upcoming;
use super::rewrite::homeless;
use super::{Context, Done};
use crate::app::transfer::{Became, Progress, Stage, Watch};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{DENSE, Series, Status};
use crate::domain::follow::counterpart;
use crate::domain::id::RecurrenceId;
use crate::domain::signup::{Answer, SignUp};
use crate::ics::calendar::Entry;
use crate::ics::file::{Events, File, Taken};
use crate::ics::notice::{Sessions, Uninvited};
use crate::ics::people::People;
use crate::ics::report::{Finding, Findings};
use crate::store::{Stored, Writer};

/// What to do where a file would take away what is noted here.
const KEEP: &str = "Move the series first with: fortnight session move SERIES DATE --to TIME --all; or take back what is noted of those \
    dates; or import into another store with --db. Nothing was imported.";
/// So many series are told by name.
const MOST_NAMED: usize = 200;

/// Files that were gone through. No [`Command`](super::Command), since it tells of its progress while it lasts.
pub struct SeriesImport<'a> {
    pub files: &'a [File<'a>],
}

/// What became of the series of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: u32,
    pub updated: u32,
    /// Known already, with nothing new.
    pub unchanged: u32,
    /// Older than what the store has, or nothing that could be taken; left.
    pub skipped: u32,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Took {
    pub tally: Tally,
    /// The titles of the first series that are not as they were.
    pub series: Vec<(String, Became)>,
    /// People who were not known before.
    pub people: u32,
    /// A sentence for each message that was taken, as “Bo Chen declined Wed 16 Sep 2020”.
    pub said: Vec<String>,
    /// Whose place is another one now, for each series where someone's is.
    pub(super) moves: Vec<String>,
    /// Of the skipped, those older than here.
    pub(super) older: u32,
    /// Sign-ups for sessions that are gone.
    pub(super) dropped: usize,
    /// Lines and components beside the series.
    pub(super) kept: usize,
}

impl SeriesImport<'_> {
    pub const VERB: &'static str = "import";

    /// What the files say that cannot be taken is added to the findings, one for each file. Answers with what was done, and for each
    /// file whether anything of it could be taken.
    pub(in crate::app) fn apply(
        &self,
        writer: &Writer,
        context: &Context,
        findings: &mut [Findings],
        watch: &mut Watch,
    ) -> Result<(Took, Done, Vec<bool>), AppError> {
        let total = self.files.iter().map(|file| file.events().len() as u64).sum();
        let mut progress = Progress { stage: Stage::Storing, done: 0, total };
        let mut taking = Taking { writer, context, known: Known::of(writer.read())?, took: Took::default() };
        let mut readable = vec![];
        for (file, findings) in self.files.iter().zip(findings) {
            let mut people = file.people();
            taking.known.meet(writer, file)?;
            for (name, kept) in file.kept() {
                taking.took.kept += usize::from(writer.keep(name, kept)?);
            }
            let mut any = file.events().is_empty();
            for events in file.events() {
                progress.tell(watch)?;
                any |= taking.take(file, events, &mut people, findings)?;
                progress.done += 1;
            }
            readable.push(any);
        }
        let Taking { mut took, known, .. } = taking;
        took.people = known.new;
        let done = Done { sentence: sentence::of(&took), detail: Detail::Import(took.tally) };
        Ok((took, done, readable))
    }
}

/// An import at work.
struct Taking<'a> {
    writer: &'a Writer<'a>,
    context: &'a Context,
    known: Known,
    took: Took,
}

impl Taking<'_> {
    /// Whether anything could be taken.
    fn take(&mut self, file: &File, events: &Events, people: &mut People, findings: &mut Findings) -> Result<bool, AppError> {
        let stored = self.writer.read().series_of(&events.uid)?;
        let known = stored.as_ref().map(|stored| &stored.value);
        let taken = match file.take(events, known, people, self.context.now, findings) {
            Ok(taken) => taken,
            Err(finding) => {
                findings.skip(finding);
                self.took.tally.skipped += 1;
                return Ok(file.is_message());
            }
        };
        match (taken, stored) {
            (Taken::Part(mut entry, uninvited), Some(stored)) => {
                self.known.name(self.writer, &mut entry, people, findings)?;
                self.part(events, &stored, *entry, &uninvited, findings)?;
            }
            (Taken::Part(entry, _), None) => self.whole(file, events, *entry, people, findings)?,
            (Taken::Whole(entries), _) => {
                for entry in entries {
                    self.whole(file, events, entry, people, findings)?;
                }
            }
        }
        Ok(true)
    }

    /// A series as the file has it.
    fn whole(&mut self, file: &File, events: &Events, mut entry: Entry, people: &People, findings: &mut Findings) -> Result<(), AppError> {
        entry.series = match entry.series.checked() {
            Ok(series) => series,
            Err(error) => {
                findings.skip(Finding::new(events.line(), error.to_string()));
                self.took.tally.skipped += 1;
                return Ok(());
            }
        };
        entry.series.event.anchor = self.writer.settled(entry.series.event.anchor)?;
        let lost = self.known.name(self.writer, &mut entry, people, findings)?;
        if lost > 0 {
            findings.kind(events.line(), "a sign-up or mark names a person who is not in the file; it is not taken");
        }
        if entry.series.event.is_dense() {
            findings.say(Finding::new(events.line(), DENSE));
        }
        let title = entry.series.event.summary.clone();
        let Some(stored) = self.writer.read().series_of(&entry.series.event.uid)? else {
            let id = self.writer.add_series(&entry.series)?;
            self.read_back(&entry.series)?;
            self.first_sign_ups(id, &entry, file.is_backup())?;
            self.took.tally.added += 1;
            self.tell(title, Became::Added);
            return Ok(());
        };
        let before = self.upcoming(&stored, &entry)?;
        match merge(&stored.value, entry.series.clone(), file.is_backup()) {
            Merged::Older => {
                self.took.tally.skipped += 1;
                self.took.older += 1;
                self.tell(title, Became::Left);
            }
            Merged::Same => self.count(&stored, &before, &entry, false)?,
            Merged::Newer(merged) => {
                let mut lost = merge::homeless(&stored.value, &merged);
                let dropped = self.update(&stored, &merged)?;
                // whoever declined a session that is gone has lost nothing
                lost.extend(dropped.iter().filter(|row| row.answer != Answer::Declined).filter_map(|row| row.reach.date()));
                if !lost.is_empty() {
                    return Err(homeless(&lost, &format!(" of {title}"), "", KEEP));
                }
                self.count(&Stored { id: stored.id, value: *merged }, &before, &entry, true)?;
            }
        }
        Ok(())
    }

    fn count(&mut self, series: &Stored<Series>, before: &Upcoming, entry: &Entry, is_new: bool) -> Result<(), AppError> {
        let answered = self.sign_ups(series.id, entry)?;
        if is_new || answered > 0 {
            self.took.tally.updated += 1;
            self.tell_moves(series, before)?;
            self.tell(series.value.event.summary.clone(), Became::Updated);
        } else {
            self.took.tally.unchanged += 1;
        }
        Ok(())
    }

    /// A known series with what a message says of it.
    fn part(
        &mut self,
        events: &Events,
        stored: &Stored<Series>,
        entry: Entry,
        uninvited: &[Uninvited],
        findings: &mut Findings,
    ) -> Result<(), AppError> {
        let series = entry.series.clone().checked()?;
        let (said, before) = (self.took.said.len(), self.upcoming(stored, &entry)?);
        if merge::content(&series) != merge::content(&stored.value) {
            self.update(stored, &series)?;
            self.took.said.extend(sentence::of_change(&stored.value, &series));
        }
        let rows = self.writer.read().sign_ups(stored.id)?;
        let told = if events.is_reply() { sign_ups::unheard(&rows, entry.sign_ups, events.line(), findings) } else { entry.sign_ups };
        for answer in self.answers(stored.id, &told, rows)? {
            if answer.was_unknown && events.is_reply() {
                findings.kind(events.line(), "this is an answer of someone who was not on the list; they were added");
            }
            let name = self.known.name_of(self.writer, answer.sign_up.person)?;
            self.took.said.push(sentence::of_answer(&name, &answer.sign_up, &series));
        }
        let series = Stored { id: stored.id, value: series };
        self.tell_moves(&series, &before)?;
        for one in uninvited {
            match self.uninvite(&series.value, one)? {
                Some(said) => self.took.said.push(said),
                None => findings.kind(one.line, "this is for someone who does not come to that; nothing is taken"),
            }
        }
        if self.took.said.len() > said {
            self.took.tally.updated += 1;
            self.tell(series.value.event.summary, Became::Updated);
        } else {
            self.took.tally.unchanged += 1;
        }
        Ok(())
    }

    fn upcoming(&self, series: &Stored<Series>, entry: &Entry) -> Result<Upcoming, AppError> {
        let upcoming = Upcoming::ahead(self.writer.read(), series, None, self.context)?.unwrap_or_default();
        let dates = entry.sign_ups.iter().filter_map(|sign_up| sign_up.reach.date());
        Ok(upcoming.and_on(&series.value, dates, self.context))
    }

    fn tell_moves(&mut self, series: &Stored<Series>, before: &Upcoming) -> Result<(), AppError> {
        let moves = before.moves(self.writer.read(), series)?.told_in(&series.value.event.summary);
        self.took.moves.extend(Some(moves).filter(|moves| !moves.is_empty()));
        Ok(())
    }

    /// Takes someone off the list, unless they are not on it; the sessions go on.
    fn uninvite(&self, series: &Series, Uninvited { profile, from, .. }: &Uninvited) -> Result<Option<String>, AppError> {
        let Some(person) = self.known.find_one(profile) else { return Ok(None) };
        let today = || series.event.anchor.wall(self.context.now, &self.context.zone).date();
        let scope = match from {
            Sessions::One(date) => Scope::This(*date),
            Sessions::From(date) => Scope::Following(date.0.date()),
            Sessions::All => Scope::Following(today()),
        };
        match (AttendeeRm { uid: series.event.uid.clone(), person, scope }).apply(self.writer, self.context) {
            Ok(done) => Ok(Some(done.sentence)),
            Err(AppError::Refused { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn tell(&mut self, title: String, became: Became) {
        if self.took.series.len() < MOST_NAMED {
            self.took.series.push((title, became));
        }
    }

    /// Answers with the sign-ups that went with their sessions.
    fn update(&mut self, known: &Stored<Series>, merged: &Series) -> Result<Vec<SignUp>, AppError> {
        self.writer.set_series(known.id, merged)?;
        let dates: Vec<RecurrenceId> = known.value.overrides.keys().chain(merged.overrides.keys()).copied().collect();
        for date in dates {
            let own = merged.overrides.get(&date).cloned().unwrap_or_default();
            self.writer.set_override(known.id, date, &own)?;
        }
        let dropped = self.carry(known.id, merged)?;
        self.took.dropped += dropped.len();
        self.read_back(merged)?;
        Ok(dropped)
    }

    /// Sign-ups follow their sessions; those for sessions that the file has no more go, and are handed back.
    fn carry(&self, series: i64, merged: &Series) -> Result<Vec<SignUp>, AppError> {
        let gone = |date: RecurrenceId| !merged.gives(date) && !merged.event.recurrence.removed.contains(&date.0);
        if let Some(mark) = self.writer.read().register(series)?.into_iter().find(|mark| gone(mark.date)) {
            let why = format!("the file has no session on {} any more, and its register is filled in", words::day(mark.date.0));
            return Err(AppError::refused(why, "Import it into another store, or add the session to the file. Nothing was imported."));
        }
        let dropped = carry::sign_ups(self.writer, series, |date| if gone(date) { counterpart(merged, date) } else { Some(date) })?;
        for row in &dropped {
            self.writer.remove_sign_up(row.id)?;
        }
        Ok(dropped.into_iter().map(|row| row.value).collect())
    }

    /// What was stored must be what was meant, before it is kept.
    fn read_back(&self, meant: &Series) -> Result<(), AppError> {
        if self.writer.read().series_of(&meant.event.uid)?.is_some_and(|stored| stored.value == *meant) {
            return Ok(());
        }
        let why = format!("the series “{}” could not be stored as it was read", meant.event.uid);
        Err(AppError::refused(why, "Nothing was imported. Please report it with the file."))
    }
}

/// Whether the session is called off.
fn is_cancelled(series: &Series, date: RecurrenceId) -> bool {
    series.own(date).is_some_and(|own| own.status == Status::Cancelled)
}
