//! Rules, RDATE and EXDATE as one set (RFC 5545 3.8.5), and the points of rules that programs differ on.

use super::*;

#[test]
fn the_start_counts_even_where_no_rule_gives_it() {
    let got: Vec<_> = by("FREQ=WEEKLY;BYDAY=TH;COUNT=3").starts(wall("20200902T160000"), &Anchor::Floating, wall("20200101")).collect();
    assert_eq!(got, walls("20200902T160000 20200903T160000 20200910T160000"));
}

#[test]
fn single_dates_join_in_order_and_once() {
    let mut recurrence = by("FREQ=WEEKLY;COUNT=4");
    recurrence.rules.push(rule("FREQ=DAILY;INTERVAL=7;COUNT=2"));
    recurrence.added.extend(walls("20200901T160000 20200909T160000 20200911T100000 20201001T160000"));
    recurrence.removed.extend(walls("20200916T160000 20201001T160000 20300101T160000"));
    let start = wall("20200902T160000");
    let all: Vec<_> = recurrence.starts(start, &Anchor::Floating, wall("20200101")).collect();
    assert_eq!(all, walls("20200901T160000 20200902T160000 20200909T160000 20200911T100000 20200923T160000"));
    for (place, from) in all.iter().enumerate() {
        let rest: Vec<_> = recurrence.starts(start, &Anchor::Floating, *from).collect();
        assert_eq!(rest, all[place..], "from {from}");
    }
}

#[test]
fn a_removed_date_is_counted() {
    let mut recurrence = by("FREQ=DAILY;COUNT=3");
    recurrence.removed.insert(wall("20200903T160000"));
    assert_eq!(first(9, &recurrence, wall("20200902T160000"), &Anchor::Floating), walls("20200902T160000 20200904T160000"));
}

#[test]
fn a_single_session_comes_once() {
    let once = Recurrence::default();
    assert!(once.is_once());
    let start = wall("20200902T160000");
    assert_eq!(first(9, &once, start, &Anchor::Floating), [start]);
    assert_eq!(once.starts(start, &Anchor::Floating, wall("20200902T160001")).next(), None);
}

#[test]
fn where_programs_differ() {
    let cases = [
        // plain and numbered weekdays are united
        ("20200901T090000", "FREQ=MONTHLY;BYDAY=FR,1MO", "20200901 20200904 20200907 20200911 20200918 20200925 20201002 20201005"),
        // BYSETPOS counts over the whole first week, the days before the start too
        ("20200902T090000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1", "20200902 20200907 20200914"),
        // BYMONTHDAY without BYMONTH means every month
        ("20200902T090000", "FREQ=YEARLY;BYMONTHDAY=2", "20200902 20201002 20201102"),
        // BYWEEKNO without BYDAY takes the start's weekday
        ("20200101T090000", "FREQ=YEARLY;BYWEEKNO=1", "20200101 20210106 20220105"),
        // week 53 belongs to the year in which most of it lies
        ("20201228T090000", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,SU", "20201228 20210103 20261228 20270103"),
        ("20201228T090000", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "20201228 20211227 20221226"),
        // months without the day are passed over
        ("20200131T090000", "FREQ=MONTHLY", "20200131 20200331 20200531 20200731"),
        ("20200229T090000", "FREQ=YEARLY", "20200229 20240229 20280229"),
        ("20200902T090000", "FREQ=MONTHLY;BYMONTHDAY=-31", "20200902 20201001 20201201 20210101"),
        // 1900 and 2100 have no 29 February
        ("20960229T090000", "FREQ=YEARLY", "20960229 21040229"),
        ("20200902T090000", "FREQ=YEARLY;BYDAY=53WE", "20200902 20201230 20251231"),
        ("20200901T090000", "FREQ=DAILY;BYHOUR=9,17;BYSETPOS=-1", "20200901 20200901T170000 20200902T170000"),
    ];
    for (start, text, want) in cases {
        let start = wall(start);
        let want: Vec<_> =
            want.split(' ').map(|date| if date.len() == 8 { wall(date).date().and_time(start.time()) } else { wall(date) }).collect();
        assert_eq!(first(want.len(), &by(text), start, &Anchor::Floating), want, "{text}");
    }
}
