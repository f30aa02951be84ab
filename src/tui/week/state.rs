//! What the week knows: the sessions of the week around the cursor, how far it is zoomed, and whose hours stand beside ours.

use chrono::{NaiveDate, TimeDelta};

use crate::app::query::SessionLine;
use crate::domain::id::Uid;
use crate::domain::time::{Anchor, midnight};
use crate::domain::zone::Zone;
use crate::tui::days::{days, days_on};
use crate::tui::msg::Question;
use crate::tui::pages::Pages;

/// Minutes of a row that a key goes through; the closest one where all sessions have room, else the usual one.
const ZOOMS: [u16; 4] = [CLOSEST, USUAL, 60, 120];
pub const CLOSEST: u16 = 15;
pub const USUAL: u16 = 30;
/// A day as some programs write it, to its last minute.
const WHOLE_DAY: TimeDelta = TimeDelta::minutes(24 * 60 - 1);

/// The view's own state.
#[derive(Debug, Default)]
pub struct Week {
    /// The sessions of seven days each, by the first.
    pub weeks: Pages,
    /// Minutes of a row, where a key has chosen; `None`: as close as the sessions have room.
    pub zoom: Option<u16>,
    /// The minute of the first row that a key has scrolled to; `None`: where the sessions are.
    pub scrolled: Option<u16>,
    /// Whose hours stand beside ours.
    pub beside: Option<Zone>,
}

impl Week {
    /// The sessions seen on a day, by start.
    pub fn sessions_on(&self, day: NaiveDate) -> impl Iterator<Item = &SessionLine> {
        self.weeks.lines().iter().filter(move |line| is_on(line, day))
    }

    /// All sessions that take a day or more, by start.
    pub fn long_ones(&self) -> impl Iterator<Item = &SessionLine> {
        self.weeks.lines().iter().filter(|line| is_long(line))
    }

    /// More rows for an hour than it has now, or fewer; false where there is no further way.
    pub fn zoom(&mut self, now: u16, closer: bool) -> bool {
        let closest = ZOOMS.iter().rev().find(|minutes| **minutes < now);
        let next = if closer { closest } else { ZOOMS.iter().find(|minutes| **minutes > now) };
        self.zoom = next.copied().or(self.zoom);
        next.is_some()
    }
}

/// The first days of the week before the one that begins on a day, of that one, and of the week after it.
pub fn around(first: NaiveDate) -> [NaiveDate; 3] {
    [-7, 0, 7].map(|by| days_on(first, by))
}

/// The sessions of the week that begins on a day, of all series or of one.
pub fn week_question(first: NaiveDate, early: bool, zone: &Zone, only: Option<Uid>) -> Question {
    Question::Week { first, window: days(first, days_on(first, 7), zone), early, only }
}

/// Whether a session is seen on a day.
pub fn is_on(line: &SessionLine, day: NaiveDate) -> bool {
    line.shown_start.date() <= day && day <= last_day(line)
}

/// Whether a session stands over the hours: it has none, takes a day or more, or begins with its day and takes all of it or no time.
pub fn is_long(line: &SessionLine) -> bool {
    let length = line.shown_end - line.shown_start;
    let is_from_midnight = line.shown_start == midnight(line.shown_start.date());
    line.anchor == Anchor::AllDay || length >= TimeDelta::days(1) || (is_from_midnight && (length >= WHOLE_DAY || length.is_zero()))
}

/// The last day on which a session is seen; its end is exclusive.
pub fn last_day(line: &SessionLine) -> NaiveDate {
    let last = line.shown_end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(line.shown_end);
    last.max(line.shown_start).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_ends_at_both_ends() {
        let mut week = Week::default();
        assert!(week.zoom(USUAL, true) && !week.zoom(CLOSEST, true));
        assert_eq!(week.zoom, Some(15));
        assert!(week.zoom(15, false) && week.zoom(30, false) && week.zoom(60, false) && !week.zoom(120, false));
        assert_eq!(week.zoom, Some(120));
    }
}
