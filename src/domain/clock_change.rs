//! What the change of a clock does to the hours of a day: some are missing, or come twice.

use chrono::{NaiveDateTime, TimeDelta};

use super::time::{Instant, Window};
use super::zone::Zone;

/// A stretch of wall time that a change of the clock leaves out or repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    pub at: Instant,
    /// The first wall time that is missing or comes twice, and the first that does not any more.
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
    /// Whether the clock goes forward, so that the stretch is missing; else it comes twice.
    pub forward: bool,
}

/// The first change of a zone's clock in a window; one that only renames the clock is none.
pub fn clock_change(zone: &Zone, window: Window) -> Option<ClockChange> {
    let changes = zone.changes_after(window.from.plus(-1)).take_while(|change| change.at < window.to);
    let change = changes.into_iter().find(|change| change.before != change.after)?;
    let wall = |offset: i32| change.at.utc().checked_add_signed(TimeDelta::seconds(i64::from(offset)));
    let (before, after) = (wall(change.before)?, wall(change.after)?);
    Some(ClockChange { at: change.at, from: before.min(after), to: before.max(after), forward: before < after })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::midnight;

    #[test]
    fn an_hour_is_missing_in_spring_and_comes_twice_in_autumn() {
        let cases = [
            ("Europe/London", "2020-03-29", Some(("01:00", "02:00", true))),
            ("Europe/London", "2020-10-25", Some(("01:00", "02:00", false))),
            ("Europe/London", "2020-10-26", None),
            ("Australia/Lord_Howe", "2020-10-04", Some(("02:00", "02:30", true))),
            ("UTC", "2020-03-29", None),
        ];
        for (zone, date, wanted) in cases {
            let (zone, date) = (Zone::named(zone).expect(zone), date.parse::<chrono::NaiveDate>().expect(date));
            let after = date.succ_opt().expect("not the last day");
            let window = Window { from: zone.resolve(midnight(date)).at, to: zone.resolve(midnight(after)).at };
            let found = clock_change(&zone, window);
            let told = found.map(|change| (change.from.format("%H:%M").to_string(), change.to.format("%H:%M").to_string(), change.forward));
            assert_eq!(told, wanted.map(|(from, to, forward)| (from.to_owned(), to.to_owned(), forward)), "{} {date}", zone.name());
        }
    }
}
