//! What holds for every rule, tried on random ones.

use std::fmt::Debug;

use chrono::{NaiveDate, TimeDelta, Weekday};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Mostly nothing, else up to three.
fn some<T: Debug + 'static>(one: impl Strategy<Value = T> + 'static) -> impl Strategy<Value = Vec<T>> {
    let one = one.boxed();
    prop_oneof![3 => Just(0usize), 1 => 1usize..4].prop_flat_map(move |count| vec(one.clone(), count))
}

fn numbers<T: TryFrom<i64> + Debug + 'static>(most: i64) -> impl Strategy<Value = Vec<T>> {
    some((-most..=most).prop_filter_map("in range", |n| T::try_from(n).ok().filter(|_| n != 0)))
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_filter_map("a weekday", |n| Weekday::try_from(n).ok())
}

fn weekdays() -> impl Strategy<Value = Vec<WeekdayNum>> {
    let nth = prop_oneof![3 => Just(0i8), 1 => -5i8..=5];
    let days = || (nth.clone(), weekday()).prop_map(|(nth, day)| WeekdayNum { nth: Some(nth).filter(|n| *n != 0), day });
    prop_oneof![some(days()), some(weekday().prop_map(WeekdayNum::every))]
}

/// Rules of all kinds without an end.
pub(super) fn rules() -> impl Strategy<Value = Rule> {
    let freq = (0usize..7).prop_map(|n| Freq::ALL[n]);
    let interval = prop_oneof![4 => 1u32..4, 1 => 1u32..400];
    let dates = (some(1u8..=12), numbers(53), numbers(366), numbers(31), weekdays());
    let skip = (0usize..6).prop_map(|n| Skip::ALL.get(n).copied().unwrap_or_default());
    let clock = (some(0u8..=23), some(0u8..=59), some(0u8..=60), numbers(8), weekday());
    (freq, interval, dates, clock, skip).prop_filter_map("a rule", |(freq, interval, dates, clock, skip)| {
        let (by_month, by_week_no, by_year_day, by_month_day, by_day) = dates;
        let (by_hour, by_minute, by_second, by_set_pos, week_start) = clock;
        let end = End::Never;
        let parts = Parts {
            freq,
            interval,
            end,
            by_month,
            by_week_no,
            by_year_day,
            by_month_day,
            by_day,
            by_hour,
            by_minute,
            by_second,
            by_set_pos,
            week_start,
            skip,
        };
        parts.checked().ok()
    })
}

pub(super) fn starts() -> impl Strategy<Value = NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a date").and_hms_opt(0, 0, 0).expect("a time");
    (0i64..10 * 365 * 96).prop_map(move |quarter| first + TimeDelta::minutes(quarter * 15))
}

fn anchors() -> impl Strategy<Value = Anchor> {
    let zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
    prop_oneof![Just(Anchor::Floating), (0usize..4).prop_map(move |n| zone(zones[n]))]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn print_and_parse_are_inverse(rule in rules(), end in 0u32..3, start in starts()) {
        let end = [End::Never, End::Count(end + 1), End::Until(Stamp::Utc(start))][end as usize];
        let rule = rule.with_end(end);
        prop_assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
    }

    #[test]
    fn seeking_is_skipping(rule in rules(), start in starts(), anchor in anchors(), place in 0usize..60, off in -3700i64..3700) {
        let recurrence = Recurrence::by(rule);
        let Some(near) = recurrence.starts(start, &anchor, start).nth(place) else { return Ok(()) };
        let from = near + TimeDelta::seconds(off);
        let walked: Vec<_> = recurrence.starts(start, &anchor, start).skip_while(|date| *date < from).take(10).collect();
        let sought: Vec<_> = recurrence.starts(start, &anchor, from).take(10).collect();
        prop_assert_eq!(walked, sought);
    }

    #[test]
    fn dates_rise_from_the_start_on(rule in rules(), start in starts(), anchor in anchors()) {
        let dates: Vec<_> = Recurrence::by(rule).starts(start, &anchor, start).take(40).collect();
        prop_assert_eq!(dates.first(), Some(&start));
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", dates);
    }

    #[test]
    fn a_count_gives_so_many_dates_and_knows_the_last(rule in rules(), start in starts(), anchor in anchors(), count in 1u32..40) {
        let endless = Recurrence::by(rule.clone());
        let counted = Recurrence::by(rule.with_end(End::Count(count)));
        let want: Vec<_> = endless.starts(start, &anchor, start).take(count as usize).collect();
        prop_assert_eq!(counted.last(start, &anchor), want.last().copied());
        let middle = want[want.len() / 2];
        let sought: Vec<_> = counted.counted(start, &anchor).starts(start, &anchor, middle).collect();
        prop_assert_eq!(&sought[..], &want[want.len() / 2..]);
        prop_assert_eq!(counted.starts(start, &anchor, start).collect::<Vec<_>>(), want);
    }

    #[test]
    fn an_end_at_a_date_makes_it_the_last(rule in rules(), start in starts(), place in 0usize..40) {
        let anchor = Anchor::Floating;
        let endless = Recurrence::by(rule.clone());
        let Some(last) = endless.starts(start, &anchor, start).nth(place) else { return Ok(()) };
        let ended = Recurrence::by(rule.ending(last, &anchor));
        prop_assert_eq!(ended.last(start, &anchor), Some(last));
        prop_assert_eq!(ended.starts(start, &anchor, start).count(), place + 1);
    }

    #[test]
    fn what_is_found_matches_and_what_never_matches_is_not_found(rule in rules(), start in starts()) {
        let found = rule.first_on(start, &Anchor::Floating);
        prop_assert_eq!(rule.ever_matches(start), found.is_some());
        prop_assert!(found.is_none_or(|date| date >= start));
        prop_assert!(!rule.describe(start).is_empty());
    }
}
