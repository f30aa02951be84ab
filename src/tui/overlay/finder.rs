//! The finder: a few letters find sessions, series and people at once, a date is gone to; the best stands first.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::find::{Find, words_of};
use super::{Layer, Reply, sheet};
use crate::app::query::{Finds, PersonLine};
use crate::domain::dates::read_date;
use crate::tui::action::{Action, Context};
use crate::tui::days::{days, days_on};
use crate::tui::msg::{Answer, Msg, Question};
use crate::tui::prompt::line_view;
use crate::tui::ranking::Narrowing;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, span, wrap};

/// Finds that are in sight at once, where the screen is high enough.
const HIGHEST: u16 = 12;
/// Days before and after today whose sessions are looked through.
const BACK: i64 = 183;
const AHEAD: i64 = 366;

/// The line, and what fits it.
#[derive(Debug)]
pub struct Finder {
    line: Line,
    question: Question,
    /// All series and sessions; `None` before the store has answered.
    finds: Option<Arc<Finds>>,
    people: Arc<[PersonLine]>,
    /// The words by which all that is known is found: series, people and sessions.
    texts: Vec<String>,
    narrowing: Narrowing,
    /// Places among all that is known, the best first.
    best: Vec<usize>,
    /// The date that the line names.
    date: Option<NaiveDate>,
    cursor: Cursor,
}

impl Finder {
    pub fn new(state: &State) -> Self {
        let today = state.today();
        let question = Question::Findable(days(days_on(today, -BACK), days_on(today, AHEAD), &state.zone));
        Self {
            line: Line::default(),
            question,
            finds: None,
            people: Arc::default(),
            texts: Vec::new(),
            narrowing: Narrowing::default(),
            best: Vec::new(),
            date: None,
            cursor: Cursor::default(),
        }
    }

    fn typed_text(&self) -> &str {
        self.line.value().trim()
    }

    /// Looks for what the line says among all that is known: series, people and sessions, of equals the first.
    fn find(&mut self, state: &State) {
        let typed = self.line.value().trim();
        self.date = read_date(typed, state.today()).ok();
        self.narrowing.narrow(typed, &self.texts);
        self.best = self.narrowing.best(&self.texts);
        self.cursor.hold(self.count());
    }

    fn count(&self) -> usize {
        usize::from(self.date.is_some()) + self.best.len()
    }

    /// The date, then what fits, the best first.
    fn found(&self) -> Vec<Find<'_>> {
        let best = self.best.iter().filter_map(|place| self.at(*place));
        self.date.map(Find::Day).into_iter().chain(best).collect()
    }

    /// What stands at a place among all that is known.
    fn at(&self, place: usize) -> Option<Find<'_>> {
        let (series, sessions) = self.finds.as_ref().map(|finds| (&finds.series[..], &finds.sessions[..])).unwrap_or_default();
        let behind = place.checked_sub(series.len());
        let last = behind.and_then(|place| place.checked_sub(self.people.len()));
        let first = series.get(place).map(Find::Series);
        let second = || behind.and_then(|place| self.people.get(place)).map(Find::Person);
        first.or_else(second).or_else(|| sessions.get(last?).map(Find::Session))
    }

    fn nothing(&self, state: &State) -> String {
        format!(
            "nothing is called “{}”: {}",
            self.typed_text(),
            state.keyed("{prompt.close} closes, and in the agenda ({view.agenda}) are sessions further off")
        )
    }
}

impl Layer for Finder {
    fn title(&self, _state: &State) -> String {
        "Find a session, a series, a person or a date".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "go there"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::People, self.question.clone()]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.count();
        match action {
            Action::Accept if self.typed_text().is_empty() => return Reply::Close(Vec::new()),
            Action::Accept => {
                return match self.found().get(self.cursor.0) {
                    Some(find) => Reply::Then(Box::new(find.way())),
                    None if self.finds.is_none() => Reply::NOTHING,
                    None => Reply::Refuse(self.nothing(state)),
                };
            }
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, state: &State) {
        self.cursor = Cursor::default();
        self.find(state);
    }

    fn hear(&mut self, msg: &Msg, state: &State) -> Reply {
        match msg {
            Msg::Answer(Answer::Findable(finds)) => self.finds = Some(Arc::clone(finds)),
            Msg::Answer(Answer::People(people)) => self.people = Arc::clone(people),
            _ => return Reply::NOTHING,
        }
        let (series, sessions) = self.finds.as_ref().map(|finds| (&finds.series[..], &finds.sessions[..])).unwrap_or_default();
        let titles = series.iter().map(|one| one.summary.clone());
        let names = self.people.iter().map(|one| one.name.clone());
        self.texts = titles.chain(names).chain(sessions.iter().map(words_of)).collect();
        self.narrowing = Narrowing::default();
        self.find(state);
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        1 + HIGHEST
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = line_view(&self.line, "find", state, frame, area);
        let room = usize::from(below.width);
        if self.typed_text().is_empty() {
            let told = "a title, a theme, a name; 2 sep, next wed";
            draw(frame.buffer_mut(), (below.x, below.y), below.width, &[span(fit(told, room), theme.quiet())]);
        } else if self.count() == 0 && self.finds.is_some() {
            for (row, text) in (below.y..below.bottom()).zip(wrap(&self.nothing(state), room)) {
                draw(frame.buffer_mut(), (below.x, row), below.width, &[span(text, theme.quiet())]);
            }
        } else {
            sheet::lines_of(state, frame, below, self.cursor, &self.found(), |find| find.line(state, room.saturating_sub(2)));
        }
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.count(), sheet::below(area, 1), at, state.clicked)
    }
}
