//! Going to a date in words: `next wed`, `2 sep`, `+6w`.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::EXPLAINED;
use crate::app::words;
use crate::domain::dates::{DateError, read_date};
use crate::tui::action::{Action, Context};
use crate::tui::msg::Msg;
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;

/// The prompt for a date.
#[derive(Debug, Default)]
pub struct GoTo {
    line: Line,
}

impl GoTo {
    fn date(&self, state: &State) -> Result<NaiveDate, DateError> {
        read_date(self.line.value().trim(), state.today())
    }
}

impl Layer for GoTo {
    fn title(&self, _state: &State) -> String {
        "Go to a date".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "go"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match (action, self.date(state)) {
            (Action::Accept, _) if self.line.value().trim().is_empty() => Reply::Close(Vec::new()),
            (Action::Accept, Ok(day)) => Reply::Then(Box::new(Msg::Go(day))),
            (Action::Accept, Err(_)) => Reply::Refuse(super::NOT_YET.into()),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn rows(&self, _state: &State) -> u16 {
        1 + EXPLAINED
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, "date", state, frame, area);
        let (told, style) = match self.date(state) {
            _ if self.line.value().trim().is_empty() => ("2 sep, next wed, +6w, 2021-01-13".to_owned(), theme.quiet()),
            Ok(day) => (words::day(day.into()), theme.text()),
            Err(error) => (error.to_string(), theme.alert()),
        };
        super::told_view(&told, style, frame, below);
    }
}
