//! What a session needs: who does which work, and the access needs summed; whose they are waits for a second key.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::app::query::{AttendeeLine, SessionPage};
use crate::app::words;
use crate::domain::roster::Place;
use crate::domain::signup::Role;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Msg};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{fit, left, right, span};

const HIGHEST: usize = 12;
/// Columns of a need, where the names stand beside it.
const NEED: usize = 32;

/// The session, and whether the names are open.
#[derive(Debug)]
pub struct Needs {
    page: SessionPage,
    cursor: Cursor,
    with_names: bool,
}

impl Needs {
    pub fn new(state: &State) -> Option<Self> {
        let page = state.desk.page.clone()?;
        Some(Self { page, cursor: Cursor::default(), with_names: false })
    }

    fn coming(&self) -> impl Iterator<Item = &AttendeeLine> {
        self.page.attendees.iter().filter(|line| matches!(line.place, Place::Seat(_) | Place::Crew))
    }

    /// Each need with those who have it, the most frequent first.
    fn needs(&self) -> Vec<(&str, Vec<&str>)> {
        let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (need, name) in self.coming().filter_map(|line| Some((line.access_needs.as_deref()?, line.name.as_str()))) {
            needs.entry(need).or_default().push(name);
        }
        let mut needs: Vec<_> = needs.into_iter().collect();
        needs.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        needs
    }

    /// "2 facilitators, 1 host, no note-taker".
    fn roles(&self) -> String {
        let crew = Role::ALL.into_iter().filter(|role| !role.takes_seat());
        let told = crew.map(|role| match self.coming().filter(|line| line.role == role).count() {
            0 => format!("no {}", role.word()),
            number => words::count(number, role.word(), &format!("{}s", role.word())),
        });
        told.collect::<Vec<_>>().join(", ")
    }
}

impl Layer for Needs {
    fn title(&self, _state: &State) -> String {
        format!("{}: {}", words::day(self.page.line.shown_start), self.roles())
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Needs, Context::List]
    }

    fn verb(&self) -> &'static str {
        "close"
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.needs().len();
        match action {
            Action::PersonNeeds if state.privacy => {
                return Reply::Refuse(state.keyed("hidden while names are initials: {privacy} shows them"));
            }
            Action::PersonNeeds => self.with_names = !self.with_names,
            Action::Accept => return Reply::Close(Vec::new()),
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::Session(Some(page))) = msg {
            self.page = (**page).clone();
            self.cursor.hold(self.needs().len());
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.needs().len().clamp(1, HIGHEST)).unwrap_or(1)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let needs = self.needs();
        if needs.is_empty() {
            let told = vec![span("Nobody who comes has told an access need.", theme.quiet())];
            sheet::lines(state, frame, area, None, &[told]);
            return;
        }
        let columns = usize::from(area.width.saturating_sub(8));
        let need = if self.with_names { NEED.min(columns / 2) } else { columns };
        let line = |(text, names): &(&str, Vec<&str>)| {
            let whose = if self.with_names { names.join(", ") } else { String::new() };
            vec![
                span(right(&format!("{} ×", names.len()), 4) + " ", theme.text()),
                span(left(text, need) + " ", theme.text()),
                span(fit(&whose, columns.saturating_sub(need)), theme.quiet()),
            ]
        };
        let lines: Vec<_> = needs.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.needs().len(), area, at, state.clicked)
    }
}
