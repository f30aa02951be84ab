//! The first run: four ways to begin, on one calm screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::action::{Action, Context};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, left, span};

const CHOICES: [(Action, &str); 4] = [
    (Action::SeriesAdd, "make your first series, in words"),
    (Action::Import, "import an .ics file"),
    (Action::SampleAdd, "look round with sample data"),
    (Action::Tour, "be shown round, in six steps"),
];
const WIDEST: u16 = 46;
const ROWS: u16 = 9;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    let theme = state.theme();
    let width = WIDEST.min(body.width.saturating_sub(4));
    let x = body.x + (body.width - width) / 2;
    let y = body.y + body.height.saturating_sub(ROWS) / 3;
    let buffer = frame.buffer_mut();
    draw(buffer, (x, y), width, &[span("Recurring sessions,", theme.strong())]);
    draw(buffer, (x, y + 1), width, &[span("and the people who come to them.", theme.strong())]);
    draw(buffer, (x, y + 2), width, &[span("Nothing here yet. Begin with one of:", theme.quiet())]);
    for (row, (action, words)) in (y + 4..).zip(CHOICES) {
        let key = state.look.keymap.key(action, &[Context::First, Context::Screen]).unwrap_or_default();
        draw(buffer, (x, row), width, &[span(left(&key, 4), theme.accent()), span(words, theme.text())]);
    }
}
