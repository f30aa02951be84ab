//! Importing an iCalendar file: its path.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for a path.
#[derive(Debug, Default)]
pub struct Import {
    line: Line,
}

impl Layer for Import {
    fn title(&self, _state: &State) -> String {
        "Import an iCalendar file".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "import"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        // a path that a shell or a file manager pasted may stand in quotes
        let typed = self.line.value().trim().trim_matches(['\'', '"']);
        match action {
            Action::Accept if typed.is_empty() => Reply::Refuse("which file? Esc closes".into()),
            Action::Accept => Reply::Stay(vec![Effect::Import(state.look.path(typed))]),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Imported(_)) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = super::line_view(&self.line, "file", state, frame, area);
        let folder = fit(&format!("in {}", state.look.folder.display()), usize::from(below.width));
        draw(frame.buffer_mut(), (below.x, below.y), below.width, &[span(folder, state.theme().quiet())]);
    }
}
