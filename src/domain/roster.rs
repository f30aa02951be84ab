//! The one function that gives seats: from sign-ups and a capacity to each person's place.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::id::{PersonId, RecurrenceId};
use super::signup::{Answer, Role, SignUp};

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

/// One line of the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub person: PersonId,
    pub place: Place,
    pub role: Role,
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
}

/// Fills the seats of one session in the order of the last acceptance.
///
/// A sign-up or decline for the session itself speaks louder than a standing one. Whoever declines and comes back is
/// accepted anew and so comes after those who took the seat meanwhile. The order of `sign_ups` has no influence.
pub fn roster(sign_ups: &[SignUp], date: RecurrenceId, capacity: Option<u32>) -> Roster {
    let mut heard: HashMap<PersonId, &SignUp> = HashMap::new();
    for sign_up in sign_ups.iter().filter(|sign_up| sign_up.reach.covers(date)) {
        heard.entry(sign_up.person).and_modify(|kept| *kept = louder(kept, sign_up)).or_insert(sign_up);
    }
    let mut voices: Vec<&SignUp> = heard.into_values().collect();
    voices.sort_by_key(|sign_up| (sign_up.position, sign_up.person));
    let limit = capacity.unwrap_or(u32::MAX);
    let (mut taken, mut waiting) = (0, 0);
    let mut entries: Vec<Entry> = voices
        .into_iter()
        .map(|sign_up| {
            let place = match sign_up.answer {
                Answer::Declined => Place::Declined,
                Answer::Tentative => Place::Tentative,
                Answer::Invited => Place::Invited,
                Answer::Accepted if !sign_up.role.takes_seat() => Place::Crew,
                Answer::Accepted if taken < limit => {
                    taken += 1;
                    Place::Seat(taken)
                }
                Answer::Accepted => {
                    waiting += 1;
                    Place::Waiting(waiting)
                }
            };
            Entry { person: sign_up.person, place, role: sign_up.role, standing: sign_up.reach.is_standing() }
        })
        .collect();
    entries.sort_by_key(|entry| rank(entry.place));
    Roster { capacity, entries }
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
        Seats {
            capacity: self.capacity,
            taken: count(|place| matches!(place, Place::Seat(_))),
            waiting: count(|place| matches!(place, Place::Waiting(_))),
            declined: count(|place| place == Place::Declined),
        }
    }

    /// Where a person stands, if anywhere.
    pub fn place(&self, person: PersonId) -> Option<Place> {
        self.entries.iter().find(|entry| entry.person == person).map(|entry| entry.place)
    }

    /// Those who wait in `before` and have a seat here: who moves up when a change frees seats.
    pub fn moved_up_since(&self, before: &Roster) -> Vec<PersonId> {
        let waited = |entry: &&Entry| matches!(before.place(entry.person), Some(Place::Waiting(_)));
        self.entries.iter().filter(|entry| matches!(entry.place, Place::Seat(_))).filter(waited).map(|entry| entry.person).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::signup::Reach;

    const DATE: &str = "2020-09-02T16:00:00";

    fn date() -> RecurrenceId {
        RecurrenceId(DATE.parse().expect("a date"))
    }

    fn sign_up(person: i64, position: i64, answer: Answer, standing: bool) -> SignUp {
        let reach = if standing { Reach::Standing { from: None, until: None } } else { Reach::One(date()) };
        SignUp { person: PersonId(person), reach, role: Role::Participant, answer, position }
    }

    #[test]
    fn a_decline_for_one_session_frees_the_standing_seat() {
        let mut rows =
            vec![sign_up(1, 1, Answer::Accepted, true), sign_up(2, 2, Answer::Accepted, true), sign_up(3, 3, Answer::Accepted, false)];
        let before = roster(&rows, date(), Some(2));
        assert_eq!(before.place(PersonId(3)), Some(Place::Waiting(1)));
        rows.push(sign_up(1, 1, Answer::Declined, false));
        let after = roster(&rows, date(), Some(2));
        assert_eq!(after.place(PersonId(1)), Some(Place::Declined));
        assert_eq!(after.moved_up_since(&before), vec![PersonId(3)]);
    }

    #[test]
    fn who_comes_back_waits_behind_who_took_the_seat() {
        let rows = [sign_up(1, 9, Answer::Accepted, false), sign_up(1, 1, Answer::Accepted, true), sign_up(2, 2, Answer::Accepted, false)];
        assert_eq!(roster(&rows, date(), Some(1)).place(PersonId(1)), Some(Place::Waiting(1)));
    }

    #[test]
    fn facilitators_take_no_seat() {
        let host = SignUp { role: Role::Facilitator, ..sign_up(1, 1, Answer::Accepted, false) };
        let seats = roster(&[host, sign_up(2, 2, Answer::Accepted, true)], date(), Some(1)).seats();
        assert_eq!((seats.taken, seats.waiting), (1, 0));
    }

    fn any_sign_up() -> impl Strategy<Value = SignUp> {
        (1..12_i64, 0..30_i64, 0..4_usize, 0..5_usize, any::<bool>()).prop_map(|(person, position, answer, role, standing)| SignUp {
            role: Role::ALL[role],
            ..sign_up(person, position, Answer::ALL[answer], standing)
        })
    }

    proptest! {
        #[test]
        fn never_over_capacity_never_an_empty_seat_while_someone_waits(rows in prop::collection::vec(any_sign_up(), 0..40), capacity in 1..8_u32) {
            let seats = roster(&rows, date(), Some(capacity)).seats();
            prop_assert!(seats.taken <= capacity);
            prop_assert!(seats.waiting == 0 || seats.taken == capacity);
        }

        #[test]
        fn the_order_of_reading_has_no_influence(rows in prop::collection::vec(any_sign_up(), 0..40), turn in 0..40_usize) {
            let mut turned = rows.clone();
            turned.reverse();
            let half = turn.min(turned.len());
            turned.rotate_left(half);
            prop_assert_eq!(roster(&rows, date(), Some(4)), roster(&turned, date(), Some(4)));
        }
    }
}
