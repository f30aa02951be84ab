//! The pieces in which the agenda asks for sessions, and how what comes is cut where there is more than a piece holds.

use chrono::NaiveDate;

use crate::app::query::{Agenda as Query, SessionLine};
use crate::domain::zone::Zone;
use crate::tui::days::{days, days_on};

/// Sessions that one piece holds at most.
const MOST: usize = 500;
/// Sessions of one series that are searched.
const SEARCHED_OF_ONE: usize = 53;

/// What a piece is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// From the day of the cursor on, in the place of all others.
    Anew,
    /// Joins what is there at its beginning, or at its end.
    Before,
    After,
    /// What is searched.
    Searched,
}

/// Days whose sessions are asked for, the last one outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub place: Place,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Piece {
    /// What answers it. A piece has the earliest sessions of its days, so that no series of every second fills the screen.
    pub fn query(&self, zone: &Zone) -> Query {
        let query = Query::unseated(days(self.from, self.to, zone));
        match self.place {
            Place::Searched => Query { each: Some(SEARCHED_OF_ONE), ..query },
            Place::Anew | Place::Before | Place::After => Query { limit: Some(MOST), ..query },
        }
    }

    /// The sessions that begin in it, and the piece that they are all of: a shorter one where there are too many.
    pub fn cut(self, mut lines: Vec<SessionLine>) -> (Self, Vec<SessionLine>) {
        let is_full = lines.len() >= MOST;
        lines.retain(|line| self.from <= line.shown_start.date());
        let (Some(first), Some(last)) = (lines.first().map(date), lines.last().map(date)) else { return (self, lines) };
        if !is_full {
            return (self, lines);
        }
        if first < last {
            lines.retain(|line| date(line) < last);
            return (Self { to: last, ..self }, lines);
        }
        (Self { to: days_on(last, 1), ..self }, lines)
    }
}

fn date(line: &SessionLine) -> NaiveDate {
    line.shown_start.date()
}
