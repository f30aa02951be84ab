//! The sessions of a day with several: one is chosen.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::app::query::SessionLine;
use crate::app::words;
use crate::domain::event::Status;
use crate::tui::action::{Action, Context};
use crate::tui::desk::Desk;
use crate::tui::msg::{Answer, Msg, Question};
use crate::tui::seats;
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{left, right, span, width};

/// The day's sessions, by start.
#[derive(Debug)]
pub struct DayList {
    sessions: Vec<SessionLine>,
    cursor: Cursor,
}

impl DayList {
    pub fn new(sessions: Vec<SessionLine>, desk: &Desk) -> Self {
        let place = sessions.iter().position(|line| Some(&line.key) == desk.selected.as_ref());
        Self { sessions, cursor: Cursor(place.unwrap_or(0)) }
    }
}

impl Layer for DayList {
    fn title(&self, state: &State) -> String {
        format!("{} · {} sessions", words::day(state.desk.day.into()), self.sessions.len())
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        "show"
    }

    fn needs(&self) -> Vec<Question> {
        seats::question(&self.sessions).into_iter().collect()
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::Seats(found)) = msg {
            seats::fill(&mut self.sessions, found);
        }
        Reply::NOTHING
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => match self.sessions.get(self.cursor.0) {
                Some(line) => return Reply::Then(Box::new(Msg::Answer(Answer::Next(Some(line.clone()))))),
                None => return Reply::Close(Vec::new()),
            },
            Action::ChoiceUp => self.cursor.step(-1, self.sessions.len()),
            Action::ChoiceDown => self.cursor.step(1, self.sessions.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.sessions.len()).unwrap_or(u16::MAX).min(12)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let hours = |line: &SessionLine| words::hours(line.shown_start, line.shown_end, &line.anchor, state.look.dial);
        let longest = self.sessions.iter().map(|line| width(&hours(line))).max().unwrap_or(0);
        let title = usize::from(area.width).saturating_sub(longest + 19);
        let line = |line: &SessionLine| {
            let skipped = line.status == Status::Cancelled;
            let seats: String = if skipped { "skipped".into() } else { line.seats.as_ref().map(words::seats).unwrap_or_default() };
            vec![
                span(format!("{} ", if skipped { "×" } else { glyph(line.colour) }), state.series_style(line.colour)),
                span(left(&hours(line), longest + 2), theme.text()),
                span(left(&state.masked(&line.summary), title) + " ", if skipped { theme.skipped() } else { theme.text() }),
                span(right(&seats, 12), theme.quiet()),
            ]
        };
        let lines: Vec<_> = self.sessions.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.sessions.len(), area, at, state.clicked)
    }
}
