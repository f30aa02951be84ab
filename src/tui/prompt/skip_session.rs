//! Why a session is skipped, in a few words.

use ratatui::text::Span;

use super::one_line::{Ask, OneLine};
use crate::app::Command;
use crate::app::command::SessionSkip;
use crate::app::query::SessionLine;
use crate::app::words;
use crate::tui::desk::is_skipped;
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::Reply;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for the reason.
#[derive(Debug)]
pub struct SkipSession {
    /// The session as it is known.
    session: SessionLine,
    /// What someone else has made of it meanwhile, and nobody was told yet.
    since: Option<String>,
}

impl SkipSession {
    /// For the selected session; the name of the bank holiday stands there already where it is one.
    pub fn new(state: &State) -> Option<OneLine<Self>> {
        let line = state.desk.line()?;
        let reason = Line::proposed(line.holiday.as_deref().unwrap_or_default());
        Some(OneLine::new(reason, Self { session: line.clone(), since: None }))
    }
}

impl Ask for SkipSession {
    fn title(&self, _state: &State) -> String {
        format!("Skip {} on {}", self.session.summary, words::day(self.session.shown_start))
    }

    fn label(&self) -> &'static str {
        "reason"
    }

    fn verb(&self) -> &'static str {
        "skip"
    }

    fn told(&self, _text: &str, state: &State) -> Vec<Span<'static>> {
        let help = "The date stays in the calendar, struck through. {session.restore} brings the session back.";
        vec![span(state.keyed(help), state.theme().quiet())]
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply {
        if let Some(since) = self.since.take() {
            return Reply::Refuse(format!("{since} since: {}", state.keyed("{prompt.accept} skips it all the same")));
        }
        let command = SessionSkip { key: self.session.key.clone(), reason: text.to_owned() };
        Reply::Stay(vec![Effect::run(Command::SessionSkip(command))])
    }

    fn needs(&self, _text: &str) -> Vec<Question> {
        vec![Question::Session(self.session.key.clone())]
    }

    fn hear(&mut self, msg: &Msg) -> bool {
        match msg {
            Msg::Answer(Answer::Session(Some(page))) if page.line.key == self.session.key => {
                self.since = since(&self.session, &page.line).or(self.since.take());
                self.session = page.line.clone();
                false
            }
            msg => matches!(msg, Msg::Changed { .. }),
        }
    }
}

/// What someone else has made of the session that bears on skipping it.
fn since(old: &SessionLine, new: &SessionLine) -> Option<String> {
    let reason = new.reason.as_deref().unwrap_or("no reason");
    match (is_skipped(old), is_skipped(new)) {
        (false, true) => Some(format!("it is skipped ({reason})")),
        (true, false) => Some("it is brought back".to_owned()),
        (true, true) if old.reason != new.reason => Some(format!("its reason is another one ({reason})")),
        _ if old.start != new.start => Some(format!("it is moved to {}", words::day(new.shown_start))),
        _ => None,
    }
}
