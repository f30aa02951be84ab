//! One series out: which of its sessions stand in the file beside it, and who is on the list of each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDateTime;

use super::audience::Audience;
use super::calendar::Entry;
use super::dates::Dates;
use super::event::EventOut;
use super::known_names::KnownNames;
use super::write::Writer;
use crate::domain::event::{Event, Override, Status};
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::kept::Kept;
use crate::domain::person::Profile;
use crate::domain::roster::{self, Claims, roster, voices};
use crate::domain::signup::{Reach, SignUp};
use crate::domain::time::{Instant, Length};
use crate::domain::zone::Zone;

/// What is to be done with a file (RFC 5546 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Dates to look at.
    Publish,
    /// A session to come to, new or changed.
    Request,
    /// A session that does not take place.
    Cancel,
}

/// What holds for a whole file.
pub struct Context<'a> {
    pub audience: Audience,
    pub method: Option<Method>,
    pub stamp: Instant,
    /// Those of whom the audience is told.
    pub people: HashMap<PersonId, &'a Profile>,
    /// Of whom no kept line may speak.
    pub names: KnownNames,
}

/// A series with those sessions that stand in its file.
pub struct EntryOut<'a> {
    entry: &'a Entry,
    /// Sessions that are dates less.
    skipped: BTreeSet<NaiveDateTime>,
    /// Sessions that are events of their own, by original start.
    own: BTreeMap<RecurrenceId, Option<&'a Override>>,
    /// A one-off that is written as it is in force: it has no RECURRENCE-ID, and what differs from itself is itself.
    in_force: bool,
}

/// Someone on a list, with what files said of them that the program has no field for.
pub struct Listed {
    pub entry: roster::Entry,
    pub kept: Kept,
}

/// From when and up to when a zone is needed; without `to`, for ever.
#[derive(Clone, Copy)]
pub struct Reached {
    pub from: Instant,
    pub to: Option<Instant>,
}

impl Method {
    pub fn word(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

impl Context<'_> {
    pub fn is_backup(&self) -> bool {
        self.audience == Audience::Backup
    }

    /// The kept lines that may stand in the file.
    pub fn may_see<'k>(&self, kept: &'k Kept) -> Vec<&'k str> {
        self.audience.may_see(kept, self.method, &self.names)
    }

    fn is_told(&self, person: PersonId) -> bool {
        self.audience.is_told(person)
    }
}

impl<'a> EntryOut<'a> {
    pub fn of(entry: &'a Entry, context: &Context) -> Self {
        let overrides = &entry.series.overrides;
        let answered = entry.sign_ups.iter().filter(|sign_up| context.is_told(sign_up.person)).filter_map(|sign_up| match sign_up.reach {
            Reach::One(date) if entry.series.event.is_recurring() => Some((date, overrides.get(&date))),
            Reach::One(_) | Reach::Standing { .. } => None,
        });
        let mut own: BTreeMap<_, _> = overrides.iter().map(|(date, own)| (*date, Some(own))).chain(answered).collect();
        let mut skipped = BTreeSet::new();
        if !own.is_empty() {
            let dates = Dates::of(&entry.series.event);
            own.retain(|date, _| dates.have(*date));
        }
        if !context.is_backup() && entry.series.event.is_recurring() {
            own.retain(|date, own| {
                let takes_place = own.is_none_or(|own| own.status != Status::Cancelled);
                takes_place || !skipped.insert(date.0)
            });
        }
        let fits = own.values().flatten().all(|own| is_told_by_one_event(own));
        let in_force = !entry.series.event.is_recurring() && (fits || !context.is_backup());
        Self { entry, skipped, own, in_force }
    }

    pub fn event(&self) -> &'a Event {
        &self.entry.series.event
    }

    pub fn write(&self, writer: &mut Writer, context: &Context) {
        let event = self.event();
        if self.in_force {
            let own = self.own.values().next().copied().flatten();
            let list = session_list(self.entry, RecurrenceId(event.start), context);
            let one_off = EventOut::one_off(event, own).with_attendees(list);
            let one_off = if context.is_backup() { one_off.with_facts(self.entry) } else { one_off };
            return one_off.write(writer, context);
        }
        let master = EventOut::master(event).with_dates(event, &self.skipped);
        let list =
            if event.is_recurring() { self.standing_list(context) } else { session_list(self.entry, RecurrenceId(event.start), context) };
        let master = master.with_attendees(list);
        let master = if context.is_backup() { master.with_facts(self.entry) } else { master };
        master.write(writer, context);
        for (date, own) in &self.own {
            EventOut::session(event, *date, *own).with_attendees(session_list(self.entry, *date, context)).write(writer, context);
        }
    }

    /// Those who come every time from now on: the list of a series has no dates, so whoever left is not on it.
    fn standing_list(&self, context: &Context) -> Vec<Listed> {
        if context.audience == Audience::Public {
            return vec![];
        }
        let always = Reach::Standing { from: None, until: None };
        let stays = |sign_up: &&SignUp| matches!(sign_up.reach, Reach::Standing { until: None, .. });
        let sign_ups = self.entry.sign_ups.iter().filter(stays).map(|row| SignUp { reach: always, ..row.clone() }).collect();
        let standing = Claims { sign_ups, ..claims(self.entry, context) };
        listed(&standing, RecurrenceId(self.event().start), self.event().capacity, context)
    }

    /// From the first wall time that stands in the file to the last end, with a day to spare for gaps.
    pub fn reached(&self, zone: &Zone) -> Reached {
        const DAY: i64 = 86_400;
        let Event { start, length, recurrence, anchor, .. } = self.event();
        let own = || self.own.values().copied().flatten();
        let mut moved = own().filter_map(|own| own.start);
        let start = if self.in_force { moved.next().unwrap_or(*start) } else { *start };
        let last = recurrence.last(start, anchor);
        let named = recurrence.added.iter().chain(&recurrence.removed).copied().chain(moved).chain(last);
        let (first, end) = named.fold((start, start), |(first, end), wall| (first.min(wall), end.max(wall)));
        let lengths = own().filter_map(|own| own.length).chain([*length]).map(Length::nominal_seconds);
        let to = zone.resolve(end).at.plus(lengths.max().unwrap_or(0)).plus(DAY);
        Reached { from: zone.resolve(first).at.plus(-DAY), to: last.map(|_| to) }
    }
}

/// Whether a one-off is read back with this from a VEVENT of its own: all else would be taken for its series'.
fn is_told_by_one_event(own: &Override) -> bool {
    let Override { status, theme, reason, .. } = own.clone();
    *own == Override { status, theme, reason, ..Override::default() }
}

/// Those on the list of one session of whom the audience is told.
pub fn session_list(entry: &Entry, date: RecurrenceId, context: &Context) -> Vec<Listed> {
    listed(&claims(entry, context), date, entry.series.capacity(date), context)
}

fn claims(entry: &Entry, context: &Context) -> Claims {
    entry.claims(context.people.iter().map(|(person, profile)| (*person, *profile)))
}

fn listed(claims: &Claims, date: RecurrenceId, capacity: Option<u32>, context: &Context) -> Vec<Listed> {
    let told = claims.sign_ups.iter().filter(|sign_up| context.is_told(sign_up.person));
    let kept: HashMap<PersonId, &Kept> = voices(told, date).into_iter().map(|sign_up| (sign_up.person, &sign_up.kept)).collect();
    let with_kept = |entry: roster::Entry| Some(Listed { kept: Kept::clone(kept.get(&entry.person)?), entry });
    roster(claims, date, capacity).entries.into_iter().filter_map(with_kept).collect()
}
