//! The month: six weeks of day cells under the names of the weekdays.

use std::iter::successors;

use chrono::{Days, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::cell::{self, Day};
use super::state::{WEEKS, grid_start, month};
use crate::app::query::SessionLine;
use crate::tui::msg::Effect;
use crate::tui::only;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, left, span};

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let width = area.width / 7;
    let air = air(area);
    let title = month(state.desk.day).format("%B %Y").to_string();
    let room = usize::from(area.width).saturating_sub(title.len() + 4);
    let only = only::told(state).map(|only| [span(" · ", theme.quiet()), span(fit(&only, room), theme.accent())]);
    let title: Vec<Span> = std::iter::once(span(title, theme.strong())).chain(only.into_iter().flatten()).collect();
    draw(frame.buffer_mut(), (area.x + 1, area.y), area.width, &title);
    let weekdays = successors(Some(state.look.week_start), |day| Some(day.succ()));
    for (column, day) in (0..7).zip(weekdays) {
        let name = span(left(&day.to_string(), usize::from(width.saturating_sub(1))), theme.quiet());
        draw(frame.buffer_mut(), (area.x + column * width + 1, area.y + 1 + air), width, &[name]);
    }
    for (date, place) in cells(state, area) {
        cell::view(state, frame.buffer_mut(), place, &day(state, date));
    }
}

/// The row of air between the month's name and the weekdays, where rows are not dear.
fn air(area: Rect) -> u16 {
    u16::from(area.height >= WEEKS * 3 + 3)
}

/// The days that fit, and where each of them lies.
fn cells(state: &State, area: Rect) -> impl Iterator<Item = (NaiveDate, Rect)> {
    let head = 2 + air(area);
    let (width, height) = (area.width / 7, (area.height.saturating_sub(head) / WEEKS).max(1));
    let start = grid_start(state.desk.day, state.look.week_start);
    let places = (0..WEEKS).flat_map(|row| (0..7).map(move |column| (row, column)));
    places.filter_map(move |(row, column)| {
        let place = Rect { x: area.x + column * width, y: area.y + head + row * height, width, height };
        let date = start.checked_add_days(Days::new(u64::from(row * 7 + column)))?;
        (place.bottom() <= area.bottom()).then_some((date, place))
    })
}

/// The day at a place, and the session that stands there.
pub fn click(state: &mut State, area: Rect, at: Position) -> Option<Vec<Effect>> {
    let (date, place) = cells(state, area).find(|(_, place)| place.contains(at))?;
    let day = day(state, date);
    if let Some(line) = cell::session_at(state, place, &day, at) {
        state.desk.selected = Some(line.key.clone());
    }
    Some(state.go(date))
}

/// The sessions that stand there with their seats.
pub fn with_seats(state: &State, area: Rect) -> Vec<&SessionLine> {
    cells(state, area).flat_map(|(date, place)| cell::with_seats(state, place, &day(state, date))).collect()
}

fn day(state: &State, date: NaiveDate) -> Day<'_> {
    Day { date, sessions: state.calendar.sessions_on(date).collect() }
}
