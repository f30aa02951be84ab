//! What happens to dates where a zone's clock jumps forward (a gap) or shows an hour twice (a fold).

use super::*;

#[test]
fn gaps_and_folds() {
    let cases = [
        // from DAILY up the wall time stays the name of the session; the anchor shifts it
        ("Europe/London", "20260328T013000", "FREQ=DAILY", "20260328T013000 20260329T013000 20260330T013000"),
        ("Europe/London", "20260322T013000", "FREQ=WEEKLY", "20260322T013000 20260329T013000 20260405T013000"),
        ("Europe/London", "20261024T013000", "FREQ=DAILY", "20261024T013000 20261025T013000 20261026T013000"),
        ("Europe/London", "20200219T160000", "FREQ=WEEKLY;INTERVAL=3", "20200219T160000 20200311T160000 20200401T160000"),
        // 01:30 is shifted onto 02:30, and one instant comes once
        (
            "Europe/London",
            "20260328T013000",
            "FREQ=DAILY;BYHOUR=1,2;COUNT=5",
            "20260328T013000 20260328T023000 20260329T013000 20260330T013000 20260330T023000",
        ),
        ("America/New_York", "20210313T023000", "FREQ=DAILY;BYHOUR=2,3", "20210313T023000 20210313T033000 20210314T023000 20210315T023000"),
        (
            "Australia/Lord_Howe",
            "20201003T021500",
            "FREQ=DAILY;BYMINUTE=15,45",
            "20201003T021500 20201003T024500 20201004T021500 20201005T021500",
        ),
        ("Pacific/Apia", "20111229T090000", "FREQ=DAILY", "20111229T090000 20111230T090000 20120101T090000"),
        ("Pacific/Apia", "20111229T090000", "FREQ=DAILY;INTERVAL=2", "20111229T090000 20111231T090000 20120102T090000"),
        // the start itself may lie in a gap
        ("Europe/London", "20260329T013000", "FREQ=DAILY;BYHOUR=1,2", "20260329T013000 20260330T013000 20260330T023000"),
        // below DAILY what falls into a gap is dropped, and not counted
        ("Europe/London", "20260328T230000", "FREQ=HOURLY;COUNT=4", "20260328T230000 20260329T000000 20260329T020000 20260329T030000"),
        ("Europe/London", "20260329T003000", "FREQ=MINUTELY;INTERVAL=30", "20260329T003000 20260329T020000 20260329T023000"),
        ("Europe/London", "20261024T230000", "FREQ=HOURLY", "20261024T230000 20261025T000000 20261025T010000 20261025T020000"),
        ("America/New_York", "20210314T013000", "FREQ=HOURLY", "20210314T013000 20210314T033000 20210314T043000"),
        ("Australia/Lord_Howe", "20201004T014500", "FREQ=MINUTELY;INTERVAL=15", "20201004T014500 20201004T023000 20201004T024500"),
        ("Pacific/Apia", "20111229T210000", "FREQ=HOURLY;INTERVAL=12", "20111229T210000 20111231T090000 20111231T210000"),
    ];
    for (name, start, text, want) in cases {
        let (start, anchor, recurrence, want) = (wall(start), zone(name), by(text), walls(want));
        assert_eq!(first(want.len(), &recurrence, start, &anchor), want, "{name} {text}");
        for (place, from) in want.iter().enumerate() {
            let rest: Vec<_> = recurrence.starts(start, &anchor, *from).take(want.len() - place).collect();
            assert_eq!(rest, want[place..], "{name} {text} from {from}");
        }
    }
}

#[test]
fn a_date_that_was_shifted_onto_is_not_found_by_seeking_to_it() {
    let cases = [
        ("Europe/London", "20200101T013000", "FREQ=DAILY;BYHOUR=1,2", "20260329T023000", "20260330T013000"),
        ("Pacific/Apia", "20110101T090000", "FREQ=DAILY", "20111231T090000", "20120101T090000"),
        ("Australia/Lord_Howe", "20190101T021500", "FREQ=DAILY;BYMINUTE=15,45", "20201004T024500", "20201005T021500"),
    ];
    for (name, start, text, from, want) in cases {
        assert_eq!(by(text).starts(wall(start), &zone(name), wall(from)).next(), Some(wall(want)), "{name} {text}");
    }
}

#[test]
fn clocks_without_a_zone_have_no_gaps() {
    for anchor in [Anchor::Floating, Anchor::Utc] {
        let got = first(3, &by("FREQ=HOURLY"), wall("20260329T000000"), &anchor);
        assert_eq!(got, walls("20260329T000000 20260329T010000 20260329T020000"));
    }
}

#[test]
fn an_all_day_series_knows_midnight_only() {
    let cases = [
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=30", "20200902 20200903 20200904"),
        ("FREQ=WEEKLY;BYDAY=WE;BYHOUR=9", "20200902 20200909 20200916"),
        ("FREQ=HOURLY;INTERVAL=36", "20200902 20200905 20200908"),
        ("FREQ=MINUTELY;BYHOUR=9", "20200902 20200903 20200904"),
    ];
    for (text, want) in cases {
        assert_eq!(first(3, &by(text), wall("20200902"), &Anchor::AllDay), walls(want), "{text}");
    }
}
