//! The rows of a list before anyone on it is signed up: what they would do, and which cannot be taken and why.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Layer, Reply, reading, sheet};
use crate::app::Command;
use crate::app::command::{AttendeeImport, Namesakes};
use crate::app::sheet::{Line, Problem};
use crate::app::words;
use crate::domain::id::SessionKey;
use crate::domain::text::one_line;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, right, span};

/// A list of people, and what taking it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage {
    pub import: AttendeeImport,
    /// The sentence, or the rows that cannot be taken.
    pub outcome: Result<String, Vec<Problem>>,
}

impl ListPage {
    pub fn problems(&self) -> &[Problem] {
        match &self.outcome {
            Ok(_) if self.import.skip_bad => &self.import.sheet.problems,
            Ok(_) => &[],
            Err(problems) => problems,
        }
    }
}

/// The list as it would be taken now.
#[derive(Debug)]
pub struct ListReview {
    key: SessionKey,
    page: ListPage,
    cursor: Cursor,
}

const HIGHEST: usize = 14;
/// Columns of a name; fewer columns than the others have no room for an address beside it, or for what is not read.
const NAME: usize = 28;
const NARROW: usize = 60;
/// Rows over the list: what would happen, and how it is read, a key a row.
const HEAD: u16 = 4;
/// Columns of those keys.
const KEY: usize = 8;

impl ListReview {
    pub fn new(key: SessionKey, page: ListPage) -> Self {
        Self { key, page, cursor: Cursor::default() }
    }

    /// Rows that can be taken; what is wrong with the others is told in their place.
    fn sound(&self) -> impl Iterator<Item = &(usize, Line)> {
        let is_bad = |row: usize| self.page.problems().iter().any(|problem| problem.row == row);
        self.page.import.sheet.lines.iter().filter(move |(row, _)| !is_bad(*row))
    }

    fn count(&self) -> usize {
        self.page.problems().len() + self.sound().count()
    }

    /// Columns of a row's number, with the gap behind it.
    fn number(&self) -> usize {
        let problems = self.page.problems().iter().map(|problem| problem.row);
        problems.chain(self.sound().map(|(row, _)| *row)).max().unwrap_or(0).to_string().len() + 2
    }

    fn told<'a>(&self, problem: &'a Problem, state: &State) -> &'a str {
        if state.privacy { "cannot be taken" } else { &problem.text }
    }

    /// What is not read of the list.
    fn unread(&self, columns: usize) -> Option<String> {
        let left = &self.page.import.sheet.left;
        (!left.is_empty() && columns >= NARROW).then(|| fit(&format!("not read: {}", left.join(", ")), columns))
    }

    /// Columns of a problem in its row, behind the cursor and the number.
    fn room(&self, columns: usize) -> usize {
        columns.saturating_sub(self.number() + 2)
    }

    /// Rows in which the chosen problem is read.
    fn full(&self, state: &State, columns: usize) -> u16 {
        let problems = self.page.problems().iter().map(|problem| self.told(problem, state));
        reading::rows(problems, self.room(columns), columns)
    }

    /// Where the list stands, and under it the chosen problem.
    fn places(&self, state: &State, area: Rect) -> (Rect, Rect) {
        let columns = usize::from(area.width);
        let below = sheet::below(area, HEAD + u16::from(self.unread(columns).is_some()));
        reading::places(below, self.full(state, columns))
    }

    /// Tried again, otherwise.
    fn again(&mut self, change: impl FnOnce(&mut crate::app::command::AttendeeImport)) -> Reply {
        change(&mut self.page.import);
        Reply::Stay(vec![Effect::TryList { import: Box::new(self.page.import.clone()), path: None }])
    }

    /// How the list is read, each with the key that changes it.
    fn reading(&self) -> [(&'static str, &'static str); 3] {
        let import = &self.page.import;
        let reach = if import.date.is_some() { "for this session" } else { "for every session" };
        let namesakes = match import.namesakes {
            None => "known names: to be looked at",
            Some(Namesakes::Same) => "known names: the same person",
            Some(Namesakes::New) => "known names: someone new",
        };
        let bad = if import.skip_bad { "bad rows: left out" } else { "bad rows: nobody is added" };
        [("{list.reach}", reach), ("{list.namesakes}", namesakes), ("{list.bad}", bad)]
    }
}

impl Layer for ListReview {
    fn title(&self, _state: &State) -> String {
        let rows = words::count(self.count(), "row", "rows");
        match self.page.problems().len() {
            0 => format!("A list of {rows}"),
            bad => format!("A list of {rows}, {bad} with problems"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::ListReview, Context::List]
    }

    fn verb(&self) -> &'static str {
        if self.page.outcome.is_ok() { "sign them up" } else { "" }
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.count();
        match action {
            Action::Accept if self.page.outcome.is_ok() => {
                return Reply::Close(vec![Effect::run(Command::AttendeeImport(self.page.import.clone()))]);
            }
            Action::Accept => {
                let why = "not all rows can be taken: {list.bad} leaves those out, {list.namesakes} says who known names are";
                return Reply::Refuse(state.keyed(why));
            }
            Action::ListReach => {
                let date = self.key.date;
                return self.again(|import| import.date = if import.date.is_some() { None } else { Some(date) });
            }
            Action::ListBad => return self.again(|import| import.skip_bad = !import.skip_bad),
            Action::ListNamesakes => {
                return self.again(|import| {
                    import.namesakes = match import.namesakes {
                        None => Some(Namesakes::Same),
                        Some(Namesakes::Same) => Some(Namesakes::New),
                        Some(Namesakes::New) => None,
                    }
                });
            }
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::ListTried(page) = msg {
            self.page = page.as_ref().clone();
            self.cursor.hold(self.count());
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let columns = usize::from(state.size.0.saturating_sub(sheet::MARGINS));
        let list = u16::try_from(self.count().min(HIGHEST)).unwrap_or(1);
        HEAD + u16::from(self.unread(columns).is_some()) + list + self.full(state, columns)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let columns = usize::from(area.width);
        let outcome = match &self.page.outcome {
            Ok(_) if state.privacy => span("all of it can be taken", theme.text()),
            Ok(sentence) => span(fit(&format!("would be: {sentence}"), columns), theme.text()),
            Err(problems) => span(words::count(problems.len(), "row cannot be taken", "rows cannot be taken"), theme.alert()),
        };
        let readings = self.reading().into_iter().map(|(key, says)| {
            vec![span(left(&state.keyed(key), KEY), theme.accent()), span(fit(says, columns.saturating_sub(KEY)), theme.text())]
        });
        let unread = self.unread(columns).map(|text| vec![span(text, theme.quiet())]);
        let head = std::iter::once(vec![outcome]).chain(readings).chain(unread);
        for (row, spans) in (area.y..area.bottom()).zip(head) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &spans);
        }
        let digits = self.number() - 2;
        let number = |row: usize| span(right(&row.to_string(), digits) + "  ", theme.quiet());
        let problems =
            self.page.problems().iter().map(|problem| -> Vec<Span<'static>> {
                vec![number(problem.row), span(one_line(self.told(problem, state)), theme.alert())]
            });
        let name = NAME.min(columns / 2);
        let lines = self.sound().map(|(row, line)| {
            let address = line.profile.email.clone().filter(|_| !state.privacy).unwrap_or_default();
            let address = if columns < NARROW { String::new() } else { left(&address, NAME) + "  " };
            vec![
                number(*row),
                span(left(&state.name(&line.profile.name), name) + "  ", theme.text()),
                span(address, theme.quiet()),
                span(line.answer.word(), theme.quiet()),
            ]
        });
        let all: Vec<_> = problems.chain(lines).collect();
        let (list, below) = self.places(state, area);
        sheet::lines(state, frame, list, self.cursor, &all);
        let chosen = self.page.problems().get(self.cursor.0).map(|problem| self.told(problem, state)).unwrap_or_default();
        reading::view(state, frame, below, (chosen, self.room(columns)));
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.count(), self.places(state, area).0, at, state.clicked)
    }
}
