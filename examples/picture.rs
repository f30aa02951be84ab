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
use fortnight::tui::{Colours, Look, Session};
use picture::palette::{DARK, LIGHT, Palette};
use picture::svg::svg;

/// What is to be seen on a picture: the keys that lead there, and the screen they lead on.
struct Picture {
    file: &'static str,
    title: &'static str,
    /// When it is, in UTC.
    moment: &'static str,
    keys: &'static str,
    size: (u16, u16),
    palette: Palette,
}

/// Eighteen minutes before the first chat, and half a year on, with people's histories.
const FIRST: &str = "20200902T144200Z";
const SPRING: &str = "20210303T154200Z";

const PICTURES: [Picture; 8] = [
    Picture {
        file: "home.svg",
        title: "The month, the next chat and who is coming",
        moment: FIRST,
        keys: "",
        size: (120, 40),
        palette: DARK,
    },
    Picture { file: "light.svg", title: "The same on a light terminal", moment: FIRST, keys: "", size: (120, 40), palette: LIGHT },
    Picture { file: "later.svg", title: "Half a year on, with who came before", moment: SPRING, keys: "", size: (120, 40), palette: DARK },
    Picture {
        file: "add.svg",
        title: "Adding an attendee in one line",
        moment: SPRING,
        keys: "aAda Lovelace <ada@example.org> #research",
        size: (120, 40),
        palette: DARK,
    },
    Picture {
        file: "register.svg",
        title: "The register while the session runs",
        moment: SPRING,
        keys: "r  l",
        size: (100, 30),
        palette: DARK,
    },
    Picture {
        file: "people.svg",
        title: "The people, and one of them in full",
        moment: SPRING,
        keys: "5<pause>jj<enter>",
        size: (120, 34),
        palette: DARK,
    },
    Picture { file: "keys.svg", title: "Everything that can be done here", moment: SPRING, keys: "?", size: (120, 40), palette: DARK },
    Picture { file: "narrow.svg", title: "The same on a narrow terminal", moment: SPRING, keys: "", size: (56, 30), palette: DARK },
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: picture FOLDER")?;
    fs::create_dir_all(&folder)?;
    for picture in PICTURES {
        let path = Path::new(&folder).join(picture.file);
        fs::write(&path, draw(&picture)?)?;
        println!("{}", path.display());
    }
    Ok(())
}

fn draw(picture: &Picture) -> Result<String, Box<dyn Error>> {
    let clock = Clock::Fixed(Instant::from_utc(Stamp::parse(picture.moment)?.wall()));
    let mut app = App::in_memory(clock, Zone::named("Europe/London")?)?;
    app.run(Command::SampleAdd(SampleAdd))?;
    let mut session = Session::new(app, Look { colours: Colours::True, ..Look::default() });
    let (width, height) = picture.size;
    session.resize(width, height);
    session.press(picture.keys);
    Ok(svg(&session.draw()?, &picture.palette, picture.title))
}
