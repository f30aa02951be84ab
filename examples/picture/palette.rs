//! Colours of a picture: what a terminal's sixteen, 256 and true colours look like on dark and on light paper.

use ratatui::style::Color;

/// Red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour, faded into `paper`: three parts of it to two of the paper.
    pub fn faded(self, paper: Rgb) -> Rgb {
        let mix = |ink: u8, paper: u8| u8::try_from((u16::from(ink) * 3 + u16::from(paper) * 2) / 5).unwrap_or(ink);
        Rgb(mix(self.0, paper.0), mix(self.1, paper.1), mix(self.2, paper.2))
    }
}

/// A terminal's own colours.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    pub ink: Rgb,
    pub paper: Rgb,
    /// Black, red, green, yellow, blue, magenta, cyan, white, and the bright ones.
    sixteen: [Rgb; 16],
}

pub const DARK: Palette = Palette {
    ink: Rgb(0xd8, 0xda, 0xe0),
    paper: Rgb(0x1a, 0x1b, 0x21),
    sixteen: [
        Rgb(0x2c, 0x2e, 0x37),
        Rgb(0xe0, 0x6c, 0x6c),
        Rgb(0x7f, 0xb8, 0x77),
        Rgb(0xd6, 0xb2, 0x5e),
        Rgb(0x6c, 0x9c, 0xe0),
        Rgb(0xc0, 0x86, 0xcf),
        Rgb(0x5f, 0xb8, 0xbd),
        Rgb(0xc4, 0xc7, 0xcf),
        Rgb(0x6b, 0x6f, 0x7c),
        Rgb(0xf0, 0x8c, 0x8c),
        Rgb(0x9c, 0xd0, 0x94),
        Rgb(0xec, 0xcc, 0x80),
        Rgb(0x8e, 0xb8, 0xf4),
        Rgb(0xd8, 0xa4, 0xe6),
        Rgb(0x82, 0xd4, 0xd8),
        Rgb(0xf4, 0xf5, 0xf8),
    ],
};

pub const LIGHT: Palette = Palette {
    ink: Rgb(0x2a, 0x2c, 0x33),
    paper: Rgb(0xfb, 0xfa, 0xf7),
    sixteen: [
        Rgb(0x2a, 0x2c, 0x33),
        Rgb(0xb8, 0x38, 0x38),
        Rgb(0x3c, 0x7d, 0x38),
        Rgb(0x8f, 0x68, 0x12),
        Rgb(0x2c, 0x63, 0xb4),
        Rgb(0x8c, 0x42, 0xa0),
        Rgb(0x15, 0x76, 0x80),
        Rgb(0x8b, 0x8e, 0x96),
        Rgb(0x60, 0x63, 0x6c),
        Rgb(0xd0, 0x50, 0x50),
        Rgb(0x4f, 0x98, 0x4a),
        Rgb(0xa8, 0x80, 0x24),
        Rgb(0x44, 0x7c, 0xd0),
        Rgb(0xa4, 0x5c, 0xb8),
        Rgb(0x2a, 0x8f, 0x9a),
        Rgb(0xe6, 0xe4, 0xde),
    ],
};

impl Palette {
    /// The same with a background and letters of another colour.
    pub fn on(self, (red, green, blue): (u8, u8, u8), ink: (u8, u8, u8)) -> Self {
        Self { paper: Rgb(red, green, blue), ink: Rgb(ink.0, ink.1, ink.2), ..self }
    }

    /// The colour as this terminal shows it; `None` is the terminal's own.
    pub fn shown(&self, colour: Color) -> Option<Rgb> {
        let number = match colour {
            Color::Reset => return None,
            Color::Rgb(red, green, blue) => return Some(Rgb(red, green, blue)),
            Color::Indexed(number) => number,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        Some(self.indexed(number))
    }

    /// xterm's 256: the sixteen, a cube with six steps a side, and 24 greys.
    fn indexed(&self, number: u8) -> Rgb {
        let step = |level: u8| if level == 0 { 0 } else { 55 + level * 40 };
        match number {
            0..16 => self.sixteen.get(usize::from(number)).copied().unwrap_or(self.ink),
            16..232 => {
                let place = number - 16;
                Rgb(step(place / 36), step(place / 6 % 6), step(place % 6))
            }
            232.. => {
                let grey = 8 + (number - 232) * 10;
                Rgb(grey, grey, grey)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_colour_is_shown() {
        let cases = [
            (Color::Reset, None),
            (Color::Rgb(1, 2, 3), Some(Rgb(1, 2, 3))),
            (Color::Red, Some(DARK.sixteen[1])),
            (Color::White, Some(DARK.sixteen[15])),
            (Color::Indexed(4), Some(DARK.sixteen[4])),
            (Color::Indexed(16), Some(Rgb(0, 0, 0))),
            (Color::Indexed(31), Some(Rgb(0, 135, 175))),
            (Color::Indexed(231), Some(Rgb(255, 255, 255))),
            (Color::Indexed(232), Some(Rgb(8, 8, 8))),
            (Color::Indexed(255), Some(Rgb(238, 238, 238))),
        ];
        for (colour, shown) in cases {
            assert_eq!(DARK.shown(colour), shown, "{colour:?}");
        }
        assert_eq!(Rgb(255, 0, 10).faded(Rgb(0, 0, 0)).hex(), "#990006");
    }
}
