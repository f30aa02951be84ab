//! The themes: the chosen one is tried out on the whole screen, Enter keeps it for now, and Esc goes back.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, sheet};
use crate::tui::action::{Action, Context};
use crate::tui::msg::Msg;
use crate::tui::schemes::{SCHEMES, Scheme};
use crate::tui::state::State;
use crate::tui::theme::{GLYPHS, Theme};
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span, wrap};
use crate::tui::{Colours, Look};

/// Columns of a name.
const NAME: usize = 10;
/// Fewer columns than this have none to spare between the glyphs.
const NARROW: u16 = 60;

/// The list of themes.
#[derive(Debug)]
pub struct Themes {
    cursor: Cursor,
}

impl Themes {
    /// Begins with the theme that holds.
    pub fn new(state: &State) -> Self {
        Self { cursor: Cursor(SCHEMES.iter().position(|scheme| scheme == state.look.scheme).unwrap_or(0)) }
    }

    fn chosen(&self) -> &'static Scheme {
        SCHEMES.get(self.cursor.0).unwrap_or(&SCHEMES[0])
    }

    /// What keeps the theme for good, or why it makes no difference here.
    fn footnote(&self, look: &Look) -> String {
        match look.colours {
            Colours::None => "No colours are wanted here, so that all themes look alike.".into(),
            Colours::Sixteen => "This terminal has sixteen colours, its own: all themes look alike.".into(),
            Colours::Indexed | Colours::True => format!("For good: theme = \"{}\" in the file of settings", self.chosen().name),
        }
    }
}

impl Layer for Themes {
    fn title(&self, _state: &State) -> String {
        "Themes".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn tries(&self) -> Option<&'static Scheme> {
        Some(self.chosen())
    }

    fn verb(&self) -> &'static str {
        "keep for now"
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => return Reply::Then(Box::new(Msg::Scheme(self.chosen()))),
            Action::ChoiceUp => self.cursor.step(-1, SCHEMES.len()),
            Action::ChoiceDown => self.cursor.step(1, SCHEMES.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let columns = usize::from(state.size.0.saturating_sub(4));
        u16::try_from(SCHEMES.len() + 1 + wrap(&self.footnote(&state.look), columns).len()).unwrap_or(u16::MAX)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let gap = if area.width < NARROW { "" } else { " " };
        let line = |scheme: &'static Scheme| {
            let own = Theme::new(scheme, state.look.background, state.look.colours);
            let glyphs = GLYPHS.iter().enumerate().map(|(place, glyph)| span(format!("{glyph}{gap}"), own.series(place)));
            let said = fit(scheme.says, usize::from(area.width).saturating_sub(NAME + GLYPHS.len() * (1 + gap.len()) + 4));
            std::iter::once(span(left(scheme.name, NAME), theme.text()))
                .chain(glyphs)
                .chain([span(format!("  {said}"), theme.quiet())])
                .collect()
        };
        let lines: Vec<_> = SCHEMES.iter().map(line).collect();
        let below = wrap(&self.footnote(&state.look), usize::from(area.width));
        let list = list(area, below.len());
        sheet::lines(state, frame, list, self.cursor, &lines);
        for (row, line) in (list.bottom() + 1..area.bottom()).zip(below) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(line, theme.quiet())]);
        }
    }
    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        let below = wrap(&self.footnote(&state.look), usize::from(area.width)).len();
        self.cursor.away(SCHEMES.len(), list(area, below), at, state.clicked)
    }
}

/// Where the themes stand, over so many lines and a row of air.
fn list(area: Rect, below: usize) -> Rect {
    let room = area.height.saturating_sub(1 + u16::try_from(below).unwrap_or(0));
    Rect { height: u16::try_from(SCHEMES.len()).unwrap_or(u16::MAX).min(room.max(1)), ..area }
}
