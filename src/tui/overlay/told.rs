//! What a command has said, as text to read: one that is larger than the screen scrolls both ways.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Layer, Reply};
use crate::domain::text::many_lines;
use crate::tui::action::{Action, Context};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, part, span, width};

/// Rows of the screen that are not the text's: the header, the edge, the bottom line.
const AROUND: u16 = 4;
/// Columns by which it goes sideways.
const STEP: usize = 8;

/// The line that was typed, and what was said to it.
#[derive(Debug)]
pub struct Told {
    line: String,
    text: Vec<String>,
    top: usize,
    left: usize,
}

impl Told {
    pub fn new(line: String, text: &str) -> Self {
        Self { line, text: many_lines(text).lines().map(str::to_owned).collect(), top: 0, left: 0 }
    }

    fn scroll(&mut self, by: i64, state: &State) {
        let last = i64::try_from(self.text.len()).unwrap_or(i64::MAX) - i64::from(self.rows(state));
        let top = i64::try_from(self.top).unwrap_or(i64::MAX).saturating_add(by).clamp(0, last.max(0));
        self.top = usize::try_from(top).unwrap_or_default();
    }
}

impl Layer for Told {
    fn title(&self, _state: &State) -> String {
        self.line.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Text, Context::List]
    }

    fn verb(&self) -> &'static str {
        "close"
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let page = i64::from(self.rows(state)) - 1;
        match action {
            Action::Accept => return Reply::Close(Vec::new()),
            Action::ChoiceUp => self.scroll(-1, state),
            Action::ChoiceDown => self.scroll(1, state),
            Action::PageUp => self.scroll(-page, state),
            Action::PageDown => self.scroll(page, state),
            Action::First => self.scroll(i64::MIN / 2, state),
            Action::ScrollLeft => self.left = self.left.saturating_sub(STEP),
            Action::ScrollRight if self.text.iter().any(|line| width(line) > self.left + usize::from(state.size.0)) => self.left += STEP,
            Action::Last => self.scroll(i64::MAX / 2, state),
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        u16::try_from(self.text.len().max(1)).unwrap_or(u16::MAX).min(state.size.1.saturating_sub(AROUND)).max(1)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        for (row, line) in (area.y..area.bottom()).zip(self.text.iter().skip(self.top)) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(part(line, self.left, usize::from(area.width)), theme.text())]);
        }
    }
}
