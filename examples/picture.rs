//! Draws the pictures of the README from the program itself: `cargo run --example picture -- assets/screenshots`.

mod picture {
    pub mod palette;
    pub mod svg;
}

use std::error::Error;
use std::fs;
use std::path::Path;

use fortnight::app::command::SampleAdd;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::schemes::{Background, SCHEMES, Scheme};
use fortnight::tui::{Colours, Look, Session};
use picture::palette::{DARK, LIGHT, Palette};
use picture::svg::svg;

/// What is to be seen on a picture: the keys that lead there, and the screen they lead on.
struct Picture<'a> {
    file: &'a str,
    title: &'a str,
    /// When it is, in UTC.
    moment: &'static str,
    keys: &'static str,
    size: (u16, u16),
    terminal: Palette,
    colours: Colours,
    background: Background,
}

/// Eighteen minutes before the first chat, and half a year on, with people's histories.
const FIRST: &str = "20200902T144200Z";
const SPRING: &str = "20210303T154200Z";

/// The month half a year on, in a large dark terminal.
const USUAL: Picture<'static> = Picture {
    file: "later.svg",
    title: "Half a year on, with who came before",
    moment: SPRING,
    keys: "",
    size: (120, 40),
    terminal: DARK,
    colours: Colours::True,
    background: Background::Dark,
};

/// The same in a light one.
const IN_LIGHT: Picture<'static> = Picture { terminal: LIGHT, background: Background::Light, ..USUAL };

const PICTURES: [Picture<'static>; 13] = [
    Picture { file: "home.svg", title: "The month, the next chat and who is coming", moment: FIRST, ..USUAL },
    Picture { file: "light.svg", title: "The same on a light terminal", moment: FIRST, ..IN_LIGHT },
    Picture {
        file: "sixteen.svg",
        title: "The same in the sixteen colours of a terminal",
        moment: FIRST,
        colours: Colours::Sixteen,
        ..USUAL
    },
    USUAL,
    Picture { file: "add.svg", title: "Adding an attendee in one line", keys: "aAda Lovelace <ada@example.org> #research", ..USUAL },
    Picture { file: "register.svg", title: "The register while the session runs", keys: "r  l", size: (100, 30), ..USUAL },
    Picture { file: "people.svg", title: "The people, and one of them in full", keys: "5<pause>jj<enter>", size: (120, 34), ..USUAL },
    Picture { file: "week.svg", title: "The week by the hour", keys: "2<pause>", size: (120, 34), ..USUAL },
    Picture { file: "agenda.svg", title: "What is on, day by day", keys: "3<pause>", size: (120, 34), ..USUAL },
    Picture { file: "series.svg", title: "The series, and the sessions of one", keys: "4<pause>", size: (120, 30), ..USUAL },
    Picture { file: "reports.svg", title: "A quarter in numbers", keys: "6<pause>", size: (120, 40), ..USUAL },
    Picture { file: "keys.svg", title: "Everything that can be done here", keys: "?", ..USUAL },
    Picture { file: "narrow.svg", title: "The same on a narrow terminal", size: (56, 30), ..USUAL },
];

/// The themes that are not the terminal's own, each on the background that becomes it.
const THEMES: [(&str, Picture<'static>); 6] =
    [("sea", USUAL), ("heather", IN_LIGHT), ("paper", IN_LIGHT), ("slate", USUAL), ("distinct", USUAL), ("contrast", USUAL)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: picture FOLDER")?;
    fs::create_dir_all(&folder)?;
    let keep = |file: &str, picture: String| {
        let path = Path::new(&folder).join(file);
        println!("{}", path.display());
        fs::write(path, picture)
    };
    for picture in PICTURES {
        keep(picture.file, draw(&picture, &SCHEMES[0])?)?;
    }
    for (name, picture) in THEMES {
        let scheme = Scheme::named(name).ok_or("a theme that is there no more")?;
        let title = format!("The theme “{name}”: {}", scheme.says);
        keep(&format!("theme-{name}.svg"), draw(&Picture { title: &title, size: (100, 30), ..picture }, scheme)?)?;
    }
    Ok(())
}

fn draw(picture: &Picture, scheme: &'static Scheme) -> Result<String, Box<dyn Error>> {
    let clock = Clock::Fixed(Instant::from_utc(Stamp::parse(picture.moment)?.wall()));
    let mut app = App::in_memory(clock, Zone::named("Europe/London")?)?;
    app.run(Command::SampleAdd(SampleAdd))?;
    let mut session = Session::new(app, Look { colours: picture.colours, background: picture.background, scheme, ..Look::default() });
    let (width, height) = picture.size;
    session.resize(width, height);
    session.press(picture.keys);
    let terminal = match scheme.on(picture.background).paper {
        Some((paper, ink)) => picture.terminal.on(paper, ink),
        None => picture.terminal,
    };
    Ok(svg(&session.draw()?, &terminal, picture.title))
}
