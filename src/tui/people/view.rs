//! The directory drawn: the list, beside it the person under the cursor where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{list, page};
use crate::tui::layout;
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
