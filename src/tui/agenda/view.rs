//! The agenda drawn on the screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::state::State;
use crate::tui::widget::text::{draw, span};

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    draw(frame.buffer_mut(), (body.x + 1, body.y), body.width, &[span("Agenda", state.theme().strong())]);
}
