//! Tests over all stages of the recurrence engine at once.

mod clock;
mod ends;
mod properties;
mod sentences;
mod sets;

use chrono::NaiveDateTime;

use super::*;
use crate::domain::stamp::Stamp;
use crate::domain::zone::Zone;

fn wall(text: &str) -> NaiveDateTime {
    Stamp::parse(text).expect(text).wall()
}

fn walls(text: &str) -> Vec<NaiveDateTime> {
    text.split_whitespace().map(wall).collect()
}

fn rule(text: &str) -> Rule {
    Rule::parse(text).expect(text)
}

fn by(text: &str) -> Recurrence {
    Recurrence::by(rule(text))
}

fn zone(name: &str) -> Anchor {
    Anchor::Zone(Zone::named(name).expect(name))
}

fn first(count: usize, recurrence: &Recurrence, start: NaiveDateTime, anchor: &Anchor) -> Vec<NaiveDateTime> {
    recurrence.starts(start, anchor, start).take(count).collect()
}
