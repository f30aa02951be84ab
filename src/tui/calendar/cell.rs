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
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let columns = usize::from(inner.width);
    if area.height == 1 {
        one_row(state, buffer, inner, day);
        return;
    }
    let count = day.sessions.len();
    let Shown { first, shown, each, chosen } = Shown::of(state, area, day);
    let more = if count > shown { format!("+{}", count - shown) } else { String::new() };
    draw(buffer, (inner.x, inner.y), inner.width, &head(state, day, columns, &more));
    let mut row = inner.y + 1;
    for (place, line) in day.sessions.iter().enumerate().skip(first).take(shown) {
        let lit = count > 1 && chosen == Some(place);
        for spans in entry::rows(state, line, day.date, (columns, each), lit) {
            draw(buffer, (inner.x, row), inner.width, &spans);
            row += 1;
        }
    }
}

/// Which of the day's sessions stand in its cell.
struct Shown {
    first: usize,
    shown: usize,
    /// Rows of each.
    each: usize,
    chosen: Option<usize>,
}

impl Shown {
    fn of(state: &State, area: Rect, day: &Day) -> Self {
        let room = usize::from(area.height.saturating_sub(1));
        let count = day.sessions.len();
        // a row for the rest of the title, one for the seats: as many as all sessions of the day can have
        let each = (1..=3).rev().find(|each| count * each <= room).unwrap_or(1);
        let shown = (room / each).min(count);
        let is_chosen = |line: &&SessionLine| day.date == state.desk.day && state.desk.selected.as_ref() == Some(&line.key);
        let chosen = day.sessions.iter().position(is_chosen);
        Self { first: chosen.map_or(0, |place| (place + 1).saturating_sub(shown)), shown, each, chosen }
    }
}

/// The session that stands at a place of the day's cell.
pub fn session_at<'a>(state: &State, area: Rect, day: &Day<'a>, at: Position) -> Option<&'a SessionLine> {
    let Shown { first, shown, each, .. } = Shown::of(state, area, day);
    let row = usize::from(at.y - area.y).checked_sub(1)? / each;
    day.sessions.get(first + row).copied().filter(|_| row < shown)
}

/// The sessions that stand in the cell with their seats.
pub fn with_seats<'a>(state: &State, area: Rect, day: &Day<'a>) -> Vec<&'a SessionLine> {
    let Shown { first, shown, each, .. } = Shown::of(state, area, day);
    let shown = if each > 1 { shown } else { 0 };
    day.sessions.iter().skip(first).take(shown).copied().collect()
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
