//! The programs behind the screens that are tested: nothing yet, or the sample programme, at a fixed time in London.

use std::fmt::Debug;

use fortnight::app::command::SampleAdd;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

/// Wednesday 2 September 2020, 15:42 in London: 18 minutes before a chat.
const NOW: &str = "2020-09-02T14:42:00";

/// An empty program whose user lives in London.
pub fn app() -> App {
    in_zone("Europe/London")
}

fn in_zone(zone: &str) -> App {
    let now = Instant::from_utc(NOW.parse().expect("a time"));
    App::in_memory(Clock::Fixed(now), Zone::named(zone).expect("a zone")).expect("memory")
}

/// The screen of an empty store.
pub fn empty() -> Session {
    Session::new(app(), Look::default())
}

/// The screen of the sample programme.
pub fn sample() -> Session {
    looking(Look::default())
}

/// The screen of the sample programme on another terminal.
pub fn looking(look: Look) -> Session {
    with_sample(app(), look)
}

/// The screen of the sample programme, seen from another zone.
pub fn from_zone(zone: &str) -> Session {
    with_sample(in_zone(zone), Look::default())
}

fn with_sample(mut app: App, look: Look) -> Session {
    app.run(Command::SampleAdd(SampleAdd)).expect("sample data");
    Session::new(app, look)
}

/// The screen after some keys at a size, as text; rows keep their place, white space at their ends goes.
pub fn shot(mut session: Session, (columns, rows): (u16, u16), keys: &str) -> String {
    session.resize(columns, rows);
    session.press(keys);
    text(&session)
}

/// The screen as text.
pub fn text(session: &Session) -> String {
    let buffer = session.draw().expect("a frame");
    let rows = buffer.content.chunks(usize::from(buffer.area.width.max(1)));
    let row = |cells: &[ratatui::buffer::Cell]| {
        let mut text = String::new();
        let mut covered = 0;
        for cell in cells {
            if covered == 0 {
                text.push_str(cell.symbol());
                covered = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
            } else {
                covered -= 1;
            }
        }
        text.trim_end().to_owned()
    };
    rows.map(row).collect::<Vec<_>>().join("\n")
}

/// A date as tests write it.
pub trait Day {
    fn day(&self) -> chrono::NaiveDate;
}

impl Day for str {
    fn day(&self) -> chrono::NaiveDate {
        self.parse().expect("a date")
    }
}

/// What a layer is called in the sources; of a form or a prompt of one line, what it asks for.
pub fn name_of(layer: &impl Debug) -> String {
    let name = format!("{layer:?}");
    let name = ["Form { subject: ", "OneLine { ask: "].into_iter().find_map(|shell| name.strip_prefix(shell)).unwrap_or(&name);
    name.chars().take_while(|letter| letter.is_alphanumeric()).collect()
}
