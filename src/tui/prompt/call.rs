//! The register from a video call: the path of its participant list.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::path::PathInput;
use crate::app::query::CallOf;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{CallReview, Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;

/// Files and folders that are offered at once.
const OFFERED: u16 = 6;
/// Minutes after the start from which on someone was late.
const GRACE: i64 = 10;

/// The prompt for a path.
#[derive(Debug)]
pub struct Call {
    key: SessionKey,
    path: PathInput,
}

impl Call {
    pub fn new(key: SessionKey, state: &State) -> Self {
        Self { key, path: PathInput::new(state, &["csv", "tsv", "txt"]) }
    }
}

impl Layer for Call {
    fn title(&self, _state: &State) -> String {
        "Register from a video call: the list of participants (CSV)".into()
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
            Action::Accept => {
                let question = match self.path.accept(state) {
                    Some(path) => Question::Call(CallOf { key: self.key.clone(), path, grace: GRACE }),
                    None if self.path.is_empty() => return Reply::Refuse("which file? Esc closes".into()),
                    None => self.path.question(),
                };
                return Reply::Stay(vec![Effect::Ask(question)]);
            }
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
        self.path.hear(msg);
        match msg {
            Msg::Answer(Answer::Call(page)) => Reply::Instead(Box::new(CallReview::new(self.key.clone(), page.as_ref().clone()))),
            _ => Reply::NOTHING,
        }
    }

    fn rows(&self, _state: &State) -> u16 {
        OFFERED + 2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        self.path.view(state, frame, area);
    }
}
