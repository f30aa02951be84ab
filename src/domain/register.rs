//! How a register counts: who is here, of all whom it speaks of.

use std::collections::BTreeSet;

use super::attendance::{Attendance, Mark};
use super::id::PersonId;
use super::roster::{Entry, Place, Roster};

/// "11 of 14 here".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub here: u32,
    /// Those who were expected, and whoever has a mark without.
    pub counted: u32,
}

/// Whether someone in this place was expected to come.
pub fn is_expected(place: Place) -> bool {
    matches!(place, Place::Seat(_) | Place::Crew)
}

/// Counts one session; `erased` has the marks of people who are not known any more.
pub fn tally(roster: &Roster, marks: &[Mark], erased: &[(Attendance, u32)]) -> Tally {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let expected = roster.entries.iter().filter(|entry: &&Entry| is_expected(entry.place)).map(|entry| entry.person);
    let named: BTreeSet<PersonId> = expected.chain(marks.iter().map(|mark| mark.person)).collect();
    let here = marks.iter().filter(|mark| mark.state.was_here()).count();
    let nameless =
        |counts: fn(Attendance) -> bool| erased.iter().filter(|(state, _)| counts(*state)).map(|(_, number)| number).sum::<u32>();
    Tally { here: count(here) + nameless(Attendance::was_here), counted: count(named.len()) + nameless(|_| true) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RecurrenceId;
    use crate::domain::signup::Role;

    #[test]
    fn those_expected_count_and_whoever_is_marked() {
        let entry =
            |person, place| Entry { person: PersonId(person), place, role: Role::Participant, standing: true, mode: None, reason: None };
        let places = [Place::Crew, Place::Seat(1), Place::Seat(2), Place::Waiting(1), Place::Declined];
        let roster = Roster { capacity: Some(2), entries: (1..).zip(places).map(|(person, place)| entry(person, place)).collect() };
        let date = RecurrenceId("2020-09-02T16:00:00".parse().expect("a date"));
        let mark = |person, state| Mark { date, person: PersonId(person), state };
        assert_eq!(tally(&roster, &[], &[]), Tally { here: 0, counted: 3 });
        let marks = [mark(2, Attendance::Came), mark(3, Attendance::Missed), mark(5, Attendance::Apologies), mark(9, Attendance::WalkIn)];
        assert_eq!(tally(&roster, &marks, &[]), Tally { here: 2, counted: 5 });
        let erased = [(Attendance::Late, 2), (Attendance::Missed, 1)];
        assert_eq!(tally(&roster, &marks, &erased), Tally { here: 4, counted: 8 });
    }
}
