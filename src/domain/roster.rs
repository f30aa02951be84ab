//! The one function that gives seats: from sign-ups, the rules of the series and a capacity to each person's place.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::id::{PersonId, RecurrenceId};
use super::seat_order::{Facts, Reason, SeatOrder};
use super::signup::{Answer, Mode, Role, SignUp};

/// Where someone stands for one session. Never stored, always computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a role that takes no seat: host, facilitator, note-taker.
    Crew,
    /// Seat number, from 1.
    Seat(u32),
    /// Place on the waiting list, from 1.
    Waiting(u32),
    Tentative,
    Invited,
    Declined,
}

/// Everything that decides who has a seat at the sessions of one series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    pub sign_ups: Vec<SignUp>,
    pub order: SeatOrder,
    /// Of the people with a sign-up; of nobody where no rule asks.
    pub facts: Facts,
}

/// One line of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub person: PersonId,
    pub place: Place,
    /// Why they have a seat or wait; `None` where the series has no rules, and for places that are no matter of seats.
    pub reason: Option<Reason>,
    pub role: Role,
    pub mode: Option<Mode>,
    /// Comes to every session, as against to this one.
    pub standing: bool,
}

/// Everyone who has something to do with one session, seats first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub capacity: Option<u32>,
    pub entries: Vec<Entry>,
}

/// How full a session is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// `None` is no limit.
    pub capacity: Option<u32>,
    pub taken: u32,
    pub waiting: u32,
    pub declined: u32,
    /// Of those with a seat, who said how they take part.
    pub online: u32,
    pub in_person: u32,
}

/// Fills the seats of one session in the order of the last acceptance, after the rules of the series.
///
/// A sign-up or decline for the session itself speaks louder than a standing one. Whoever declines and comes back is
/// accepted anew and so comes after those who took the seat meanwhile. The order in which sign-ups were read has no influence.
pub fn roster(claims: &Claims, date: RecurrenceId, capacity: Option<u32>) -> Roster {
    let Claims { sign_ups, order, facts } = claims;
    let mut voices = voices(sign_ups, date);
    voices.sort_by_cached_key(|sign_up| (order.rank(sign_up.person, date, facts), sign_up.position, sign_up.person));
    let mut table = Table { order, facts, date, limit: capacity.unwrap_or(u32::MAX), taken: 0, waiting: 0, of_quota: HashMap::new() };
    let mut entries: Vec<Entry> = voices
        .into_iter()
        .map(|sign_up| {
            let SignUp { person, role, mode, .. } = *sign_up;
            let (place, reason) = match sign_up.answer {
                Answer::Declined => (Place::Declined, None),
                Answer::Tentative => (Place::Tentative, None),
                Answer::Invited => (Place::Invited, None),
                Answer::Accepted if !role.takes_seat() => (Place::Crew, None),
                Answer::Accepted => table.next(person),
            };
            Entry { person, place, reason: reason.filter(|_| !order.is_plain()), role, mode, standing: sign_up.reach.is_standing() }
        })
        .collect();
    entries.sort_by_key(|entry| rank(entry.place));
    Roster { capacity, entries }
}

/// The seats of one session while they are filled.
struct Table<'a> {
    order: &'a SeatOrder,
    facts: &'a Facts,
    date: RecurrenceId,
    limit: u32,
    taken: u32,
    waiting: u32,
    /// Seats taken by people who count against a quota.
    of_quota: HashMap<usize, u32>,
}

impl Table<'_> {
    /// A seat or a place on the waiting list for who comes next in the order, and why.
    fn next(&mut self, person: PersonId) -> (Place, Option<Reason>) {
        let quotas: Vec<_> = self.order.quotas(person, self.facts).collect();
        let used_up = quotas.iter().find(|(number, most, _)| self.of_quota.get(number).is_some_and(|taken| taken >= most));
        let waits_for = match used_up {
            _ if self.taken >= self.limit => Some(Reason::Full),
            Some((_, most, tag)) => Some(Reason::AtMost { most: *most, tag: (*tag).to_owned() }),
            None => None,
        };
        if waits_for.is_some() {
            self.waiting += 1;
            return (Place::Waiting(self.waiting), waits_for);
        }
        for (number, ..) in quotas {
            *self.of_quota.entry(number).or_default() += 1;
        }
        self.taken += 1;
        (Place::Seat(self.taken), Some(self.order.favour(person, self.date, self.facts)))
    }
}

/// What holds for one session of all that each person said.
pub fn voices<'a>(sign_ups: impl IntoIterator<Item = &'a SignUp>, date: RecurrenceId) -> Vec<&'a SignUp> {
    let mut said: Vec<&SignUp> = sign_ups.into_iter().filter(|sign_up| sign_up.reach.covers(date)).collect();
    said.sort_by_key(|sign_up| sign_up.person);
    said.chunk_by(|one, other| one.person == other.person).filter_map(|said| said.iter().copied().reduce(louder)).collect()
}

/// What holds for one session of all that one person said.
pub fn loudest<'a>(sign_ups: impl Iterator<Item = &'a SignUp>, date: RecurrenceId) -> Option<&'a SignUp> {
    sign_ups.filter(|sign_up| sign_up.reach.covers(date)).reduce(louder)
}

/// Of two sign-ups of one person: the one for the session itself, else the later one.
fn louder<'a>(one: &'a SignUp, other: &'a SignUp) -> &'a SignUp {
    // answer and role decide only between rows that no command writes: two of one person with the same position
    let loudness = |sign_up: &SignUp| (!sign_up.reach.is_standing(), sign_up.position, Reverse((sign_up.answer, sign_up.role)));
    if loudness(other) > loudness(one) { other } else { one }
}

fn rank(place: Place) -> (u8, u32) {
    match place {
        Place::Crew => (0, 0),
        Place::Seat(n) => (1, n),
        Place::Waiting(n) => (2, n),
        Place::Tentative => (3, 0),
        Place::Invited => (4, 0),
        Place::Declined => (5, 0),
    }
}

impl Roster {
    pub fn seats(&self) -> Seats {
        let count =
            |wanted: fn(Place) -> bool| u32::try_from(self.entries.iter().filter(|entry| wanted(entry.place)).count()).unwrap_or(u32::MAX);
        let seated = |mode: Mode| {
            let of_mode = |entry: &&Entry| entry.mode == Some(mode) && matches!(entry.place, Place::Seat(_));
            u32::try_from(self.entries.iter().filter(of_mode).count()).unwrap_or(u32::MAX)
        };
        Seats {
            capacity: self.capacity,
            taken: count(|place| matches!(place, Place::Seat(_))),
            waiting: count(|place| matches!(place, Place::Waiting(_))),
            declined: count(|place| place == Place::Declined),
            online: seated(Mode::Online),
            in_person: seated(Mode::InPerson),
        }
    }

    /// Those who work at the session, by order of acceptance.
    pub fn crew(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.entries.iter().filter(|entry| entry.place == Place::Crew).map(|entry| entry.person)
    }

    /// Those of them who lead it.
    pub fn leaders(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.entries.iter().filter(|entry| entry.place == Place::Crew && entry.role.leads()).map(|entry| entry.person)
    }

    /// Where a person stands, if anywhere.
    pub fn place(&self, person: PersonId) -> Option<Place> {
        self.entries.iter().find(|entry| entry.person == person).map(|entry| entry.place)
    }

    /// Those who wait in `before` and have a seat here: who moves up when a change frees seats.
    pub fn moved_up_since(&self, before: &Roster) -> Vec<PersonId> {
        let waiting = before.entries.iter().filter(|entry| matches!(entry.place, Place::Waiting(_)));
        let waited: HashSet<PersonId> = waiting.map(|entry| entry.person).collect();
        let seated = self.entries.iter().filter(|entry| matches!(entry.place, Place::Seat(_)));
        seated.map(|entry| entry.person).filter(|person| waited.contains(person)).collect()
    }

    /// Those who have a seat in `before` and wait here: who loses it to fewer seats, or to someone whom a rule puts first.
    pub fn wait_since(&self, before: &Roster) -> Vec<PersonId> {
        before.moved_up_since(self)
    }
}

#[cfg(test)]
mod tests;
