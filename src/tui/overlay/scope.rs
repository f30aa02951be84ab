//! This, this and following, or all: asked wherever a series is meant, with the dates that each touches; *this* first.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::app::Command;
use crate::app::command::{AttendeeRm, AttendeeRmAll, Scope, SeriesEnd, SeriesRm, SessionRm};
use crate::app::query::SessionLine;
use crate::app::words;
use crate::domain::id::{PersonId, SessionKey, Uid};
use crate::domain::time::{Instant, Window};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span, wrap};

/// Dates that are named before the rest becomes `…`.
const NAMED: usize = 4;
/// Dates further off than this, in seconds, are not looked for: two years.
const AHEAD: i64 = 731 * 86_400;

/// Columns of an answer's name.
const NAME: usize = 20;
/// With fewer columns, the dates of the chosen answer stand below all of them, in so many rows.
const WIDE: u16 = 60;
const BELOW: u16 = 2;

/// Which dates an answer means.
#[derive(Debug)]
pub enum Touches {
    Day(String),
    /// From the session on.
    Following,
    All(&'static str),
}

/// An answer: its name, the dates it means, and what it does.
pub type Choice = (&'static str, Touches, Effect);

/// The question, its answers, and the dates of the series from the session on.
#[derive(Debug)]
pub struct ScopePrompt {
    title: String,
    verb: &'static str,
    key: SessionKey,
    starts_at: Instant,
    choices: Vec<Choice>,
    dates: Vec<SessionLine>,
    cursor: Cursor,
}

impl ScopePrompt {
    /// Which sessions the chosen attendee leaves.
    pub fn of_attendee(state: &State) -> Option<Self> {
        let attendee = state.desk.attendee()?;
        Self::of_leaving(state, &state.name(&attendee.name), |uid, scope| {
            Command::AttendeeRm(AttendeeRm { uid, person: attendee.person, scope })
        })
    }

    /// Which sessions those leave who are marked.
    pub fn of_marked(state: &State) -> Option<Self> {
        let people: Vec<PersonId> = state.desk.marked().into_iter().collect();
        Self::of_leaving(state, &words::count(people.len(), "person", "people"), |uid, scope| {
            Command::AttendeeRmAll(AttendeeRmAll { uid, people: people.clone(), scope })
        })
    }

    fn of_leaving(state: &State, who: &str, command: impl Fn(Uid, Scope) -> Command) -> Option<Self> {
        let line = state.desk.line()?;
        let leave = |scope| Effect::run(command(line.key.uid.clone(), scope));
        let choices = vec![
            ("this session", Touches::Day(words::day(line.shown_start)), leave(Scope::This(line.key.date))),
            ("this and following", Touches::Following, leave(Scope::Following(line.key.date.0.date()))),
            ("every session", Touches::All("every date; the register keeps what was"), leave(Scope::All)),
        ];
        Some(Self::new(format!("Take {who} off the list"), "remove", line, choices))
    }

    /// Which sessions of the series go.
    pub fn of_session(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let key = || line.key.clone();
        let whole = Effect::run(Command::SeriesRm(SeriesRm { uid: line.key.uid.clone() }));
        let choices = vec![
            ("this session", Touches::Day(words::day(line.shown_start)), Effect::run(Command::SessionRm(SessionRm { key: key() }))),
            ("this and following", Touches::Following, Effect::run(Command::SeriesEnd(SeriesEnd { key: key() }))),
            ("the whole series", Touches::All("every date, the past ones too"), whole),
        ];
        Some(Self::new(format!("Remove from “{}”", line.summary), "remove", line, choices))
    }

    /// Any question about a session and those after it; the first answer is the one that touches least.
    pub fn new(title: String, verb: &'static str, line: &SessionLine, choices: Vec<Choice>) -> Self {
        let (key, starts_at) = (line.key.clone(), line.starts_at);
        Self { title, verb, key, starts_at, choices, dates: Vec::new(), cursor: Cursor::default() }
    }

    /// "2 Sep, 16 Sep, 30 Sep, …".
    fn following(&self) -> String {
        let named: Vec<String> = self.dates.iter().take(NAMED).map(|line| line.shown_start.format("%-d %b").to_string()).collect();
        let more = if self.dates.len() > NAMED { ", …" } else { "" };
        named.join(", ") + more
    }

    fn told(&self, touches: &Touches) -> String {
        match touches {
            Touches::Day(day) => day.clone(),
            Touches::Following => self.following(),
            Touches::All(dates) => (*dates).to_owned(),
        }
    }
}

impl Layer for ScopePrompt {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        self.verb
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::Dates { key: self.key.clone(), window: Window { from: self.starts_at, to: self.starts_at.plus(AHEAD) } }]
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => {
                return Reply::Close(self.choices.get(self.cursor.0).map(|(_, _, effect)| effect.clone()).into_iter().collect());
            }
            Action::ChoiceUp => self.cursor.step(-1, self.choices.len()),
            Action::ChoiceDown => self.cursor.step(1, self.choices.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::Dates(dates)) = msg {
            self.dates.clone_from(dates);
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let below = if is_narrow(state) { BELOW } else { 0 };
        u16::try_from(self.choices.len()).unwrap_or(u16::MAX).saturating_add(below)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let room = usize::from(area.width).saturating_sub(NAME + 2);
        let beside = |touches: &Touches| if is_narrow(state) { String::new() } else { fit(&self.told(touches), room) };
        let line = |(name, touches, _): &Choice| vec![span(left(name, NAME), theme.text()), span(beside(touches), theme.quiet())];
        let lines: Vec<_> = self.choices.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
        let chosen = self.choices.get(self.cursor.0).filter(|_| is_narrow(state));
        let told = chosen.map(|(_, touches, _)| wrap(&self.told(touches), usize::from(area.width.saturating_sub(2)))).unwrap_or_default();
        let below = sheet::below(area, u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let marks = std::iter::once("→ ").chain(std::iter::repeat("  "));
        for ((row, text), mark) in (below.y..below.bottom()).zip(told).zip(marks) {
            draw(frame.buffer_mut(), (below.x, row), below.width, &[span(mark, theme.accent()), span(text, theme.quiet())]);
        }
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        let answers = u16::try_from(self.choices.len()).unwrap_or(u16::MAX);
        self.cursor.away(self.choices.len(), Rect { height: area.height.min(answers), ..area }, at, state.clicked)
    }
}

fn is_narrow(state: &State) -> bool {
    state.size.0 < WIDE
}
