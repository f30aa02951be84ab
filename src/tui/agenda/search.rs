//! What is looked for in the agenda: among the sessions of half a year back and a year ahead, by title, theme or facilitator.

use chrono::NaiveDate;

use super::piece::{Piece, Place};
use crate::app::query::SessionLine;
use crate::tui::days::days_on;
use crate::tui::ranking::fitting;
use crate::tui::widget::input::Line;

/// Days that are searched before and after the cursor.
const BACK: i64 = 183;
const AHEAD: i64 = 366;

/// The line that is typed, and what fits it.
#[derive(Debug, Default)]
pub struct Search {
    pub line: Line,
    /// The keys go into the line.
    pub is_typing: bool,
    /// The day around which is searched.
    around: Option<NaiveDate>,
    lines: Vec<SessionLine>,
    /// Places in `lines`, by start.
    found: Vec<usize>,
}

impl Search {
    /// Begins to look around a day; what was typed before is typed still.
    pub fn begin(&mut self, day: NaiveDate) {
        self.is_typing = true;
        self.around = Some(day);
    }

    pub fn end(&mut self) {
        *self = Self::default();
    }

    /// What has to be asked, while something is looked for.
    pub fn piece(&self) -> Option<Piece> {
        let around = self.around?;
        Some(Piece { place: Place::Searched, from: days_on(around, -BACK), to: days_on(around, AHEAD) })
    }

    pub fn load(&mut self, lines: Vec<SessionLine>) {
        self.lines = lines;
        self.refind();
    }

    /// The line was edited.
    pub fn refind(&mut self) {
        let told = |line: &SessionLine| {
            let theme = line.theme.as_deref().unwrap_or_default();
            format!("{} {theme} {}", line.summary, line.facilitators.join(" "))
        };
        self.found = fitting(self.line.value(), self.lines.iter().map(told));
    }

    /// Whether there is something to look for: then only what fits is listed.
    pub fn narrows(&self) -> bool {
        !self.line.value().trim().is_empty()
    }

    /// The sessions that fit, by start.
    pub fn found(&self) -> impl DoubleEndedIterator<Item = &SessionLine> + Clone {
        self.found.iter().filter_map(|place| self.lines.get(*place))
    }
}
