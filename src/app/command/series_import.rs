//! Takes the series of an iCalendar file into the store, all or none.

use super::Done;
use super::carry::{self, counterpart};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Series, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::time::Instant;
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesImport {
    pub series: Vec<Series>,
}

/// What became of the series of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: u32,
    pub updated: u32,
    /// Known already, with nothing new.
    pub unchanged: u32,
    /// Older than what the store has, and left.
    pub skipped: u32,
}

impl SeriesImport {
    pub(super) fn apply(&self, writer: &Writer) -> Result<Done, AppError> {
        let (mut tally, mut dropped) = (Tally::default(), 0);
        for incoming in &self.series {
            let incoming = incoming.clone().checked()?;
            match writer.read().series_of(&incoming.event.uid)? {
                None => {
                    writer.add_series(&incoming)?;
                    read_back(writer, &incoming)?;
                    tally.added += 1;
                }
                Some(known) => {
                    let merged = merged(&known.value, incoming);
                    if content(&merged) == content(&known.value) {
                        tally.unchanged += 1;
                    } else if age(&merged) < age(&known.value) {
                        tally.skipped += 1;
                    } else {
                        update(writer, &known, &merged)?;
                        dropped += carry(writer, known.id, &merged)?;
                        read_back(writer, &merged)?;
                        tally.updated += 1;
                    }
                }
            }
        }
        let mut sentence = format!("imported {}, updated {}", words::count(tally.added as usize, "series", "series"), tally.updated);
        if tally.skipped > 0 {
            sentence += &format!("; left {} older than here", tally.skipped);
        }
        if dropped > 0 {
            sentence += &format!("; {} for dates that are gone dropped", words::count(dropped, "sign-up", "sign-ups"));
        }
        Ok(Done { sentence, detail: Detail::Import(tally) })
    }
}

/// RFC 5546 2.1.5: the higher SEQUENCE is newer, then the later stamp.
fn age(series: &Series) -> (u32, Instant) {
    (series.event.sequence, series.event.updated)
}

/// The series without what a file changes by being written again.
fn content(series: &Series) -> Series {
    let mut series = series.clone();
    (series.event.sequence, series.event.updated, series.event.created) = (0, Instant(0), Instant(0));
    series
}

/// What the file says, with what no file of another program can say kept: seats, themes, and all that was changed here of a session
/// of which the file says nothing of its own.
fn merged(known: &Series, mut incoming: Series) -> Series {
    incoming.event.created = known.event.created;
    incoming.event.capacity = incoming.event.capacity.or(known.event.capacity);
    for (date, own) in &known.overrides {
        let skipped = own.status == Status::Cancelled && incoming.event.recurrence.removed.remove(&date.0);
        let Some(date) = counterpart(&incoming, *date) else { continue };
        match incoming.overrides.get_mut(&date) {
            Some(told) if !skipped => {
                told.theme = told.theme.take().or_else(|| own.theme.clone());
                told.capacity = told.capacity.or(own.capacity);
            }
            _ => drop(incoming.overrides.insert(date, own.clone())),
        }
    }
    incoming
}

/// Sign-ups follow their sessions; those for sessions that the file has no more go. Says how many went.
fn carry(writer: &Writer, series: i64, merged: &Series) -> Result<usize, AppError> {
    let gone = |date: RecurrenceId| !merged.gives(date) && !merged.event.recurrence.removed.contains(&date.0);
    if let Some(mark) = writer.read().register(series)?.into_iter().find(|mark| gone(mark.date)) {
        let why = format!("the file has no session on {} any more, and its register is filled in", words::day(mark.date.0));
        return Err(AppError::refused(why, "Import it into another store, or add the session to the file. Nothing was imported."));
    }
    let dropped = carry::sign_ups(writer, series, |date| if gone(date) { counterpart(merged, date) } else { Some(date) })?;
    for row in &dropped {
        writer.remove_sign_up(row.id)?;
    }
    Ok(dropped.len())
}

/// What was stored must be what was meant, before it is kept.
fn read_back(writer: &Writer, meant: &Series) -> Result<(), AppError> {
    if writer.read().series_of(&meant.event.uid)?.is_some_and(|stored| stored.value == *meant) {
        return Ok(());
    }
    let why = format!("the series “{}” could not be stored as it was read", meant.event.uid);
    Err(AppError::refused(why, "Nothing was imported. Please report it with the file."))
}

fn update(writer: &Writer, known: &Stored<Series>, merged: &Series) -> Result<(), AppError> {
    writer.set_series(known.id, merged)?;
    let dates: Vec<RecurrenceId> = known.value.overrides.keys().chain(merged.overrides.keys()).copied().collect();
    for date in dates {
        let own = merged.overrides.get(&date).cloned().unwrap_or_default();
        writer.set_override(known.id, date, &own)?;
    }
    Ok(())
}
