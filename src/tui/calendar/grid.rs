//! The month: six weeks of day cells under the names of the weekdays.

use std::iter::successors;

use chrono::{Days, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::cell::{self, Day};
use super::state::{WEEKS, grid_start, month};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, left, span};

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let width = area.width / 7;
    // the month's name stands over the weekdays, or beside them where rows are dear
    let air = u16::from(area.height >= WEEKS * 3 + 3);
    let head = 2 + air;
    let height = (area.height.saturating_sub(head) / WEEKS).max(1);
    let title = month(state.desk.day).format("%B %Y").to_string();
    draw(frame.buffer_mut(), (area.x + 1, area.y), area.width, &[span(title, theme.strong())]);
    let weekdays = successors(Some(state.look.week_start), |day| Some(day.succ()));
    for (column, day) in (0..7).zip(weekdays) {
        let name = span(left(&day.to_string(), usize::from(width.saturating_sub(1))), theme.quiet());
        draw(frame.buffer_mut(), (area.x + column * width + 1, area.y + 1 + air), width, &[name]);
    }
    let start = grid_start(state.desk.day, state.look.week_start);
    for (row, column) in (0..WEEKS).flat_map(|row| (0..7).map(move |column| (row, column))) {
        let place = Rect { x: area.x + column * width, y: area.y + head + row * height, width, height };
        if place.bottom() > area.bottom() {
            continue;
        }
        let Some(date) = start.checked_add_days(Days::new(u64::from(row * 7 + column))) else { continue };
        cell::view(state, frame.buffer_mut(), place, &day(state, date));
    }
}

fn day(state: &State, date: NaiveDate) -> Day<'_> {
    Day { date, sessions: state.calendar.sessions_on(date).collect() }
}
