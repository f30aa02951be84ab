//! Damaged rules, thousands of them: none panics, none takes long, whether it is read or refused.

use std::env;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime};
use fortnight::domain::recurrence::{End, Recurrence, Rule};
use fortnight::domain::time::Anchor;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

use crate::case::in_zone;
use crate::rules::{config, rule, start};

/// A longer run is asked for with this variable: how many rules are tried.
const CASES: &str = "FORTNIGHT_RULE_CASES";

/// What all questions about one rule may take together. Generous, for a slow machine; a rule that hangs takes years.
const BOUND: Duration = if cfg!(debug_assertions) { Duration::from_millis(1000) } else { Duration::from_millis(100) };

/// A count is read from the start on by contract, so a high one takes its time.
const MOST_COUNTED: u32 = 2000;

/// What stands at the edges: of the grammar, of the calendar, and of the numbers that a machine holds.
const SPLICES: [&str; 44] = [
    "BYDAY=",
    "BYSETPOS=",
    "BYSETPOS=-1",
    "BYSETPOS=2",
    "0",
    "-0",
    "-",
    "+",
    "366",
    "-366",
    "99999999999",
    "4294967295",
    "4294967296",
    "-2147483648",
    ";",
    ",",
    "=",
    "FREQ=SECONDLY",
    "FREQ=YEARLY",
    "INTERVAL=0",
    "INTERVAL=4294967295",
    "INTERVAL=86400",
    "COUNT=0",
    "COUNT=-1",
    "COUNT=4294967295",
    "UNTIL=00000101T000000Z",
    "UNTIL=99991231T235959Z",
    "UNTIL=20200230",
    "BYMONTH=13",
    "BYMONTH=2;BYMONTHDAY=30",
    "BYHOUR=24",
    "BYSECOND=60",
    "MO",
    "+1MO",
    "1000MO",
    "-53SU",
    "BYWEEKNO=54",
    "BYWEEKNO=-53",
    "WKST=XX",
    "RSCALE=HEBREW",
    "X-A=1",
    " ",
    "é",
    "\u{0}",
];

#[derive(Clone, Debug)]
enum Damage {
    Splice(Index, &'static str),
    Append(&'static str),
    Cut(Index, usize),
    Flip(Index, u8),
    Swap(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let splice = || select(SPLICES.to_vec());
    prop_oneof![
        3 => (any::<Index>(), splice()).prop_map(|(at, what)| Damage::Splice(at, what)),
        3 => splice().prop_map(Damage::Append),
        1 => (any::<Index>(), 1..6_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::Swap(a, b)),
    ]
}

impl Damage {
    fn apply(&self, text: &mut Vec<u8>) {
        match self {
            Self::Splice(at, what) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, what.bytes());
            }
            Self::Append(what) => text.extend(b";".iter().copied().chain(what.bytes())),
            Self::Cut(at, length) => {
                let at = at.index(text.len() + 1);
                text.drain(at..text.len().min(at + length));
            }
            Self::Flip(at, bits) if !text.is_empty() => {
                let at = at.index(text.len());
                text[at] ^= bits;
            }
            Self::Swap(a, b) if !text.is_empty() => {
                let (a, b) = (a.index(text.len()), b.index(text.len()));
                text.swap(a, b);
            }
            Self::Flip(..) | Self::Swap(..) => {}
        }
    }
}

fn damaged() -> impl Strategy<Value = String> {
    (rule(), vec(damage(), 0..4)).prop_map(|(rule, damage)| {
        let mut text = rule.to_string().into_bytes();
        damage.iter().for_each(|one| one.apply(&mut text));
        String::from_utf8_lossy(&text).into_owned()
    })
}

/// A damaged rule, and a series that it may be put on.
type Try = (String, NaiveDateTime, Anchor);

/// A rule meets ordinary starts and the ends of the calendar.
fn tries() -> impl Strategy<Value = Try> {
    let edge = select(vec!["0001-01-01T00:00:00", "1847-12-01T00:01:15", "2024-02-29T09:30:00", "9999-12-30T12:00:00"]);
    let edge = edge.prop_map(|wall| wall.parse().expect("a start"));
    let anchor = prop_oneof![Just(Anchor::AllDay), Just(Anchor::Floating), Just(in_zone("Europe/London"))];
    (damaged(), prop_oneof![start(), edge], anchor)
}

/// Everything that the program asks of a rule that someone gives it.
fn exercise((text, start, anchor): &Try) {
    let rule = match Rule::parse(text) {
        Ok(rule) => rule,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    assert_eq!(Rule::parse(&rule.to_string()).as_ref(), Ok(&rule), "{text:?}");
    assert!(!rule.describe(*start).is_empty(), "{text:?}");
    let comes = rule.ever_matches(*start);
    let counts_far = matches!(rule.parts().end, End::Count(count) if count > MOST_COUNTED);
    let recurrence = Recurrence::by(rule);
    let dates = first(&recurrence, *start, anchor, *start);
    // an all-day series ignores the times that a rule names, so it may come where the rule alone does not
    assert!(comes || dates.len() < 2 || *anchor == Anchor::AllDay, "{text:?} from {start}");
    if !counts_far {
        let later = NaiveDate::from_ymd_opt(2345, 6, 7).expect("a date").and_time(start.time());
        first(&recurrence, *start, anchor, later);
        assert!(recurrence.last(*start, anchor).is_none_or(|last| last >= *start), "{text:?} from {start}");
    }
}

fn first(recurrence: &Recurrence, start: NaiveDateTime, anchor: &Anchor, from: NaiveDateTime) -> Vec<NaiveDateTime> {
    let dates: Vec<_> = recurrence.starts(start, anchor, from).take(8).collect();
    let rises = dates.is_sorted_by(|a, b| a < b) && dates.first().is_none_or(|first| *first >= from);
    assert!(rises, "{:?} from {start} at {from}: {dates:?}", recurrence.rules);
    dates
}

/// The shortest of three tries: a machine that is busy elsewhere is not the rule's fault.
fn takes(one: &Try) -> Duration {
    let mut shortest = Duration::MAX;
    for _ in 0..3 {
        let begin = Instant::now();
        exercise(one);
        shortest = shortest.min(begin.elapsed());
        if shortest <= BOUND {
            break;
        }
    }
    shortest
}

#[test]
fn damaged_rules_neither_panic_nor_hang() {
    let cases = env::var(CASES).ok().and_then(|cases| cases.parse().ok()).unwrap_or(800);
    let tried = TestRunner::new(config(cases)).run(&tries(), |one| {
        let took = takes(&one);
        prop_assert!(took <= BOUND, "{:?} takes {:?}", one, took);
        Ok(())
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
}
