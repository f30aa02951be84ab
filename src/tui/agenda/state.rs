//! What the agenda knows: the sessions of the weeks around the cursor, more of them as it nears an end.

use chrono::NaiveDate;

use super::piece::{Piece, Place};
use super::search::Search;
use crate::app::query::SessionLine;
use crate::domain::id::SessionKey;
use crate::tui::days::days_on;
use crate::tui::desk::Desk;
use crate::tui::msg::Question;

/// Days of a piece, more where little is planned: six weeks.
const PIECE: i64 = 42;
/// So far is looked for a session before there is none: ten years and some.
const FAR: i64 = 4_000;
/// Sessions that are kept; those farthest from the cursor go first.
const KEPT: usize = 1_500;

/// The view's own state.
#[derive(Debug, Default)]
pub struct Agenda {
    /// The days whose sessions are known, the last one outside; `None` before the first answer.
    loaded: Option<(NaiveDate, NaiveDate)>,
    /// By start.
    lines: Vec<SessionLine>,
    /// What lies before and after them.
    before: End,
    after: End,
    /// Lines that the cursor has still to go, once they are known.
    steps: i64,
    /// The row of the list on which the chosen line stands, where a click has put it there; else the middle.
    pub stands: Option<usize>,
    pub search: Search,
}

/// What is known of the sessions beyond an end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// There may be more: days of the piece that is asked for next.
    Open(i64),
    /// There is nothing far and wide.
    Closed,
}

impl Default for End {
    fn default() -> Self {
        End::Open(PIECE)
    }
}

impl End {
    /// What is known after a piece: a longer one next where it did not say enough.
    fn after(self, is_enough: bool) -> Self {
        match self {
            _ if is_enough => Self::default(),
            End::Open(days) if days < FAR => End::Open(days * 2),
            End::Open(_) | End::Closed => End::Closed,
        }
    }
}

impl Agenda {
    /// Whether the store has answered yet.
    pub fn is_loaded(&self) -> bool {
        self.loaded.is_some()
    }

    /// The sessions that are listed now.
    pub fn shown(&self) -> Vec<&SessionLine> {
        if self.search.narrows() { self.search.found().collect() } else { self.lines.iter().collect() }
    }

    /// All that are known, those that are looked for too.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut SessionLine> {
        self.lines.iter_mut().chain(self.search.lines_mut())
    }

    /// Whether nothing comes before the first line, or after the last.
    pub fn is_first(&self) -> bool {
        self.before == End::Closed
    }

    pub fn is_last(&self) -> bool {
        self.after == End::Closed
    }

    /// The sessions from a day on, in the place of those that are known.
    pub fn anew(&self, day: NaiveDate) -> Piece {
        Piece { place: Place::Anew, from: day, to: days_on(day, PIECE) }
    }

    /// Takes sessions in.
    pub fn load(&mut self, piece: Piece, lines: Vec<SessionLine>) {
        let (cut, lines) = piece.cut(lines);
        let whole = cut == piece;
        let Some((from, to)) = self.loaded.filter(|_| piece.place != Place::Anew) else {
            if piece.place == Place::Anew {
                self.stands = None;
                (self.loaded, self.before) = (Some((cut.from, cut.to)), End::default());
                self.after = End::default().after(!lines.is_empty());
                self.lines = lines;
            }
            return;
        };
        let is_enough = !lines.is_empty() && self.steps == 0;
        match piece.place {
            Place::After if piece.from == to => {
                self.after = self.after.after(is_enough || !whole);
                self.loaded = Some((from, cut.to));
                self.lines.extend(lines);
                self.forget_first();
            }
            // a piece without its last days cannot be joined here: fewer days are asked for
            Place::Before if piece.to == from && !whole && cut.to < piece.to => {
                self.before = End::Open((piece.to - piece.from).num_days() / 2);
            }
            Place::Before if piece.to == from => {
                self.before = self.before.after(is_enough);
                self.loaded = Some((piece.from, to));
                self.lines.splice(0..0, lines);
                self.forget_last();
            }
            Place::Before | Place::After | Place::Anew | Place::Searched => {}
        }
    }

    fn forget_first(&mut self) {
        let surplus = self.lines.len().saturating_sub(KEPT);
        let Some(first) = self.lines.get(surplus).filter(|_| surplus > 0).map(|line| line.shown_start.date()) else { return };
        self.lines.retain(|line| line.shown_start.date() >= first);
        self.loaded = self.loaded.map(|(_, to)| (first, to));
        self.before = End::default();
    }

    fn forget_last(&mut self) {
        let Some(after) = self.lines.get(KEPT).map(|line| line.shown_start.date()) else { return };
        self.lines.retain(|line| line.shown_start.date() < after);
        self.loaded = self.loaded.map(|(from, _)| (from, after));
        self.after = End::default();
    }

    /// Puts the cursor so many lines on (back when negative), as far as sessions are known; what is left is gone later.
    pub fn walk(&mut self, desk: &mut Desk, by: i64) {
        let shown = self.shown();
        let Some(place) = place(&shown, desk.selected.as_ref()) else { return };
        let last = i64::try_from(shown.len()).unwrap_or(i64::MAX) - 1;
        let wanted = i64::try_from(place).unwrap_or(i64::MAX).saturating_add(by);
        let reached = wanted.clamp(0, last);
        if let Some(line) = usize::try_from(reached).ok().and_then(|reached| shown.get(reached)) {
            desk.choose(line);
        }
        let end = if by < 0 { self.before } else { self.after };
        self.steps = if end == End::Closed || self.search.narrows() { 0 } else { wanted - reached };
    }

    /// Keeps the selection in the list, and asks for what the cursor comes near to; `rows` are drawn.
    pub fn settle(&mut self, desk: &mut Desk, rows: usize) -> Vec<Question> {
        let is_known = self.loaded.is_some_and(|(from, to)| from <= desk.day && desk.day < to);
        if !is_known && !self.search.narrows() {
            self.steps = 0;
            return vec![Question::Agenda(self.anew(desk.day))];
        }
        let steps = std::mem::take(&mut self.steps);
        if steps != 0 {
            self.walk(desk, steps);
        }
        let here = here(&self.shown(), desk);
        let mut questions = desk.keep(&here);
        if !self.search.narrows() {
            questions.extend(self.wanted(desk.selected.as_ref(), rows).into_iter().map(Question::Agenda));
        }
        questions
    }

    /// The pieces that come into sight.
    fn wanted(&self, selected: Option<&SessionKey>, rows: usize) -> Vec<Piece> {
        let Some((from, to)) = self.loaded else { return Vec::new() };
        let shown: Vec<&SessionLine> = self.lines.iter().collect();
        let place = place(&shown, selected).unwrap_or(0);
        let mut wanted = Vec::new();
        if let (End::Open(days), true) = (self.before, place < rows) {
            wanted.push(Piece { place: Place::Before, from: days_on(from, -days.max(1)), to: from });
        }
        if let (End::Open(days), true) = (self.after, shown.len() - place.min(shown.len()) <= rows) {
            wanted.push(Piece { place: Place::After, from: to, to: days_on(to, days) });
        }
        wanted
    }

    /// Puts the cursor on the next session that fits, so many on (back when negative), from the first again after the last.
    pub fn seek(&self, desk: &mut Desk, by: i64) {
        let found: Vec<&SessionLine> = self.search.found().collect();
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX).max(1);
        let here = place(&found, desk.selected.as_ref()).and_then(|place| i64::try_from(place).ok()).unwrap_or(0);
        if let Some(line) = usize::try_from((here + by).rem_euclid(count)).ok().and_then(|place| found.get(place)) {
            desk.choose(line);
        }
    }
}

/// Where a session stands in a list.
pub fn place(lines: &[&SessionLine], key: Option<&SessionKey>) -> Option<usize> {
    lines.iter().position(|line| Some(&line.key) == key)
}

/// Among which sessions the cursor may be: those of its day; on a day without any the next one, else the last.
fn here(shown: &[&SessionLine], desk: &Desk) -> Vec<SessionKey> {
    let on_the_day: Vec<SessionKey> =
        shown.iter().filter(|line| line.shown_start.date() == desk.day).map(|line| line.key.clone()).collect();
    if !on_the_day.is_empty() {
        return on_the_day;
    }
    let next = shown.iter().find(|line| line.shown_start.date() > desk.day).or(shown.last());
    next.map(|line| line.key.clone()).into_iter().collect()
}
