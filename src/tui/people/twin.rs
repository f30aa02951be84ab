//! With whom someone is merged: first those who share something with them, then whoever is typed.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::merge::Merge;
use crate::app::query::{PersonLine, TwinLine};
use crate::domain::id::PersonId;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Msg, Question};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::prompt::line_view;
use crate::tui::ranking::ranked;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span};

/// People who are offered at once.
const OFFERED: usize = 6;

/// The prompt for the other one.
#[derive(Debug)]
pub struct ChooseTwin {
    person: PersonId,
    name: String,
    line: Line,
    /// `None` before the store has answered.
    twins: Option<Vec<TwinLine>>,
    cursor: Cursor,
}

impl ChooseTwin {
    pub fn new(state: &State) -> Option<Self> {
        let PersonLine { id, name, .. } = state.people.person()?;
        Some(Self { person: *id, name: name.clone(), line: Line::default(), twins: None, cursor: Cursor::default() })
    }

    /// Who is offered, and why.
    fn offers<'a>(&self, state: &'a State) -> Vec<(&'a PersonLine, &'static str)> {
        let typed = self.line.value().trim();
        let twins = self.twins.iter().flatten();
        if typed.is_empty() {
            let twin = |twin: &TwinLine| Some((state.people.named(twin.person)?, twin.why.words()));
            return twins.filter_map(twin).take(OFFERED).collect();
        }
        let why = |person: &PersonLine| twins.clone().find(|twin| twin.person == person.id).map_or("", |twin| twin.why.words());
        let everyone = state.people.all();
        let found = ranked(typed, everyone.iter().map(|person| person.name.as_str())).into_iter();
        let others = found.filter_map(|found| everyone.get(found.place)).filter(|person| person.id != self.person);
        others.take(OFFERED).map(|person| (person, why(person))).collect()
    }
}

impl Layer for ChooseTwin {
    fn title(&self, state: &State) -> String {
        format!("Who is the same person as {}?", state.name(&self.name))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "compare"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::TwinsOf(self.person)]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let offers = self.offers(state);
        match action {
            Action::Accept => {
                return match offers.get(self.cursor.0) {
                    Some((other, _)) => Reply::Instead(Box::new(Merge::new(self.person, other.id))),
                    None => Reply::Refuse(state.keyed("type the name of the other one: {prompt.close} closes")),
                };
            }
            Action::ChoiceUp => {
                let lines = offers.len();
                self.cursor.turn(-1, lines);
            }
            Action::ChoiceDown => {
                let lines = offers.len();
                self.cursor.turn(1, lines);
            }
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, _state: &State) {
        self.cursor = Cursor::default();
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::TwinsOf(twins)) = msg {
            self.twins = Some(twins.clone());
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(OFFERED + 1).unwrap_or(7)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = line_view(&self.line, "who", state, frame, area);
        let offers = self.offers(state);
        if offers.is_empty() {
            let told = match self.twins {
                None => "",
                Some(_) if self.line.value().trim().is_empty() => "Nobody shares a name, an address or a number with them: type a name.",
                Some(_) => "Nobody of that name.",
            };
            draw(frame.buffer_mut(), (below.x, below.y), below.width, &[span(fit(told, usize::from(below.width)), theme.quiet())]);
            return;
        }
        let columns = usize::from(below.width.saturating_sub(2));
        let name = (columns / 3).clamp(12, 32);
        let line = |(person, why): &(&PersonLine, &'static str)| {
            let about = person.email.iter().chain(&person.organisation).cloned().collect::<Vec<_>>().join(" · ");
            let about = if state.privacy { String::new() } else { about };
            let about = [*why, &about].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            vec![
                span(left(&state.name(&person.name), name) + " ", theme.text()),
                span(fit(&about, columns.saturating_sub(name + 1)), theme.quiet()),
            ]
        };
        let lines: Vec<_> = offers.iter().map(line).collect();
        sheet::lines(state, frame, below, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.offers(state).len(), sheet::below(area, 1), at, state.clicked)
    }
}
