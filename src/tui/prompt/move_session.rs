//! Moving a session: to when, in words, echoed while it is typed.

use chrono::NaiveDateTime;
use ratatui::text::Span;

use super::one_line::{Ask, OneLine};
use super::{EXPLAINED, NOT_YET};
use crate::app::Command;
use crate::app::command::SessionMove;
use crate::app::query::{Overlap, OverlapOf};
use crate::app::words;
use crate::domain::dates::read_instead;
use crate::domain::id::SessionKey;
use crate::domain::leap::Leap;
use crate::domain::time::Anchor;
use crate::tui::echo;
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::Reply;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for the new time.
#[derive(Debug)]
pub struct MoveSession {
    key: SessionKey,
    /// Where it is now, on the series' own clock.
    start: NaiveDateTime,
    anchor: Anchor,
    title: String,
    /// What else is on at the new time.
    overlap: Option<Overlap>,
}

impl MoveSession {
    pub fn new(state: &State) -> Option<OneLine<Self>> {
        let line = state.desk.line()?;
        let title = format!("Move {} from {}", line.summary, words::day(line.start));
        let ask = Self { key: line.key.clone(), start: line.start, anchor: line.anchor.clone(), title, overlap: None };
        Some(OneLine::new(Line::default(), ask))
    }
}

impl Ask for MoveSession {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn label(&self) -> &'static str {
        "to"
    }

    fn verb(&self) -> &'static str {
        "move"
    }

    fn told(&self, text: &str, state: &State) -> Vec<Span<'static>> {
        let theme = state.theme();
        let start = read_instead(text, self.start);
        let resolved = start.as_ref().ok().map(|to| self.anchor.resolve(*to, &state.zone));
        let clock = resolved.map(|found| words::fit(found.wall, found.fit, state.look.dial)).unwrap_or_default();
        let when = match start {
            _ if text.is_empty() => span("thu, 17:00, thu 5pm, 9 sep 10:30", theme.quiet()),
            Ok(to) => {
                let when = match self.anchor {
                    Anchor::AllDay => words::day(to),
                    _ => format!("{} {}", words::moment(to, state.look.dial), words::clock(&self.anchor)),
                };
                match Leap::of(self.start, to, self.anchor.wall(state.now, &state.zone)) {
                    Some(leap) => span(format!("{when}: {}", words::leap(leap)), theme.alert()),
                    None => span(when, theme.text()),
                }
            }
            Err(error) => span(error.to_string(), theme.alert()),
        };
        let overlap = self.overlap.as_ref().filter(|_| resolved.is_some()).map(|overlap| echo::overlap(overlap, state));
        [when, span(clock, theme.alert())].into_iter().chain(overlap).collect()
    }

    fn needs(&self, text: &str) -> Vec<Question> {
        let to = read_instead(text, self.start).ok();
        to.map(|to| Question::Overlap(Box::new(OverlapOf::Moved { key: self.key.clone(), to }))).into_iter().collect()
    }

    fn hear(&mut self, msg: &Msg) -> bool {
        if let Msg::Answer(Answer::Overlap(overlap)) = msg {
            self.overlap.clone_from(overlap);
        }
        matches!(msg, Msg::Changed { .. })
    }

    fn told_rows(&self) -> usize {
        EXPLAINED
    }

    fn accept(&mut self, text: &str, _state: &State) -> Reply {
        match read_instead(text, self.start) {
            Ok(to) => Reply::Stay(vec![Effect::Propose(Box::new(Command::SessionMove(SessionMove { key: self.key.clone(), to })))]),
            Err(_) => Reply::Refuse(NOT_YET.into()),
        }
    }
}
