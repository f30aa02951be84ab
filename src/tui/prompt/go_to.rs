//! Going to a date in words: `next wed`, `2 sep`, `+6w`.

use ratatui::text::Span;

use super::one_line::{Ask, OneLine};
use super::{EXPLAINED, NOT_YET};
use crate::app::words;
use crate::domain::dates::read_date;
use crate::tui::msg::Msg;
use crate::tui::overlay::Reply;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for a date.
#[derive(Debug)]
pub struct GoTo;

impl GoTo {
    pub fn prompt() -> OneLine<Self> {
        OneLine::new(Line::default(), Self)
    }
}

impl Ask for GoTo {
    fn title(&self, _state: &State) -> String {
        "Go to a date".into()
    }

    fn label(&self) -> &'static str {
        "date"
    }

    fn verb(&self) -> &'static str {
        "go"
    }

    fn told(&self, text: &str, state: &State) -> Vec<Span<'static>> {
        let theme = state.theme();
        vec![match read_date(text, state.today()) {
            _ if text.is_empty() => span("2 sep, next wed, +6w, 2021-01-13", theme.quiet()),
            Ok(day) => span(words::day(day.into()), theme.text()),
            Err(error) => span(error.to_string(), theme.alert()),
        }]
    }

    fn told_rows(&self) -> usize {
        EXPLAINED
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply {
        match read_date(text, state.today()) {
            _ if text.is_empty() => Reply::Close(Vec::new()),
            Ok(day) => Reply::Then(Box::new(Msg::Go(day))),
            Err(_) => Reply::Refuse(NOT_YET.into()),
        }
    }

    fn is_writing(&self) -> bool {
        false
    }
}
