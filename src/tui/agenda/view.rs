//! The agenda drawn: the list, beside or under it the chosen session and those who come to it; and what lies where in it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::list;
use crate::tui::layout::session_panes;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget::panes;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    if state.empty || state.agenda.search.is_in_vain() {
        list::view(state, frame, Rect { x: body.x + 1, width: body.width - 2, ..body });
    } else {
        panes::view(state, frame, session_panes(body), list::view);
    }
}

/// A session, or an attendee.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    if state.empty { None } else { panes::click(state, session_panes(body), at, list::click) }
}

/// The list or the attendees get the keys.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    panes::aim(state, session_panes(body), at);
}
