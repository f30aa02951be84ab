//! The recurrence examples of RFC 5545 3.8.5.3, in its order, with the results that it prints.

use chrono::NaiveDateTime;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Anchor;
use fortnight::domain::zone::Zone;

struct Example {
    start: NaiveDateTime,
    recurrence: Recurrence,
    sentence: &'static str,
    is_whole: bool,
    dates: Vec<NaiveDateTime>,
}

fn wall(text: &str) -> NaiveDateTime {
    Stamp::parse(text).expect(text).wall()
}

fn examples() -> Vec<Example> {
    let read = |line: &'static str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [start, rule, removed, sentence, extent, dates] = columns[..] else { panic!("six columns are wanted: {line}") };
        let mut recurrence = Recurrence::by(Rule::parse(rule).expect(rule));
        recurrence.removed.extend(removed.split_whitespace().map(wall));
        Example { start: wall(start), recurrence, sentence, is_whole: extent == "all", dates: dates.split(' ').map(wall).collect() }
    };
    include_str!("data/rfc5545.tsv").lines().filter(|line| !line.starts_with('#')).map(read).collect()
}

fn new_york() -> Anchor {
    Anchor::Zone(Zone::named("America/New_York").expect("a zone"))
}

#[test]
fn each_example_gives_the_dates_that_the_rfc_prints() {
    let anchor = new_york();
    assert_eq!(examples().len(), 42);
    for Example { start, recurrence, is_whole, dates, .. } in examples() {
        let rule = &recurrence.rules[0];
        let got: Vec<_> = recurrence.starts(start, &anchor, start).take(dates.len() + 1).collect();
        assert_eq!(&got[..dates.len()], dates, "{rule}");
        assert_eq!(got.len() == dates.len(), is_whole, "{rule}");
    }
}

#[test]
fn each_example_can_be_entered_at_each_of_its_dates() {
    let anchor = new_york();
    for Example { start, recurrence, dates, .. } in examples() {
        for from in &dates {
            assert_eq!(recurrence.starts(start, &anchor, *from).next(), Some(*from), "{}", recurrence.rules[0]);
        }
    }
}

#[test]
fn each_example_knows_its_last_date() {
    let anchor = new_york();
    for Example { start, recurrence, is_whole, dates, .. } in examples() {
        let last = dates.last().copied().filter(|_| is_whole);
        assert_eq!(recurrence.last(start, &anchor), last, "{}", recurrence.rules[0]);
    }
}

#[test]
fn each_example_has_its_sentence() {
    let anchor = new_york();
    for Example { start, recurrence, sentence, .. } in examples() {
        assert_eq!(recurrence.describe(start, &anchor), sentence, "{}", recurrence.rules[0]);
    }
}
