//! What the home screen knows: a day, the month around it, and the session that is selected there.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use crate::app::query::{AttendeeLine, SessionLine, SessionPage};
use crate::domain::event::Status;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::time::{Window, midnight};
use crate::domain::zone::Zone;
use crate::tui::msg::Question;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::marks::Marks;

/// Weeks that the grid always shows, so that nothing jumps from month to month.
pub const WEEKS: u16 = 6;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Grid,
    Attendees,
}

/// The home screen's own state.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Where the cursor is.
    pub day: NaiveDate,
    /// The session that the panel shows; by its name and not by its place.
    pub selected: Option<SessionKey>,
    /// The session that was shown and is gone from its day: an undo brings it back under the cursor.
    lost: Option<SessionKey>,
    /// First day of the grid that `lines` belong to; `None` before the first answer.
    pub loaded: Option<NaiveDate>,
    /// The sessions of the grid's six weeks.
    pub lines: Vec<SessionLine>,
    pub page: Option<SessionPage>,
    pub focus: Focus,
    pub attendee: Cursor,
    /// Who is marked in the list of the session.
    pub marks: Marks,
}

impl Calendar {
    pub fn on(day: NaiveDate) -> Self {
        Self {
            day,
            selected: None,
            lost: None,
            loaded: None,
            lines: Vec::new(),
            page: None,
            focus: Focus::Grid,
            attendee: Cursor::default(),
            marks: Marks::default(),
        }
    }

    /// First day of the month that is shown.
    pub fn month(&self) -> NaiveDate {
        self.day.with_day(1).unwrap_or(self.day)
    }

    /// The Monday with which the grid begins.
    pub fn grid_start(&self) -> NaiveDate {
        let first = self.month();
        first.checked_sub_days(Days::new(first.weekday().num_days_from_monday().into())).unwrap_or(first)
    }

    /// The sessions seen on a day, by start.
    pub fn sessions_on(&self, day: NaiveDate) -> impl Iterator<Item = &SessionLine> {
        self.lines.iter().filter(move |line| line.shown_start.date() <= day && day <= last_day(line))
    }

    pub fn line(&self) -> Option<&SessionLine> {
        let key = self.selected.as_ref()?;
        self.lines
            .iter()
            .find(|line| line.key == *key)
            .or_else(|| self.page.as_ref().map(|page| &page.line).filter(|line| line.key == *key))
    }

    /// Everyone who is marked in the list.
    pub fn marked(&self) -> BTreeSet<PersonId> {
        self.marks.all(self.attendee.0, self.attendees().iter().map(|attendee| attendee.person))
    }

    pub fn attendees(&self) -> &[AttendeeLine] {
        self.page.as_ref().map(|page| page.attendees.as_slice()).unwrap_or_default()
    }

    pub fn attendee(&self) -> Option<&AttendeeLine> {
        self.page.as_ref()?.attendees.get(self.attendee.0)
    }

    /// Puts the cursor on a day; says what has to be asked.
    pub fn go(&mut self, day: NaiveDate, zone: &Zone) -> Vec<Question> {
        if day != self.day {
            self.lost = None;
        }
        self.day = within_years(day);
        self.settle(zone)
    }

    /// Puts the cursor on a session.
    pub fn select(&mut self, line: &SessionLine, zone: &Zone) -> Vec<Question> {
        self.selected = Some(line.key.clone());
        self.lost = None;
        self.go(line.shown_start.date(), zone)
    }

    /// Takes the month's sessions in, if they are still those that are shown.
    pub fn load(&mut self, first: NaiveDate, lines: Vec<SessionLine>, zone: &Zone) -> Vec<Question> {
        if first != self.grid_start() {
            return Vec::new();
        }
        self.loaded = Some(first);
        self.lines = lines;
        self.settle(zone)
    }

    /// Takes the panel in; the cursor of the list stays on its person.
    pub fn open(&mut self, page: Option<SessionPage>) {
        let person = self.attendee().map(|attendee| attendee.person);
        let same = self.page.as_ref().zip(page.as_ref()).is_some_and(|(old, new)| old.line.key == new.line.key);
        self.page = page.filter(|page| self.selected.as_ref() == Some(&page.line.key));
        let attendees = self.page.as_ref().map(|page| page.attendees.as_slice()).unwrap_or_default();
        if !same {
            self.marks.clear();
            self.attendee = Cursor::default();
        } else if let Some(place) = attendees.iter().position(|attendee| Some(attendee.person) == person) {
            self.attendee = Cursor(place);
        }
        self.attendee.hold(attendees.len());
        self.marks.keep(|person| attendees.iter().any(|attendee| attendee.person == *person));
        if attendees.is_empty() {
            self.focus = Focus::Grid;
        }
    }

    /// The month that is shown, asked for anew.
    pub fn month_question(&self, zone: &Zone) -> Question {
        let first = self.grid_start();
        let after = first.checked_add_days(Days::new(u64::from(WEEKS) * 7)).unwrap_or(first);
        Question::Month { first, window: days(first, after, zone) }
    }

    /// Keeps the selection on the day of the cursor: the selected session if it is there, else the day's first.
    fn settle(&mut self, zone: &Zone) -> Vec<Question> {
        if self.loaded != Some(self.grid_start()) {
            return vec![self.month_question(zone)];
        }
        let here = |key: &&SessionKey| self.sessions_on(self.day).any(|line| line.key == **key);
        let (kept, back) = (self.selected.as_ref().filter(here).cloned(), self.lost.as_ref().filter(here).cloned());
        let first = self.sessions_on(self.day).next().map(|line| line.key.clone());
        if back.is_some() {
            self.lost = None;
        } else if kept.is_none() {
            self.lost = self.selected.take().or(self.lost.take());
        }
        self.selected = back.or(kept).or(first);
        match &self.selected {
            Some(key) => vec![Question::Session(key.clone())],
            None => {
                self.open(None);
                Vec::new()
            }
        }
    }
}

/// Whether a session was skipped.
pub fn is_skipped(line: &SessionLine) -> bool {
    line.status == Status::Cancelled
}

/// The last day on which a session is seen; its end is exclusive.
fn last_day(line: &SessionLine) -> NaiveDate {
    let last = line.shown_end.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(line.shown_end);
    last.max(line.shown_start).date()
}

/// The window from the start of one day up to the start of another, on the viewer's clock.
pub fn days(from: NaiveDate, to: NaiveDate, zone: &Zone) -> Window {
    Window { from: zone.resolve(midnight(from)).at, to: zone.resolve(midnight(to)).at }
}

/// Years of four digits: what every calendar file can hold.
fn within_years(day: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(day);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(day);
    day.clamp(first, last)
}

/// So many days on (back when negative), held at the ends of the calendar.
pub fn days_on(day: NaiveDate, by: i64) -> NaiveDate {
    let held = TimeDelta::try_days(by).and_then(|span| day.checked_add_signed(span));
    within_years(held.unwrap_or(if by < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
}

/// So many months on (back when negative); the 31st becomes the last day of a shorter month.
pub fn months_on(day: NaiveDate, by: i64) -> NaiveDate {
    let span = Months::new(u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX));
    let (moved, end) = if by < 0 { (day.checked_sub_months(span), NaiveDate::MIN) } else { (day.checked_add_months(span), NaiveDate::MAX) };
    within_years(moved.unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn the_grid_begins_on_the_monday_at_or_before_the_first() {
        for (cursor, wanted) in [("2020-09-02", "2020-08-31"), ("2020-06-30", "2020-06-01"), ("2020-11-01", "2020-10-26")] {
            assert_eq!(Calendar::on(day(cursor)).grid_start(), day(wanted), "{cursor}");
        }
    }

    #[test]
    fn moving_stays_in_the_calendar() {
        assert_eq!(days_on(day("2020-09-02"), 21), day("2020-09-23"));
        assert_eq!(days_on(day("2020-09-02"), i64::MIN), day("0001-01-01"));
        assert_eq!(months_on(day("2020-08-31"), 1), day("2020-09-30"));
        assert_eq!(months_on(day("2020-08-31"), i64::MAX), day("9999-12-31"));
        assert_eq!(months_on(day("2020-03-31"), -1), day("2020-02-29"));
    }
}
