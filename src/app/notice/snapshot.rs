//! A session and its people at one moment, and who is to hear of what has changed since another.

use std::collections::BTreeMap;

use super::letter::Letter;
use super::mail::Mail;
use super::shown::{Became, Shown, when};
use crate::app::transfer::comes_to;
use crate::app::words;
use crate::domain::id::{PersonId, RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::person::Person;
use crate::domain::roster::{Place, Roster, roster};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;
use crate::ics::calendar::Entry;
use crate::ics::invitation::invitation;

/// Dates after the session that a notice names.
const NEXT: usize = 3;
/// So many dates are looked through for them: others may be skipped.
const LOOKED_THROUGH: usize = 100;

/// A session before a change, or after it.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) date: RecurrenceId,
    pub(super) entry: Entry,
    pub(super) people: BTreeMap<PersonId, Person>,
}

/// Mails, and who has to be told by other means.
pub(super) struct Told {
    pub(super) messages: Vec<String>,
    pub(super) by_phone: Vec<String>,
}

impl Snapshot {
    pub fn key(&self) -> SessionKey {
        self.entry.series.key(self.date)
    }

    /// "Open Door Choir on Thu 3 Sep 2020", the day on which it was due.
    pub(super) fn name(&self) -> String {
        format!("{} on {}", self.entry.series.event.summary, words::day(self.date.0))
    }

    /// Whether anyone is on the list to be told of a change.
    pub fn has_anyone(&self) -> bool {
        !self.coming().is_empty()
    }

    /// How many could be told by mail of a change, and the names of those who have no address.
    pub fn reached(&self) -> (usize, Vec<String>) {
        let coming: Vec<&Person> = self.coming().into_iter().map(|(person, _)| person).collect();
        let by_phone: Vec<String> =
            coming.iter().filter(|person| person.profile.email.is_none()).map(|person| person.profile.name.clone()).collect();
        (coming.len() - by_phone.len(), by_phone)
    }

    fn roster(&self) -> Roster {
        let people = self.people.values().map(|person| (person.id, &person.profile));
        roster(&self.entry.claims(people), self.date, self.entry.series.capacity(self.date))
    }

    /// Those on the list, whoever has said that they do not come left out.
    fn coming(&self) -> Vec<(&Person, Place)> {
        let entries = self.roster().entries.into_iter().filter(|entry| entry.place != Place::Declined);
        entries.filter_map(|entry| Some((self.people.get(&entry.person)?, entry.place))).collect()
    }

    pub(super) fn told_since(&self, before: &Snapshot, now: Instant, zone: &Zone) -> Told {
        let mut told = Told { messages: vec![], by_phone: vec![] };
        let Some(after) = Shown::of(&self.entry.series, self.date, zone) else { return told };
        let old = Shown::of(&before.entry.series, self.date, zone);
        let became = after.since(old.as_ref());
        let (ahead, places) = (self.ahead(now, zone), before.roster());
        let organizer = self.entry.series.event.organizer.as_ref();
        for (person, place) in self.coming() {
            let place_before = places.place(person.id);
            let Some(became) = became.or_else(|| changes_seat(place_before, place).then_some(Became::Changed)) else { continue };
            let name = person.profile.name.as_str();
            let Some(email) = &person.profile.email else {
                told.by_phone.push(name.to_owned());
                continue;
            };
            let next = self.next(&ahead, person.id);
            let from = organizer.map_or("", |organizer| organizer.name.as_str());
            let letter = Letter { to: name, before: old.as_ref(), after: &after, became, places: (place_before, place), next: &next, from };
            let invitation = invitation(&self.entry, self.date, person, now);
            let mail = Mail {
                from: organizer,
                to: (name, email),
                subject: &letter.subject(),
                text: &letter.text(),
                invitation: &invitation,
                id: &self.id(person.id),
                date: now,
            };
            told.messages.push(mail.message());
        }
        told
    }

    /// The other dates that take place.
    fn ahead(&self, now: Instant, zone: &Zone) -> Vec<Occurrence> {
        let ahead = self.entry.series.not_ended(now, zone).take(LOOKED_THROUGH);
        ahead.filter(|session| session.date != self.date).filter(Occurrence::takes_place).collect()
    }

    /// The first of these that someone comes to, in words.
    fn next(&self, ahead: &[Occurrence], person: PersonId) -> Vec<String> {
        let comes = comes_to(&self.entry, person);
        let theirs = ahead.iter().filter(|session| comes(session.date));
        theirs.take(NEXT).map(|session| when(session.start, session.end, &self.entry.series.event)).collect()
    }

    /// Of one notice: another for each version of the series and each person.
    fn id(&self, person: PersonId) -> String {
        let event = &self.entry.series.event;
        let uid: String = event.uid.0.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        format!("{uid}.{}.{}.{}", self.date.0.format("%Y%m%dT%H%M%S"), event.sequence, person.0)
    }
}

/// Into a seat from the waiting list, or the other way.
fn changes_seat(before: Option<Place>, after: Place) -> bool {
    let waits = |place: Place| matches!(place, Place::Waiting(_));
    before.is_some_and(|before| waits(before) != waits(after))
}
