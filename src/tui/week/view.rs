//! The week drawn: its hours, beside or under them the chosen session and those who come to it; and what lies where in it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::grid;
use crate::tui::layout::session_panes;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget::{empty, panes};

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    if state.empty {
        empty::view(state, frame, body, "Nothing is planned yet.", ("{series.add}", "new series, in a line of words"));
    } else {
        panes::view(state, frame, session_panes(body), grid::view);
    }
}

/// A session, a day, or an attendee.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    if state.empty { None } else { panes::click(state, session_panes(body), at, grid::click) }
}

/// The week or the attendees get the keys.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    panes::aim(state, session_panes(body), at);
}
