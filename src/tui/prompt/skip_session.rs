//! Why a session is skipped, in a few words.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::SessionSkip;
use crate::app::query::SessionLine;
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::desk::is_skipped;
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for the reason.
#[derive(Debug)]
pub struct SkipSession {
    line: Line,
    /// The session as it is known.
    session: SessionLine,
    /// What someone else has made of it meanwhile, and nobody was told yet.
    since: Option<String>,
}

impl SkipSession {
    /// For the selected session; the name of the bank holiday stands there already where it is one.
    pub fn new(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let reason = Line::proposed(line.holiday.as_deref().unwrap_or_default());
        Some(Self { line: reason, session: line.clone(), since: None })
    }
}

impl Layer for SkipSession {
    fn title(&self, _state: &State) -> String {
        format!("Skip {} on {}", self.session.summary, words::day(self.session.shown_start))
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

    fn needs(&self) -> Vec<Question> {
        vec![Question::Session(self.session.key.clone())]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match (action, self.since.take()) {
            (Action::Accept, Some(since)) => {
                Reply::Refuse(format!("{since} since: {}", state.keyed("{prompt.accept} skips it all the same")))
            }
            (Action::Accept, None) => {
                let command = SessionSkip { key: self.session.key.clone(), reason: self.line.value().trim().to_owned() };
                Reply::Stay(vec![Effect::run(Command::SessionSkip(command))])
            }
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        match msg {
            Msg::Changed { .. } => return Reply::Close(Vec::new()),
            Msg::Answer(Answer::Session(Some(page))) if page.line.key == self.session.key => {
                self.since = since(&self.session, &page.line).or(self.since.take());
                self.session = page.line.clone();
            }
            _ => {}
        }
        Reply::NOTHING
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
