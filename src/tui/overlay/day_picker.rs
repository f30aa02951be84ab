//! A month from which a day is taken, for a field that wants a date.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Layer, Reply};
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::days::{days_on, months_on, week_of};
use crate::tui::msg::Msg;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, right, span};

const WEEKS: i64 = 6;
const CELL: usize = 4;

/// The day under the cursor.
#[derive(Debug)]
pub struct DayPicker {
    day: NaiveDate,
}

impl DayPicker {
    pub fn on(day: NaiveDate) -> Self {
        Self { day }
    }

    fn week(&self, state: &State, from: NaiveDate) -> Vec<Span<'static>> {
        let theme = state.theme();
        let cell = |by: i64| {
            let day = days_on(from, by);
            let style = match () {
                () if day == self.day => theme.selected(),
                () if day == state.today() => theme.today(),
                () if day.month() == self.day.month() => theme.text(),
                () => theme.quiet(),
            };
            let number = right(&day.day().to_string(), 2);
            [span(" ".repeat(CELL - 2), theme.text()), span(number, style)]
        };
        (0..7).flat_map(cell).collect()
    }
}

impl Layer for DayPicker {
    fn title(&self, _state: &State) -> String {
        words::date(self.day)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::DayPicker]
    }

    fn verb(&self) -> &'static str {
        "choose"
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        self.day = match action {
            Action::Accept => return Reply::Then(Box::new(Msg::Picked(self.day))),
            Action::DayBefore => days_on(self.day, -1),
            Action::DayAfter => days_on(self.day, 1),
            Action::WeekBefore => days_on(self.day, -7),
            Action::WeekAfter => days_on(self.day, 7),
            Action::MonthBefore => months_on(self.day, -1),
            Action::MonthAfter => months_on(self.day, 1),
            Action::Today => state.today(),
            _ => self.day,
        };
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        7
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let first = week_of(self.day.with_day(1).unwrap_or(self.day), state.look.week_start);
        let names = (0..7).map(|by| span(right(&days_on(first, by).format("%a").to_string(), CELL), state.theme().quiet())).collect();
        let weeks = (0..WEEKS).map(|week| self.week(state, days_on(first, week * 7)));
        for (row, line) in (area.y..area.bottom()).zip(std::iter::once(names).chain(weeks)) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &line);
        }
    }

    /// In days, not in lines.
    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        let first = week_of(self.day.with_day(1).unwrap_or(self.day), state.look.week_start);
        let week = area.contains(at).then(|| at.y - area.y)?.checked_sub(1).filter(|week| i64::from(*week) < WEEKS)?;
        let column = usize::from(at.x - area.x) / CELL;
        let day = days_on(first, i64::from(week) * 7 + i64::try_from(column).ok().filter(|column| *column < 7)?);
        Some((day - self.day).num_days())
    }
}
