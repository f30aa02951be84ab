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
    /// So often no key has followed for a moment.
    pauses: u8,
}

/// A longer way than this is a slip of the finger.
const MOST: u32 = 9_999;

/// After so many pauses a count without a key was none.
const PATIENCE: u8 = 5;

impl Pending {
    /// Whether anything was pressed that waits for more.
    pub fn is_begun(&self) -> bool {
        *self != Self::default()
    }

    /// Whether no key has followed for a moment: then it is shown what may.
    pub fn is_slow(&self) -> bool {
        self.pauses > 0
    }

    /// Whether it makes a difference that no key follows for a moment.
    pub fn awaits_pause(&self) -> bool {
        self.is_begun() && (!self.is_slow() || self.keys.is_empty())
    }

    /// No key has followed for a moment, again perhaps: a count without a key ends.
    pub fn pause(&mut self) {
        if self.awaits_pause() {
            self.pauses += 1;
        }
        if self.pauses >= PATIENCE {
            *self = Self::default();
        }
    }

    /// Takes a digit of a count; false where it is none (a zero only continues one). After a pause it begins another.
    pub fn digit(&mut self, key: Key) -> bool {
        let Some(digit) = key.text().and_then(|c| c.to_digit(10)).filter(|_| self.keys.is_empty()) else { return false };
        if self.is_slow() {
            *self = Self::default();
        }
        if digit == 0 && self.count.is_none() {
            return false;
        }
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
    fn after_a_pause_a_digit_begins_another_count_and_without_a_key_a_count_ends() {
        let mut pending = Pending::default();
        let press = |pending: &mut Pending, keys| read_keys(keys).into_iter().map(|key| pending.digit(key)).collect::<Vec<_>>();
        press(&mut pending, "53");
        pending.pause();
        assert!(pending.is_slow() && pending.count == Some(53), "it is shown for a while");
        press(&mut pending, "4");
        assert_eq!((pending.count, pending.is_slow()), (Some(4), false));
        pending.pause();
        assert_eq!((press(&mut pending, "0"), pending.is_begun()), (vec![false], false), "a zero begins none");
        press(&mut pending, "12");
        let pauses = std::iter::from_fn(|| pending.awaits_pause().then(|| pending.pause())).count();
        assert_eq!((pauses, pending), (usize::from(PATIENCE), Pending::default()));
    }

    #[test]
    fn keys_wait_for_the_next_one_as_long_as_it_takes() {
        let mut pending = Pending { keys: read_keys("y"), ..Pending::default() };
        pending.pause();
        pending.pause();
        assert!(pending.is_slow() && !pending.awaits_pause());
        let mut nothing = Pending::default();
        nothing.pause();
        assert!(!nothing.is_begun());
    }

    #[test]
    fn a_digit_alone_is_a_key_where_it_has_a_meaning() {
        let alone = |pending: Pending, context| pending.alone(&Keymap::default(), &[context]);
        let count = |count| Pending { count: Some(count), ..Pending::default() };
        assert_eq!(alone(count(5), Context::Screen), Some(Action::ViewPeople));
        assert_eq!(alone(count(5), Context::List), None);
        assert_eq!(alone(count(9), Context::Screen), None);
        assert_eq!(alone(count(15), Context::Screen), None);
        assert_eq!(alone(Pending { count: Some(5), keys: read_keys("y"), pauses: 0 }, Context::Screen), None);
    }
}
