//! Every change with its time; Enter takes back the chosen one and all that came after it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::app::deed::deed;
use crate::app::query::HistoryLine;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, right, span, width};

/// The journal, newest first; `None` until the store has answered.
#[derive(Debug, Default)]
pub struct History {
    entries: Option<Vec<HistoryLine>>,
    cursor: Cursor,
}

/// Fewer columns than this have no room for the year of a change.
const NARROW: u16 = 60;
/// Columns of what became of a change.
const MARK: usize = 6;

/// When a change was made.
fn time(state: &State, line: &HistoryLine, narrow: bool) -> String {
    let wall = state.zone.wall(line.at);
    format!("{} {}", wall.format(if narrow { "%-d %b" } else { "%-d %b %Y" }), state.look.dial.time(wall.time()))
}

impl History {
    fn entries(&self) -> &[HistoryLine] {
        self.entries.as_deref().unwrap_or_default()
    }

    /// What Enter takes back: from the newest down to the chosen change.
    fn reach(&self) -> impl Iterator<Item = &HistoryLine> {
        self.entries().iter().take(self.cursor.0 + 1).filter(|line| !line.undone)
    }
}

impl Layer for History {
    fn title(&self, state: &State) -> String {
        match self.reach().count() {
            0 => "History".into(),
            1 => state.keyed("History · {choice.accept} takes back this change"),
            many => state.keyed("History · {choice.accept} takes back these ") + &format!("{many} changes"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        if self.entries().is_empty() { "" } else { "take back" }
    }

    fn offers_choices(&self) -> bool {
        !self.entries().is_empty()
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::History]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.entries().len();
        match action {
            Action::Accept if self.entries().get(self.cursor.0).is_some_and(|line| line.undone) => {
                return Reply::Refuse(state.keyed("taken back already: {redo} makes it again"));
            }
            Action::Accept if lines > 0 => return Reply::Close(vec![Effect::Undo { expected: state.newest, times: self.reach().count() }]),
            Action::Accept => return Reply::Close(Vec::new()),
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::History(entries)) = msg {
            let first = self.entries.is_none();
            self.entries = Some(entries.clone());
            if first {
                self.cursor = Cursor(entries.iter().position(|line| !line.undone).unwrap_or(0));
            }
            self.cursor.hold(entries.len());
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        (state.size.1 / 2).max(4)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        if self.entries().is_empty() {
            draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span("Nothing was changed yet.", theme.quiet())]);
            return;
        }
        let narrow = area.width < NARROW;
        let times: Vec<String> = self.entries().iter().map(|line| time(state, line, narrow)).collect();
        let longest = times.iter().map(|time| width(time)).max().unwrap_or(0);
        let line = |(place, (line, time)): (usize, (&HistoryLine, &String))| {
            let what = if state.privacy { deed(&line.verb) } else { &line.sentence };
            let (mark, style) = match line.undone {
                true => (if narrow { "×" } else { "undone" }, theme.skipped()),
                false if place <= self.cursor.0 => ("←", theme.text()),
                false => ("", theme.text()),
            };
            let mark = left(mark, if narrow { 1 } else { MARK });
            vec![span(format!("{}  {mark} ", right(time, longest)), theme.quiet()), span(fit(what, area.width.into()), style)]
        };
        let lines: Vec<_> = self.entries().iter().zip(&times).enumerate().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.entries().len(), area, at, state.clicked)
    }
}
