//! A list with a cursor: the chosen line stays in the middle while it scrolls, or under the mouse that took it, and never leaves the list.

use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;

/// How far an action moves the cursor of a list of which so many rows are seen; `None` where it does not.
pub fn steps(action: Action, count: Option<u32>, rows: usize) -> Option<i64> {
    let by = i64::from(count.unwrap_or(1));
    let rows = i64::try_from(rows).unwrap_or(1).max(1);
    match action {
        Action::LineUp => Some(-by),
        Action::LineDown => Some(by),
        Action::PageUp => Some(-by * rows),
        Action::PageDown => Some(by * rows),
        Action::First => Some(i64::MIN),
        Action::Last => Some(i64::MAX),
        _ => None,
    }
}

/// The chosen line of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor(pub usize);

impl Cursor {
    /// So many lines up or down, held at the ends.
    pub fn step(&mut self, by: i64, lines: usize) {
        let last = i64::try_from(lines.saturating_sub(1)).unwrap_or(i64::MAX);
        let here = i64::try_from(self.0).unwrap_or(i64::MAX);
        self.0 = usize::try_from(here.saturating_add(by).clamp(0, last)).unwrap_or(0);
    }

    /// One line up or down, from an end to the other.
    pub fn turn(&mut self, by: i64, lines: usize) {
        let lines = i64::try_from(lines.max(1)).unwrap_or(1);
        let here = i64::try_from(self.0).unwrap_or(0);
        self.0 = usize::try_from((here + by).rem_euclid(lines)).unwrap_or(0);
    }

    /// Back into the list after it became shorter.
    pub fn hold(&mut self, lines: usize) {
        self.0 = self.0.min(lines.saturating_sub(1));
    }

    /// The first line that is drawn in an area; `clicked` is where the mouse took the chosen line, if it did.
    pub fn top(self, lines: usize, area: Rect, clicked: Option<Position>) -> usize {
        let height = usize::from(area.height);
        let stands = clicked.and_then(|at| row(area, at)).unwrap_or(height / 2);
        self.0.saturating_sub(stands).min(lines.saturating_sub(height))
    }

    /// How many lines below the chosen one (above when negative) the line lies that is drawn at a place.
    pub fn away(self, lines: usize, area: Rect, at: Position, clicked: Option<Position>) -> Option<i64> {
        let place = Some(self.top(lines, area, clicked) + row(area, at)?).filter(|place| *place < lines)?;
        Some(i64::try_from(place).ok()? - i64::try_from(self.0).ok()?)
    }
}

/// The row of an area that a place is in.
fn row(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_list() {
        let mut cursor = Cursor(3);
        cursor.step(100, 5);
        assert_eq!(cursor, Cursor(4));
        cursor.step(-100, 5);
        cursor.turn(-1, 5);
        assert_eq!(cursor, Cursor(4));
        cursor.hold(0);
        cursor.turn(1, 0);
        assert_eq!(cursor, Cursor(0));
    }

    #[test]
    fn a_line_is_found_where_it_is_drawn() {
        let area = Rect::new(10, 5, 20, 4);
        let away = |cursor, lines, x, y| Cursor(cursor).away(lines, area, Position::new(x, y), None);
        assert_eq!((away(0, 20, 10, 5), away(0, 20, 29, 8), away(10, 20, 12, 5)), (Some(0), Some(3), Some(-2)));
        assert_eq!((away(0, 2, 10, 7), away(0, 20, 9, 5), away(0, 20, 10, 9)), (None, None, None), "nothing lies there");
    }

    #[test]
    fn the_window_follows_the_cursor() {
        let cases = [(0, 20, 5, 0), (10, 20, 5, 8), (19, 20, 5, 15), (2, 3, 5, 0)];
        for (cursor, lines, height, wanted) in cases {
            assert_eq!(Cursor(cursor).top(lines, Rect::new(0, 0, 9, height), None), wanted, "{cursor} of {lines}");
        }
    }

    #[test]
    fn what_the_mouse_took_stays_under_it() {
        let area = Rect::new(10, 5, 20, 5);
        let (cursor, at) = (Cursor(8), Position::new(12, 9));
        let away = cursor.away(20, area, at, None).expect("a line");
        assert_eq!(away, 2);
        let mut taken = cursor;
        taken.step(away, 20);
        assert_eq!((cursor.top(20, area, None), taken.top(20, area, Some(at)), taken.top(20, area, None)), (6, 6, 8));
        assert_eq!(taken.away(20, area, at, Some(at)), Some(0));
        assert_eq!(taken.top(20, area, Some(Position::new(0, 0))), 8, "what was clicked elsewhere is none of its business");
    }
}
