//! A session in the hours of its day: its glyph and title, under them the rest of the title and its seats.

use chrono::{NaiveTime, Timelike};
use ratatui::buffer::Buffer;

use super::plan::Block;
use super::state::is_long;
use crate::tui::desk::{Focus, is_skipped};
use crate::tui::state::State;
use crate::tui::widget::entry;
use crate::tui::widget::text::{draw, fit, left, span, width, wrap};

/// Columns from which the text stands apart from the edge, and fewer than which say nothing.
const AIRY: u16 = 9;
const LEAST: usize = 3;

pub fn view(state: &State, buffer: &mut Buffer, block: &Block, zoom: u16) {
    let (line, area) = (block.line, block.place);
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
    let rows = rows(state, block, zoom, room);
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
fn rows(state: &State, block: &Block, zoom: u16, room: usize) -> Vec<(String, bool)> {
    let (line, rows) = (block.line, usize::from(block.place.height));
    let (start, end) = (start(state, block, zoom), end(state, block));
    let title = state.masked(&line.summary);
    let seats = entry::how_full(state, line, room.saturating_sub(width(&end)));
    let seats = seats.content.trim();
    if rows == 1 {
        let title = format!("{start}{end}{title}");
        let both = format!("{title} {seats}");
        return vec![(if width(&both) <= room { both } else { fit(&title, room) }, false)];
    }
    let lines = wrap(&format!("{start}{title}"), room);
    let shown = lines.len().min(rows - 1);
    let cut = lines.len() > shown;
    let mut told: Vec<(String, bool)> = lines.iter().take(shown).map(|line| (line.clone(), false)).collect();
    if let (Some((last, _)), true) = (told.last_mut(), cut) {
        *last = fit(&lines.get(shown - 1..).unwrap_or_default().join(" "), room);
    }
    told.push((format!("{end}{seats}"), true));
    // how long it goes on stands at the edge behind which it does
    let air = if end.is_empty() { 0 } else { rows - told.len() };
    told.splice(shown..shown, std::iter::repeat_n((String::new(), false), air));
    told
}

/// The start, where the rows do not say it: it lies between two, or above the first that is seen.
fn start(state: &State, block: &Block, zoom: u16) -> String {
    let start = block.line.shown_start.time();
    let is_told = is_long(block.line) || (start.hour() * 60 + start.minute()).is_multiple_of(zoom.into());
    match block.is_cut {
        (true, _) => format!("↑{} ", brief(state, start)),
        _ if is_told => String::new(),
        _ => format!("{} ", brief(state, start)),
    }
}

/// The end, where it lies below the last row that is seen.
fn end(state: &State, block: &Block) -> String {
    if block.is_cut.1 { format!("↓{} ", brief(state, block.line.shown_end.time())) } else { String::new() }
}

fn brief(state: &State, time: NaiveTime) -> String {
    state.look.dial.brief(time, true).trim().to_owned()
}
