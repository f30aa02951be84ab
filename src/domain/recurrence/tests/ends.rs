//! Where recurrences end, and that no rule can keep anyone waiting.

use super::*;

const START: &str = "20200902T160000";

#[test]
fn the_last_start() {
    let london = zone("Europe/London");
    let cases = [
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;COUNT=8", Some("20201021T160000")),
        ("FREQ=WEEKLY;COUNT=1", Some(START)),
        ("FREQ=WEEKLY;UNTIL=20201216", Some("20201216T160000")),
        ("FREQ=WEEKLY;UNTIL=20201215", Some("20201209T160000")),
        ("FREQ=WEEKLY;UNTIL=20201216T160000Z", Some("20201216T160000")),
        ("FREQ=WEEKLY;UNTIL=20200916T150000Z", Some("20200916T160000")),
        ("FREQ=WEEKLY;UNTIL=20200916T145959Z", Some("20200909T160000")),
        ("FREQ=WEEKLY;UNTIL=20200916T160000", Some("20200916T160000")),
        ("FREQ=WEEKLY;UNTIL=20100101", Some(START)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=21030101", Some("20960229T160000")),
        ("FREQ=SECONDLY;UNTIL=99990101T000000Z", Some("99990101T000000")),
        ("FREQ=SECONDLY;COUNT=4294967295", None),
        ("FREQ=SECONDLY;COUNT=100000", Some("20200903T194639")),
        ("FREQ=YEARLY;COUNT=4000000000", None),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", Some(START)),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", Some(START)),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231", Some(START)),
    ];
    for (text, want) in cases {
        assert_eq!(by(text).last(wall(START), &london), want.map(wall), "{text}");
    }
}

#[test]
fn the_last_start_minds_single_dates() {
    let start = wall(START);
    let mut recurrence = by("FREQ=WEEKLY;COUNT=3");
    recurrence.removed.insert(wall("20200916T160000"));
    assert_eq!(recurrence.last(start, &Anchor::Floating), Some(wall("20200909T160000")));
    recurrence.added.insert(wall("20210101T120000"));
    assert_eq!(recurrence.last(start, &Anchor::Floating), Some(wall("20210101T120000")));
    recurrence.removed.extend(walls("20200902T160000 20200909T160000 20210101T120000"));
    assert_eq!(recurrence.last(start, &Anchor::Floating), Some(start));
    assert_eq!(Recurrence::default().last(start, &Anchor::Floating), Some(start));
}

#[test]
fn an_until_in_utc_is_turned_into_civil_time() {
    let cases = [
        ("Asia/Tokyo", "20260101T190000", "FREQ=WEEKLY;UNTIL=20260115T100000Z", "20260115T190000"),
        ("America/New_York", "20260101T200000", "FREQ=WEEKLY;UNTIL=20260115T235959Z", "20260108T200000"),
        ("Europe/London", "20260101T190000", "FREQ=WEEKLY;UNTIL=20260115", "20260115T190000"),
        // the end lies in the second 01:30 of the night, so the first 01:45 has been
        ("Europe/London", "20261023T014500", "FREQ=DAILY;UNTIL=20261025T013000Z", "20261025T014500"),
        ("Europe/London", "20261023T014500", "FREQ=DAILY;UNTIL=20261025T003000Z", "20261024T014500"),
    ];
    for (name, start, text, want) in cases {
        assert_eq!(by(text).last(wall(start), &zone(name)), Some(wall(want)), "{name} {text}");
    }
}

#[test]
fn rules_that_never_match_say_so() {
    let never = [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=DAILY;BYSETPOS=2;BYHOUR=9",
        "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366;BYMONTH=1",
        "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
        "FREQ=HOURLY;INTERVAL=168;BYDAY=MO",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
        "FREQ=SECONDLY;INTERVAL=60;BYSECOND=1",
        "FREQ=SECONDLY;BYHOUR=9;BYSETPOS=2",
        "FREQ=SECONDLY;INTERVAL=604800;BYDAY=MO;BYHOUR=16",
        "FREQ=SECONDLY;INTERVAL=362;BYYEARDAY=81,262,-356;BYMONTHDAY=9,20;BYSECOND=2",
        "FREQ=SECONDLY;INTERVAL=14;BYDAY=MO;BYHOUR=9;BYMINUTE=0;BYSECOND=1",
        "FREQ=YEARLY;UNTIL=19990101",
        "FREQ=YEARLY;INTERVAL=4294967295;BYMONTH=1",
    ];
    for text in never {
        assert!(!rule(text).ever_matches(wall(START)), "{text}");
        assert_eq!(first(9, &by(text), wall(START), &Anchor::Floating), [wall(START)], "{text}");
    }
}

#[test]
fn rare_rules_are_found() {
    let rare = [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "20440229T160000"),
        ("FREQ=YEARLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "26080229T160000"),
        ("FREQ=SECONDLY;BYMONTH=12;BYMONTHDAY=25;BYHOUR=6;BYMINUTE=0;BYSECOND=0", "20201225T060000"),
        ("FREQ=DAILY;INTERVAL=365;BYMONTHDAY=1", "20240901T160000"),
        ("FREQ=YEARLY;UNTIL=20200902T150000Z", START),
    ];
    for (text, want) in rare {
        let found = rule(text).first_on(wall(START), &Anchor::Floating);
        assert_eq!(found, Some(wall(want)), "{text}");
        assert!(rule(text).ever_matches(wall(START)), "{text}");
    }
}

#[test]
fn an_end_takes_the_form_of_the_start() {
    let last = wall("20200930T160000");
    let cases = [
        (zone("Europe/London"), "FREQ=WEEKLY;UNTIL=20200930T150000Z;BYDAY=WE"),
        (Anchor::Utc, "FREQ=WEEKLY;UNTIL=20200930T160000Z;BYDAY=WE"),
        (Anchor::Floating, "FREQ=WEEKLY;UNTIL=20200930T160000;BYDAY=WE"),
        (Anchor::AllDay, "FREQ=WEEKLY;UNTIL=20200930;BYDAY=WE"),
    ];
    for (anchor, want) in cases {
        let ended = rule("FREQ=WEEKLY;COUNT=10;BYDAY=WE").ending(last, &anchor);
        assert_eq!(ended.to_string(), want);
        if anchor != Anchor::AllDay {
            assert_eq!(Recurrence::by(ended).last(wall(START), &anchor), Some(last), "{want}");
        }
    }
    let fitted = rule("FREQ=WEEKLY;UNTIL=20200930").fitted(&zone("Europe/London"));
    assert_eq!(fitted.to_string(), "FREQ=WEEKLY;UNTIL=20200930T225959Z");
    assert_eq!(rule("FREQ=WEEKLY;COUNT=3").fitted(&Anchor::AllDay), rule("FREQ=WEEKLY;COUNT=3"));
}
