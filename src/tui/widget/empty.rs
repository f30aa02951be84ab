//! A place where nothing is yet says why, and which key fills it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::text::{draw, left, span, wrap};
use crate::tui::state::State;

/// Draws the reason, and under it the key, named as `{series.add}` for that action's, with what it does.
pub fn view(state: &State, frame: &mut Frame, area: Rect, why: &str, (key, does): (&'static str, &str)) {
    let theme = state.theme();
    let mut y = area.y + 2;
    for text in wrap(why, usize::from(area.width.saturating_sub(4))) {
        draw(frame.buffer_mut(), (area.x + 2, y), area.width, &[span(text, theme.quiet())]);
        y += 1;
    }
    let y = (y + 1).min(area.bottom().saturating_sub(1));
    draw(frame.buffer_mut(), (area.x + 2, y), area.width, &[span(left(&state.keyed(key), 5), theme.accent()), span(does, theme.quiet())]);
}
