//! Keys at random and sizes at random: nothing panics, and the cursor stays where something is.

use fortnight::tui::{Look, Session};

use crate::fixture::{app, looking};

const KEYS: [&str; 72] = [
    "h", "j", "k", "l", "L", "H", "t", "[", "]", "<tab>", "<enter>", "<enter>", "<esc>", "<esc>", "a", "d", "s", "S", "n", "X", "B", "?",
    "u", "U", "P", "y", "e", "3", "9", "0", "g", "G", "<up>", "<down>", "<left>", "<right>", "<bs>", "<c-e>", "<c-w>", "<s-tab>", "<a-x>",
    "é", "日", "<del>", "<pgdn>", "<home>", "1<pause>", "5<pause>", "5<pause>", "/", "o", "D", "v", "<space>", "A", "N", "#", "M", "XX",
    "r", "I", "i", "2<pause>", "3<pause>", "4<pause>", "6<pause>", "z", "+", "-", "<pgup>", "f", "c",
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

fn walk(mut session: Session, seed: u64, steps: usize) {
    let mut dice = Dice(seed);
    let mut pressed = String::new();
    for _ in 0..steps {
        let key = KEYS[dice.roll(KEYS.len())];
        pressed += key;
        session.press(key);
        if dice.roll(10) == 0 {
            let size = (1 + dice.roll(160), 1 + dice.roll(50));
            session.resize(size.0 as u16, size.1 as u16);
            session.draw().expect("a frame");
        }
        let contexts = session.state.contexts();
        let strange = contexts.iter().flat_map(|a| contexts.iter().map(move |b| (*a, *b))).find(|(a, b)| !a.is_met_with(*b));
        assert_eq!(strange, None, "two places that the settings take for apart, after {pressed}");
        let desk = &session.state.desk;
        let people = desk.page.as_ref().map_or(0, |page| page.attendees.len());
        assert!(desk.attendee.0 < people.max(1), "the cursor left the list after {pressed}");
        let people = &session.state.people;
        assert!(people.cursor.0 < people.count().max(1), "the cursor left the directory after {pressed}");
    }
}

#[test]
fn two_thousand_keys_on_the_sample() {
    let folder = tempfile::tempdir().expect("a folder");
    walk(looking(exporting_to(&folder)), 0x0bad_5eed_cafe_f00d, 2_000);
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
