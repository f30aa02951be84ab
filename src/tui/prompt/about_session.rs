//! A few words about a session: why it is skipped, or what it is about.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::{Edits, SessionEdit, SessionSkip};
use crate::app::words;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// What the words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Reason,
    Theme,
}

/// The prompt for the words.
#[derive(Debug)]
pub struct AboutSession {
    line: Line,
    topic: Topic,
    key: SessionKey,
    title: String,
}

impl AboutSession {
    /// Why the selected session is skipped; the name of the bank holiday stands there already where it is one.
    pub fn to_skip(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let title = format!("Skip {} on {}", line.summary, words::day(line.shown_start));
        let reason = Line::new(line.holiday.as_deref().unwrap_or_default());
        Some(Self { line: reason, topic: Topic::Reason, key: line.key.clone(), title })
    }

    /// What the selected session is about.
    pub fn theme(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let title = format!("Theme of {} on {}", line.summary, words::day(line.shown_start));
        let theme = Line::new(line.theme.as_deref().unwrap_or_default());
        Some(Self { line: theme, topic: Topic::Theme, key: line.key.clone(), title })
    }

    fn command(&self) -> Command {
        let (key, text) = (self.key.clone(), self.line.value().trim().to_owned());
        match self.topic {
            Topic::Reason => Command::SessionSkip(SessionSkip { key, reason: text }),
            Topic::Theme => Command::SessionEdit(SessionEdit::of(key, Edits { theme: Some(text), ..Edits::default() })),
        }
    }
}

impl Layer for AboutSession {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        match self.topic {
            Topic::Reason => "skip",
            Topic::Theme => "save",
        }
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => Reply::Stay(vec![Effect::run(self.command())]),
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
        let (label, help) = match self.topic {
            Topic::Reason => ("reason", "The date stays in the calendar, struck through. {session.restore} brings the session back."),
            Topic::Theme => ("theme", "What this session is about; empty for none. The other sessions stay as they are."),
        };
        let below = super::line_view(&self.line, label, state, frame, area);
        let help = span(fit(&state.keyed(help), usize::from(below.width)), state.theme().quiet());
        draw(frame.buffer_mut(), (below.x, below.y), below.width, &[help]);
    }
}
