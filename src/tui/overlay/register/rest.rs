//! The question with which the register of a session that is over closes: whether those without a mark missed it.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::RegisterRest;
use crate::app::words;
use crate::domain::attendance::Attendance;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::msg::Effect;
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, span, wrap};

/// How many are meant; whoever just goes on leaves them as they are.
#[derive(Debug)]
pub struct Rest {
    key: SessionKey,
    open: usize,
}

impl Rest {
    pub fn new(key: SessionKey, open: usize) -> Self {
        Self { key, open }
    }

    fn lines(&self, state: &State, columns: usize) -> Vec<String> {
        let open = words::count(self.open, "person has", "people have");
        let ways = state.keyed("{register.rest} notes that they missed it, {register.rest.open} leaves them without one.");
        wrap(&format!("{open} no mark yet. {ways}"), columns)
    }
}

impl Layer for Rest {
    fn title(&self, _state: &State) -> String {
        "Did the rest miss it?".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::RegisterEnd]
    }

    fn verb(&self) -> &'static str {
        "leave open"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Yes => {
                let rest = RegisterRest { key: self.key.clone(), state: Attendance::Missed };
                Reply::Close(vec![Effect::run(Command::RegisterRest(rest))])
            }
            _ => Reply::NOTHING,
        }
    }

    fn rows(&self, state: &State) -> u16 {
        let columns = usize::from(state.size.0.saturating_sub(sheet::MARGINS));
        u16::try_from(self.lines(state, columns).len()).unwrap_or(u16::MAX)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        for (row, line) in (area.y..area.bottom()).zip(self.lines(state, usize::from(area.width))) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(line, state.theme().text())]);
        }
    }
}
