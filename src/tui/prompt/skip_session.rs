//! Why a session is skipped, in a few words.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::SessionSkip;
use crate::app::words;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for the reason.
#[derive(Debug)]
pub struct SkipSession {
    line: Line,
    key: SessionKey,
    title: String,
}

impl SkipSession {
    /// For the selected session; the name of the bank holiday stands there already where it is one.
    pub fn new(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let title = format!("Skip {} on {}", line.summary, words::day(line.shown_start));
        let reason = Line::proposed(line.holiday.as_deref().unwrap_or_default());
        Some(Self { line: reason, key: line.key.clone(), title })
    }
}

impl Layer for SkipSession {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "skip"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => {
                let command = SessionSkip { key: self.key.clone(), reason: self.line.value().trim().to_owned() };
                Reply::Stay(vec![Effect::run(Command::SessionSkip(command))])
            }
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let help = "The date stays in the calendar, struck through. {session.restore} brings the session back.";
        let below = super::line_view(&self.line, "reason", state, frame, area);
        let help = span(fit(&state.keyed(help), usize::from(below.width)), state.theme().quiet());
        draw(frame.buffer_mut(), (below.x, below.y), below.width, &[help]);
    }
}
