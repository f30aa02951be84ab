//! The table: how many series, what narrows them, and a line each.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::Focus;
use super::line::{Columns, line, under};
use crate::tui::layout;
use crate::tui::overlay::sheet;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, left, span, wrap};

/// Rows over the lines: the count and the filter, then the names of the columns.
pub const HEAD: u16 = 2;

/// Lines that are seen at once.
pub fn rows(size: (u16, u16)) -> usize {
    usize::from(layout::body(size).height.saturating_sub(HEAD))
}

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let table = &state.series;
    head(state, frame, area);
    if table.count() == 0 {
        nothing(state, frame, area);
        return;
    }
    let lines = sheet::below(area, HEAD);
    let each = each(state, lines);
    let columns = Columns::of(usize::from(area.width), each > 1);
    draw(frame.buffer_mut(), (area.x, area.y + 1), area.width, &[span(columns.labels(), theme.quiet())]);
    let clicked = state.clicked.and_then(|at| counted(lines, each, at));
    let top = table.cursor.top(table.count(), Rect { height: lines.height / each, ..lines }, clicked);
    let rows = (lines.y..lines.bottom()).step_by(each.into());
    for (row, (place, series)) in rows.zip((top..).zip(table.lines(top))) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &line(state, series, &columns));
        if each > 1 {
            draw(frame.buffer_mut(), (area.x, row + 1), area.width, &under(state, series, &columns));
        }
        if place == table.cursor.0 {
            let style = if table.focus == Focus::Table { theme.selected() } else { theme.resting() };
            frame.buffer_mut().set_style(Rect { y: row, height: 1, ..area }, style);
        }
    }
}

/// Rows of a series: one, with its rule under the title two, with air under that three, whatever all of them have room for.
fn each(state: &State, lines: Rect) -> u16 {
    let room = |each: &u16| state.series.all().len() * usize::from(*each) <= usize::from(lines.height);
    (2..=3).rev().find(room).unwrap_or(1)
}

/// How many lines below the cursor (above when negative) the series lies that is drawn at a place.
pub fn away(state: &State, area: Rect, at: Position) -> Option<i64> {
    let table = &state.series;
    let lines = sheet::below(area, HEAD);
    let each = each(state, lines);
    let clicked = state.clicked.and_then(|at| counted(lines, each, at));
    table.cursor.away(table.count(), Rect { height: lines.height / each, ..lines }, counted(lines, each, at)?, clicked)
}

/// A place as if each series had one row.
fn counted(lines: Rect, each: u16, at: Position) -> Option<Position> {
    Some(Position { y: lines.y + at.y.checked_sub(lines.y)? / each, ..at })
}

/// "Series  3 of 12 by next date", and the filter.
fn head(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let table = &state.series;
    let (count, all) = (table.count(), table.all().len());
    let of = match table.is_loaded() {
        false => String::new(),
        true if count == all => format!("{all} {}", table.order.words()),
        true => format!("{count} of {all} {}", table.order.words()),
    };
    let style = if table.focus == Focus::Table { theme.accent() } else { theme.strong() };
    let end = draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span("Series  ", style), span(of, theme.text())]);
    let filter = table.filter.value();
    if table.is_filtering || !filter.is_empty() {
        let start = draw(frame.buffer_mut(), (end, area.y), area.right().saturating_sub(end), &[span("  / ", theme.accent())]);
        let room = area.right().saturating_sub(start);
        if table.is_filtering {
            table.filter.view(frame, (start, area.y), room, theme.strong());
        } else {
            draw(frame.buffer_mut(), (start, area.y), room, &[span(fit(filter, usize::from(room)), theme.strong())]);
        }
    }
}

/// An empty table says why, and which keys help.
fn nothing(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let table = &state.series;
    if !table.is_loaded() {
        return;
    }
    let (why, keys): (&str, &[(&'static str, &str)]) = match table.all().is_empty() {
        true => {
            ("Nothing is planned yet.", &[("{series.add}", "new series, in a line of words"), ("{import}", "take in an iCalendar file")])
        }
        false => ("No series of that name.", &[("{series.clear}", "shows all again")]),
    };
    let inner = Rect { x: area.x + 2, y: area.y + HEAD, width: area.width.saturating_sub(2), height: area.height.saturating_sub(HEAD) };
    let why = wrap(why, usize::from(inner.width)).into_iter().map(|row| vec![span(row, theme.quiet())]);
    let keys = keys.iter().map(|(key, does)| vec![span(left(&state.keyed(key), 5), theme.accent()), span(*does, theme.quiet())]);
    for (row, line) in (inner.y..inner.bottom()).zip(why.chain([Vec::new()]).chain(keys)) {
        draw(frame.buffer_mut(), (inner.x, row), inner.width, &line);
    }
}
