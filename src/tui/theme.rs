//! Colours and styles: one accent, the series' colours, and else the terminal's own foreground and background.

use ratatui::style::{Color, Modifier, Style};

use super::Colours;

/// Every style that is drawn; each reads well on dark and on light, and says the same without colour.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colours: Colours,
}

/// Red, green, blue.
type Rgb = (u8, u8, u8);

const ACCENT: Rgb = (14, 134, 176);
const ALERT: Rgb = (204, 84, 74);
const GREY: Rgb = (122, 122, 128);
const GREY_INDEXED: u8 = 243;

/// Middle luminance, so that both backgrounds contrast: blue, magenta, green, red, teal, violet. Of the sixteen, neither yellow nor white.
const TRUE: [Rgb; 6] = [(56, 124, 214), (186, 78, 168), (56, 140, 70), (204, 84, 74), (16, 138, 148), (132, 104, 214)];
const INDEXED: [u8; 6] = [32, 133, 64, 167, 30, 98];
const SIXTEEN: [Color; 6] = [Color::Blue, Color::Cyan, Color::Green, Color::Red, Color::LightBlue, Color::LightRed];

fn rgb((red, green, blue): Rgb) -> Color {
    Color::Rgb(red, green, blue)
}

/// Glyphs of the series: whoever sees no colours tells them apart all the same.
pub const GLYPHS: [&str; 6] = ["●", "◆", "■", "○", "◇", "□"];

impl Theme {
    pub fn new(colours: Colours) -> Self {
        Self { colours }
    }

    fn coloured(self, sixteen: Color, indexed: u8, colour: Rgb) -> Style {
        match self.colours {
            Colours::None => Style::new(),
            Colours::Sixteen => Style::new().fg(sixteen),
            Colours::Indexed => Style::new().fg(Color::Indexed(indexed)),
            Colours::True => Style::new().fg(rgb(colour)),
        }
    }

    pub fn text(self) -> Style {
        Style::new()
    }

    /// What stands back: labels, other months, hints. Bright black is invisible on some palettes, so few colours are dimmed.
    pub fn quiet(self) -> Style {
        match self.colours {
            Colours::None | Colours::Sixteen => Style::new().add_modifier(Modifier::DIM),
            Colours::Indexed => Style::new().fg(Color::Indexed(GREY_INDEXED)),
            Colours::True => Style::new().fg(rgb(GREY)),
        }
    }

    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The one accent: where one is, and which key answers. Of the sixteen, magenta reads best on both backgrounds.
    pub fn accent(self) -> Style {
        self.coloured(Color::Magenta, 31, ACCENT).add_modifier(Modifier::BOLD)
    }

    /// The day, line or choice that the keys act on.
    pub fn selected(self) -> Style {
        self.accent().add_modifier(Modifier::REVERSED)
    }

    /// The selection while the focus is elsewhere.
    pub fn resting(self) -> Style {
        self.strong().add_modifier(Modifier::REVERSED)
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
        self.coloured(Color::Red, 167, ALERT).add_modifier(Modifier::BOLD)
    }

    /// A session that does not take place.
    pub fn skipped(self) -> Style {
        self.quiet().add_modifier(Modifier::CROSSED_OUT)
    }

    /// The colour of a series, by its number.
    pub fn series(self, number: usize) -> Style {
        let place = number % TRUE.len();
        self.coloured(SIXTEEN[place], INDEXED[place], TRUE[place])
    }
}

/// The glyph of a series, by its number.
pub fn glyph(number: usize) -> &'static str {
    GLYPHS[number % GLYPHS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    #[test]
    fn colours_contrast_with_dark_and_with_light() {
        for colour in TRUE.into_iter().chain([ACCENT, ALERT, GREY]) {
            let own = luminance(colour) + 0.05;
            assert!(1.05 / own >= 3.0, "{colour:?} on white");
            assert!(own / (luminance((24, 24, 27)) + 0.05) >= 3.0, "{colour:?} on dark");
        }
    }

    #[test]
    fn without_colours_no_colour_is_sent_and_meaning_stays() {
        let theme = Theme::new(Colours::None);
        let styles = [theme.accent(), theme.selected(), theme.today(), theme.alert(), theme.skipped(), theme.series(3)];
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert_ne!(theme.selected(), theme.today());
    }
}
