//! Moving a session: to when, in words, echoed while it is typed.

use chrono::NaiveDateTime;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::EXPLAINED;
use crate::app::Command;
use crate::app::command::SessionMove;
use crate::app::words;
use crate::domain::dates::{DateError, read_instead};
use crate::domain::id::SessionKey;
use crate::domain::leap::Leap;
use crate::domain::time::Anchor;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;

/// The prompt for the new time.
#[derive(Debug)]
pub struct MoveSession {
    line: Line,
    key: SessionKey,
    /// Where it is now, on the series' own clock.
    start: NaiveDateTime,
    anchor: Anchor,
    title: String,
}

impl MoveSession {
    pub fn new(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let title = format!("Move {} from {}", line.summary, words::day(line.start));
        Some(Self { line: Line::default(), key: line.key.clone(), start: line.start, anchor: line.anchor.clone(), title })
    }

    fn to(&self) -> Result<NaiveDateTime, DateError> {
        read_instead(self.line.value().trim(), self.start)
    }
}

impl Layer for MoveSession {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "move"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match (action, self.to()) {
            (Action::Accept, Ok(to)) => {
                let command = Command::SessionMove(SessionMove { key: self.key.clone(), to });
                Reply::Stay(vec![Effect::Propose(Box::new(command))])
            }
            (Action::Accept, Err(_)) => Reply::Refuse(super::NOT_YET.into()),
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
        1 + EXPLAINED
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, "to", state, frame, area);
        let (told, style) = match self.to() {
            _ if self.line.value().trim().is_empty() => ("thu, 17:00, thu 5pm, 9 sep 10:30".to_owned(), theme.quiet()),
            Ok(to) => {
                let when = match self.anchor {
                    Anchor::AllDay => words::day(to),
                    _ => format!("{} {}", words::moment(to, state.look.dial), words::clock(&self.anchor)),
                };
                match Leap::of(self.start, to, self.anchor.wall(state.now, &state.zone)) {
                    Some(leap) => (format!("{when}: {}", words::leap(leap)), theme.alert()),
                    None => (when, theme.text()),
                }
            }
            Err(error) => (error.to_string(), theme.alert()),
        };
        super::told_view(&told, style, frame, below);
    }
}
