//! The home screen drawn: the first run, one pane, or month, session and attendees side by side.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{first, grid};
use crate::tui::desk::Focus;
use crate::tui::layout::{Panes, panes};
use crate::tui::state::State;
use crate::tui::widget::{attendees, session as panel};

/// Rows of the narrow screen that the session keeps under the month at least, and over its attendees.
const BRIEF: u16 = 2;
const HEAD: u16 = 5;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    if state.empty {
        first::view(state, frame, body);
        return;
    }
    match panes(body) {
        Panes::Several { month, session, attendees } => {
            grid::view(state, frame, month);
            panel::view(state, frame, session);
            attendees::view(state, frame, attendees);
        }
        Panes::One(pane) if state.desk.focus == Focus::Sessions => {
            let (month, session) = split(pane, pane.height.saturating_sub(BRIEF.max(pane.height / 5)));
            grid::view(state, frame, month);
            panel::view(state, frame, session);
        }
        Panes::One(pane) => {
            let (session, list) = split(pane, HEAD.min(pane.height / 3));
            panel::view(state, frame, session);
            attendees::view(state, frame, list);
        }
    }
}

fn split(pane: Rect, height: u16) -> (Rect, Rect) {
    (Rect { height, ..pane }, Rect { y: pane.y + height, height: pane.height - height, ..pane })
}
