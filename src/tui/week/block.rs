//! A session in the hours of its day: its glyph and title, under them the rest of the title and its seats.

use chrono::Timelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::state::is_long;
use crate::app::query::SessionLine;
use crate::tui::desk::{Focus, is_skipped};
use crate::tui::state::State;
use crate::tui::widget::entry;
use crate::tui::widget::text::{draw, fit, left, span, width, wrap};

/// Columns from which the text stands apart from the edge, and fewer than which say nothing.
const AIRY: u16 = 9;
const LEAST: usize = 3;

pub fn view(state: &State, buffer: &mut Buffer, line: &SessionLine, area: Rect, zoom: u16) {
    let theme = state.theme();
    let style = entry::style(state, line, false);
    let indent = if area.width < AIRY { 1 } else { 2 };
    let room = usize::from(area.width.saturating_sub(indent));
    let is_chosen = Some(&line.key) == state.desk.selected.as_ref();
    let edge = match () {
        // half a cell would leave a notch in the bar
        () if is_chosen => span(" ", style),
        () if is_skipped(line) => span("┊", theme.quiet()),
        () => span("▌", state.series_style(line.colour)),
    };
    let rows = rows(state, line, zoom, (room, usize::from(area.height)));
    let texts = rows.into_iter().filter(|_| room >= LEAST).map(|(text, is_quiet)| span(text, if is_quiet { theme.quiet() } else { style }));
    for (y, text) in (area.y..area.bottom()).zip(texts.chain(std::iter::repeat_with(|| span("", style)))) {
        let mark = if y == area.y { entry::mark(state, line) } else { edge.clone() };
        draw(buffer, (area.x, y), area.width, &[span(left("", usize::from(area.width)), theme.text())]);
        draw(buffer, (area.x, y), area.width, &[mark]);
        draw(buffer, (area.x + indent, y), area.width.saturating_sub(indent), &[text]);
    }
    if is_chosen {
        let style = if state.desk.focus == Focus::Sessions { theme.selected() } else { theme.resting() };
        buffer.set_style(area, style);
    }
}

/// The title in as many rows as there are, the last one for the seats; and whether a row stands back.
fn rows(state: &State, line: &SessionLine, zoom: u16, (room, rows): (usize, usize)) -> Vec<(String, bool)> {
    let title = format!("{}{}", odd_start(state, line, zoom), state.masked(&line.summary));
    let seats: Span = entry::how_full(state, line, room);
    if rows == 1 {
        let both = format!("{title} {}", seats.content.trim());
        return vec![(if width(&both) <= room { both } else { fit(&title, room) }, false)];
    }
    let lines = wrap(&title, room);
    let shown = lines.len().min(rows - 1);
    let cut = lines.len() > shown;
    let mut told: Vec<(String, bool)> = lines.iter().take(shown).map(|line| (line.clone(), false)).collect();
    if let (Some((last, _)), true) = (told.last_mut(), cut) {
        *last = fit(&lines.get(shown - 1..).unwrap_or_default().join(" "), room);
    }
    told.push((seats.content.trim().to_owned(), true));
    told
}

/// The start, where the rows do not say it.
fn odd_start(state: &State, line: &SessionLine, zoom: u16) -> String {
    let start = line.shown_start.time();
    if is_long(line) || (start.hour() * 60 + start.minute()).is_multiple_of(zoom.into()) {
        return String::new();
    }
    format!("{} ", state.look.dial.brief(start, true).trim())
}
