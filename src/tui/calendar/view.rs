//! The home screen drawn: the first run, or the month with the session and its attendees; and what lies where in it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{first, grid};
use crate::app::query::SessionLine;
use crate::tui::desk::Focus;
use crate::tui::layout::{self, panes};
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

/// The sessions of which the month says how full they are.
pub fn in_sight(state: &State) -> Vec<&SessionLine> {
    let month = widget::panes::shown(panes(layout::body(state.size)), Focus::Sessions).main;
    month.map(|area| grid::with_seats(state, area)).unwrap_or_default()
}

/// The month or the attendees get the keys.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    widget::panes::aim(state, panes(body), at);
}
