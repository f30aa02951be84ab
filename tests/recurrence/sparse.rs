//! Rules that come rarely or never: what they give, and that the answer does not take long.

use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Anchor;

use crate::case::{compact, rows};

const SPARSE: &str = include_str!("../data/recurrence/sparse.tsv");

const START: &str = "19970902T090000";

/// With optimisation every answer takes less than 10 ms; without it, and on a machine with other work, many times that.
const BOUND: Duration = if cfg!(debug_assertions) { Duration::from_millis(250) } else { Duration::from_millis(10) };

const MOST: usize = 20;

#[test]
fn rare_rules_give_what_looking_at_every_day_gives() {
    let start = start();
    for (line, columns) in rows(SPARSE) {
        let [text, dates] = columns[..] else { panic!("line {line} has not two columns") };
        let recurrence = Recurrence::by(Rule::parse(text).expect(text));
        let mut ours = recurrence.starts(start, &Anchor::Floating, start);
        assert_eq!(ours.next(), Some(start), "{text}");
        assert_eq!(compact(ours.take(MOST)), dates, "{text}");
    }
}

#[test]
fn a_rule_that_never_comes_says_so_at_once() {
    let start = start();
    for (_, columns) in rows(SPARSE) {
        let rule = Rule::parse(columns[0]).expect(columns[0]);
        let recurrence = Recurrence::by(rule.clone());
        let comes = recurrence.starts(start, &Anchor::Floating, start).nth(1).is_some();
        let (matches, took) = shortest(|| rule.ever_matches(start));
        assert!(matches || !comes, "{rule}");
        assert!(took < BOUND, "{rule}: whether it ever comes takes {took:?}");
        let (_, took) = shortest(|| recurrence.starts(start, &Anchor::Floating, start).take(MOST).count());
        assert!(took < BOUND, "{rule}: its first dates take {took:?}");
        let (last, took) = shortest(|| recurrence.last(start, &Anchor::Floating));
        assert_eq!(last, (!comes).then_some(start), "{rule}");
        assert!(took < BOUND, "{rule}: its last date takes {took:?}");
    }
}

/// A month of seconds lies half a year before the end.
#[test]
fn the_last_date_is_sought_not_walked_to() {
    let recurrence = Recurrence::by(Rule::parse("FREQ=SECONDLY;BYMONTH=3;UNTIL=20241012").expect("a rule"));
    let (last, took) = shortest(|| recurrence.last(start(), &Anchor::Floating));
    assert_eq!(last, Some(Stamp::parse("20240331T235959").expect("a date").wall()));
    assert!(took < BOUND, "{took:?}");
}

/// The answer, and the shortest time of three tries, so that other work on the machine does not count.
fn shortest<T>(answer: impl Fn() -> T) -> (T, Duration) {
    let time = || {
        let begin = Instant::now();
        let answer = answer();
        (begin.elapsed(), answer)
    };
    let (mut took, answer) = time();
    for _ in 0..2 {
        took = took.min(time().0);
    }
    (answer, took)
}

fn start() -> NaiveDateTime {
    Stamp::parse(START).expect(START).wall()
}
