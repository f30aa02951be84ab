//! A question with yes and no, before something that no undo brings back or that is not plain from the key.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Layer, Reply};
use crate::tui::action::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, span, wrap};

/// The question, and what a yes sets off.
#[derive(Debug)]
pub struct Confirm {
    title: &'static str,
    /// Where the keys for yes and no are looked up, and what Enter does there.
    contexts: &'static [Context],
    verb: &'static str,
    question: String,
    effect: Effect,
}

impl Confirm {
    pub fn new(question: String, effect: Effect) -> Self {
        Self { title: "Sure?", contexts: &[Context::Confirm], verb: "yes", question, effect }
    }

    /// The same under another title and with other keys, of which Enter may be a no.
    pub fn keyed(self, title: &'static str, contexts: &'static [Context], verb: &'static str) -> Self {
        Self { title, contexts, verb, ..self }
    }
}

impl Layer for Confirm {
    fn title(&self, _state: &State) -> String {
        self.title.into()
    }

    fn contexts(&self) -> &'static [Context] {
        self.contexts
    }

    fn verb(&self) -> &'static str {
        self.verb
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Yes => Reply::Close(vec![self.effect.clone()]),
            _ => Reply::NOTHING,
        }
    }

    fn rows(&self, state: &State) -> u16 {
        let columns = usize::from(state.size.0.saturating_sub(4));
        u16::try_from(wrap(&state.masked(&self.question), columns).len()).unwrap_or(2).max(2)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        for (row, line) in (area.y..area.bottom()).zip(wrap(&state.masked(&self.question), usize::from(area.width))) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(line, state.theme().text())]);
        }
    }
}
