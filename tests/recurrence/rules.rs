//! Random rules that the RFC allows, over all parts, for the tests that make their own cases.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use fortnight::domain::recurrence::{End, Freq, Parts, Rule, WeekdayNum};
use fortnight::domain::stamp::Stamp;
use proptest::collection::vec;
use proptest::prelude::*;

/// So many cases, the same ones in each run (`.cargo/config.toml` has the seed).
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// A start of 1990 to 2040 at any second.
pub fn start() -> impl Strategy<Value = NaiveDateTime> {
    (0..50 * 366_i64, 0..86_400_i64, 0..4_i64).prop_map(|(day, second, round)| {
        let second = if round == 0 { second } else { second / 900 * 900 };
        NaiveDate::from_ymd_opt(1990, 1, 1).expect("a date").and_time(Default::default())
            + TimeDelta::days(day)
            + TimeDelta::seconds(second)
    })
}

pub fn freq() -> impl Strategy<Value = Freq> {
    prop::sample::select(Freq::ALL.to_vec())
}

/// A rule without end.
pub fn endless() -> impl Strategy<Value = Rule> {
    rule_of(freq())
}

/// A rule without end that steps by days or longer.
pub fn endless_from_daily() -> impl Strategy<Value = Rule> {
    rule_of(prop::sample::select(vec![Freq::Daily, Freq::Weekly, Freq::Monthly, Freq::Yearly]))
}

/// A rule with any end.
pub fn rule() -> impl Strategy<Value = Rule> {
    let end = prop_oneof![
        2 => Just(End::Never),
        1 => (1..2000_u32).prop_map(End::Count),
        1 => (start(), 0..3).prop_map(|(wall, form)| End::Until(match form {
            0 => Stamp::Date(wall.date()),
            1 => Stamp::Local(wall),
            _ => Stamp::Utc(wall),
        })),
    ];
    (endless(), end).prop_map(|(rule, end)| rule.with_end(end))
}

fn rule_of(freq: impl Strategy<Value = Freq>) -> impl Strategy<Value = Rule> {
    let interval = prop_oneof![3 => Just(1_u32), 3 => 2..8_u32, 1 => 2..100_u32];
    (freq, interval, days(), times(), week_start()).prop_filter_map("the RFC forbids it", |(freq, interval, days, times, week_start)| {
        let [by_hour, by_minute, by_second] = times.map(|list| list.into_iter().map(|n| u8::try_from(n).unwrap_or(0)).collect());
        let mut parts = Parts { freq, interval, by_hour, by_minute, by_second, week_start, ..days };
        drop_what_the_rfc_forbids(&mut parts);
        parts.checked().ok()
    })
}

/// The parts that name days, and the positions.
fn days() -> impl Strategy<Value = Parts> {
    let narrow = |n: i64| i8::try_from(n).unwrap_or(1);
    (some(0.3, 12, false), some(0.25, 53, true), some(0.2, 366, true), some(0.3, 31, true), weekdays(), some(0.25, 40, true)).prop_map(
        move |(months, weeks, year_days, month_days, by_day, positions)| Parts {
            by_month: months.into_iter().map(|n| u8::try_from(n).unwrap_or(1)).collect(),
            by_week_no: weeks.into_iter().map(narrow).collect(),
            by_year_day: year_days.into_iter().map(|n| i16::try_from(n).unwrap_or(1)).collect(),
            by_month_day: month_days.into_iter().map(narrow).collect(),
            by_day,
            by_set_pos: positions.into_iter().map(|n| i16::try_from(n).unwrap_or(1)).collect(),
            ..Parts::every(1, Freq::Daily)
        },
    )
}

/// With this likelihood a list of numbers from 1, both ways where both ends are counted from.
fn some(likely: f64, highest: i64, both_ends: bool) -> impl Strategy<Value = Vec<i64>> {
    let number = (1..=highest, prop::bool::weighted(if both_ends { 0.4 } else { 0.0 })).prop_map(|(n, back)| if back { -n } else { n });
    prop::option::weighted(likely, vec(number, 1..5)).prop_map(Option::unwrap_or_default)
}

/// Hours, minutes and seconds.
fn times() -> impl Strategy<Value = [Vec<i64>; 3]> {
    let each = |likely, most: i64| prop::option::weighted(likely, vec(0..most, 1..4)).prop_map(Option::unwrap_or_default);
    (each(0.3, 24), each(0.25, 60), each(0.15, 60)).prop_map(|(hours, minutes, seconds)| [hours, minutes, seconds])
}

fn week_start() -> impl Strategy<Value = Weekday> {
    prop_oneof![Just(Weekday::Mon), weekday()]
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_filter_map("no weekday", |n| Weekday::try_from(n).ok())
}

fn weekdays() -> impl Strategy<Value = Vec<WeekdayNum>> {
    let one = (weekday(), prop::option::weighted(0.4, prop_oneof![-5..=-1_i8, 1..=5_i8, 1..=53_i8]));
    let list = vec(one.prop_map(|(day, nth)| WeekdayNum { nth, day }), 1..5);
    prop::option::weighted(0.4, list).prop_map(Option::unwrap_or_default)
}

/// Without this, hardly a random rule would be one (RFC 5545 3.3.10).
fn drop_what_the_rfc_forbids(parts: &mut Parts) {
    if parts.freq != Freq::Yearly {
        parts.by_week_no.clear();
    }
    if matches!(parts.freq, Freq::Daily | Freq::Weekly | Freq::Monthly) {
        parts.by_year_day.clear();
    }
    if parts.freq == Freq::Weekly {
        parts.by_month_day.clear();
    }
    if parts.freq < Freq::Monthly || !parts.by_week_no.is_empty() {
        for one in &mut parts.by_day {
            one.nth = None;
        }
    }
}
