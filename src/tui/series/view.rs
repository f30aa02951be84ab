//! The table of series drawn, and beside it the sessions of the one under the cursor where there is room.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::update::{among_sessions, settle};
use super::{Focus, sessions_view, table};
use crate::tui::layout::{self, ListPanes};
use crate::tui::msg::Effect;
use crate::tui::overlay::sheet;
use crate::tui::state::State;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    let panes = layout::list_panes(body);
    if panes.shows_list(state.series.focus == Focus::Table) {
        table::view(state, frame, panes.list());
    }
    if panes.shows_page(state.series.focus == Focus::Sessions) {
        sessions_view::view(state, frame, panes.page());
    }
}

/// Whether the sessions stand beside the table.
pub fn is_wide(size: (u16, u16)) -> bool {
    matches!(layout::list_panes(layout::body(size)), ListPanes::Both { .. })
}

/// The series or the session at a place.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    aim(state, body, at);
    let panes = layout::list_panes(body);
    let series = &mut state.series;
    match series.focus {
        Focus::Table => {
            let away = table::away(state, panes.list(), at)?;
            state.series.cursor.step(away, state.series.count());
            Some(settle(state))
        }
        Focus::Sessions => {
            let away =
                series.sessions.cursor.away(series.sessions.count(), sheet::below(panes.page(), sessions_view::HEAD), at, state.clicked)?;
            Some(among_sessions(state, away))
        }
    }
}

/// The table or the sessions get the keys; while a filter is typed the table keeps them.
pub fn aim(state: &mut State, body: Rect, at: Position) {
    let panes = layout::list_panes(body);
    let series = &mut state.series;
    if !series.is_filtering && matches!(panes, ListPanes::Both { .. }) {
        series.focus = if panes.page().contains(at) { Focus::Sessions } else { Focus::Table };
    }
}
