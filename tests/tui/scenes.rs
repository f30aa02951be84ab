//! Every view and every layer, by the keys that lead there: what the matrix of snapshots and that of styles walk through.

use std::path::Path;

use fortnight::cli::console;
use fortnight::tui::msg::Msg;
use fortnight::tui::views::View;
use fortnight::tui::{Look, Session};

use crate::fixture::{app, looking};

/// A name, and the keys from the start; what stands behind `<paste>` is pasted.
pub type Scene = (&'static str, &'static str);

/// Panes and states of views, beside each view as it opens and as it is while nothing is there.
pub const PANES: [Scene; 8] = [
    ("attendees", "<tab>jj"),
    ("a day without a session", "l]l"),
    ("a filtered agenda", "3<pause>/choir<enter>"),
    ("an agenda that finds nothing", "3<pause>/zzzz<enter>"),
    ("sessions of a series", "4<pause>G<enter>"),
    ("series that nothing fits", "4<pause>/zzzz<enter>"),
    ("a person", "5<pause>jj<enter>"),
    ("people whom nothing fits", "5<pause>/zzzz<enter>"),
];

/// Layers in which something is chosen, read or answered.
pub const LISTS: [Scene; 19] = [
    ("a day with several sessions", "g30 sep<enter><enter>"),
    ("palette", "?"),
    ("history", "slate<enter>SBj"),
    ("history of nothing", "uB"),
    ("themes", "T"),
    ("finder", "fchoir"),
    ("needs", "A"),
    ("register", "r  l"),
    ("register while a name is typed", "rHa"),
    ("register where nobody is found", "rZz"),
    ("end of a register", "g2020-08-27<enter>r-q"),
    ("code", "yq"),
    ("confirm", "4<pause>Gd"),
    ("scope", "d"),
    ("import preview", "igarden.ics<enter>"),
    ("list of sign-ups", "Ilist.csv<enter>"),
    ("video call", "rizoom.csv<enter>"),
    ("twin", "5<pause>jjM"),
    ("merge", "5<pause>nHALIMA noor<tab>carer<tab><tab>01632 960999<enter>D/volunteer<esc>M<enter>"),
];

/// Layers in which something is typed.
pub const PROMPTS: [Scene; 23] = [
    ("add", "aha"),
    ("add someone new", "aAda Lovelace <lt>ada@example.org> #research"),
    ("people who were pasted", "a<paste>Zed Newcomer; Halima Noor; Pat O'Neil <pat@example.org>"),
    ("skip", "sconf"),
    ("move", "mthu 5pm"),
    ("new series", "nChoir every Thursday 10-11:30 from 3 Sep, 20 places"),
    ("new series that is not understood", "nChoir every Thursday 10-11:30 from 31 Feb"),
    ("zone", "2<pause>znew"),
    ("file", "i"),
    ("export", "X"),
    ("go to", "gnext wed"),
    ("command", ":session "),
    ("command that has told much", ":help<enter>"),
    ("report", "6<pause>X"),
    ("seat order", "4<pause>Go"),
    ("mails", "slate<enter>M"),
    ("tags", "5<pause>jj#"),
    ("sign up", "5<pause>jja"),
    ("form of a series", "4<pause>Ge"),
    ("form of a session", "e"),
    ("form of a person", "5<pause>jje"),
    ("form of a new series", "n<tab>"),
    ("day", "n<tab><tab><c-o>"),
];

/// Files for the scenes that read one; the path is the same on every machine.
pub fn look(look: Look) -> Look {
    Look { folder: Path::new("tests/data/scenes").to_owned(), ..look }
}

/// The sample as a scene shows it.
pub fn play(keys: &str, with: Look) -> Session {
    let mut session = looking(look(with)).with_console(console());
    session.resize(120, 40);
    let (typed, pasted) = keys.split_once("<paste>").unwrap_or((keys, ""));
    session.press(typed);
    if !pasted.is_empty() {
        session.feed(Msg::Paste(pasted.into()));
    }
    session
}

/// A view, with the sample or with nothing.
pub fn view(view: View, is_empty: bool, with: Look) -> Session {
    let mut session = if is_empty { Session::new(app(), look(with)) } else { looking(look(with)) };
    let key = view.key(&session.state.look.keymap).expect("a key");
    session.press(&format!("{key}<pause>"));
    session
}
