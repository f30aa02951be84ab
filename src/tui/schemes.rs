//! The themes: their colours, each for dark and for light backgrounds.

use super::theme::Rgb;

/// What lies behind the letters of a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    #[default]
    Dark,
    Light,
}

/// A theme as it is chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The word for it in the settings.
    pub name: &'static str,
    /// What it is like, in a few words.
    pub says: &'static str,
    /// Whether what stands back is dimmed on terminals of few colours.
    pub fades: bool,
    pub dark: Swatch,
    pub light: Swatch,
}

/// The colours of a theme on one background.
#[derive(Debug, PartialEq, Eq)]
pub struct Swatch {
    /// The background and the letters on it; `None` leaves both to the terminal.
    pub paper: Option<(Rgb, Rgb)>,
    pub quiet: Rgb,
    pub accent: Rgb,
    pub alert: Rgb,
    pub series: [Rgb; 6],
}

impl Scheme {
    /// The theme of a name, if there is one.
    pub fn named(name: &str) -> Option<&'static Scheme> {
        SCHEMES.iter().find(|scheme| scheme.name == name)
    }

    pub fn on(&'static self, background: Background) -> &'static Swatch {
        match background {
            Background::Dark => &self.dark,
            Background::Light => &self.light,
        }
    }
}

/// Middle luminance: it contrasts with black and with white, whatever the terminal does not say of itself.
const MIDDLE: Swatch = Swatch {
    paper: None,
    quiet: (122, 122, 128),
    accent: (14, 134, 176),
    alert: (204, 84, 74),
    series: [(56, 124, 214), (186, 78, 168), (56, 140, 70), (204, 84, 74), (16, 138, 148), (132, 104, 214)],
};

/// All themes, the usual one first. The series of a theme are ordered so that each differs most from the one before.
pub static SCHEMES: [Scheme; 7] = [
    Scheme { name: "terminal", says: "the background of the terminal, be it dark or light", fades: true, dark: MIDDLE, light: MIDDLE },
    Scheme {
        name: "sea",
        says: "clear colours on the background of the terminal",
        fades: true,
        dark: Swatch {
            paper: None,
            quiet: (0x8d, 0x9d, 0xa2),
            accent: (0x3c, 0xbe, 0xc4),
            alert: (0xf3, 0x74, 0x62),
            series: [
                (0x82, 0x91, 0xf1),
                (0xca, 0xc9, 0x55),
                (0xf0, 0x89, 0xc6),
                (0x15, 0xaf, 0x9b),
                (0xcd, 0x82, 0x45),
                (0x7c, 0xe0, 0xf3),
            ],
        },
        light: Swatch {
            paper: None,
            quiet: (0x61, 0x70, 0x75),
            accent: (0x0a, 0x6a, 0x87),
            alert: (0xbc, 0x2f, 0x20),
            series: [
                (0x29, 0x2c, 0x8e),
                (0x97, 0x5e, 0x0e),
                (0x66, 0x17, 0x4d),
                (0x0b, 0x6e, 0x6f),
                (0x26, 0x41, 0x02),
                (0x73, 0x52, 0x9f),
            ],
        },
    },
    Scheme {
        name: "heather",
        says: "soft colours on the background of the terminal",
        fades: true,
        dark: Swatch {
            paper: None,
            quiet: (0x9a, 0x94, 0xa0),
            accent: (0xce, 0x8d, 0xd1),
            alert: (0xf5, 0x74, 0x6d),
            series: [
                (0x3e, 0xb0, 0xcc),
                (0xfc, 0xbc, 0x84),
                (0x8c, 0xa9, 0x61),
                (0xdd, 0xce, 0xfe),
                (0xc4, 0x93, 0xad),
                (0x90, 0xed, 0xc8),
            ],
        },
        light: Swatch {
            paper: None,
            quiet: (0x71, 0x6a, 0x76),
            accent: (0x82, 0x2e, 0x88),
            alert: (0xbe, 0x2e, 0x31),
            series: [
                (0x19, 0x72, 0xa6),
                (0x5b, 0x2a, 0x03),
                (0x7a, 0x58, 0x77),
                (0x2e, 0x5d, 0x21),
                (0x54, 0x22, 0x5c),
                (0x86, 0x61, 0x0e),
            ],
        },
    },
    Scheme {
        name: "paper",
        says: "ink on warm paper, light or dark",
        fades: true,
        dark: Swatch {
            paper: Some(((0x26, 0x22, 0x1d), (0xec, 0xe3, 0xd4))),
            quiet: (0x9d, 0x90, 0x7e),
            accent: (0xe0, 0x9c, 0x55),
            alert: (0xed, 0x75, 0x6e),
            series: [
                (0x7a, 0x8b, 0xc9),
                (0xde, 0xc5, 0x5c),
                (0x1f, 0xa5, 0x79),
                (0xee, 0x95, 0xcb),
                (0x4c, 0xda, 0xf8),
                (0xc4, 0x79, 0x48),
            ],
        },
        light: Swatch {
            paper: Some(((0xf7, 0xf1, 0xe4), (0x33, 0x2c, 0x24))),
            quiet: (0x75, 0x68, 0x57),
            accent: (0x79, 0x2f, 0x01),
            alert: (0xc3, 0x27, 0x3c),
            series: [
                (0x1a, 0x63, 0xae),
                (0x53, 0x2e, 0x00),
                (0x85, 0x40, 0x7b),
                (0x2d, 0x6b, 0x4d),
                (0x4c, 0x23, 0x6c),
                (0x8f, 0x57, 0x0b),
            ],
        },
    },
    Scheme {
        name: "slate",
        says: "cool greys, light or dark",
        fades: true,
        dark: Swatch {
            paper: Some(((0x1c, 0x23, 0x2d), (0xdd, 0xe4, 0xec))),
            quiet: (0x8b, 0x9c, 0xac),
            accent: (0x4a, 0xa3, 0xd2),
            alert: (0xed, 0x74, 0x77),
            series: [
                (0x9f, 0x97, 0xef),
                (0xb3, 0xce, 0x5d),
                (0xfe, 0xa9, 0xb6),
                (0x2a, 0xa7, 0x86),
                (0x50, 0xdb, 0xfa),
                (0xc8, 0x82, 0x2d),
            ],
        },
        light: Swatch {
            paper: Some(((0xec, 0xf0, 0xf4), (0x22, 0x2c, 0x38))),
            quiet: (0x5b, 0x6b, 0x79),
            accent: (0x06, 0x5a, 0x9b),
            alert: (0xbd, 0x2d, 0x3e),
            series: [
                (0x09, 0x2d, 0x87),
                (0x89, 0x4c, 0x04),
                (0x61, 0x4d, 0xb3),
                (0x26, 0x41, 0x02),
                (0x6a, 0x04, 0x46),
                (0x09, 0x6c, 0x73),
            ],
        },
    },
    Scheme {
        name: "distinct",
        says: "series differ for colour-blind eyes too",
        fades: true,
        dark: Swatch {
            paper: None,
            quiet: (0x94, 0x99, 0x9e),
            accent: (0x48, 0xad, 0xe1),
            alert: (0xec, 0x96, 0x31),
            series: [
                (0xac, 0x9b, 0xec),
                (0xe2, 0xdc, 0x60),
                (0x1b, 0xb1, 0x95),
                (0xb4, 0xff, 0xee),
                (0xcd, 0x85, 0x0f),
                (0x73, 0xd6, 0xc7),
            ],
        },
        light: Swatch {
            paper: None,
            quiet: (0x6a, 0x6f, 0x74),
            accent: (0x0a, 0x64, 0xab),
            alert: (0x9a, 0x40, 0x08),
            series: [
                (0x54, 0x0e, 0xa2),
                (0x02, 0x64, 0x24),
                (0x5d, 0x02, 0x5f),
                (0x0e, 0x32, 0x00),
                (0x63, 0x5e, 0xd1),
                (0x7a, 0x50, 0x7a),
            ],
        },
    },
    Scheme {
        name: "contrast",
        says: "everything at least 7 to 1, white or black",
        fades: false,
        dark: Swatch {
            paper: Some(((0x00, 0x00, 0x00), (0xff, 0xff, 0xff))),
            quiet: (0xa6, 0xa6, 0xa6),
            accent: (0xff, 0xdd, 0x33),
            alert: (0xfd, 0x76, 0x70),
            series: [
                (0xc8, 0x79, 0xfe),
                (0xe4, 0xd0, 0x11),
                (0x07, 0xaa, 0xac),
                (0xc5, 0xf5, 0xff),
                (0xef, 0x8e, 0x13),
                (0x7a, 0xd8, 0xad),
            ],
        },
        light: Swatch {
            paper: Some(((0xff, 0xff, 0xff), (0x00, 0x00, 0x00))),
            quiet: (0x48, 0x48, 0x48),
            accent: (0x00, 0x2e, 0x89),
            alert: (0xaf, 0x05, 0x0c),
            series: [
                (0x51, 0x26, 0xc6),
                (0xa6, 0x24, 0x07),
                (0x2e, 0x01, 0x52),
                (0x02, 0x3c, 0x44),
                (0x6d, 0x12, 0x7b),
                (0x45, 0x02, 0x13),
            ],
        },
    },
];
