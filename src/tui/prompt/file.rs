//! A file to be read: its path; what is in it is shown before anything happens.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::path::PathInput;
use crate::app::command::AttendeeImport;
use crate::app::query::CallOf;
use crate::app::sheet::Sheet;
use crate::app::transfer::Progress;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{CallReview, Layer, ListReview, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::progress;

/// Files and folders that are offered at once.
const OFFERED: u16 = 6;
/// Minutes after the start from which on someone in a call was late.
const GRACE: i64 = 10;

/// What the file holds, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Purpose {
    Calendar,
    /// The participants of a session's video call.
    Call(SessionKey),
    /// People to sign up for a session.
    List(SessionKey),
}

/// The prompt for a path.
#[derive(Debug)]
pub struct File {
    purpose: Purpose,
    path: PathInput,
    /// How far the file was read.
    progress: Option<Progress>,
}

impl File {
    pub fn calendar(state: &State) -> Self {
        Self::of(Purpose::Calendar, &["ics", "ical", "icalendar", "vcs"], state)
    }

    pub fn call(key: SessionKey, state: &State) -> Self {
        Self::of(Purpose::Call(key), &["csv", "tsv", "txt"], state)
    }

    pub fn list(key: SessionKey, state: &State) -> Self {
        Self::of(Purpose::List(key), &["csv", "tsv", "txt"], state)
    }

    fn of(purpose: Purpose, endings: &'static [&'static str], state: &State) -> Self {
        Self { purpose, path: PathInput::new(state, endings), progress: None }
    }

    fn effect(&self, path: std::path::PathBuf) -> Effect {
        match self.purpose.clone() {
            Purpose::Calendar => Effect::Import { path, dry_run: true },
            Purpose::Call(key) => Effect::Ask(Question::Call(CallOf { key, path, grace: GRACE })),
            Purpose::List(SessionKey { uid, date }) => {
                let import = AttendeeImport { uid, date: Some(date), sheet: Sheet::default(), namesakes: None, skip_bad: false };
                Effect::TryList { import: Box::new(import), path: Some(path) }
            }
        }
    }
}

impl Layer for File {
    fn title(&self, _state: &State) -> String {
        match self.purpose {
            Purpose::Calendar => "Import an iCalendar file",
            Purpose::Call(_) => "Register from a video call: its list of participants (CSV)",
            Purpose::List(_) => "Sign up everyone on a list (CSV)",
        }
        .into()
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

    fn is_unsaved(&self) -> bool {
        self.path.line.is_worth_keeping()
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
                Some(path) => return Reply::Stay(vec![self.effect(path)]),
                None if self.path.is_empty() => return Reply::Refuse(state.keyed("which file? {prompt.close} closes")),
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
        match (msg, &self.purpose) {
            (Msg::Previewed { .. }, Purpose::Calendar) => Reply::Close(Vec::new()),
            (Msg::Answer(Answer::Call(page)), Purpose::Call(key)) => {
                Reply::Instead(Box::new(CallReview::new(key.clone(), page.as_ref().clone())))
            }
            (Msg::ListTried(page), Purpose::List(key)) => Reply::Instead(Box::new(ListReview::new(key.clone(), page.as_ref().clone()))),
            _ => Reply::NOTHING,
        }
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

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.path.away(state, area, at)
    }
}
