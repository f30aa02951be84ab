//! RFC 7529 for the Gregorian calendar: days that a month lacks, left out or moved, from the start on and sought.

use chrono::NaiveDateTime;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Anchor;

fn wall(text: &str) -> NaiveDateTime {
    Stamp::parse(text).expect(text).wall()
}

struct Example {
    start: NaiveDateTime,
    rule: Rule,
    is_whole: bool,
    dates: Vec<NaiveDateTime>,
}

fn examples() -> impl Iterator<Item = Example> {
    let read = |line: &'static str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [start, rule, extent, dates] = columns[..] else { panic!("four columns are wanted: {line}") };
        let rule = Rule::parse(rule).expect(rule);
        Example { start: wall(start), rule, is_whole: extent == "all", dates: dates.split(' ').map(wall).collect() }
    };
    include_str!("data/rfc7529.tsv").lines().filter(|line| !line.starts_with('#')).map(read)
}

#[test]
fn each_example_gives_its_dates() {
    for Example { start, rule, is_whole, dates } in examples() {
        let recurrence = Recurrence::by(rule.clone());
        let more = usize::from(is_whole);
        let given: Vec<_> = recurrence.starts(start, &Anchor::Floating, start).take(dates.len() + more).collect();
        assert_eq!(given, dates, "{rule}");
        if is_whole {
            assert_eq!(recurrence.last(start, &Anchor::Floating), dates.last().copied(), "{rule}");
        }
    }
}

#[test]
fn each_date_is_found_where_it_is_sought() {
    for Example { start, rule, dates, .. } in examples() {
        let recurrence = Recurrence::by(rule.clone());
        for date in dates {
            assert_eq!(recurrence.starts(start, &Anchor::Floating, date).next(), Some(date), "{rule} at {date}");
        }
        assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
    }
}

#[test]
fn a_series_that_moves_days_is_cut_only_where_they_keep_theirs() {
    let monthly = Recurrence::by(Rule::parse("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD").expect("a rule"));
    let start = wall("20140131T160000");
    assert!(monthly.split(start, &Anchor::Floating, wall("20140430T160000")).is_err());
    let (before, after) = monthly.split(start, &Anchor::Floating, wall("20140531T160000")).expect("the 31st");
    assert_eq!(before.starts(start, &Anchor::Floating, start).count(), 4);
    let june = after.starts(wall("20140531T160000"), &Anchor::Floating, wall("20140601")).next();
    assert_eq!(june, Some(wall("20140630T160000")));
}

#[test]
fn other_calendars_and_a_skip_alone_are_refused() {
    let cases = [
        ("RSCALE=CHINESE;FREQ=YEARLY", "“RSCALE=CHINESE”"),
        ("RSCALE=ETHIOPIC;FREQ=MONTHLY;BYMONTH=13", "“RSCALE=ETHIOPIC”"),
        ("RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD", "“RSCALE=HEBREW”"),
        ("FREQ=MONTHLY;SKIP=BACKWARD", "“SKIP=BACKWARD” needs RSCALE"),
        ("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=5L", "“BYMONTH=5L”"),
    ];
    for (text, quoted) in cases {
        let error = Rule::parse(text).expect_err(text).to_string();
        assert!(error.contains(quoted), "{text}: {error}");
    }
}
