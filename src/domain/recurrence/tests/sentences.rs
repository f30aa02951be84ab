//! What sentences say, tried on random pairs: rules that differ in one part and in their dates never share a sentence.

use proptest::prelude::*;

use super::properties::{rules, starts};
use super::*;

/// So many dates are compared.
const COMPARED: usize = 60;

/// The first rule with one part of the second.
fn with_part_of(rule: &Rule, other: &Rule, part: usize) -> Option<Rule> {
    let (mut parts, other) = (rule.parts().clone(), other.parts().clone());
    match part {
        0 => parts.freq = other.freq,
        1 => parts.interval = other.interval,
        2 => parts.by_month = other.by_month,
        3 => parts.by_week_no = other.by_week_no,
        4 => parts.by_year_day = other.by_year_day,
        5 => parts.by_month_day = other.by_month_day,
        6 => parts.by_day = other.by_day,
        7 => parts.by_hour = other.by_hour,
        8 => parts.by_minute = other.by_minute,
        9 => parts.by_second = other.by_second,
        10 => parts.by_set_pos = other.by_set_pos,
        11 => parts.week_start = other.week_start,
        _ => parts.skip = other.skip,
    }
    parts.checked().ok()
}

fn ends() -> impl Strategy<Value = End> {
    let until = (starts(), 0u8..3).prop_map(|(at, form)| {
        let later = at + chrono::TimeDelta::days(4000);
        End::Until([Stamp::Date(later.date()), Stamp::Local(later), Stamp::Utc(later)][usize::from(form)])
    });
    prop_oneof![Just(End::Never), (1u32..50).prop_map(End::Count), until]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn rules_with_other_dates_have_other_sentences(rule in rules(), other in rules(), part in 0usize..13, start in starts()) {
        let Some(other) = with_part_of(&rule, &other, part) else { return Ok(()) };
        let sentences = [&rule, &other].map(|rule| rule.describe(start));
        if sentences[0] == sentences[1] {
            let [one, two] = [&rule, &other].map(|rule| first(COMPARED, &Recurrence::by(rule.clone()), start, &Anchor::Floating));
            prop_assert_eq!(one, two, "{} and {} are both {}", rule, other, &sentences[0]);
        }
    }

    #[test]
    fn other_ends_have_other_sentences(rule in rules(), ends in (ends(), ends()), start in starts()) {
        let [one, two] = [ends.0, ends.1].map(|end| rule.with_end(end));
        if one.describe(start) == two.describe(start) {
            let [dates, others] = [&one, &two].map(|rule| first(COMPARED, &Recurrence::by(rule.clone()), start, &Anchor::Floating));
            prop_assert_eq!(dates, others, "{} and {} are both {}", &one, &two, one.describe(start));
        }
    }
}
