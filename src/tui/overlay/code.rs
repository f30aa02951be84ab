//! The join link as a QR code, to be read by a telephone from the screen: dark on light whatever the theme, as readers want it.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Span;

use super::{Layer, Reply};
use crate::tui::action::{Action, Context};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, span, wrap};
use crate::tui::{Colours, Look};

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET: usize = 4;
/// Columns and rows of the screen that are not the layer's: its edges, the head, the bottom line.
const AROUND: (usize, usize) = (4, 3);

/// The code of a link.
#[derive(Debug)]
pub struct Code {
    title: String,
    url: String,
    /// The same link, the sturdier one first.
    grids: Vec<Grid>,
}

/// A square of modules with its quiet zone.
#[derive(Debug)]
struct Grid {
    side: usize,
    dark: Vec<bool>,
}

impl Grid {
    fn of(url: &str, level: EcLevel) -> Option<Self> {
        let code = QrCode::with_error_correction_level(url, level).ok()?;
        let dark = code.to_colors().into_iter().map(|module| module == Module::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Modules in a row or column, the quiet zone too.
    fn whole(&self) -> usize {
        self.side + 2 * QUIET
    }

    fn is_dark(&self, column: usize, row: usize) -> bool {
        let inside = |place: usize| place.checked_sub(QUIET).filter(|place| *place < self.side);
        let (Some(column), Some(row)) = (inside(column), inside(row)) else { return false };
        self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }

    /// Columns and rows on the screen: two modules in a cell, one over the other; without Unicode a module takes two cells.
    fn size(&self, unicode: bool) -> (usize, usize) {
        if unicode { (self.whole(), self.whole().div_ceil(2)) } else { (self.whole() * 2, self.whole()) }
    }

    fn row(&self, row: usize, look: &Look) -> Vec<Span<'static>> {
        let dark = Style::new().fg(black(look.colours));
        let (black, white) = (dark.bg(black(look.colours)), dark.bg(white(look.colours)));
        // where a letter leaves a gap to the next, the background fills it
        let two = |column| match (self.is_dark(column, 2 * row), self.is_dark(column, 2 * row + 1)) {
            (true, true) => span("█", black),
            (true, false) => span("▀", white),
            (false, true) => span("▄", white),
            (false, false) => span(" ", white),
        };
        let one = |column| if self.is_dark(column, row) { span("##", black) } else { span("  ", white) };
        let cell = |column| if look.unicode { two(column) } else { one(column) };
        (0..self.whole()).map(cell).collect()
    }
}

/// Black and white as sure as the terminal has them. Without colours too: a code that follows the terminal's own is read by nobody.
fn black(colours: Colours) -> Color {
    match colours {
        Colours::True => Color::Rgb(0, 0, 0),
        Colours::Indexed => Color::Indexed(16),
        Colours::Sixteen | Colours::None => Color::Black,
    }
}

fn white(colours: Colours) -> Color {
    match colours {
        Colours::True => Color::Rgb(255, 255, 255),
        Colours::Indexed => Color::Indexed(231),
        Colours::Sixteen | Colours::None => Color::White,
    }
}

impl Code {
    /// The link of the chosen session.
    pub fn new(state: &State) -> Option<Self> {
        let line = state.desk.line()?;
        let grids = [EcLevel::M, EcLevel::L].into_iter().filter_map(|level| Grid::of(&line.url, level)).collect();
        Some(Self { title: format!("Join {}", line.summary), url: line.url.clone(), grids })
    }

    /// Why there is no code to see.
    fn excuse(&self, state: &State) -> String {
        let Some(smallest) = self.grids.last() else { return state.keyed("The link is too long for a code: {copy.link} copies it.") };
        let (columns, rows) = smallest.size(state.look.unicode);
        format!(
            "The code needs {} columns and {} rows; here are {} and {}. Make the window larger or the letters smaller; {} copies the link.",
            columns + AROUND.0,
            rows + AROUND.1,
            state.size.0,
            state.size.1,
            state.keyed("{copy.link}")
        )
    }
}

impl Layer for Code {
    fn title(&self, _state: &State) -> String {
        self.title.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Code]
    }

    fn verb(&self) -> &'static str {
        "close"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, _action: Action, _state: &State) -> Reply {
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        state.size.1
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let (width, height) = (usize::from(area.width), usize::from(area.height));
        let fits = |grid: &&Grid| {
            let (columns, rows) = grid.size(state.look.unicode);
            columns <= width && rows <= height
        };
        let Some(grid) = self.grids.iter().find(fits) else {
            for (row, line) in (area.y..area.bottom()).zip(wrap(&self.excuse(state), width)) {
                draw(frame.buffer_mut(), (area.x, row), area.width, &[span(line, theme.text())]);
            }
            return;
        };
        let (columns, rows) = grid.size(state.look.unicode);
        let start = area.x + u16::try_from((width - columns) / 2).unwrap_or(0);
        let below = rows + usize::from(height > rows + 1);
        for (y, row) in (area.y..).zip(0..rows) {
            draw(frame.buffer_mut(), (start, y), area.width, &grid.row(row, &state.look));
        }
        if let Some(y) = u16::try_from(below).ok().map(|below| area.y + below).filter(|y| *y < area.bottom()) {
            draw(frame.buffer_mut(), (area.x, y), area.width, &[span(fit(&self.url, width), theme.quiet())]);
        }
    }
}
