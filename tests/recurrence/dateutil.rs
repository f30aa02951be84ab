//! The same dates as python-dateutil on thousands of random rules, but for the places where it is not what the RFC says.

use std::collections::BTreeMap;

use crate::case::{Case, rows};

const SAME: &str = include_str!("../data/recurrence/dateutil.tsv");
const DIFFERENT: &str = include_str!("../data/recurrence/dateutil_differences.tsv");

/// How many of a series' dates the files hold at most.
const MOST: usize = 40;

#[test]
fn random_rules_give_the_dates_of_dateutil() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (line, columns) in rows(SAME) {
        let [rule, start, zone, dates] = columns[..] else { panic!("line {line} has not four columns") };
        let ours = Case::read(rule, start, zone).first(MOST);
        if ours != dates {
            wrong.push(format!("line {line}: {rule} from {start} {zone}\n  ours     {ours}\n  dateutil {dates}"));
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{} of {seen} differ\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    assert!(seen >= 5000, "only {seen} rules");
}

/// Ours are the RFC's, and dateutil's still are not; a row where they are the same says nothing any more.
#[test]
fn where_dateutil_differs_we_follow_the_rfc() {
    let mut unused = reasons();
    for (line, columns) in rows(DIFFERENT) {
        let [name, rule, start, zone, dateutil, rfc] = columns[..] else { panic!("line {line} has not six columns") };
        let ours = Case::read(rule, start, zone).first(MOST);
        assert_eq!(ours, rfc, "line {line}, {name}: {rule} from {start} {zone}");
        assert_ne!(ours, dateutil, "line {line}: {name} is no difference any more");
        assert!(reasons().contains_key(name), "line {line}: {name} is not explained");
        unused.remove(name);
    }
    assert!(unused.is_empty(), "explained without a case: {unused:?}");
}

/// The reasons stand at the head of the file, a name each.
fn reasons() -> BTreeMap<&'static str, &'static str> {
    let reasons: BTreeMap<_, _> = DIFFERENT.lines().filter_map(|line| line.strip_prefix('#')?.split_once('\t')).collect();
    assert!(reasons.values().all(|reason| reason.contains("RFC 5545 3.")), "a reason names no section: {reasons:?}");
    reasons
}
