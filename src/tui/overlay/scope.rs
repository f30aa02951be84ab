//! This, this and following, or all: asked wherever a series is meant, with the dates that each touches; *this* first.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::app::Command;
use crate::app::command::{AttendeeRm, Scope, SeriesEnd, SeriesRm, SessionRm};
use crate::app::query::SessionLine;
use crate::app::words;
use crate::domain::id::SessionKey;
use crate::domain::time::{Instant, Window};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{fit, left, span};

/// Dates that are named before the rest becomes `…`.
const NAMED: usize = 4;
/// Dates further off than this, in seconds, are not looked for: two years.
const AHEAD: i64 = 731 * 86_400;

/// The question, its three answers, and the dates of the series from the session on.
#[derive(Debug)]
pub struct ScopePrompt {
    title: String,
    key: SessionKey,
    day: String,
    starts_at: Instant,
    choices: [(&'static str, Command); 3],
    dates: Vec<SessionLine>,
    /// What the widest choice means.
    all: &'static str,
    cursor: Cursor,
}

impl ScopePrompt {
    /// Which sessions the chosen attendee leaves.
    pub fn of_attendee(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let attendee = state.desk.attendee()?;
        let leave = |scope| Command::AttendeeRm(AttendeeRm { uid: line.key.uid.clone(), person: attendee.person, scope });
        let choices = [
            ("this session", leave(Scope::This(line.key.date))),
            ("this and following", leave(Scope::Following(line.key.date.0.date()))),
            ("every session", leave(Scope::All)),
        ];
        Some(Self::new(
            format!("Take {} off the list", state.name(&attendee.name)),
            line,
            choices,
            "every date; the register keeps what was",
        ))
    }

    /// Which sessions of the series go.
    pub fn of_session(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let key = || line.key.clone();
        let choices = [
            ("this session", Command::SessionRm(SessionRm { key: key() })),
            ("this and following", Command::SeriesEnd(SeriesEnd { key: key() })),
            ("the whole series", Command::SeriesRm(SeriesRm { uid: line.key.uid.clone() })),
        ];
        Some(Self::new(format!("Remove from “{}”", line.summary), line, choices, "every date, the past ones too"))
    }

    fn new(title: String, line: &SessionLine, choices: [(&'static str, Command); 3], all: &'static str) -> Self {
        let day = words::day(line.shown_start);
        Self { title, key: line.key.clone(), day, starts_at: line.starts_at, choices, dates: Vec::new(), all, cursor: Cursor::default() }
    }

    /// "2 Sep, 16 Sep, 30 Sep, …".
    fn following(&self) -> String {
        let named: Vec<String> = self.dates.iter().take(NAMED).map(|line| line.shown_start.format("%-d %b").to_string()).collect();
        let more = if self.dates.len() > NAMED { ", …" } else { "" };
        named.join(", ") + more
    }

    fn touches(&self, place: usize) -> String {
        match place {
            0 => self.day.clone(),
            1 => self.following(),
            _ => self.all.into(),
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
        "remove"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::Dates { key: self.key.clone(), window: Window { from: self.starts_at, to: self.starts_at.plus(AHEAD) } }]
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => return Reply::Close(vec![Effect::run(self.choices[self.cursor.0.min(2)].1.clone())]),
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

    fn rows(&self, _state: &State) -> u16 {
        3
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let room = usize::from(area.width).saturating_sub(22);
        let line = |(place, (name, _)): (usize, &(&'static str, Command))| {
            vec![span(left(name, 20), theme.text()), span(fit(&self.touches(place), room), theme.quiet())]
        };
        let lines: Vec<_> = self.choices.iter().enumerate().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, _state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.choices.len(), area, at)
    }
}
