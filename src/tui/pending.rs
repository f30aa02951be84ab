//! Keys pressed that do not yet mean something: a count such as `3` before `j`, the beginning of a sequence such as `yl`.

use ratatui::crossterm::event::KeyCode;

use super::action::{Action, Context};
use super::key::Key;
use super::keymap::{Keymap, Meaning};

/// What waits for the next key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    pub count: Option<u32>,
    pub keys: Vec<Key>,
    /// No key has followed for a moment: what may follow is shown.
    pub is_slow: bool,
}

/// A longer way than this is a slip of the finger.
const MOST: u32 = 9_999;

impl Pending {
    /// Whether anything was pressed that waits for more.
    pub fn is_begun(&self) -> bool {
        *self != Self::default()
    }

    /// Takes a digit of a count; false where it is none (a zero only continues one).
    pub fn digit(&mut self, key: Key) -> bool {
        let digit = key.text().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0 || self.count.is_some());
        let (Some(digit), true) = (digit, self.keys.is_empty()) else { return false };
        self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(MOST));
        true
    }

    /// What a digit means that stands alone for a moment: no count then, but a key.
    pub fn alone(&self, keymap: &Keymap, contexts: &[Context]) -> Option<Action> {
        let digit = self.count.filter(|count| *count < 10 && self.keys.is_empty()).and_then(|count| char::from_digit(count, 10))?;
        match keymap.meaning(&[Key::plain(KeyCode::Char(digit))], contexts) {
            Meaning::Act(action) => Some(action),
            Meaning::Wait | Meaning::Nothing => None,
        }
    }

    /// What is shown while the program waits for the rest: `3`, `y`.
    pub fn shown(&self) -> String {
        let count = self.count.map(|count| count.to_string()).unwrap_or_default();
        self.keys.iter().fold(count, |text, key| text + &key.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::read_keys;

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
        let alone = |pending: Pending, context| pending.alone(&Keymap::default(), &[context]);
        let count = |count| Pending { count: Some(count), ..Pending::default() };
        assert_eq!(alone(count(5), Context::Screen), Some(Action::ViewPeople));
        assert_eq!(alone(count(5), Context::List), None);
        assert_eq!(alone(count(9), Context::Screen), None);
        assert_eq!(alone(count(15), Context::Screen), None);
        assert_eq!(alone(Pending { count: Some(5), keys: read_keys("y"), is_slow: false }, Context::Screen), None);
    }
}
