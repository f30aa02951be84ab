//! The home screen drawn: the first run, or the month with the session and its attendees; and what lies where in it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{first, grid};
use crate::tui::layout::panes;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    if state.empty {
        first::view(state, frame, body);
    } else {
        widget::panes::view(state, frame, panes(body), grid::view);
    }
}

/// A day, a session in its cell, or an attendee.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    if state.empty { None } else { widget::panes::click(state, panes(body), at, grid::click) }
}

/// The month or the attendees get the keys.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    widget::panes::aim(state, panes(body), at);
}
