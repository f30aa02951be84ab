//! Under a list its chosen line in full: where any line is longer than its row, rows are kept free for that.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::state::State;
use crate::tui::widget::text::{draw, span, width, wrap};

/// Rows at most.
const MOST: usize = 3;

/// Rows that the longest of the texts needs, so that nothing jumps as the cursor walks; `room` is what a row of the list has for it.
pub fn rows<'a>(texts: impl Iterator<Item = &'a str>, room: usize, columns: usize) -> u16 {
    let longest = texts.max_by_key(|text| width(text)).unwrap_or_default();
    let rows = if width(longest) <= room { 0 } else { wrap(longest, columns).len().min(MOST) };
    u16::try_from(rows).unwrap_or(0)
}

/// The list, and the rows under it; a line of the list is left in any case.
pub fn places(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height.saturating_sub(1));
    let list = Rect { height: area.height - rows, ..area };
    (list, Rect { y: list.bottom(), height: rows, ..area })
}

/// Reads the chosen line, where it is longer than its row.
pub fn view(state: &State, frame: &mut Frame, under: Rect, (chosen, room): (&str, usize)) {
    if width(chosen) <= room {
        return;
    }
    for (row, text) in (under.y..under.bottom()).zip(wrap(chosen, under.width.into())) {
        draw(frame.buffer_mut(), (under.x, row), under.width, &[span(text, state.theme().quiet())]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_kept_only_where_a_line_is_cut() {
        let rows = |texts: &[&str]| rows(texts.iter().copied(), 8, 12);
        assert_eq!((rows(&[]), rows(&["short", "eight is"]), rows(&["short", "one more than eight"])), (0, 0, 2));
        assert_eq!(rows(&["much longer than what three rows of twelve columns have"]), 3);
        let (list, under) = places(Rect::new(2, 1, 9, 3), 5);
        assert_eq!((list, under), (Rect::new(2, 1, 9, 1), Rect::new(2, 2, 9, 2)));
    }
}
