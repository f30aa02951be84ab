//! What recurrence costs: a month far from the start is as quick as the first one, ten million dates a second, no rule that hangs.

use std::hint::black_box;
use std::time::Instant;

use chrono::{Days, NaiveDateTime};
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::time::Anchor;
use fortnight::domain::zone::Zone;

const RULES: [&str; 9] = [
    "FREQ=YEARLY;BYMONTH=9;BYDAY=1WE",
    "FREQ=MONTHLY;BYDAY=2WE",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30",
    "FREQ=HOURLY;INTERVAL=5",
    "FREQ=MINUTELY;INTERVAL=90",
    "FREQ=SECONDLY;INTERVAL=7200",
];

/// 30 years, and some days for the leap years in them.
const FAR: u64 = 30 * 365 + 7;

/// In instructions both months cost the same within 5 %; wall clocks are rough on a busy machine.
const WORST_RATIO: f64 = 2.0;

/// The quickest of several rounds, in seconds a call.
fn seconds(mut call: impl FnMut()) -> f64 {
    let round = |call: &mut dyn FnMut()| {
        let start = Instant::now();
        for _ in 0..200 {
            call();
        }
        start.elapsed().as_secs_f64() / 200.0
    };
    (0..7).map(|_| round(&mut call)).fold(f64::INFINITY, f64::min)
}

fn month(recurrence: &Recurrence, start: NaiveDateTime, anchor: &Anchor, from: NaiveDateTime) -> usize {
    let to = from + Days::new(31);
    recurrence.starts(start, anchor, from).take_while(|date| *date < to).count()
}

/// Rules that give nothing after their start, and are slow to be seen through.
const NEVER: [&str; 12] = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;INTERVAL=4294967295;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4",
    "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2,4",
    "FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=2",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MINUTELY;INTERVAL=7;BYMONTHDAY=31;BYMONTH=2,4",
    "FREQ=MINUTELY;INTERVAL=1441;BYHOUR=3;BYMINUTE=3;BYMONTHDAY=31;BYMONTH=2",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=86401;BYHOUR=3;BYMINUTE=3;BYSECOND=3",
    "FREQ=SECONDLY;INTERVAL=86401;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=86401;BYHOUR=3;BYMINUTE=3;BYSECOND=3;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
];

/// So long a rule may take to be seen through, in seconds.
const LONGEST: f64 = 0.010;

fn never(start: NaiveDateTime, anchor: &Anchor) {
    let mut slowest = ("", 0.0);
    println!("\n{:<100} {:>12}", "the second date of a rule that has none", "");
    for text in NEVER {
        let recurrence = Recurrence::by(Rule::parse(text).expect(text));
        let begun = Instant::now();
        let second = black_box(recurrence.starts(start, anchor, start).nth(1));
        let taken = begun.elapsed().as_secs_f64();
        println!("{text:<100} {:>9.3} ms  {second:?}", taken * 1e3);
        if taken > slowest.1 {
            slowest = (text, taken);
        }
    }
    println!("slowest: {} in {:.3} ms", slowest.0, slowest.1 * 1e3);
    assert!(slowest.1 < LONGEST, "{} takes {:.1} ms", slowest.0, slowest.1 * 1e3);
}

/// Dates of the chats, one after the other, and the instants that they are.
fn row(start: NaiveDateTime, anchor: &Anchor) {
    let chats = Recurrence::by(Rule::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE").expect("a rule"));
    let many = 2_000;
    let rate = |seconds: f64| f64::from(many) / seconds / 1e6;
    let walls = seconds(|| {
        for wall in chats.starts(start, anchor, start).take(many as usize) {
            black_box(wall);
        }
    });
    let utc = Zone::utc();
    let instants = seconds(|| {
        for wall in chats.starts(start, anchor, start).take(many as usize) {
            black_box(anchor.resolve(wall, &utc));
        }
    });
    println!("\nFREQ=WEEKLY;INTERVAL=2;BYDAY=WE in London: {:.1} M dates a second, {:.1} M instants a second", rate(walls), rate(instants));
}

/// A rule with COUNT is walked from its start, unless its last date is known.
fn counted(start: NaiveDateTime, anchor: &Anchor, far: NaiveDateTime) {
    let daily = Recurrence::by(Rule::parse("FREQ=DAILY;COUNT=20000").expect("a rule"));
    let bounded = daily.counted(start, anchor);
    let [walked, sought] = [&daily, &bounded].map(|recurrence| {
        seconds(|| {
            black_box(month(recurrence, start, anchor, far));
        }) * 1e6
    });
    println!("\nFREQ=DAILY;COUNT=20000, a month 30 years on: {walked:.2} us walked, {sought:.2} us with its last date known");
    assert!(sought * 2.0 < walked, "a known last date is worth nothing");
}

fn main() {
    let london = Anchor::Zone(Zone::named("Europe/London").expect("the zone is built in"));
    let start: NaiveDateTime = "2020-09-02T16:00:00".parse().expect("a wall time");
    let far = start + Days::new(FAR);
    println!("{:<48} {:>12} {:>12} {:>12} {:>7}", "rule", "a second", "first month", "far month", "ratio");
    for text in RULES {
        let recurrence = Recurrence::by(Rule::parse(text).expect(text));
        let thousand = seconds(|| {
            black_box(recurrence.starts(start, &london, start).take(1_000).last());
        });
        let near_month = seconds(|| {
            black_box(month(&recurrence, start, &london, start));
        });
        let far_month = seconds(|| {
            black_box(month(&recurrence, start, &london, far));
        });
        let ratio = far_month / near_month;
        let [near_us, far_us] = [near_month, far_month].map(|seconds| seconds * 1e6);
        println!("{text:<48} {:>10.1} M {near_us:>9.2} us {far_us:>9.2} us {ratio:>7.2}", 1e-3 / thousand);
        assert!(ratio < WORST_RATIO, "{text}: a month 30 years on costs {ratio:.1} times the first");
    }
    row(start, &london);
    counted(start, &london, far);
    never(start, &london);
}
