//! The directory drawn: the list, beside it the person under the cursor where there is room.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::update::settle;
use super::{Focus, list, page};
use crate::tui::layout::{self, ListPanes};
use crate::tui::msg::Effect;
use crate::tui::state::State;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    let panes = layout::list_panes(body);
    if panes.shows_list(state.people.focus == Focus::List) {
        list::view(state, frame, panes.list());
    }
    if panes.shows_page(state.people.focus == Focus::Page) {
        page::view(state, frame, panes.page());
    }
}

/// The person at a place of the list.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    aim(state, body, at);
    let panes = layout::list_panes(body);
    let people = &mut state.people;
    let away = people
        .cursor
        .away(people.count(), list::lines(panes.list()), at, state.clicked)
        .filter(|_| panes.shows_list(people.focus == Focus::List))?;
    people.cursor.step(away, people.count());
    Some(settle(state))
}

/// The list or the page get the keys; while a filter is typed it keeps them.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    let panes = layout::list_panes(body);
    let people = &mut state.people;
    if !people.is_filtering && matches!(panes, ListPanes::Both { .. }) {
        people.focus = if panes.page().contains(at) { Focus::Page } else { Focus::List };
    }
}
