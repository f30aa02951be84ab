//! The rows of a list before anyone on it is signed up: what they would do, and which cannot be taken and why.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Layer, Reply, sheet};
use crate::app::Command;
use crate::app::command::{AttendeeImport, Namesakes};
use crate::app::sheet::Problem;
use crate::app::words;
use crate::domain::id::SessionKey;
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
/// Columns of a name.
const NAME: usize = 28;
/// Rows over the list: what would happen, and how it is read, a key a row.
const HEAD: u16 = 5;

impl ListReview {
    pub fn new(key: SessionKey, page: ListPage) -> Self {
        Self { key, page, cursor: Cursor::default() }
    }

    fn count(&self) -> usize {
        self.page.problems().len() + self.page.import.sheet.lines.len()
    }

    /// Tried again, otherwise.
    fn again(&mut self, change: impl FnOnce(&mut crate::app::command::AttendeeImport)) -> Reply {
        change(&mut self.page.import);
        Reply::Stay(vec![Effect::TryList { import: Box::new(self.page.import.clone()), path: None }])
    }

    /// How the list is read, each with the key that changes it; last, what is not read of it.
    fn reading(&self, state: &State) -> [String; 4] {
        let import = &self.page.import;
        let reach =
            if import.date.is_some() { "{list.reach} sign up for: this session" } else { "{list.reach} sign up for: every session" };
        let namesakes = match import.namesakes {
            None => "{list.namesakes} a name known already: to be looked at",
            Some(Namesakes::Same) => "{list.namesakes} a name known already: the same person",
            Some(Namesakes::New) => "{list.namesakes} a name known already: someone new",
        };
        let bad =
            if import.skip_bad { "{list.bad} rows with problems: left out" } else { "{list.bad} rows with problems: nobody is added" };
        let unread = match &import.sheet.left[..] {
            [] => String::new(),
            columns => format!("not read: {}", columns.join(", ")),
        };
        [state.keyed(reach), state.keyed(namesakes), state.keyed(bad), unread]
    }
}

impl Layer for ListReview {
    fn title(&self, _state: &State) -> String {
        let rows = words::count(self.page.import.sheet.lines.len(), "row", "rows");
        match self.page.problems().len() {
            0 => format!("A list of {rows}"),
            bad => format!("A list of {rows}, and {bad} with problems"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::ListReview, Context::List]
    }

    fn verb(&self) -> &'static str {
        "sign them up"
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

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.count().min(HIGHEST)).unwrap_or(1) + HEAD
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let columns = usize::from(area.width);
        let outcome = match &self.page.outcome {
            Ok(_) if state.privacy => span("all of it can be taken", theme.text()),
            Ok(sentence) => span(fit(&format!("would be: {sentence}"), columns), theme.text()),
            Err(problems) => span(words::count(problems.len(), "row cannot be taken", "rows cannot be taken"), theme.alert()),
        };
        draw(frame.buffer_mut(), (area.x, area.y), area.width, &[outcome]);
        for (row, reading) in (area.y + 1..area.bottom()).zip(self.reading(state)) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(fit(&reading, columns), theme.quiet())]);
        }
        let name = NAME.min(columns / 3);
        let row = |number: usize| span(format!("row {}  ", right(&number.to_string(), 4)), theme.quiet());
        let problems = self.page.problems().iter().map(|problem| -> Vec<Span<'static>> {
            let text = if state.privacy { "cannot be taken".to_owned() } else { problem.text.clone() };
            vec![row(problem.row), span(fit(&text, columns.saturating_sub(12)), theme.alert())]
        });
        let lines = self.page.import.sheet.lines.iter().map(|(number, line)| {
            let address = line.profile.email.clone().filter(|_| !state.privacy).unwrap_or_default();
            vec![
                row(*number),
                span(left(&state.name(&line.profile.name), name) + "  ", theme.text()),
                span(left(&address, name) + "  ", theme.quiet()),
                span(line.answer.word(), theme.quiet()),
            ]
        });
        let all: Vec<_> = problems.chain(lines).collect();
        sheet::lines(state, frame, sheet::below(area, HEAD), self.cursor, &all);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.count(), sheet::below(area, HEAD), at, state.clicked)
    }
}
