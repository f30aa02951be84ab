//! Everyone who was in a video call, and who that is: what is sure is taken, what is guessed is asked, and nothing is written before.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Layer, Reply, sheet};
use crate::app::Command;
use crate::app::command::Who;
use crate::app::command::register_import::{RegisterImport, Seen};
use crate::app::query::{CallLine, CallPage, PersonLine};
use crate::app::words;
use crate::domain::call::Match;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::person::Profile;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::ranking::ranked;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span};

/// Whom someone in the call is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    Person {
        id: PersonId,
        name: String,
        /// Said by someone, and so known the next time.
        said: bool,
    },
    New,
    Nobody,
    /// Not said yet.
    Open,
}

/// The table with a choice for each line.
#[derive(Debug)]
pub struct CallReview {
    key: SessionKey,
    page: CallPage,
    choices: Vec<Choice>,
    cursor: Cursor,
    find: Line,
    people: Arc<[PersonLine]>,
}

/// Columns of a name.
const NAME: usize = 26;
const HIGHEST: usize = 16;

impl CallReview {
    pub fn new(key: SessionKey, page: CallPage) -> Self {
        let choices: Vec<Choice> =
            page.lines.iter().map(|line| if let Match::Sure(_) = line.found { guess(line, false) } else { Choice::Open }).collect();
        let open = choices.iter().position(|choice| *choice == Choice::Open);
        Self { key, page, choices, cursor: Cursor(open.unwrap_or(0)), find: Line::default(), people: Arc::default() }
    }

    /// The next thing that the chosen line may be: the guess, someone new, nobody.
    fn turn(&mut self) {
        let (Some(line), Some(choice)) = (self.page.lines.get(self.cursor.0), self.choices.get_mut(self.cursor.0)) else { return };
        *choice = match choice {
            Choice::Person { .. } => Choice::New,
            Choice::New => Choice::Nobody,
            Choice::Nobody | Choice::Open => guess(line, true),
        };
    }

    fn found(&self) -> Option<&PersonLine> {
        let best = ranked(self.find.value().trim(), self.people.iter().map(|person| person.name.as_str())).into_iter().next()?;
        self.people.get(best.place)
    }

    fn accept(&mut self, state: &State) -> Reply {
        if !self.find.value().is_empty() {
            let Some(person) = self.found().cloned() else { return Reply::Refuse("nobody known has that name".into()) };
            if let Some(choice) = self.choices.get_mut(self.cursor.0) {
                *choice = Choice::Person { id: person.id, name: person.name, said: true };
            }
            self.find.clear();
            let open = self.choices.iter().position(|choice| *choice == Choice::Open);
            self.cursor = open.map_or(self.cursor, Cursor);
            return Reply::NOTHING;
        }
        if let Some(open) = self.choices.iter().position(|choice| *choice == Choice::Open) {
            self.cursor = Cursor(open);
            return Reply::Refuse(state.keyed("who is this? Type a name, or {call.turn} for someone new or nobody"));
        }
        let seen = self.page.lines.iter().zip(&self.choices).filter_map(|(line, choice)| seen(line, choice)).collect();
        Reply::Close(vec![Effect::run(Command::RegisterImport(RegisterImport { key: self.key.clone(), seen }))])
    }
}

/// What the call itself lets one think.
fn guess(line: &CallLine, said: bool) -> Choice {
    match (line.found, &line.name) {
        (Match::Sure(id) | Match::Likely(id), Some(name)) => Choice::Person { id, name: name.clone(), said },
        _ => Choice::New,
    }
}

fn seen(line: &CallLine, choice: &Choice) -> Option<Seen> {
    let shown = line.presence.name.clone();
    let (who, remember) = match choice {
        Choice::Person { id, said, .. } => (Who::Known(*id), *said),
        Choice::New => (Who::described(Profile { email: line.presence.email.clone(), ..Profile::named(&shown) }), false),
        Choice::Nobody | Choice::Open => return None,
    };
    Some(Seen { shown, who, state: line.state, remember })
}

impl Layer for CallReview {
    fn title(&self, _state: &State) -> String {
        let open = self.choices.iter().filter(|choice| **choice == Choice::Open).count();
        let day = words::day(self.page.session.shown_start);
        match open {
            0 => format!("In the call on {day}: everyone is known"),
            open => format!("In the call on {day}: {open} still to say"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        if self.find.value().is_empty() { &[Context::Call] } else { &[Context::CallFind, Context::Prompt] }
    }

    fn verb(&self) -> &'static str {
        if self.find.value().is_empty() { "take the register" } else { "it is them" }
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::People]
    }

    fn is_unsaved(&self) -> bool {
        self.choices.iter().any(|choice| matches!(choice, Choice::Person { said: true, .. }))
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.choices.len();
        match action {
            Action::Accept => return self.accept(state),
            Action::CallTurn => self.turn(),
            Action::FindEnd => self.find.clear(),
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.find)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::People(people)) = msg {
            self.people = Arc::clone(people);
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.choices.len().min(HIGHEST) + 1).unwrap_or(2)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        if self.find.value().is_empty() {
            let help = state.keyed("A name that you type says who someone is. {call.turn}: someone new, or nobody.");
            draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span(fit(&help, usize::from(area.width)), theme.quiet())]);
        } else {
            let found = self.found().map_or_else(|| "nobody known".to_owned(), |person| state.name(&person.name));
            let start = draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span("is ", theme.quiet())]);
            let half = area.width / 2;
            self.find.view(frame, (start, area.y), half, theme.strong());
            let found = span(fit(&format!("→ {found}"), usize::from(half)), theme.accent());
            draw(frame.buffer_mut(), (start + half, area.y), area.width.saturating_sub(half), &[found]);
        }
        let name = NAME.min(usize::from(area.width) / 3);
        let line = |(line, choice): (&CallLine, &Choice)| -> Vec<Span<'static>> {
            let (is, style) = match choice {
                Choice::Person { name, .. } => (state.name(name), theme.text()),
                Choice::New => ("someone new".into(), theme.accent()),
                Choice::Nobody => ("nobody".into(), theme.quiet()),
                Choice::Open => (line.name.as_ref().map_or("?".into(), |name| format!("{}?", state.name(name))), theme.alert()),
            };
            let joined = line.presence.joined.map(|time| state.look.dial.time(time)).unwrap_or_default();
            vec![
                span(left(&state.name(&line.presence.name), name) + "  ", theme.text()),
                span(left(&is, name) + "  ", style),
                span(left(&joined, 7), theme.quiet()),
                span(if matches!(choice, Choice::Nobody | Choice::Open) { "" } else { line.state.word() }, theme.quiet()),
            ]
        };
        let lines: Vec<_> = self.page.lines.iter().zip(&self.choices).map(line).collect();
        sheet::lines(state, frame, sheet::below(area, 1), self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.choices.len(), sheet::below(area, 1), at, state.clicked)
    }
}
