//! A day of the month: its number, and of its sessions as much as fits.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::query::SessionLine;
use crate::tui::desk::Focus;
use crate::tui::state::State;
use crate::tui::widget::entry;
use crate::tui::widget::text::{draw, span, width};

/// Beside the number of a day that is a holiday.
const HOLIDAY: &str = "°";
/// Columns from which a day keeps one free, so that its text does not run into the next day's.
const WITH_GUTTER: u16 = 9;
/// Rows of a session at most: four of its title, and one of its seats.
const HIGHEST: usize = 5;
/// Rows of a session up to which no row under it is kept free.
const TIGHT: usize = 3;

/// A date and what is on.
pub struct Day<'a> {
    pub date: NaiveDate,
    pub sessions: Vec<&'a SessionLine>,
}

pub fn view(state: &State, buffer: &mut Buffer, area: Rect, day: &Day) {
    let theme = state.theme();
    let selected = day.date == state.desk.day;
    if selected {
        let bar = if state.desk.focus == Focus::Sessions { theme.accent() } else { theme.quiet() };
        for row in area.top()..area.bottom() {
            draw(buffer, (area.x, row), 1, &[span("▌", bar)]);
        }
    }
    let inner = inner(area);
    if area.height == 1 {
        one_row(state, buffer, inner, day);
        return;
    }
    let shown = Shown::of(state, area, day);
    let hidden = day.sessions.len() - shown.sessions.len();
    let more = if hidden > 0 { format!("+{hidden}") } else { String::new() };
    // in a cell without a gutter the last column of the head parts it from the next day's
    let columns = usize::from(inner.width - u16::from(area.width < WITH_GUTTER).min(inner.width));
    draw(buffer, (inner.x, inner.y), inner.width, &head(state, day, columns, &more));
    let rows = shown.sessions.iter().flat_map(|line| shown.rows(state, area, day, line));
    for (row, spans) in (inner.y + 1..inner.bottom()).zip(rows) {
        draw(buffer, (inner.x, row), inner.width, &spans);
    }
}

/// Where the text stands: beside the bar of the selection, and off the next day.
fn inner(area: Rect) -> Rect {
    let free = 1 + u16::from(area.width >= WITH_GUTTER);
    Rect { x: area.x + 1, width: area.width.saturating_sub(free), ..area }
}

/// Which of the day's sessions stand in its cell.
struct Shown<'a> {
    sessions: Vec<&'a SessionLine>,
    /// Rows that each may take.
    each: usize,
}

impl<'a> Shown<'a> {
    fn of(state: &State, area: Rect, day: &Day<'a>) -> Self {
        let room = usize::from(area.height.saturating_sub(1));
        let count = day.sessions.len();
        // as many rows as all sessions of the day can have; above a long title of one the next week begins after some air
        let fits = |each: &usize| count * each + usize::from(*each > TIGHT) <= room;
        let each = (1..=HIGHEST).rev().find(fits).unwrap_or(1);
        let shown = (room / each).min(count);
        let chosen = day.sessions.iter().position(|line| is_chosen(state, day, line));
        let first = chosen.map_or(0, |place| (place + 1).saturating_sub(shown));
        Self { sessions: day.sessions.iter().copied().skip(first).take(shown).collect(), each }
    }

    /// What is written of one of them.
    fn rows(&self, state: &State, area: Rect, day: &Day, line: &SessionLine) -> Vec<Vec<Span<'static>>> {
        let columns = usize::from(inner(area).width);
        let lit = day.sessions.len() > 1 && is_chosen(state, day, line);
        entry::rows(state, line, day.date, (columns, self.each), lit)
    }
}

fn is_chosen(state: &State, day: &Day, line: &SessionLine) -> bool {
    day.date == state.desk.day && state.desk.selected.as_ref() == Some(&line.key)
}

/// The session that stands at a place of the day's cell.
pub fn session_at<'a>(state: &State, area: Rect, day: &Day<'a>, at: Position) -> Option<&'a SessionLine> {
    let shown = Shown::of(state, area, day);
    let mut owners = shown.sessions.iter().flat_map(|line| shown.rows(state, area, day, line).into_iter().map(|_| *line));
    owners.nth(usize::from(at.y - area.y).checked_sub(1)?)
}

/// The sessions that stand in the cell with their seats.
pub fn with_seats<'a>(state: &State, area: Rect, day: &Day<'a>) -> Vec<&'a SessionLine> {
    let Shown { sessions, each, .. } = Shown::of(state, area, day);
    if each > 1 { sessions } else { Vec::new() }
}

/// The day's number, what it is called, and how many sessions are not shown.
fn head(state: &State, day: &Day, columns: usize, more: &str) -> Vec<Span<'static>> {
    let theme = state.theme();
    let holiday = state.look.holidays.on(day.date);
    // the mark of a holiday goes before the name of a month
    let room = columns.saturating_sub(2 + more.len() + usize::from(holiday.is_some()));
    let (name, style) = match day.date {
        date if date == state.today() => {
            ([" today", "‹", ""].into_iter().find(|name| width(name) <= room).unwrap_or_default().to_owned(), theme.accent())
        }
        date if date.day() == 1 && room >= 4 => (date.format(" %b").to_string(), month_style(state, date)),
        _ => (String::new(), theme.text()),
    };
    let left = columns.saturating_sub(2 + more.len() + width(&name));
    let holiday = holiday.map(|holiday| holiday_mark(holiday, left)).unwrap_or_default();
    let gap = left.saturating_sub(width(&holiday));
    vec![number(state, day.date), span(name, style), span(holiday, theme.quiet()), span(" ".repeat(gap) + more, theme.strong())]
}

/// The name of a holiday where it fits, else that there is one.
fn holiday_mark(name: &str, room: usize) -> String {
    [format!(" {name}"), HOLIDAY.to_owned()].into_iter().find(|mark| width(mark) <= room).unwrap_or_default()
}

fn month_style(state: &State, date: NaiveDate) -> Style {
    if date.month() == state.desk.day.month() { state.theme().text() } else { state.theme().quiet() }
}

/// Reversed where the cursor is, underlined today.
fn number(state: &State, date: NaiveDate) -> Span<'static> {
    let theme = state.theme();
    let style = match (date == state.desk.day, state.desk.focus) {
        (true, Focus::Sessions) => theme.selected(),
        (true, Focus::Attendees) => theme.resting(),
        _ if date == state.today() => theme.today(),
        _ => month_style(state, date),
    };
    span(format!("{:>2}", date.day()), style)
}

/// A day in one row: its number and a glyph a session.
fn one_row(state: &State, buffer: &mut Buffer, area: Rect, day: &Day) {
    let theme = state.theme();
    let holiday = state.look.holidays.on(day.date).map(|_| span(HOLIDAY, theme.quiet()));
    let mut spans: Vec<Span> = [Some(number(state, day.date)), holiday].into_iter().flatten().collect();
    let room = usize::from(area.width).saturating_sub(spans.len() + 1);
    let fitting = if day.sessions.len() > room { room.saturating_sub(1) } else { day.sessions.len() };
    spans.extend(day.sessions.iter().take(fitting).map(|line| entry::mark(state, line)));
    if day.sessions.len() > fitting {
        spans.push(span("+", theme.strong()));
    } else if day.date == state.today() && fitting < room {
        spans.push(span("‹", theme.accent()));
    }
    draw(buffer, (area.x, area.y), area.width, &spans);
}
