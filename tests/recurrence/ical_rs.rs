//! The same dates as the crate ical-rs on random rules, but for what the two are known to read differently.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use fortnight::domain::recurrence::{End, Freq, Parts, Recurrence, Rule};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Anchor;
use ical::recur::expand::IcalRecurExpand;
use ical::recur::{IcalRecurDateTime, IcalRecurRule};
use proptest::prelude::*;

use crate::rules::{config, endless, start};

const MOST: usize = 20;

/// ical-rs walks to the year 9999 for what never comes; here it is asked about so long a time.
fn horizon(rule: &Rule) -> TimeDelta {
    if rule.parts().freq < Freq::Daily { TimeDelta::days(400) } else { TimeDelta::days(3660) }
}

/// A place where ical-rs reads a rule otherwise.
struct Difference {
    name: &'static str,
    reason: &'static str,
    differs: fn(&Parts) -> bool,
    example: &'static str,
}

const DIFFERENCES: [Difference; 1] = [Difference {
    name: "weeks without weekday",
    reason: "BYWEEKNO alone gives all seven days there; what is not in the rule comes from DTSTART (RFC 5545 3.3.10)",
    differs: |parts| {
        !parts.by_week_no.is_empty() && parts.by_day.is_empty() && parts.by_year_day.is_empty() && parts.by_month_day.is_empty()
    },
    example: "FREQ=YEARLY;BYWEEKNO=20",
}];

/// A start that its rule does not give is the first date for us (RFC 5545 3.8.5.3 leaves it open), and none for ical-rs.
fn theirs(rule: &Rule, start: NaiveDateTime) -> Vec<NaiveDateTime> {
    let rule = IcalRecurRule::parse(&rule.to_string()).expect("a rule");
    let begin = IcalRecurDateTime::parse(&Stamp::Local(start).to_string()).expect("a start");
    let later = IcalRecurExpand::new(rule, begin).map(civil).skip_while(|date| *date <= start);
    std::iter::once(start).chain(later).take(MOST).collect()
}

fn civil(date: IcalRecurDateTime) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(date.year, date.month.into(), date.day.into()).expect("a day");
    day.and_hms_opt(date.hour.into(), date.minute.into(), date.second.into()).expect("a time")
}

fn ours(rule: &Rule, start: NaiveDateTime) -> Vec<NaiveDateTime> {
    Recurrence::by(rule.clone()).starts(start, &Anchor::Floating, start).take(MOST).collect()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn random_rules_give_the_dates_of_ical_rs(rule in endless(), start in start()) {
        let known = DIFFERENCES.iter().any(|one| (one.differs)(rule.parts()));
        prop_assume!(!known);
        let rule = rule.with_end(End::Until(Stamp::Local(start + horizon(&rule))));
        prop_assert_eq!(ours(&rule, start), theirs(&rule, start), "{} from {}", rule, start);
    }
}

#[test]
fn where_ical_rs_differs_it_still_does() {
    let start = Stamp::parse("20200513T160000").expect("a start").wall();
    for Difference { name, reason, differs, example } in DIFFERENCES {
        let rule = Rule::parse(example).expect(example);
        assert!(differs(rule.parts()), "{name}: {example} is no example");
        assert_ne!(ours(&rule, start), theirs(&rule, start), "{name} is no difference any more: {reason}");
    }
}
