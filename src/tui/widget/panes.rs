//! A view of sessions together with the chosen one and those who come to it, as far as there is room; and what lies where in them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{attendees, session};
use crate::tui::desk::Focus;
use crate::tui::layout::Panes;
use crate::tui::msg::Effect;
use crate::tui::state::State;

/// Rows of the narrow screen that the session keeps under the view at least, and over its attendees.
const BRIEF: u16 = 2;
const HEAD: u16 = 5;

/// Where the parts lie of what is shown.
pub struct Shown {
    /// The month, the week or the list.
    pub main: Option<Rect>,
    session: Rect,
    list: Option<Rect>,
}

/// What the panes hold while this one has the keys.
pub fn shown(panes: Panes, focus: Focus) -> Shown {
    match panes {
        Panes::Several { main, session, attendees } => Shown { main: Some(main), session, list: Some(attendees) },
        Panes::One(pane) if focus == Focus::Sessions => {
            let (main, session) = split(pane, pane.height.saturating_sub(BRIEF.max(pane.height / 5)));
            Shown { main: Some(main), session, list: None }
        }
        Panes::One(pane) => {
            let (session, list) = split(pane, HEAD.min(pane.height / 3));
            Shown { main: None, session, list: Some(list) }
        }
    }
}

/// Draws the panes; `main` draws the view itself.
pub fn view(state: &State, frame: &mut Frame, panes: Panes, main: fn(&State, &mut Frame, Rect)) {
    let Shown { main: place, session: panel, list } = shown(panes, state.desk.focus);
    session::view(state, frame, panel);
    if let Some(place) = place {
        main(state, frame, place);
    }
    if let Some(list) = list {
        attendees::view(state, frame, list);
    }
}

/// Takes what lies at a place: an attendee, or what `main` says of the view itself.
pub fn click(
    state: &mut State,
    panes: Panes,
    at: Position,
    main: fn(&mut State, Rect, Position) -> Option<Vec<Effect>>,
) -> Option<Vec<Effect>> {
    let Shown { main: place, list, .. } = shown(panes, state.desk.focus);
    aim(state, panes, at);
    match list.filter(|list| list.contains(at)) {
        Some(list) => attendees::click(state, list, at),
        None => main(state, place?, at),
    }
}

/// The view or the attendees get the keys.
pub fn aim(state: &mut State, panes: Panes, at: Position) {
    let Shown { main, list, .. } = shown(panes, state.desk.focus);
    let lies_in = |area: Option<Rect>| area.is_some_and(|area| area.contains(at));
    if lies_in(main) {
        state.desk.focus = Focus::Sessions;
    } else if lies_in(list) && !state.desk.attendees().is_empty() {
        state.desk.focus = Focus::Attendees;
    }
}

fn split(pane: Rect, height: u16) -> (Rect, Rect) {
    (Rect { height, ..pane }, Rect { y: pane.y + height, height: pane.height - height, ..pane })
}
