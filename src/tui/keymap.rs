//! What each key means: the table of actions, with the keys that the settings give them.

use super::action::{Action, Context, Entry};
use super::key::{Key, Sequence};
use super::table::entries;

/// An action in a place, and its keys; the first is the one that is shown, and there may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub entry: &'static Entry,
    pub keys: Vec<Sequence>,
}

/// Every action with its keys; the usual ones, until someone rebinds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    pub(super) bindings: Vec<Binding>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Act(Action),
    /// The beginning of a sequence.
    Wait,
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let usual = |entry: &'static Entry| Binding { entry, keys: entry.keys.iter().map(|keys| Sequence::of(keys)).collect() };
        Self { bindings: entries().map(usual).collect() }
    }
}

impl Keymap {
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Looks keys up, context by context: the first that knows them wins. Letters of other scripts that mean nothing themselves are the
    /// keys of QWERTY at their places.
    pub fn meaning(&self, pressed: &[Key], contexts: &[Context]) -> Meaning {
        match self.written(pressed, contexts) {
            Meaning::Nothing => self.written(&on_qwerty(pressed), contexts),
            known => known,
        }
    }

    /// What the keys mean just as they are.
    fn written(&self, pressed: &[Key], contexts: &[Context]) -> Meaning {
        let mut waits = false;
        for binding in self.asked(contexts) {
            for sequence in &binding.keys {
                if sequence.keys == pressed {
                    return Meaning::Act(binding.entry.action);
                }
                waits |= sequence.keys.starts_with(pressed);
            }
        }
        if waits { Meaning::Wait } else { Meaning::Nothing }
    }

    /// The bindings of the contexts, those of the first one first.
    fn asked<'k>(&'k self, contexts: &'k [Context]) -> impl Iterator<Item = &'k Binding> {
        contexts.iter().flat_map(|context| self.bindings.iter().filter(move |binding| binding.entry.context == *context))
    }

    /// What may follow keys that begin sequences: the keys that are missing, and the word of what they do.
    pub fn after(&self, pressed: &[Key], contexts: &[Context]) -> Vec<(String, &'static str)> {
        let begun = if self.written(pressed, contexts) == Meaning::Nothing { on_qwerty(pressed) } else { pressed.to_vec() };
        let mut found: Vec<(String, &'static str)> = Vec::new();
        for binding in self.asked(contexts) {
            for missing in binding.keys.iter().filter_map(|sequence| sequence.keys.strip_prefix(&begun[..])) {
                let keys: String = missing.iter().map(Key::to_string).collect();
                // of two with the same keys the more special context wins
                if !found.iter().any(|(known, _)| *known == keys) {
                    found.push((keys, binding.entry.hint));
                }
            }
        }
        found
    }

    /// The binding of an action; of several, the first whose context is among those given.
    pub fn binding(&self, action: Action, contexts: &[Context]) -> Option<&Binding> {
        contexts
            .iter()
            .find_map(|context| self.bindings.iter().find(|binding| binding.entry.action == action && binding.entry.context == *context))
    }

    /// The key that is shown for an action, if it has one.
    pub fn key(&self, action: Action, contexts: &[Context]) -> Option<String> {
        self.binding(action, contexts)?.shown()
    }

    /// A sentence of the program in which `{series.add}` stands for the key of that action, as it is now.
    pub fn keyed(&self, sentence: &'static str) -> String {
        let mut parts = sentence.split('{');
        let mut told = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            let binding = self.bindings.iter().find(|binding| binding.entry.name == name);
            // without a key it is found by its name
            told += &binding.and_then(Binding::shown).unwrap_or_else(|| name.to_owned());
            told += rest;
        }
        told
    }
}

impl Binding {
    /// The key that is shown, if there is one.
    pub fn shown(&self) -> Option<String> {
        self.keys.first().map(Sequence::to_string)
    }
}

fn on_qwerty(pressed: &[Key]) -> Vec<Key> {
    pressed.iter().map(|key| key.on_qwerty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::read_keys;

    #[test]
    fn a_sequence_waits_for_its_end() {
        let contexts = [Context::Calendar, Context::Home, Context::Anywhere];
        let meaning = |keys| Keymap::default().meaning(&read_keys(keys), &contexts);
        assert_eq!(meaning("y"), Meaning::Wait);
        assert_eq!(meaning("yl"), Meaning::Act(Action::CopyLink));
        assert_eq!(meaning("yz"), Meaning::Nothing);
    }

    #[test]
    fn letters_of_other_scripts_are_the_keys_at_their_places() {
        let contexts = [Context::Calendar, Context::Home, Context::Screen, Context::Anywhere];
        let meaning = |keys| Keymap::default().meaning(&read_keys(keys), &contexts);
        let cases = [("ф", "a"), ("Ы", "S"), ("нд", "yl"), ("х", "["), ("η", "h"), ("Σ", "S"), ("υλ", "yl"), ("ё", "`"), ("日", "日")];
        for (typed, key) in cases {
            assert_eq!(meaning(typed), meaning(key), "{typed}");
        }
        assert_eq!(meaning("н"), Meaning::Wait);
    }

    #[test]
    fn sentences_name_keys_as_they_are_now() {
        let keymap = Keymap::default();
        assert_eq!(keymap.keyed("no session here: {series.add} makes a series"), "no session here: n makes a series");
        assert_eq!(keymap.keyed("nothing to fill in"), "nothing to fill in");
    }
}
