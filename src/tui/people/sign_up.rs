//! Everyone who is marked goes on the list of the session that the calendar shows, or of every session of its series.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::Command;
use crate::app::command::{AttendeeAddAll, Coming, Who};
use crate::app::query::SessionLine;
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{fit, left, span};

/// The question, with its two answers.
#[derive(Debug)]
pub struct SignUp {
    people: Vec<Who>,
    /// The name of the only one.
    name: Option<String>,
    session: SessionLine,
    choices: Vec<(&'static str, Coming)>,
    cursor: Cursor,
}

impl SignUp {
    pub fn new(state: &State) -> Option<Self> {
        let session = state.desk.line()?.clone();
        let chosen = state.people.chosen();
        let name = match chosen.as_slice() {
            [only] => Some(only.name.clone()),
            _ => None,
        };
        let every = session.recurring.then_some(("every session", Coming::ALWAYS));
        let choices = std::iter::once(("this session", Coming::Once(session.key.date))).chain(every).collect();
        let people = chosen.iter().map(|person| Who::Known(person.id)).collect();
        Some(Self { people, name, session, choices, cursor: Cursor::default() })
    }
}

impl Layer for SignUp {
    fn title(&self, state: &State) -> String {
        let who = self.name.as_ref().map_or_else(|| words::count(self.people.len(), "person", "people"), |name| state.name(name));
        format!("Add {who} to {}", self.session.summary)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        "add"
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => {
                let Some((_, reach)) = self.choices.get(self.cursor.0) else { return Reply::Close(Vec::new()) };
                let command = AttendeeAddAll { uid: self.session.key.uid.clone(), reach: *reach, people: self.people.clone() };
                return Reply::Stay(vec![Effect::run(Command::AttendeeAddAll(command))]);
            }
            Action::ChoiceUp => self.cursor.turn(-1, self.choices.len()),
            Action::ChoiceDown => self.cursor.turn(1, self.choices.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let line = |(name, reach): &(&'static str, Coming)| {
            let about = match reach {
                Coming::Once(_) => words::day(self.session.shown_start),
                Coming::EveryTime { .. } => "from today on".to_owned(),
            };
            let room = usize::from(area.width).saturating_sub(18);
            vec![span(left(name, 16), theme.text()), span(fit(&about, room), theme.quiet())]
        };
        let lines: Vec<_> = self.choices.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.choices.len(), area, at, state.clicked)
    }
}
