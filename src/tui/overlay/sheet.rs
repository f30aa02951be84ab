//! The sheet on which a layer is drawn: an edge with a title, then lines, above the bottom line of the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

use super::Layer;
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, fit_spans, span, width};

/// Columns beside what lies inside the edge.
pub const MARGINS: u16 = 4;

/// The bottom of the area, as high as the layer likes and the area allows; under its rows a row of air, or those that are covered there.
fn place(layer: &dyn Layer, state: &State, (area, covered): (Rect, u16)) -> Rect {
    let height = layer.rows(state).saturating_add(1 + covered.max(1)).min(area.height);
    Rect { y: area.bottom() - height, height, ..area }
}

/// What lies inside the edge, over the rows of the area that are covered at its bottom.
pub fn inner(layer: &dyn Layer, state: &State, (area, covered): (Rect, u16)) -> Rect {
    let sheet = place(layer, state, (area, covered));
    let height = sheet.height.saturating_sub(1 + covered);
    Rect { x: sheet.x + 2, y: sheet.y + 1, width: sheet.width.saturating_sub(MARGINS), height }
}

/// Draws the layer on its sheet, over the rows of the area that are covered at its bottom.
pub fn view(layer: &dyn Layer, state: &State, frame: &mut Frame, (area, covered): (Rect, u16)) {
    let sheet = place(layer, state, (area, covered));
    Clear.render(sheet, frame.buffer_mut());
    let theme = state.theme();
    let title = format!(" {} ", fit(&state.masked(&layer.title(state)), usize::from(area.width.saturating_sub(6))));
    let rest = usize::from(area.width).saturating_sub(width(&title) + 2);
    let edge = [span("──", theme.quiet()), span(title, theme.accent()), span("─".repeat(rest), theme.quiet())];
    draw(frame.buffer_mut(), (sheet.x, sheet.y), sheet.width, &edge);
    layer.view(state, frame, inner(layer, state, (area, covered)));
}

/// The area without its first rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    Rect { y: area.y + rows, height: area.height.saturating_sub(rows), ..area }
}

/// Draws lines with the chosen one marked, if there is one, scrolled so that it is seen.
pub fn lines(state: &State, frame: &mut Frame, area: Rect, cursor: impl Into<Option<Cursor>>, lines: &[Vec<Span<'static>>]) {
    lines_of(state, frame, area, cursor, lines, Vec::clone);
}

/// The same of many things: a line is made of those alone that are in sight.
pub fn lines_of<T>(
    state: &State,
    frame: &mut Frame,
    area: Rect,
    cursor: impl Into<Option<Cursor>>,
    things: &[T],
    line: impl Fn(&T) -> Vec<Span<'static>>,
) {
    let height = usize::from(area.height);
    let cursor = cursor.into();
    let top = cursor.unwrap_or_default().top(things.len(), area, state.clicked);
    let theme = state.theme();
    for (row, (place, thing)) in (area.y..).zip(things.iter().enumerate().skip(top).take(height)) {
        let chosen = cursor == Some(Cursor(place));
        let mark = if chosen { span("› ", theme.accent()) } else { span("  ", theme.text()) };
        let start = draw(frame.buffer_mut(), (area.x, row), 2, &[mark]);
        let columns = area.width.saturating_sub(2);
        draw(frame.buffer_mut(), (start, row), columns, &fit_spans(line(thing), usize::from(columns)));
        if chosen {
            let line = Rect { x: start, y: row, width: columns, height: 1 };
            frame.buffer_mut().set_style(line, theme.strong());
        }
    }
}
