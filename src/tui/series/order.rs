//! Who comes first where the seats of a series are short, in a line of rules.

use ratatui::text::Span;

use crate::app::Command;
use crate::app::command::SeriesOrder;
use crate::domain::id::Uid;
use crate::domain::seat_order::SeatOrder;
use crate::tui::msg::Effect;
use crate::tui::overlay::Reply;
use crate::tui::prompt::{Ask, NOT_YET, OneLine};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for the rules.
#[derive(Debug)]
pub struct SeatOrderPrompt {
    uid: Uid,
    title: String,
}

impl SeatOrderPrompt {
    pub fn new(state: &State) -> Option<OneLine<Self>> {
        let row = state.series.row()?;
        Some(OneLine::new(Line::new(&row.seat_order), Self { uid: row.uid.clone(), title: row.summary.clone() }))
    }
}

impl Ask for SeatOrderPrompt {
    fn title(&self, _state: &State) -> String {
        format!("Who has a seat first in {}", self.title)
    }

    fn label(&self) -> &'static str {
        "rules"
    }

    fn verb(&self) -> &'static str {
        "save"
    }

    fn told(&self, text: &str, state: &State) -> Vec<Span<'static>> {
        let theme = state.theme();
        let told = match SeatOrder::parse(text) {
            Ok(order) if order.is_plain() => span("by order of sign-up alone", theme.text()),
            Ok(order) => span(format!("first by {order}, then by order of sign-up"), theme.text()),
            Err(error) => span(error.to_string(), theme.alert()),
        };
        let known = "first-timers · referred · at-most 5 research; a comma between them, the weightiest first";
        vec![told, span(known, theme.quiet())]
    }

    fn told_rows(&self) -> usize {
        2
    }

    fn accept(&mut self, text: &str, _state: &State) -> Reply {
        match SeatOrder::parse(text) {
            Ok(order) => {
                let command = SeriesOrder { uid: self.uid.clone(), order };
                Reply::Stay(vec![Effect::Propose(Box::new(Command::SeriesOrder(command)))])
            }
            Err(_) => Reply::Refuse(NOT_YET.into()),
        }
    }
}
