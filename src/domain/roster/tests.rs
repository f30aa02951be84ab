//! Who gets a seat: examples, and what holds for any sign-ups.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::domain::signup::Reach;

const DATE: &str = "2020-09-02T16:00:00";

fn date() -> RecurrenceId {
    RecurrenceId(DATE.parse().expect("a date"))
}

fn sign_up(person: i64, position: i64, answer: Answer, standing: bool) -> SignUp {
    let reach = if standing { Reach::Standing { from: None, until: None } } else { Reach::One(date()) };
    SignUp::new(PersonId(person), reach, Role::Participant, answer, position)
}

fn plain(sign_ups: &[SignUp]) -> Claims {
    Claims { sign_ups: sign_ups.to_vec(), ..Claims::default() }
}

#[test]
fn a_decline_for_one_session_frees_the_standing_seat() {
    let mut rows =
        vec![sign_up(1, 1, Answer::Accepted, true), sign_up(2, 2, Answer::Accepted, true), sign_up(3, 3, Answer::Accepted, false)];
    let before = roster(&plain(&rows), date(), Some(2));
    assert_eq!(before.place(PersonId(3)), Some(Place::Waiting(1)));
    rows.push(sign_up(1, 1, Answer::Declined, false));
    let after = roster(&plain(&rows), date(), Some(2));
    assert_eq!(after.place(PersonId(1)), Some(Place::Declined));
    assert_eq!(after.moved_up_since(&before), vec![PersonId(3)]);
}

#[test]
fn who_comes_back_waits_behind_who_took_the_seat() {
    let rows = [sign_up(1, 9, Answer::Accepted, false), sign_up(1, 1, Answer::Accepted, true), sign_up(2, 2, Answer::Accepted, false)];
    assert_eq!(roster(&plain(&rows), date(), Some(1)).place(PersonId(1)), Some(Place::Waiting(1)));
}

#[test]
fn facilitators_take_no_seat() {
    let host = SignUp { role: Role::Facilitator, ..sign_up(1, 1, Answer::Accepted, false) };
    let seats = roster(&plain(&[host, sign_up(2, 2, Answer::Accepted, true)]), date(), Some(1)).seats();
    assert_eq!((seats.taken, seats.waiting), (1, 0));
}

fn any_sign_up() -> impl Strategy<Value = SignUp> {
    (1..12_i64, 0..30_i64, 0..4_usize, 0..5_usize, any::<bool>()).prop_map(|(person, position, answer, role, standing)| SignUp {
        role: Role::ALL[role],
        ..sign_up(person, position, Answer::ALL[answer], standing)
    })
}

#[test]
fn rules_go_before_the_order_of_acceptance_and_say_why() {
    let rows: Vec<SignUp> = (1..=4).map(|person| sign_up(person, person, Answer::Accepted, true)).collect();
    let earlier = RecurrenceId("2020-08-19T16:00:00".parse().expect("a date"));
    let facts = Facts {
        first_came: HashMap::from([(PersonId(1), earlier), (PersonId(2), earlier), (PersonId(4), date())]),
        referred: HashSet::from([PersonId(2)]),
        tags: HashMap::from([(PersonId(3), vec!["research".into()]), (PersonId(4), vec!["arts".into(), "research".into()])]),
    };
    let cases = [
        ("", 2, "1 2 | 3 4", vec![]),
        ("first-timers", 2, "3 4 | 1 2", vec!["FirstTime", "FirstTime", "Full", "Full"]),
        ("referred", 2, "2 1 | 3 4", vec!["Referred", "Acceptance", "Full", "Full"]),
        ("referred first-timers", 3, "2 3 4 | 1", vec!["Referred", "FirstTime", "FirstTime", "Full"]),
        ("first-timers at-most 1 research", 2, "3 1 | 4 2", vec!["FirstTime", "Acceptance", "AtMost", "Full"]),
        ("at-most 1 #research", 9, "1 2 3 | 4", vec!["Acceptance", "Acceptance", "Acceptance", "AtMost"]),
    ];
    for (order, capacity, places, reasons) in cases {
        let claims = Claims { sign_ups: rows.clone(), order: SeatOrder::parse(order).expect(order), facts: facts.clone() };
        let entries = roster(&claims, date(), Some(capacity)).entries;
        let of = |seat: bool| {
            let those = entries.iter().filter(|entry| matches!(entry.place, Place::Seat(_)) == seat);
            those.map(|entry| entry.person.0.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(format!("{} | {}", of(true), of(false)), places, "{order}");
        let told = entries.iter().filter_map(|entry| entry.reason.as_ref().map(|reason| format!("{reason:?}")));
        let told: Vec<String> = told.map(|reason| reason.split(' ').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(told, reasons, "{order}");
    }
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let people = || 1..12_i64;
    let came = prop::collection::hash_map(people().prop_map(PersonId), prop::sample::select(vec![date(), later()]), 0..8);
    let referred = prop::collection::hash_set(people().prop_map(PersonId), 0..8);
    let tags = prop::collection::hash_map(people().prop_map(PersonId), Just(vec!["research".to_owned()]), 0..12);
    (came, referred, tags).prop_map(|(first_came, referred, tags)| Facts { first_came, referred, tags })
}

fn later() -> RecurrenceId {
    RecurrenceId("2020-09-16T16:00:00".parse().expect("a date"))
}

proptest! {
    #[test]
    fn with_rules_no_seat_too_many_none_empty_without_a_reason_and_no_influence_of_the_order_of_reading(
        rows in prop::collection::vec(any_sign_up(), 0..40),
        capacity in 1..8_u32,
        facts in any_facts(),
        order in prop::sample::select(vec!["", "first-timers", "referred, at-most 2 research", "at-most 1 research, first-timers"]),
    ) {
        let order = SeatOrder::parse(order).expect("an order");
        let claims = Claims { sign_ups: rows.clone(), order: order.clone(), facts: facts.clone() };
        let found = roster(&claims, date(), Some(capacity));
        let seats = found.seats();
        prop_assert!(seats.taken <= capacity);
        let kept_out = |entry: &Entry| matches!(entry.reason, Some(Reason::AtMost { .. }));
        let waiting = found.entries.iter().filter(|entry| matches!(entry.place, Place::Waiting(_)));
        prop_assert!(seats.taken == capacity || waiting.clone().all(kept_out));
        prop_assert_eq!(waiting.filter(|entry| entry.reason.is_none()).count() > 0, order.is_plain() && seats.waiting > 0);
        let turned = Claims { sign_ups: rows.iter().rev().cloned().collect(), order: order.clone(), facts: facts.clone() };
        prop_assert_eq!(&found, &roster(&turned, date(), Some(capacity)));
        let plain = roster(&plain(&rows), date(), Some(capacity));
        if order.is_plain() {
            prop_assert_eq!(found, plain);
        } else {
            prop_assert_eq!(seats.taken + seats.waiting, plain.seats().taken + plain.seats().waiting);
        }
    }

    #[test]
    fn never_over_capacity_never_an_empty_seat_while_someone_waits(rows in prop::collection::vec(any_sign_up(), 0..40), capacity in 1..8_u32) {
        let seats = roster(&plain(&rows), date(), Some(capacity)).seats();
        prop_assert!(seats.taken <= capacity);
        prop_assert!(seats.waiting == 0 || seats.taken == capacity);
    }

    #[test]
    fn the_order_of_reading_has_no_influence(rows in prop::collection::vec(any_sign_up(), 0..40), turn in 0..40_usize) {
        let mut turned = rows.clone();
        turned.reverse();
        let half = turn.min(turned.len());
        turned.rotate_left(half);
        prop_assert_eq!(roster(&plain(&rows), date(), Some(4)), roster(&plain(&turned), date(), Some(4)));
    }
}
