//! Whose hours shall stand beside ours: a zone by a few letters of its city.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::words;
use crate::domain::zone::Zone;
use crate::tui::action::{Action, Context};
use crate::tui::msg::Msg;
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::ranking::{holds_words, ranked};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span};

/// Zones that are offered at once.
const OFFERED: usize = 8;

/// Columns of a city and of its time.
const CITY: usize = 20;
const TIME: usize = 13;

/// The prompt for a zone.
#[derive(Debug)]
pub struct BesideZone {
    line: Line,
    names: Vec<String>,
    offered: Vec<Zone>,
    cursor: Cursor,
}

impl Default for BesideZone {
    fn default() -> Self {
        Self { line: Line::default(), names: Zone::names(), offered: Vec::new(), cursor: Cursor::default() }
    }
}

impl Layer for BesideZone {
    fn title(&self, _state: &State) -> String {
        "Another zone's hours beside ours".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "show"
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept if self.line.value().trim().is_empty() => return Reply::Close(Vec::new()),
            Action::Accept => {
                return match self.offered.get(self.cursor.0) {
                    Some(zone) => Reply::Then(Box::new(Msg::Beside(zone.clone()))),
                    None => Reply::Refuse(format!("there is no time zone “{}”", self.line.value().trim())),
                };
            }
            Action::ChoiceUp => self.cursor.turn(-1, self.offered.len()),
            Action::ChoiceDown => self.cursor.turn(1, self.offered.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, _state: &State) {
        self.cursor = Cursor::default();
        // a city of two words is one with an underscore in the names
        let spoken: Vec<String> = self.names.iter().map(|name| name.replace(['_', '/'], " ")).collect();
        let typed = self.line.value().trim();
        let found = ranked(typed, spoken.iter().map(String::as_str));
        // letters scattered over a name are no city
        let holds = |place: usize| spoken.get(place).is_some_and(|name| holds_words(typed, name));
        let zones = found.into_iter().filter(|found| holds(found.place)).filter_map(|found| Zone::named(self.names.get(found.place)?).ok());
        self.offered = zones.take(OFFERED).collect();
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(1 + OFFERED).unwrap_or(u16::MAX)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, "city or zone", state, frame, area);
        let city = (usize::from(below.width) / 2).min(CITY);
        let line = |zone: &Zone| {
            let now = zone.wall(state.now);
            let time = format!("{} {}", now.format("%a"), state.look.dial.time(now.time()));
            vec![
                span(left(&words::zone(zone), city), theme.text()),
                span(left(&time, TIME), theme.text()),
                span(fit(zone.name(), usize::from(below.width).saturating_sub(2 + city + TIME)), theme.quiet()),
            ]
        };
        if self.offered.is_empty() {
            let told = if self.line.value().trim().is_empty() { "new york, tokyo, utc" } else { "no zone of that name" };
            draw(frame.buffer_mut(), (below.x, below.y), below.width, &[span(told, theme.quiet())]);
            return;
        }
        sheet::lines(state, frame, below, self.cursor, &self.offered.iter().map(line).collect::<Vec<_>>());
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.offered.len(), sheet::below(area, 1), at, state.clicked)
    }
}
