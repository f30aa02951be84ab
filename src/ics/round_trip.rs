//! What is written and read again is what it was: any series, any text.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

use super::audience::Audience;
use super::calendar::Calendar;
use super::decode::decode;
use super::encode::encode;
use super::report::Report;
use crate::domain::event::{Contact, Event, Override, Series, Status};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::kept::Kept;
use crate::domain::recurrence::{Recurrence, Rule};
use crate::domain::seat_order::SeatOrder;
use crate::domain::time::{Anchor, Instant, Length, midnight};
use crate::domain::zone::Zone;

const STAMP: Instant = Instant(1_600_000_000);
const RULES: [&str; 8] = [
    "",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;COUNT=10;BYDAY=MO,WE",
    "FREQ=DAILY;UNTIL=20401231T235959Z",
    "FREQ=DAILY;UNTIL=20411231",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7",
    "FREQ=YEARLY",
];

fn anchors() -> impl Strategy<Value = Anchor> {
    let zone = |name: &str| Anchor::Zone(Zone::named(name).expect(name));
    let zones = ["Europe/London", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata"].map(zone);
    prop::sample::select([&[Anchor::AllDay, Anchor::Floating, Anchor::Utc], zones.as_slice()].concat())
}

/// A wall time between 2000 and 2040; midnight for a day.
fn walls(anchor: &Anchor) -> impl Strategy<Value = NaiveDateTime> + use<> {
    let whole_days = *anchor == Anchor::AllDay;
    let first = midnight(NaiveDate::from_ymd_opt(2000, 1, 1).expect("the first of January is in every year"));
    (0..14_600_i64, 0..86_400_i64).prop_map(move |(day, second)| {
        first + TimeDelta::days(day) + if whole_days { TimeDelta::zero() } else { TimeDelta::seconds(second) }
    })
}

fn lengths(anchor: &Anchor) -> BoxedStrategy<Length> {
    match anchor {
        Anchor::AllDay => (1..30_u32).prop_map(|days| Length { days, seconds: 0 }).boxed(),
        _ => (0..3_u32, 0..200_000_u32).prop_map(|(days, seconds)| Length { days, seconds }).boxed(),
    }
}

/// Any text that is not blank.
fn wild() -> impl Strategy<Value = String> {
    ("[a-zé]{1,5}", any::<String>(), "[\\\\n,;:\"^\u{7} \n\t]{0,9}").prop_map(|(a, b, c)| a + &b + &c)
}

/// Any text as a screen would give it.
fn tame() -> impl Strategy<Value = String> {
    "[a-zé\\\\,;:\"^👩]{1,60}( [a-z]{1,60}){0,3}"
}

fn events(text: fn() -> BoxedStrategy<String>) -> impl Strategy<Value = Event> {
    let of_anchor = move |anchor: Anchor| {
        let texts = (text(), text(), text(), text(), text());
        let dates = (walls(&anchor), lengths(&anchor), prop::sample::select(RULES.to_vec()));
        let single = (btree_set(walls(&anchor), 0..4), btree_set(walls(&anchor), 0..4));
        let numbers = (any::<u32>(), option::of(1..500_u32), 0..2_000_000_000_i64);
        let organizer = option::of((text(), "[a-z]{1,8}@[a-z]{1,8}\\.org"));
        (Just(anchor), texts, dates, single, numbers, organizer)
    };
    anchors().prop_flat_map(of_anchor).prop_map(|(anchor, texts, (start, length, rule), (added, removed), numbers, organizer)| Event {
        uid: Uid(texts.0),
        sequence: numbers.0,
        summary: texts.1,
        description: texts.2,
        location: texts.3,
        url: texts.4,
        organizer: organizer.map(|(name, email)| Contact { name, email }),
        recurrence: Recurrence { rules: Rule::parse(rule).into_iter().collect(), added, removed },
        capacity: numbers.1,
        seat_order: SeatOrder::default(),
        created: Instant(numbers.2),
        updated: Instant(numbers.2 + 60),
        source: None,
        kept: Kept::default(),
        start,
        anchor,
        length,
    })
}

fn overrides(event: &Event, text: fn() -> BoxedStrategy<String>) -> impl Strategy<Value = Override> + use<> {
    let texts = (option::of(text()), option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let dates = (option::of(walls(&event.anchor)), option::of(lengths(&event.anchor)));
    (texts, dates, option::of(0..30_u32), prop::sample::select(Status::ALL.to_vec())).prop_map(
        |(texts, (start, length), capacity, status)| {
            let (summary, theme, description, location, url) = texts;
            Override { status, reason: None, start, length, summary, theme, description, location, url, capacity, kept: None }
        },
    )
}

/// A series with something on some of its first dates, and on a date that it may not have.
fn series(text: fn() -> BoxedStrategy<String>) -> impl Strategy<Value = Series> {
    let with_overrides = move |event: Event| {
        let own = vec((0..9_usize, overrides(&event, text)), 0..4);
        let elsewhere = option::of((walls(&event.anchor), overrides(&event, text)));
        (Just(event), own, elsewhere)
    };
    events(text).prop_flat_map(with_overrides).prop_map(|(event, own, elsewhere)| {
        let dates: Vec<NaiveDateTime> = event.recurrence.starts(event.start, &event.anchor, event.start).take(9).collect();
        let own = own.into_iter().filter_map(|(at, own)| Some((*dates.get(at)?, own))).chain(elsewhere);
        // one that says nothing is none
        let own = own.filter(|(_, own)| *own != Override::default());
        let overrides = own.map(|(date, own)| (RecurrenceId(date), own)).collect();
        Series { event, overrides }
    })
}

/// The series as iCalendar can say it: skipped sessions are dates less, nothing stands where there is no session,
/// and an override holds only what differs.
fn sayable(series: Series) -> Option<Series> {
    let mut event = series.event.clone().checked().ok()?;
    if !event.is_recurring() {
        return series.overrides.is_empty().then_some(Series { event, overrides: BTreeMap::new() });
    }
    let given: BTreeMap<_, _> = series.overrides.iter().filter(|(date, _)| series.gives(**date)).collect();
    let skipped: BTreeSet<_> = given.iter().filter(|(_, own)| own.status == Status::Cancelled).map(|(date, _)| date.0).collect();
    event.recurrence.removed.extend(skipped);
    let text = |own: &Option<String>, of_series: &str| own.clone().filter(|own| own != of_series);
    let kept = given.into_iter().filter(|(_, own)| own.status != Status::Cancelled).map(|(date, own)| {
        let own = Override {
            start: own.start.filter(|start| *start != date.0),
            length: own.length.filter(|length| *length != event.length),
            summary: text(&own.summary, &event.summary),
            description: text(&own.description, &event.description),
            location: text(&own.location, &event.location),
            url: text(&own.url, &event.url),
            capacity: own.capacity.filter(|seats| *seats > 0),
            ..own.clone()
        };
        (*date, own)
    });
    let overrides = kept.filter(|(_, own)| *own != Override::default()).collect();
    Some(Series { event, overrides })
}

#[test]
fn what_is_odd_comes_back_as_it_was_read() {
    let event = "BEGIN:VEVENT\nUID:1\nSUMMARY:x\n";
    let cases = [
        // of a name that is no name once it is written
        "BEGIN:VEVENT\u{5}\nUID:1\nEND:VEVENT\n".to_owned(),
        // of a line that would be read as the rest of the one before
        "BEGIN:X-A\nX-B:c\n\u{c}DEF\nEND:X-A\n".to_owned(),
        // of a session without days in a series of days
        format!(
            "{event}DTSTART:20210410\nRDATE;VALUE=DATE:20210412\nEND:VEVENT\n{event}RECURRENCE-ID:20210412\nDTSTART:20210412T180000\nEND:VEVENT\n"
        ),
        // of a session that is all there is of its series, and named by its day
        format!("{event}RECURRENCE-ID;VALUE=DATE:20210412\nDTSTART:20210413T180000\nDTEND:20210413T190000\nEND:VEVENT\n"),
    ];
    for case in cases {
        let (read, _) = decode(format!("BEGIN:VCALENDAR\n{case}END:VCALENDAR\n").as_bytes(), STAMP);
        let (again, _) = decode(encode(&read, Audience::Backup, STAMP).as_bytes(), STAMP);
        assert_eq!(again, read, "{case:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn writing_what_was_read_gives_the_same_bytes(series in series(|| wild().boxed())) {
        prop_assume!(series.event.clone().checked().is_ok());
        let text = encode(&vec![series].into(), Audience::Public, STAMP);
        let (again, report) = decode(text.as_bytes(), Instant(0));
        prop_assert_eq!(report, Report::default());
        prop_assert_eq!(encode(&again, Audience::Public, STAMP), text);
    }

    #[test]
    fn what_can_be_said_comes_back_as_it_was(series in series(|| tame().boxed()).prop_filter_map("not sayable", sayable)) {
        let text = encode(&vec![series.clone()].into(), Audience::Public, STAMP);
        let (again, report) = decode(text.as_bytes(), Instant(0));
        prop_assert_eq!(report, Report::default());
        let mut want = series;
        // UNTIL takes the form that DTSTART demands
        want.event.recurrence.rules.clone_from(&again.entries[0].series.event.recurrence.rules);
        want.event.source = Some(want.event.version());
        prop_assert_eq!(again, Calendar::from(vec![want]));
    }
}
