//! A series that the store has and one of the same UID from a file: which is newer, and what becomes of both.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::event::{Override, Series, Status};
use crate::domain::follow::counterpart;
use crate::domain::id::RecurrenceId;
use crate::domain::kept::Kept;
use crate::domain::time::Instant;

/// What comes of the two.
pub enum Merged {
    /// The file says nothing new of the series itself.
    Same,
    /// The file is older.
    Older,
    Newer(Box<Series>),
}

pub fn merge(known: &Series, incoming: Series, is_backup: bool) -> Merged {
    let version = if is_backup { incoming.event.version() } else { incoming.event.source.unwrap_or(incoming.event.version()) };
    let news = version.cmp(&known.event.source.unwrap_or(known.event.version()));
    let merged = merged(known, incoming, news);
    match news {
        _ if content(&merged) == content(known) => Merged::Same,
        Ordering::Less => Merged::Older,
        // the file was read before: what differs was changed here
        Ordering::Equal if was_changed_here(known) => Merged::Same,
        Ordering::Equal | Ordering::Greater => Merged::Newer(Box::new(merged)),
    }
}

/// The series without what a file changes by being written again.
pub fn content(series: &Series) -> Series {
    let mut series = series.clone();
    let event = &mut series.event;
    (event.sequence, event.updated, event.created, event.source) = (0, Instant(0), Instant(0), None);
    series
}

/// Whether the series came from a file and was changed since.
fn was_changed_here(known: &Series) -> bool {
    known.event.source.is_some_and(|source| source.sequence != known.event.sequence)
}

/// What the file says, with what no file of another program can say kept: seats, themes, reasons, and all that was changed here of a
/// session of which the file says nothing of its own.
fn merged(known: &Series, mut incoming: Series, news: Ordering) -> Series {
    let (event, old) = (&mut incoming.event, &known.event);
    event.created = old.created;
    event.sequence = event.sequence.max(old.sequence.saturating_add(u32::from(was_changed_here(known))));
    event.updated = event.updated.max(old.updated);
    event.source = event.source.or(old.source);
    event.capacity = event.capacity.or(old.capacity);
    if event.seat_order.is_plain() {
        event.seat_order = old.seat_order.clone();
    }
    event.kept = fuller(&old.kept, &event.kept, news);
    for (date, own) in &known.overrides {
        let skipped = own.status == Status::Cancelled && incoming.event.recurrence.removed.remove(&date.0);
        let Some(date) = home(&incoming, *date) else { continue };
        match incoming.overrides.get_mut(&date) {
            Some(told) if !skipped => {
                told.theme = told.theme.take().or_else(|| own.theme.clone());
                told.capacity = told.capacity.or(own.capacity);
                if told.status == Status::Cancelled {
                    told.reason = told.reason.take().or_else(|| own.reason.clone());
                }
                told.kept = match (&own.kept, told.kept.take()) {
                    (Some(old), new) if news != Ordering::Greater => {
                        Some(fuller(old, &new.unwrap_or_else(|| incoming.event.kept.clone()), news))
                    }
                    (_, new) => new,
                }
                .filter(|kept| *kept != incoming.event.kept);
            }
            // all that it has came from the file, which has changed its mind
            _ if !skipped && news == Ordering::Greater && is_as_it_came(known) => {
                let ours = Override { theme: own.theme.clone(), capacity: own.capacity, ..Override::default() };
                if ours != Override::default() {
                    incoming.overrides.insert(date, ours);
                }
            }
            _ => drop(incoming.overrides.insert(date, own.clone())),
        }
    }
    incoming
}

/// Where what is noted of a date stands from now on; a session that the file takes away may come back.
fn home(series: &Series, date: RecurrenceId) -> Option<RecurrenceId> {
    counterpart(series, date).or_else(|| series.event.recurrence.removed.contains(&date.0).then_some(date))
}

/// The dates of which something was noted here that has no place in the series any more.
pub fn homeless(known: &Series, merged: &Series) -> BTreeSet<RecurrenceId> {
    let mut taken = BTreeSet::new();
    let lost = known.overrides.iter().filter(|(date, own)| {
        let is_lost = home(merged, **date).is_none_or(|to| !taken.insert(to));
        is_lost && is_noted_here(own, is_as_it_came(known))
    });
    lost.map(|(date, _)| *date).collect()
}

/// Whether anything of this would be missed; a skipped session without a reason is no more than none.
fn is_noted_here(own: &Override, is_of_the_file: bool) -> bool {
    let ours = if is_of_the_file {
        Override { theme: own.theme.clone(), reason: own.reason.clone(), capacity: own.capacity, ..Override::default() }
    } else {
        own.clone()
    };
    Override { status: Status::Confirmed, ..ours } != Override::default()
}

/// Whether the series came from a file and nothing that attendees hear of was changed here.
fn is_as_it_came(known: &Series) -> bool {
    known.event.source.is_some() && !was_changed_here(known)
}

/// What is kept when a version is not new: a file for others has left lines out, which says nothing against them.
fn fuller(old: &Kept, new: &Kept, news: Ordering) -> Kept {
    let is_less = news != Ordering::Greater && new.is_part_of(old);
    if is_less { old.clone() } else { new.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Event, Version};
    use crate::domain::id::{RecurrenceId, Uid};
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::time::Anchor;

    /// A series as a file of this version says it.
    fn told(sequence: u32, title: &str) -> Series {
        let start = "2020-09-02T16:00:00".parse().expect("a wall time");
        let version = Version { sequence, updated: Instant(0) };
        let recurrence = Recurrence::by(Rule::parse("FREQ=WEEKLY").expect("a rule"));
        let plain = Event::new(Uid("chats".into()), start, Anchor::Utc, Instant(0));
        Series { event: Event { summary: title.into(), sequence, source: Some(version), recurrence, ..plain }, overrides: [].into() }
    }

    fn became(known: &Series, incoming: Series) -> String {
        match merge(known, incoming, false) {
            Merged::Same => "same".into(),
            Merged::Older => "older".into(),
            Merged::Newer(series) => format!("{} {}", series.event.summary, series.event.sequence),
        }
    }

    #[test]
    fn the_newer_version_counts_and_changes_made_here_outlive_the_same_one() {
        let known = told(3, "Chats");
        assert_eq!(became(&known, told(3, "Chats")), "same");
        assert_eq!(became(&known, told(4, "Talks")), "Talks 4");
        assert_eq!(became(&known, told(2, "Talks")), "older");
        let mut changed = told(3, "Our chats");
        changed.event.sequence = 5;
        assert_eq!(became(&changed, told(3, "Chats")), "same");
        assert_eq!(became(&changed, told(4, "Chats")), "Chats 6", "for attendees it is newer than what they had from here");
    }

    #[test]
    fn what_a_file_cannot_say_stays() {
        let date = RecurrenceId("2020-09-09T16:00:00".parse().expect("a wall time"));
        let mut known = told(3, "Chats");
        known.event.capacity = Some(7);
        let own = Override { theme: Some("Music".into()), ..Override::default() };
        known.overrides.insert(date, own.clone());
        let Merged::Newer(merged) = merge(&known, told(4, "Talks"), false) else { panic!("it is newer") };
        assert_eq!((merged.event.capacity, merged.overrides.get(&date)), (Some(7), Some(&own)));
    }
}
