//! How far long work has come: a bar with the numbers beside it.

use ratatui::Frame;

use super::text::{draw, span};
use crate::app::transfer::{Progress, Stage};
use crate::tui::action::Action;
use crate::tui::state::State;

const BAR: u64 = 24;

/// Draws the bar in one row.
pub fn view(progress: Progress, state: &State, frame: &mut Frame, at: (u16, u16), columns: u16) {
    let theme = state.theme();
    let Progress { stage, done, total } = progress;
    let part = |whole: u64| whole * done.min(total) / total.max(1);
    let filled = part(BAR);
    let cells = |count: u64, cell: &str| cell.repeat(usize::try_from(count).unwrap_or(0));
    let verb = match stage {
        Stage::Reading => "reading  ",
        Stage::Storing => "comparing",
    };
    let key = state.look.keymap.key(Action::Cancel, &state.contexts());
    let stops = key.map(|key| format!(" · {key} stops, and nothing has happened")).unwrap_or_default();
    let spans = [
        span(format!("{verb} "), theme.text()),
        span(cells(filled, "█"), theme.accent()),
        span(cells(BAR - filled, "░"), theme.quiet()),
        span(format!(" {:>3} %", part(100)), theme.text()),
        span(stops, theme.quiet()),
    ];
    draw(frame.buffer_mut(), at, columns, &spans);
}
