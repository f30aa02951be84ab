//! Nothing is allocated for a date: however many are asked for, an expansion costs the same memory.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use chrono::NaiveDateTime;
use fortnight::domain::recurrence::{Recurrence, Rule};
use fortnight::domain::time::Anchor;
use fortnight::domain::zone::Zone;

/// Counts what each thread asks of the system's allocator: the test's own requests, not those of the harness beside it.
struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    CALLS.with(|calls| calls.set(calls.get() + 1));
}

fn counted() -> usize {
    CALLS.with(Cell::get)
}

// SAFETY: every call is passed on as it came to the system's allocator, which keeps the contract.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller keeps the contract of `realloc`.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const RULES: [&str; 12] = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=9,17",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=9;BYDAY=1WE",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD",
    "FREQ=DAILY;COUNT=100000",
    "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30",
    "FREQ=HOURLY;INTERVAL=5;BYDAY=SA",
    "FREQ=MINUTELY;INTERVAL=90",
    "FREQ=SECONDLY;BYHOUR=9;BYMINUTE=0",
];

#[test]
fn a_date_costs_no_allocation() {
    let start: NaiveDateTime = "2020-09-02T16:00:00".parse().expect("a wall time");
    let london = Anchor::Zone(Zone::named("Europe/London").expect("a zone"));
    for text in RULES {
        let recurrence = Recurrence::by(Rule::parse(text).expect(text));
        let mut dates = recurrence.starts(start, &london, start);
        // the buffers of a period grow to their size in the first years
        dates.by_ref().take(500).for_each(drop);
        let before = counted();
        let mut last = start;
        for wall in dates.take(1_500) {
            last = london.resolve(wall, &Zone::utc()).wall;
        }
        assert_eq!(counted() - before, 0, "{text}");
        assert!(last > start, "{text}");
    }
}
