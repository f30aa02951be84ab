//! The list of the agenda: the days as headings, under each a line a session; the chosen one stays where it stands while the list scrolls.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::line::{Columns, line, notes};
use super::state::place;
use crate::app::query::SessionLine;
use crate::app::words;
use crate::tui::desk::Focus;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget::empty;
use crate::tui::widget::text::{draw, fit, span};

/// Rows over the list: its title.
pub const HEAD: usize = 1;

/// A row of the list.
enum Row<'a> {
    Day(NaiveDate),
    Session(&'a SessionLine),
    /// What has no room in the line of a session.
    Note(&'a SessionLine, String, Style),
    /// The list has an end here.
    End(&'static str),
}

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    head(state, frame, area);
    let rows = placed(state, area);
    if rows.is_empty() {
        nothing(state, frame, area);
        return;
    }
    let theme = state.theme();
    let columns = Columns::of(state, usize::from(area.width));
    for (y, row) in &rows {
        let place = Rect { y: *y, height: 1, ..area };
        match row {
            Row::Day(date) => day(state, frame, place, *date),
            Row::End(words) => {
                draw(frame.buffer_mut(), (area.x, *y), area.width, &[span(*words, theme.quiet())]);
            }
            Row::Note(_, text, style) => {
                draw(frame.buffer_mut(), (area.x, *y), area.width, &[span(text.clone(), *style)]);
            }
            Row::Session(one) => {
                draw(frame.buffer_mut(), (area.x, *y), area.width, &line(state, one, &columns));
                if is_chosen(state, row) {
                    let style = if state.desk.focus == Focus::Sessions { theme.selected() } else { theme.resting() };
                    frame.buffer_mut().set_style(place, style);
                }
            }
        }
    }
}

/// The session at a place; it stays there.
pub fn click(state: &mut State, area: Rect, at: Position) -> Option<Vec<Effect>> {
    let seen = placed(state, area);
    let hit = seen.iter().find_map(|(y, row)| match row {
        Row::Session(line) | Row::Note(line, ..) if *y == at.y => Some(*line),
        _ => None,
    })?;
    let stands = seen.iter().find(|(_, row)| matches!(row, Row::Session(line) if line.key == hit.key)).map(|(y, _)| *y);
    let (line, stands) = (hit.clone(), stands.map(|y| usize::from(y - area.y) - HEAD));
    state.agenda.stands = stands;
    Some(state.choose(&line))
}

/// The sessions that are seen.
pub fn in_sight(state: &State, area: Rect) -> Vec<&SessionLine> {
    let lines = placed(state, area).into_iter();
    lines.filter_map(|(_, row)| if let Row::Session(line) = row { Some(line) } else { None }).collect()
}

fn is_chosen(state: &State, row: &Row) -> bool {
    matches!(row, Row::Session(line) if Some(&line.key) == state.desk.selected.as_ref())
}

/// The rows that are seen, and where.
fn placed(state: &State, area: Rect) -> Vec<(u16, Row<'_>)> {
    let shown = state.agenda.shown();
    if shown.is_empty() {
        return Vec::new();
    }
    let height = usize::from(area.height).saturating_sub(HEAD);
    let cursor = place(&shown, state.desk.selected.as_ref()).unwrap_or(0);
    let rows = rows(state, &shown, cursor, (usize::from(area.width), height));
    let here = rows.iter().position(|row| is_chosen(state, row)).unwrap_or(0);
    let top = top(&rows, here, state.agenda.stands.unwrap_or(height / 2), height);
    let mut seen: Vec<(u16, Row)> = (area.y + 1..area.bottom()).zip(rows.into_iter().skip(top)).collect();
    // the day of the first line stands over it, whatever was scrolled away
    let scrolled = seen.first().and_then(|(_, row)| match row {
        Row::Session(line) | Row::Note(line, ..) if !is_chosen(state, row) => Some(line.shown_start.date()),
        _ => None,
    });
    if let (Some((_, row)), Some(date)) = (seen.first_mut(), scrolled) {
        *row = Row::Day(date);
    }
    // a day whose sessions are not seen says nothing
    if matches!(seen.last(), Some((_, Row::Day(_)))) {
        seen.pop();
    }
    seen
}

/// The rows that may be drawn around the cursor.
fn rows<'a>(state: &State, shown: &[&'a SessionLine], cursor: usize, (width, height): (usize, usize)) -> Vec<Row<'a>> {
    let agenda = &state.agenda;
    let columns = Columns::of(state, width);
    let (first, narrows) = (cursor.saturating_sub(height), agenda.search.narrows());
    let today = state.today();
    let mut rows = Vec::new();
    if first == 0 && agenda.is_first() && !narrows {
        rows.push(Row::End("Nothing was planned before."));
    }
    let mut day_before = first.checked_sub(1).and_then(|before| shown.get(before)).map_or(NaiveDate::MIN, |line| line.shown_start.date());
    let is_passed = |before: NaiveDate, after: NaiveDate| !narrows && before < today && today < after;
    for line in shown.iter().skip(first).take(2 * height + 1) {
        let date = line.shown_start.date();
        if is_passed(day_before, date) {
            rows.push(Row::Day(today));
        }
        if date != day_before {
            rows.push(Row::Day(date));
        }
        rows.push(Row::Session(line));
        rows.extend(notes(state, line, &columns, width).into_iter().map(|(text, style)| Row::Note(line, text, style)));
        day_before = date;
    }
    if first + 2 * height + 1 >= shown.len() {
        if is_passed(day_before, NaiveDate::MAX) {
            rows.push(Row::Day(today));
        }
        if agenda.is_last() && !narrows {
            rows.push(Row::End("Nothing is planned after this."));
        }
    }
    rows
}

/// The first row that is drawn: a day's heading rather than a session of that day, as long as the cursor is seen.
fn top(rows: &[Row], cursor: usize, stands: usize, height: usize) -> usize {
    let top = cursor.saturating_sub(stands.min(height.saturating_sub(1))).min(rows.len().saturating_sub(height));
    let heading = (0..=top).rev().take_while(|row| cursor - row.min(&cursor) < height);
    heading.into_iter().find(|row| matches!(rows.get(*row), Some(Row::Day(_) | Row::End(_)))).unwrap_or(top)
}

/// The heading of a day.
fn day(state: &State, frame: &mut Frame, row: Rect, date: NaiveDate) {
    let theme = state.theme();
    let (style, name) = match date {
        _ if date == state.today() => (theme.accent(), " · today"),
        _ if date < state.today() => (theme.quiet(), ""),
        _ => (theme.strong(), ""),
    };
    draw(frame.buffer_mut(), (row.x, row.y), row.width, &[span(words::date(date) + name, style)]);
}

/// "Agenda  14 sessions", and what is looked for.
fn head(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let search = &state.agenda.search;
    let style = if state.desk.focus == Focus::Sessions { theme.accent() } else { theme.strong() };
    let found: Vec<&SessionLine> = search.found().collect();
    let number = place(&found, state.desk.selected.as_ref()).map(|place| place + 1);
    let told = match number {
        _ if !search.narrows() => state.desk.day.format("%B %Y").to_string(),
        Some(number) => format!("{number} of {}", words::count(found.len(), "session", "sessions")),
        None => words::count(found.len(), "session", "sessions"),
    };
    let end = draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span("Agenda  ", style), span(told, theme.text())]);
    if search.is_typing || search.narrows() {
        let start = draw(frame.buffer_mut(), (end, area.y), area.right().saturating_sub(end), &[span("  / ", theme.accent())]);
        let room = area.right().saturating_sub(start);
        if search.is_typing {
            search.line.view(frame, (start, area.y), room, theme.strong());
        } else {
            draw(frame.buffer_mut(), (start, area.y), room, &[span(fit(search.line.value(), usize::from(room)), theme.strong())]);
        }
    }
}

/// An empty list says why, and which key helps.
fn nothing(state: &State, frame: &mut Frame, area: Rect) {
    let why_not = "No session of that title or theme, or with such a facilitator, half a year back or a year ahead.";
    if state.agenda.search.narrows() {
        empty::view(state, frame, area, why_not, ("{match.end}", "shows all again"));
    } else if state.agenda.is_loaded() || state.empty {
        empty::view(state, frame, area, "No sessions yet.", ("{series.add}", "new series, in a line of words"));
    }
}
