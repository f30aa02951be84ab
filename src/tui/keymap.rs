//! From keys to actions: the notation `<c-r>`, counts such as `3j`, and sequences such as `yl`.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Context};
use super::layouts::on_qwerty;
use super::table::entries;

/// One press: a key with what was held down. Shift is in the character and not beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
}

const NAMED: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("s-tab", KeyCode::BackTab),
    ("space", KeyCode::Char(' ')),
    ("bs", KeyCode::Backspace),
    ("del", KeyCode::Delete),
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
    fn on_qwerty(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self { code: KeyCode::Char(on_qwerty(c).unwrap_or(c)), ..self },
            _ => self,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let [ctrl, alt] = [KeyModifiers::CONTROL, KeyModifiers::ALT].map(|held| event.modifiers.contains(held));
        let key = Self { code: event.code, ctrl, alt };
        // with Ctrl no letter is text: Ctrl-С of a Cyrillic keyboard is Ctrl-C
        if ctrl { key.on_qwerty() } else { key }
    }
}

/// Reads keys as they are written in tables and tests: `a Ada<enter>`, `<c-r>`, `<lt>`. A name that is none is typed as it stands.
pub fn read_keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named =
            rest.strip_prefix('<').and_then(|after| after.split_once('>')).and_then(|(name, after)| Some((read_name(name)?, after)));
        if let Some((key, after)) = named {
            keys.push(key);
            rest = after;
        } else {
            keys.push(Key::plain(KeyCode::Char(first)));
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

fn read_name(name: &str) -> Option<Key> {
    if name == "lt" {
        return Some(Key::plain(KeyCode::Char('<')));
    }
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(Key::plain(*code));
    }
    let (held, rest) = name.split_once('-')?;
    let base = match rest.chars().collect::<Vec<_>>()[..] {
        [one] => KeyCode::Char(one),
        _ => read_name(rest)?.code,
    };
    match held {
        "c" => Some(Key { code: base, ctrl: true, alt: false }),
        "a" => Some(Key { code: base, ctrl: false, alt: true }),
        _ => None,
    }
}

/// A key sequence of the table, as people are shown it: `<c-r>` becomes `Ctrl-R`.
pub fn shown(notation: &str) -> String {
    let one = |key: Key| {
        let name = match key.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) if key.ctrl => c.to_uppercase().to_string(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Enter => "Enter".into(),
            KeyCode::Esc => "Esc".into(),
            KeyCode::Tab => "Tab".into(),
            KeyCode::BackTab => "Shift-Tab".into(),
            KeyCode::Up => "↑".into(),
            KeyCode::Down => "↓".into(),
            KeyCode::Left => "←".into(),
            KeyCode::Right => "→".into(),
            KeyCode::PageUp => "PgUp".into(),
            KeyCode::PageDown => "PgDn".into(),
            other => format!("{other}"),
        };
        let held = if key.ctrl { "Ctrl-" } else { "" };
        let alt = if key.alt { "Alt-" } else { "" };
        format!("{held}{alt}{name}")
    };
    read_keys(notation).into_iter().map(one).collect()
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Act(Action),
    /// The beginning of a sequence.
    Wait,
    Nothing,
}

/// Looks keys up, context by context: the first that knows them wins. Letters of other scripts that mean nothing themselves are the keys
/// of QWERTY at their places.
pub fn meaning(pressed: &[Key], contexts: &[Context]) -> Meaning {
    match written(pressed, contexts) {
        Meaning::Nothing => written(&pressed.iter().map(|key| key.on_qwerty()).collect::<Vec<_>>(), contexts),
        known => known,
    }
}

/// What the keys mean just as they are.
fn written(pressed: &[Key], contexts: &[Context]) -> Meaning {
    let mut waits = false;
    for context in contexts {
        for entry in entries().filter(|entry| entry.context == *context) {
            for keys in entry.keys.iter().map(|notation| read_keys(notation)) {
                if keys == pressed {
                    return Meaning::Act(entry.action);
                }
                waits |= keys.starts_with(pressed);
            }
        }
    }
    if waits { Meaning::Wait } else { Meaning::Nothing }
}

/// Keys pressed that do not yet mean something: a count, the beginning of a sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    pub count: Option<u32>,
    pub keys: Vec<Key>,
}

/// A longer way than this is a slip of the finger.
const MOST: u32 = 9_999;

impl Pending {
    /// Takes a digit of a count; false where it is none (a zero only continues one).
    pub fn digit(&mut self, key: Key) -> bool {
        let digit = key.text().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0 || self.count.is_some());
        let (Some(digit), true) = (digit, self.keys.is_empty()) else { return false };
        self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(MOST));
        true
    }

    /// What a digit means that stands alone for a moment: no count then, but a key.
    pub fn alone(&self, contexts: &[Context]) -> Option<Action> {
        let digit = self.count.filter(|count| *count < 10 && self.keys.is_empty()).and_then(|count| char::from_digit(count, 10))?;
        match meaning(&[Key::plain(KeyCode::Char(digit))], contexts) {
            Meaning::Act(action) => Some(action),
            Meaning::Wait | Meaning::Nothing => None,
        }
    }

    /// What is shown while the program waits for the rest: `3`, `y`.
    pub fn shown(&self) -> String {
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        self.keys.iter().filter_map(|key| key.text()).fold(count, |text, c| text + &c.to_string())
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
    fn a_sequence_waits_for_its_end() {
        let contexts = [Context::Calendar, Context::Home, Context::Anywhere];
        assert_eq!(meaning(&read_keys("y"), &contexts), Meaning::Wait);
        assert_eq!(meaning(&read_keys("yl"), &contexts), Meaning::Act(Action::CopyLink));
        assert_eq!(meaning(&read_keys("yz"), &contexts), Meaning::Nothing);
    }

    #[test]
    fn letters_of_other_scripts_are_the_keys_at_their_places() {
        let contexts = [Context::Calendar, Context::Home, Context::Screen, Context::Anywhere];
        let cases = [("ф", "a"), ("Ы", "S"), ("нд", "yl"), ("х", "["), ("η", "h"), ("Σ", "S"), ("υλ", "yl"), ("ё", "`"), ("日", "日")];
        for (typed, key) in cases {
            assert_eq!(meaning(&read_keys(typed), &contexts), meaning(&read_keys(key), &contexts), "{typed}");
        }
        assert_eq!(meaning(&read_keys("н"), &contexts), Meaning::Wait);
        let held = |c, modifiers| Key::from(KeyEvent::new(KeyCode::Char(c), modifiers));
        assert_eq!(held('с', KeyModifiers::CONTROL), read_keys("<c-c>")[0]);
        assert_eq!(held('с', KeyModifiers::NONE).text(), Some('с'), "text stays what it is");
    }

    #[test]
    fn counts_grow_digit_by_digit_and_end_somewhere() {
        let mut pending = Pending::default();
        assert!(!pending.digit(Key::plain(KeyCode::Char('0'))), "a zero begins no count");
        for key in read_keys("1200000000000") {
            assert!(pending.digit(key));
        }
        assert_eq!(pending.count, Some(MOST));
    }

    #[test]
    fn a_digit_alone_is_a_key_where_it_has_a_meaning() {
        let pending = |count| Pending { count: Some(count), keys: Vec::new() };
        assert_eq!(pending(5).alone(&[Context::Screen]), Some(Action::ViewPeople));
        assert_eq!(pending(5).alone(&[Context::List]), None);
        assert_eq!(pending(9).alone(&[Context::Screen]), None);
        assert_eq!(pending(15).alone(&[Context::Screen]), None);
        assert_eq!(Pending { count: Some(5), keys: read_keys("y") }.alone(&[Context::Screen]), None);
    }
}
