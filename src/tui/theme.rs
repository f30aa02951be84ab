//! Colours and styles: one accent, the series' colours, and where a theme sets nothing the terminal's own foreground and background.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::schemes::{Background, Scheme, Swatch};
use super::{Colours, xterm};

/// Every style that is drawn; each says the same without colour.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    swatch: &'static Swatch,
    fades: bool,
    colours: Colours,
}

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Of the sixteen, those that read on dark and on light: neither yellow nor white.
const SIXTEEN: [Color; 6] = [Color::Blue, Color::Cyan, Color::Green, Color::Red, Color::LightBlue, Color::LightRed];

/// Glyphs of the series: whoever sees no colours tells them apart all the same.
pub const GLYPHS: [&str; 6] = ["●", "◆", "■", "○", "◇", "□"];

impl Theme {
    pub fn new(scheme: &'static Scheme, background: Background, colours: Colours) -> Self {
        Self { swatch: scheme.on(background), fades: scheme.fades, colours }
    }

    /// A colour as the terminal has it. Where there are sixteen, they are the user's own, and no theme paints over them.
    fn colour(self, sixteen: Option<Color>, colour: Rgb) -> Option<Color> {
        match self.colours {
            Colours::None => None,
            Colours::Sixteen => sixteen,
            Colours::Indexed => Some(Color::Indexed(xterm::nearest(colour))),
            Colours::True => Some(Color::Rgb(colour.0, colour.1, colour.2)),
        }
    }

    fn coloured(self, sixteen: Color, colour: Rgb) -> Style {
        self.colour(Some(sixteen), colour).map_or(Style::new(), |colour| Style::new().fg(colour))
    }

    /// Paints the background of the theme, and on it whatever has no colour of its own, if the theme sets one.
    pub fn paint(self, buffer: &mut Buffer) {
        let Some((paper, ink)) = self.swatch.paper else { return };
        let (Some(paper), Some(ink)) = (self.colour(None, paper), self.colour(None, ink)) else { return };
        for cell in &mut buffer.content {
            cell.bg = if cell.bg == Color::Reset { paper } else { cell.bg };
            cell.fg = if cell.fg == Color::Reset { ink } else { cell.fg };
        }
    }

    pub fn text(self) -> Style {
        Style::new()
    }

    /// What stands back: labels, other months, hints. Bright black is invisible on some palettes, so few colours are dimmed.
    pub fn quiet(self) -> Style {
        match (self.colours, self.fades) {
            (Colours::None | Colours::Sixteen, true) => Style::new().add_modifier(Modifier::DIM),
            (Colours::None | Colours::Sixteen, false) => Style::new(),
            (Colours::Indexed | Colours::True, _) => self.coloured(Color::DarkGray, self.swatch.quiet),
        }
    }

    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The one accent: where one is, and which key answers. Of the sixteen, magenta reads best on both backgrounds.
    pub fn accent(self) -> Style {
        self.coloured(Color::Magenta, self.swatch.accent).add_modifier(Modifier::BOLD)
    }

    /// The day, line or choice that the keys act on. What was dimmed on the screen cannot be read on its bar.
    pub fn selected(self) -> Style {
        self.accent().add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM)
    }

    /// The selection while the focus is elsewhere.
    pub fn resting(self) -> Style {
        self.strong().add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM)
    }

    /// The view that one is in.
    pub fn here(self) -> Style {
        self.accent().add_modifier(Modifier::UNDERLINED)
    }

    pub fn today(self) -> Style {
        self.accent().add_modifier(Modifier::UNDERLINED)
    }

    /// What needs attention: a refusal, someone waiting, nobody to facilitate.
    pub fn alert(self) -> Style {
        self.coloured(Color::Red, self.swatch.alert).add_modifier(Modifier::BOLD)
    }

    /// A session that does not take place.
    pub fn skipped(self) -> Style {
        self.quiet().add_modifier(Modifier::CROSSED_OUT)
    }

    /// The colour of a series, by its place among the [`Hues`](super::hues::Hues).
    pub fn series(self, place: usize) -> Style {
        let place = place % GLYPHS.len();
        self.coloured(SIXTEEN[place], self.swatch.series[place])
    }
}

/// The glyph of a series, by its number.
pub fn glyph(number: usize) -> &'static str {
    GLYPHS[number % GLYPHS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::schemes::SCHEMES;

    #[test]
    fn without_colours_no_colour_is_sent_and_meaning_stays() {
        for scheme in &SCHEMES {
            let theme = Theme::new(scheme, Background::Dark, Colours::None);
            let styles = [theme.accent(), theme.selected(), theme.today(), theme.alert(), theme.skipped(), theme.series(3)];
            assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
            assert_ne!(theme.selected(), theme.today());
        }
    }
}
