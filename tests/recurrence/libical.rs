//! What libical's own tests expect of a rule, and where the program reads a rule otherwise on purpose.

use std::collections::BTreeMap;

use crate::case::{Case, compact, rows};

const LIBICAL: &str = include_str!("../data/recurrence/libical.tsv");

#[test]
fn rules_give_the_dates_that_libical_expects() {
    let mut unused = reasons();
    for (line, columns) in rows(LIBICAL) {
        let ([name, rule, start, libical] | [name, rule, start, libical, _]) = columns[..] else {
            panic!("line {line} has not four columns")
        };
        let ours = compact(Case::read(rule, start, "").starts());
        match columns.get(4) {
            None => assert_eq!(ours, libical, "line {line}: {rule} from {start}"),
            Some(expected) => {
                assert_eq!(ours, *expected, "line {line}, {name}: {rule} from {start}");
                assert_ne!(ours, libical, "line {line}: {name} is no difference any more");
                assert!(reasons().contains_key(name), "line {line}: {name} is not explained");
            }
        }
        unused.remove(name);
    }
    assert!(unused.is_empty(), "explained without a case: {unused:?}");
}

/// The reasons stand at the head of the file, a name each.
fn reasons() -> BTreeMap<&'static str, &'static str> {
    LIBICAL.lines().filter_map(|line| line.strip_prefix('#')?.split_once('\t')).collect()
}
