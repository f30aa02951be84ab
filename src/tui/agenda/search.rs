//! What is looked for in the agenda: among the sessions of half a year back and a year ahead, by title, theme or facilitator.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::piece::{Piece, Place};
use crate::app::query::SessionLine;
use crate::tui::days::days_on;
use crate::tui::ranking::Narrowing;
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
    /// The day around which is searched; `None` while nothing is looked for.
    around: Option<NaiveDate>,
    /// What was asked of the store. It stays when the search ends: who looks again has it at once.
    known: Option<Piece>,
    lines: Vec<SessionLine>,
    /// What the lines say, each text once, and which of them each line says: a series says the same of most of its sessions.
    texts: Vec<String>,
    says: Vec<usize>,
    narrowing: Narrowing,
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
        (self.line, self.is_typing, self.around) = (Line::default(), false, None);
        self.found.clear();
    }

    /// The sessions may be others now: what is known of them is not kept for the next search.
    pub fn outdate(&mut self) {
        if self.around.is_none() {
            *self = Self::default();
        }
    }

    /// What has to be asked to begin with.
    pub fn unknown(&self) -> Option<Piece> {
        self.piece().filter(|piece| self.known != Some(*piece))
    }

    /// What is asked, while something is looked for.
    pub fn piece(&self) -> Option<Piece> {
        let around = self.around?;
        Some(Piece { place: Place::Searched, from: days_on(around, -BACK), to: days_on(around, AHEAD) })
    }

    pub fn load(&mut self, piece: Piece, lines: Vec<SessionLine>) {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut place = |line: &SessionLine| {
            let theme = line.theme.as_deref().unwrap_or_default();
            let next = places.len();
            *places.entry(format!("{} {theme} {}", line.summary, line.facilitators.join(" "))).or_insert(next)
        };
        self.says = lines.iter().map(&mut place).collect();
        let mut texts: Vec<_> = places.into_iter().collect();
        texts.sort_by_key(|(_, place)| *place);
        self.texts = texts.into_iter().map(|(text, _)| text).collect();
        (self.known, self.lines, self.narrowing) = (Some(piece), lines, Narrowing::default());
        self.refind();
    }

    pub fn lines_mut(&mut self) -> &mut [SessionLine] {
        &mut self.lines
    }

    /// The line was edited.
    pub fn refind(&mut self) {
        self.narrowing.narrow(self.line.value(), &self.texts);
        let mut fits = vec![false; self.texts.len()];
        for text in self.narrowing.fitting() {
            fits.get_mut(text).into_iter().for_each(|fits| *fits = true);
        }
        let said = |(place, text): (usize, &usize)| fits.get(*text).copied().unwrap_or(false).then_some(place);
        self.found = self.says.iter().enumerate().filter_map(said).collect();
    }

    /// Whether there is something to look for, and where: then only what fits is listed.
    pub fn narrows(&self) -> bool {
        self.around.is_some() && self.known.is_some() && !self.line.value().trim().is_empty()
    }

    /// Whether nothing fits what is looked for.
    pub fn is_in_vain(&self) -> bool {
        self.narrows() && self.found.is_empty()
    }

    /// The sessions that fit, by start.
    pub fn found(&self) -> impl DoubleEndedIterator<Item = &SessionLine> + Clone {
        self.found.iter().filter_map(|place| self.lines.get(*place))
    }
}
