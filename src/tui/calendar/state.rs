//! What the home screen knows: the sessions of the month around the day of the cursor.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::app::query::SessionLine;
use crate::domain::id::Uid;
use crate::domain::zone::Zone;
use crate::tui::days::{days, months_on, week_of};
use crate::tui::msg::Question;
use crate::tui::pages::Pages;

/// Weeks that the grid always shows, so that nothing jumps from month to month.
pub const WEEKS: u16 = 6;

/// The home screen's own state.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The sessions of six weeks each, by the first day of their grid.
    pub months: Pages,
}

impl Calendar {
    /// The sessions seen on a day, by start; what merely goes on past midnight is of the day on which it begins.
    pub fn sessions_on(&self, day: NaiveDate) -> impl Iterator<Item = &SessionLine> {
        self.months.lines().iter().filter(move |line| is_on(line, day))
    }
}

/// Whether a session is seen on a day.
pub fn is_on(line: &SessionLine, day: NaiveDate) -> bool {
    let (first, end) = (line.shown_start.date(), line.shown_end.date());
    first <= day && day <= end && day <= last_day(line)
}

/// First day of the month around a day.
pub fn month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The day with which the grid of the month around a day begins: the first of a week.
pub fn grid_start(day: NaiveDate, week_start: Weekday) -> NaiveDate {
    week_of(month(day), week_start)
}

/// The grids of the month before the one around a day, of that one, and of the month after it.
pub fn grids(day: NaiveDate, week_start: Weekday) -> [NaiveDate; 3] {
    [-1, 0, 1].map(|by| grid_start(months_on(day, by), week_start))
}

/// The sessions of the month whose grid begins on a day, of all series or of one.
pub fn month_question(first: NaiveDate, early: bool, zone: &Zone, only: Option<Uid>) -> Question {
    let after = first.checked_add_days(Days::new(u64::from(WEEKS) * 7)).unwrap_or(first);
    Question::Month { first, window: days(first, after, zone), early, only }
}

/// The last day on which a session is seen; its end is exclusive.
fn last_day(line: &SessionLine) -> NaiveDate {
    if line.shown_end - line.shown_start < TimeDelta::days(1) {
        return line.shown_start.date();
    }
    let last = line.shown_end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(line.shown_end);
    last.max(line.shown_start).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_begins_with_the_week_of_the_first() {
        let day = |text: &str| text.parse::<NaiveDate>().expect(text);
        for (cursor, wanted) in [("2020-09-02", "2020-08-31"), ("2020-06-30", "2020-06-01"), ("2020-11-01", "2020-10-26")] {
            assert_eq!(grid_start(day(cursor), Weekday::Mon), day(wanted), "{cursor}");
        }
    }
}
