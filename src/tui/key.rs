//! Keys as they are pressed, written (`<c-r>`) and shown (`Ctrl-R`).

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::layouts::on_qwerty;
use crate::domain::text::is_unsafe;

/// One press: a key with what was held down. Shift is in the character and not beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
}

const NAMED: [(&str, KeyCode); 17] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("s-tab", KeyCode::BackTab),
    ("lt", KeyCode::Char('<')),
    ("space", KeyCode::Char(' ')),
    ("bs", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("ins", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
];

impl Key {
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The character that the key types, if it types one.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key of QWERTY at the same place, where a letter of another script was typed.
    pub fn on_qwerty(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self { code: KeyCode::Char(on_qwerty(c).unwrap_or(c)), ..self },
            _ => self,
        }
    }

    /// The key that terminals send in its place, all but those with kitty's protocol: Ctrl-[ is Esc everywhere.
    fn as_ever(self) -> Self {
        match self.code {
            KeyCode::Char('[') if self.ctrl => Self { code: KeyCode::Esc, ctrl: false, ..self },
            KeyCode::Char('i') if self.ctrl => Self { code: KeyCode::Tab, ctrl: false, ..self },
            KeyCode::Char('m') if self.ctrl => Self { code: KeyCode::Enter, ctrl: false, ..self },
            _ => self,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let [ctrl, alt] = [KeyModifiers::CONTROL, KeyModifiers::ALT].map(|held| event.modifiers.contains(held));
        let key = Self { code: event.code, ctrl, alt };
        // with Ctrl no letter is text: Ctrl-С of a Cyrillic keyboard is Ctrl-C
        if ctrl { key.on_qwerty().as_ever() } else { key }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let held = [(self.ctrl, "Ctrl-"), (self.alt, "Alt-")];
        held.into_iter().filter(|(is_held, _)| *is_held).try_for_each(|(_, name)| f.write_str(name))?;
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Esc => f.write_str("Esc"),
            KeyCode::Tab => f.write_str("Tab"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            other => write!(f, "{other}"),
        }
    }
}

/// Keys that mean something when they are pressed one after the other, most often one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// As it is written.
    pub notation: String,
    pub keys: Vec<Key>,
}

impl Sequence {
    /// A sequence of the table, which is in order.
    pub fn of(notation: &str) -> Self {
        Self { notation: notation.to_owned(), keys: read_keys(notation) }
    }

    /// A sequence as people write it; `None` for none at all, and for what can only be a slip: a name that is none, a bare space.
    pub fn read(notation: &str) -> Option<Self> {
        let key = |piece: Piece| match piece {
            Piece::Named(key) => Some(key),
            Piece::Typed(c) => (c != '<' && !c.is_whitespace() && !is_unsafe(c)).then_some(Key::plain(KeyCode::Char(c))),
        };
        let keys: Vec<Key> = pieces(notation).map(key).collect::<Option<_>>()?;
        (!keys.is_empty()).then(|| Self { notation: notation.to_owned(), keys })
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.keys.iter().try_for_each(|key| write!(f, "{key}"))
    }
}

/// Reads keys as they are written in tables and tests: `a Ada<enter>`, `<c-r>`, `<lt>`. A name that is none is typed as it stands.
pub fn read_keys(text: &str) -> Vec<Key> {
    let key = |piece| match piece {
        Piece::Named(key) => key,
        Piece::Typed(c) => Key::plain(KeyCode::Char(c)),
    };
    pieces(text).map(key).collect()
}

/// A key sequence of the table, as people are shown it: `<c-r>` becomes `Ctrl-R`.
pub fn shown(notation: &str) -> String {
    Sequence::of(notation).to_string()
}

enum Piece {
    Named(Key),
    Typed(char),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        if let Some((key, after)) = named.and_then(|(name, after)| Some((read_name(name)?, after))) {
            rest = after;
            return Some(Piece::Named(key));
        }
        rest = &rest[first.len_utf8()..];
        Some(Piece::Typed(first))
    })
}

fn read_name(name: &str) -> Option<Key> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(Key::plain(*code));
    }
    if let Some(number) = name.strip_prefix('f').and_then(|number| number.parse().ok()) {
        return (1..=12).contains(&number).then_some(Key::plain(KeyCode::F(number)));
    }
    let (held, rest) = name.split_once('-')?;
    let base = match rest.chars().collect::<Vec<_>>()[..] {
        [one] => KeyCode::Char(one),
        _ => read_name(rest)?.code,
    };
    match (held, base) {
        // terminals do not tell whether Shift is held beside Ctrl
        ("c", KeyCode::Char(c)) => Some(Key { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl: true, alt: false }.as_ever()),
        ("c", code) => Some(Key { code, ctrl: true, alt: false }),
        ("a", code) => Some(Key { code, ctrl: false, alt: true }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_is_read_and_shown() {
        let cases = [("<c-r>", "Ctrl-R"), ("yl", "yl"), ("<enter>", "Enter"), ("<pgdn>", "PgDn"), ("<lt>", "<"), ("<space>", "Space")];
        for (notation, wanted) in cases {
            assert_eq!(shown(notation), wanted, "{notation}");
        }
        assert_eq!(read_keys("Bo <bo@x.org>").len(), 13, "what names no key is typed");
        assert_eq!(read_keys("<c-e>"), [Key { code: KeyCode::Char('e'), ctrl: true, alt: false }]);
    }

    #[test]
    fn what_people_write_is_read_strictly() {
        let cases = [("x", "x"), ("<c-S>", "Ctrl-S"), ("<f5>", "F5"), ("<a-x>", "Alt-x"), ("g<lt>", "g<"), ("<c-x><ins>", "Ctrl-XInsert")];
        for (notation, wanted) in cases {
            let read = Sequence::read(notation).map(|sequence| sequence.to_string());
            assert_eq!(read.as_deref(), Some(wanted), "{notation}");
        }
        for slip in ["", " ", "<", "<c->", "<enterr>", "<f13>", "<f0>", "a b", "x\u{1b}", "<s-x>"] {
            assert_eq!(Sequence::read(slip), None, "{slip}");
        }
    }

    #[test]
    fn a_letter_beside_ctrl_is_no_text() {
        let held = |c, modifiers| Key::from(KeyEvent::new(KeyCode::Char(c), modifiers));
        assert_eq!(held('с', KeyModifiers::CONTROL), read_keys("<c-c>")[0]);
        assert_eq!(held('с', KeyModifiers::NONE).text(), Some('с'), "text stays what it is");
    }

    #[test]
    fn a_key_that_few_terminals_tell_from_another_is_the_other_in_all() {
        for (c, wanted) in [('[', "<esc>"), ('х', "<esc>"), ('i', "<tab>"), ('m', "<enter>"), ('ь', "<enter>")] {
            assert_eq!(Key::from(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)), read_keys(wanted)[0], "{c}");
        }
        assert_eq!(read_keys("<c-[><c-I><c-m>"), read_keys("<esc><tab><enter>"));
        assert_eq!(Key::from(KeyEvent::new(KeyCode::Char('i'), KeyModifiers::ALT)), read_keys("<a-i>")[0]);
    }
}
