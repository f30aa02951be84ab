//! Takes the series of an iCalendar file into the store, all or none.

use super::Done;
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Override, Series, Status};
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
        let mut tally = Tally::default();
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
                        read_back(writer, &merged)?;
                        tally.updated += 1;
                    }
                }
            }
        }
        let sentence = format!("imported {}, updated {}", words::count(tally.added as usize, "series", "series"), tally.updated);
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

/// What the file says, with what no file of another program can say kept: seats, themes, and why a session is skipped.
fn merged(known: &Series, mut incoming: Series) -> Series {
    incoming.event.created = known.event.created;
    incoming.event.capacity = incoming.event.capacity.or(known.event.capacity);
    for (date, own) in &known.overrides {
        if own.status == Status::Cancelled && incoming.event.recurrence.removed.remove(&date.0) {
            incoming.overrides.insert(*date, own.clone());
            continue;
        }
        let told = incoming.overrides.entry(*date).or_default();
        told.theme = told.theme.take().or_else(|| own.theme.clone());
        told.capacity = told.capacity.or(own.capacity);
    }
    incoming.overrides.retain(|_, own| *own != Override::default());
    incoming
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
