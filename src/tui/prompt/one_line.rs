//! A prompt of one line: what is asked, what the line means under it while it is typed, and what Enter makes of it.

use std::fmt::Debug;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::line_view;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Msg, Question};
use crate::tui::overlay::sheet::MARGINS;
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, span, wrap};

/// What a prompt of one line asks for. The text it is given is what stands in the line, without spaces around it.
pub trait Ask: Debug {
    fn title(&self, state: &State) -> String;

    /// What stands before the line.
    fn label(&self) -> &'static str;

    /// What Enter does, in a word or two.
    fn verb(&self) -> &'static str;

    /// What the line means, or what may stand in it; each text is wrapped.
    fn told(&self, text: &str, state: &State) -> Vec<Span<'static>>;

    /// Rows that are kept for what is told, so that the sheet stands still while it changes.
    fn told_rows(&self) -> usize {
        1
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply;

    /// What it wants to know, for this text.
    fn needs(&self, _text: &str) -> Vec<Question> {
        Vec::new()
    }

    /// Whether closing asks first where more than a few letters stand in the line.
    fn is_writing(&self) -> bool {
        true
    }

    /// Whether a message says that the work is done and the prompt closes.
    fn hear(&mut self, msg: &Msg) -> bool {
        matches!(msg, Msg::Changed { .. })
    }
}

/// The layer that asks.
#[derive(Debug)]
pub struct OneLine<A> {
    ask: A,
    line: Line,
}

impl<A: Ask> OneLine<A> {
    /// With what stands in the line to begin with.
    pub fn new(line: Line, ask: A) -> Self {
        Self { ask, line }
    }

    fn told(&self, state: &State, columns: u16) -> Vec<Span<'static>> {
        let told = self.ask.told(self.line.value().trim(), state);
        told.iter().flat_map(|text| wrap(&text.content, usize::from(columns)).into_iter().map(|row| span(row, text.style))).collect()
    }
}

impl<A: Ask> Layer for OneLine<A> {
    fn title(&self, state: &State) -> String {
        self.ask.title(state)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        self.ask.verb()
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn needs(&self) -> Vec<Question> {
        self.ask.needs(self.line.value().trim())
    }

    fn is_unsaved(&self) -> bool {
        self.ask.is_writing() && self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        if action == Action::Accept { self.ask.accept(self.line.value().trim(), state) } else { Reply::NOTHING }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if self.ask.hear(msg) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, state: &State) -> u16 {
        let told = self.told(state, state.size.0.saturating_sub(MARGINS)).len().max(self.ask.told_rows());
        u16::try_from(1 + told).unwrap_or(u16::MAX)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = line_view(&self.line, self.ask.label(), state, frame, area);
        for (row, text) in (below.y..below.bottom()).zip(self.told(state, below.width)) {
            draw(frame.buffer_mut(), (below.x, row), below.width, &[text]);
        }
    }
}
