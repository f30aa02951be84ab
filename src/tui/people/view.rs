//! The directory drawn: the list, beside it the person under the cursor where there is room.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::update::settle;
use super::{Focus, list, page};
use crate::tui::layout::{self, PeoplePanes};
use crate::tui::msg::Effect;
use crate::tui::overlay::sheet;
use crate::tui::state::State;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    let panes = layout::people(body);
    if panes.shows_list(state.people.focus) {
        list::view(state, frame, panes.list());
    }
    if panes.shows_page(state.people.focus) {
        page::view(state, frame, panes.page());
    }
}

/// The person at a place of the list.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    aim(state, body, at);
    let panes = layout::people(body);
    let people = &mut state.people;
    let list = sheet::below(panes.list(), u16::try_from(list::HEAD).unwrap_or(0));
    let away = people.cursor.away(people.count(), list, at).filter(|_| panes.shows_list(people.focus))?;
    people.cursor.step(away, people.count());
    Some(settle(state))
}

/// The list or the page get the keys; while a filter is typed it keeps them.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    let panes = layout::people(body);
    let people = &mut state.people;
    if !people.is_filtering && matches!(panes, PeoplePanes::Both { .. }) {
        people.focus = if panes.page().contains(at) { Focus::Page } else { Focus::List };
    }
}
