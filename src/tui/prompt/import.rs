//! Importing an iCalendar file: its path; what is in it is shown before anything happens.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::path::PathInput;
use crate::app::transfer::Progress;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::progress;

/// Files and folders that are offered at once.
const OFFERED: u16 = 6;

/// The prompt for a path.
#[derive(Debug)]
pub struct Import {
    path: PathInput,
    /// How far the file was read.
    progress: Option<Progress>,
}

impl Import {
    pub fn new(state: &State) -> Self {
        Self { path: PathInput::new(state, &["ics", "ical", "icalendar", "vcs"]), progress: None }
    }
}

impl Layer for Import {
    fn title(&self, _state: &State) -> String {
        "Import an iCalendar file".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::PathPrompt, Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "look into it"
    }

    fn needs(&self) -> Vec<Question> {
        vec![self.path.question()]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match action {
            Action::ChoiceUp => self.path.choose(-1),
            Action::ChoiceDown => self.path.choose(1),
            Action::Complete => {
                self.path.complete(state);
                return Reply::Stay(Effect::ask_all(self.needs()));
            }
            Action::Accept => match self.path.accept(state) {
                Some(path) => return Reply::Stay(vec![Effect::Import { path, dry_run: true }]),
                None if self.path.is_empty() => return Reply::Refuse("which file? Esc closes".into()),
                None => return Reply::Stay(Effect::ask_all(self.needs())),
            },
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.path.line)
    }

    fn typed(&mut self, state: &State) {
        self.path.typed(state);
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        self.progress = match msg {
            Msg::Progress(progress) => Some(*progress),
            _ => None,
        };
        self.path.hear(msg);
        if matches!(msg, Msg::Previewed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        OFFERED + 2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        match self.progress {
            Some(progress) => progress::view(progress, state, frame, (area.x, area.y), area.width),
            None => self.path.view(state, frame, area),
        }
    }
}
