//! What holds for every rule, start and window, whatever the dates are.

use chrono::{NaiveDateTime, TimeDelta};
use fortnight::domain::recurrence::{End, Recurrence, Rule};
use fortnight::domain::time::{Anchor, Instant};
use fortnight::domain::zone::{Fit, Zone};
use proptest::prelude::*;

use crate::case::in_zone;
use crate::rules::{config, endless, endless_from_daily, rule, start};

fn anchor() -> impl Strategy<Value = Anchor> {
    let zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"];
    prop_oneof![Just(Anchor::Floating), Just(Anchor::Utc), prop::sample::select(zones.to_vec()).prop_map(in_zone)]
}

fn starts(rule: &Rule, start: NaiveDateTime, anchor: &Anchor, from: NaiveDateTime, most: usize) -> Vec<NaiveDateTime> {
    Recurrence::by(rule.clone()).starts(start, anchor, from).take(most).collect()
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn a_rule_is_what_it_prints(rule in rule()) {
        prop_assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
    }

    #[test]
    fn seeking_is_iterating(rule in rule(), start in start(), anchor in anchor(), place in 0..150_usize, off in -90_000..90_000_i64) {
        let all = starts(&rule, start, &anchor, start, 170);
        let near = all[place.min(all.len() - 1)];
        for from in [near, near + TimeDelta::seconds(1), near + TimeDelta::seconds(off)] {
            let iterated: Vec<_> = all.iter().copied().filter(|date| *date >= from).collect();
            prop_assert_eq!(starts(&rule, start, &anchor, from, iterated.len()), iterated, "{} from {} at {}", rule, start, from);
        }
    }

    #[test]
    fn far_away_two_seeks_agree(rule in endless(), start in start(), anchor in anchor(), day in 0..300 * 366_i64, second in 0..86_400_i64) {
        let far = start + TimeDelta::days(day);
        let all = starts(&rule, start, &anchor, far, 60);
        let later = far + TimeDelta::seconds(second);
        for from in all.iter().copied().chain([later]) {
            let iterated: Vec<_> = all.iter().copied().filter(|date| *date >= from).collect();
            prop_assert_eq!(starts(&rule, start, &anchor, from, iterated.len()), iterated, "{} from {} at {}", rule, start, from);
        }
    }

    #[test]
    fn dates_rise_and_lie_in_the_window(rule in rule(), start in start(), anchor in anchor(), day in -366..3660_i64) {
        let from = start + TimeDelta::days(day);
        let dates = starts(&rule, start, &anchor, from, 80);
        prop_assert!(dates.iter().all(|date| *date >= from && *date >= start), "{} from {} at {}: {:?}", rule, start, from, dates);
        prop_assert!(dates.is_sorted_by(|a, b| a < b), "{} from {}: {:?}", rule, start, dates);
    }

    #[test]
    fn count_is_how_many_there_are(rule in endless(), start in start(), anchor in anchor(), count in 1..120_u32) {
        let endless = starts(&rule, start, &anchor, start, 120);
        let counted = starts(&rule.with_end(End::Count(count)), start, &anchor, start, usize::MAX);
        let most = usize::try_from(count).expect("a small number").min(endless.len());
        prop_assert_eq!(&counted, &endless[..most]);
    }

    /// Where a session lies in a gap no UNTIL in UTC can end the series right behind it: there the cut moves on to a later one.
    #[test]
    fn split_and_joined_is_the_series(rule in rule(), start in start(), anchor in anchor(), place in 1..60_usize) {
        let all = starts(&rule, start, &anchor, start, 90);
        let exact = |date: NaiveDateTime| anchor.resolve(date, &Zone::utc()).fit == Fit::Exact;
        let cut = (place..all.len()).find(|k| exact(all[k - 1]) && exact(all[*k]));
        prop_assume!(cut.is_some());
        let (before, after) = all.split_at(cut.unwrap_or_default());
        let (first, second) = Recurrence::by(rule.clone()).split(start, &anchor, after[0]).expect("it is a date of the series");
        let joined = first.starts(start, &anchor, start).chain(second.starts(after[0], &anchor, after[0]));
        prop_assert_eq!(joined.take(90).collect::<Vec<_>>(), [before, after].concat(), "{} from {} at {}", rule, start, after[0]);
        prop_assert_eq!(first.starts(start, &anchor, start).count(), before.len(), "{} from {} at {}", rule, start, after[0]);
    }

    #[test]
    fn a_zone_changes_wall_times_at_its_gaps_only(rule in endless_from_daily(), start in start(), anchor in anchor()) {
        let floating = starts(&rule, start, &Anchor::Floating, start, 60);
        let last = floating[floating.len() - 1];
        let zoned = starts(&rule, start, &anchor, start, 60).into_iter().filter(|date| *date <= last);
        let away = |date: &NaiveDateTime| !near_gap(*date, &anchor);
        prop_assert_eq!(
            zoned.filter(away).collect::<Vec<_>>(),
            floating.into_iter().filter(away).collect::<Vec<_>>(),
            "{} from {} {:?}", rule, start, anchor
        );
    }
}

/// Whether a wall time lies in a gap of the zone, or where one may be moved to from there.
fn near_gap(wall: NaiveDateTime, anchor: &Anchor) -> bool {
    let Anchor::Zone(zone) = anchor else { return false };
    let before = Instant::from_utc(wall - TimeDelta::days(4));
    let gaps = zone.gaps_after(before).take_while(|(start, _)| *start <= wall);
    gaps.into_iter().any(|(start, end)| wall < end + (end - start))
}
