//! Keys at random and sizes at random: nothing panics, the cursor stays where something is, and what is drawn fits.

use std::collections::BTreeSet;

use fortnight::tui::views::View;
use fortnight::tui::{Look, Session};
use unicode_width::UnicodeWidthStr;

use crate::fixture::{app, looking, name_of};

const KEYS: [&str; 92] = [
    "h",
    "j",
    "k",
    "l",
    "L",
    "H",
    "t",
    "[",
    "]",
    "<tab>",
    "<enter>",
    "<enter>",
    "<esc>",
    "<esc>",
    "<esc>",
    "a",
    "d",
    "s",
    "S",
    "n",
    "X",
    "B",
    "?",
    "u",
    "U",
    "P",
    "y",
    "e",
    "3",
    "9",
    "0",
    "g",
    "G",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<bs>",
    "<c-e>",
    "<c-w>",
    "<s-tab>",
    "<a-x>",
    "é",
    "日",
    "<del>",
    "<pgdn>",
    "<home>",
    "1<pause>",
    "5<pause>",
    "5<pause>",
    "/",
    "o",
    "D",
    "v",
    "<space>",
    "A",
    "N",
    "#",
    "M",
    "XX",
    "r",
    "I",
    "i",
    "2<pause>",
    "3<pause>",
    "4<pause>",
    "6<pause>",
    "z",
    "+",
    "-",
    "<pgup>",
    "f",
    "c",
    "T",
    "b",
    "|",
    "m",
    "p",
    ":",
    "<c-o>",
    "<c-t>",
    "yq",
    "E",
    "]]",
    "<esc><esc>",
    "<esc><esc>",
    "<esc>",
    "<esc><esc>2<pause>",
    "<esc><esc>3<pause>",
    "<esc><esc>4<pause>",
    "<esc><esc>5<pause>",
    "<esc><esc>6<pause>",
];

/// A small generator (xorshift): the same walk each time, without a clock.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("fewer sides than memory")
    }
}

/// Where a walk has been: views, and layers by their names.
#[derive(Default)]
struct Seen {
    views: Vec<View>,
    layers: BTreeSet<String>,
}

fn walk(mut session: Session, seed: u64, steps: usize) -> Seen {
    let mut dice = Dice(seed);
    let mut pressed = Vec::new();
    let mut seen = Seen::default();
    for _ in 0..steps {
        let key = KEYS[dice.roll(KEYS.len())];
        pressed.push(key);
        session.press(key);
        // a terminal that is no larger than a stamp comes now and then
        let (wide, high) = if dice.roll(8) == 0 { (45, 14) } else { (130, 42) };
        if dice.roll(10) == 0 {
            session.resize(1 + dice.roll(wide) as u16, 1 + dice.roll(high) as u16);
        }
        if dice.roll(4) == 0 {
            fits(&session, &pressed);
        }
        let desk = &session.state.desk;
        let people = desk.page.as_ref().map_or(0, |page| page.attendees.len());
        assert!(desk.attendee.0 < people.max(1), "the cursor left the list after {}", pressed.concat());
        let people = &session.state.people;
        assert!(people.cursor.0 < people.count().max(1), "the cursor left the directory after {}", pressed.concat());
        if !seen.views.contains(&session.state.view) {
            seen.views.push(session.state.view);
        }
        if let Some(layer) = session.state.layers.last() {
            seen.layers.insert(name_of(layer));
        }
    }
    seen
}

/// What is drawn lies on the screen: no character hangs over the right edge, and no control character is sent.
fn fits(session: &Session, pressed: &[&str]) {
    let buffer = session.draw().expect("a frame");
    let width = usize::from(buffer.area.width);
    for row in buffer.content.chunks(width) {
        for (column, cell) in row.iter().enumerate() {
            let symbol = cell.symbol();
            assert!(column + symbol.width() <= width && !symbol.contains(char::is_control), "“{symbol}” after {}", pressed.concat());
        }
    }
}

#[test]
fn ten_thousand_keys_on_the_sample() {
    let folders = [(); 4].map(|()| tempfile::tempdir().expect("a folder"));
    let seeds = [0x0bad_5eed_cafe_f00d, 0x0dd5_eed0_0000_0003, 0x5eed_5eed_0000_0007, 0x00c0_ffee_0000_000b];
    let walks: Vec<Seen> = std::thread::scope(|scope| {
        let begun: Vec<_> =
            seeds.iter().zip(&folders).map(|(seed, folder)| scope.spawn(|| walk(looking(exporting_to(folder)), *seed, 2_500))).collect();
        begun.into_iter().map(|walk| walk.join().expect("a walk without a stumble")).collect()
    });
    let missing: Vec<_> = View::ALL.into_iter().filter(|view| !walks.iter().any(|walk| walk.views.contains(view))).collect();
    assert!(missing.is_empty(), "no key reached {missing:?}");
    let layers: BTreeSet<&String> = walks.iter().flat_map(|walk| &walk.layers).collect();
    assert!(layers.len() >= 24, "only {layers:?}");
}

#[test]
fn five_hundred_keys_on_an_empty_store() {
    let folder = tempfile::tempdir().expect("a folder");
    walk(Session::new(app(), exporting_to(&folder)), 0x5eed_0000_0000_0001, 500);
}

/// Random keys write files too.
fn exporting_to(folder: &tempfile::TempDir) -> Look {
    Look { folder: folder.path().to_owned(), ..Look::default() }
}
