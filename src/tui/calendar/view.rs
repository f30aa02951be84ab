//! The home screen drawn: the first run, one pane, or month, session and attendees side by side.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{first, grid};
use crate::tui::desk::Focus;
use crate::tui::layout::{Panes, panes};
use crate::tui::msg::Effect;
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
    let Shown { month, session, list } = shown(state, body);
    panel::view(state, frame, session);
    if let Some(month) = month {
        grid::view(state, frame, month);
    }
    if let Some(list) = list {
        attendees::view(state, frame, list);
    }
}

/// Where the parts lie of what is shown.
struct Shown {
    month: Option<Rect>,
    session: Rect,
    list: Option<Rect>,
}

fn shown(state: &State, body: Rect) -> Shown {
    match panes(body) {
        Panes::Several { month, session, attendees } => Shown { month: Some(month), session, list: Some(attendees) },
        Panes::One(pane) if state.desk.focus == Focus::Sessions => {
            let (month, session) = split(pane, pane.height.saturating_sub(BRIEF.max(pane.height / 5)));
            Shown { month: Some(month), session, list: None }
        }
        Panes::One(pane) => {
            let (session, list) = split(pane, HEAD.min(pane.height / 3));
            Shown { month: None, session, list: Some(list) }
        }
    }
}

/// A day, a session in its cell, or an attendee.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    let Shown { month, list, .. } = shown(state, body);
    aim(state, body, at);
    match list.filter(|list| list.contains(at)) {
        Some(list) => attendees::click(state, list, at),
        None => grid::click(state, month.filter(|_| !state.empty)?, at),
    }
}

/// The month or the attendees get the keys.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    let Shown { month, list, .. } = shown(state, body);
    let lies_in = |area: Option<Rect>| area.is_some_and(|area| area.contains(at));
    if lies_in(month) {
        state.desk.focus = Focus::Sessions;
    } else if lies_in(list) && !state.desk.attendees().is_empty() {
        state.desk.focus = Focus::Attendees;
    }
}

fn split(pane: Rect, height: u16) -> (Rect, Rect) {
    (Rect { height, ..pane }, Rect { y: pane.y + height, height: pane.height - height, ..pane })
}
