//! Who comes first where the seats of a series are short, in a line of rules.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::SeriesOrder;
use crate::domain::id::Uid;
use crate::domain::seat_order::SeatOrder;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::prompt::{NOT_YET, line_view};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for the rules.
#[derive(Debug)]
pub struct SeatOrderPrompt {
    line: Line,
    uid: Uid,
    title: String,
}

impl SeatOrderPrompt {
    pub fn new(state: &State) -> Option<Self> {
        let row = state.series.row()?;
        Some(Self { line: Line::new(&row.seat_order), uid: row.uid.clone(), title: row.summary.clone() })
    }
}

impl Layer for SeatOrderPrompt {
    fn title(&self, _state: &State) -> String {
        format!("Who has a seat first in {}", self.title)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "save"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match (action, SeatOrder::parse(self.line.value())) {
            (Action::Accept, Ok(order)) => {
                let command = SeriesOrder { uid: self.uid.clone(), order };
                Reply::Stay(vec![Effect::Propose(Box::new(Command::SeriesOrder(command)))])
            }
            (Action::Accept, Err(_)) => Reply::Refuse(NOT_YET.into()),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        3
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = line_view(&self.line, "rules", state, frame, area);
        let (told, style) = match SeatOrder::parse(self.line.value()) {
            Ok(order) if order.is_plain() => ("by order of sign-up alone".to_owned(), theme.text()),
            Ok(order) => (format!("first by {order}, then by order of sign-up"), theme.text()),
            Err(error) => (error.to_string(), theme.alert()),
        };
        let known = "first-timers · referred · at-most 5 research; a comma between them, the weightiest first";
        for (row, line) in (below.y..below.bottom()).zip([span(told, style), span(known, theme.quiet())]) {
            let text = fit(&line.content, usize::from(below.width));
            draw(frame.buffer_mut(), (below.x, row), below.width, &[span(text, line.style)]);
        }
    }
}
