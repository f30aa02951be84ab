//! Other keys for some actions: what the settings may say, and everything that would leave someone without a key they need.

use thiserror::Error;

use super::action::{Action, Entry};
use super::key::{Sequence, read_keys};
use super::keymap::{Binding, Keymap};

/// What closes a layer or the program: without a key for it there would be no way out.
const WAYS_OUT: [Action; 4] = [Action::Cancel, Action::Close, Action::FilterEnd, Action::FindEnd];
/// A name that is less like another than this, of 1, is no slip.
const ALIKE: f64 = 0.85;

/// An action by its name, and the keys it shall have, each in the notation of [`Sequence::read`]; none at all is an answer too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    pub name: String,
    pub keys: Vec<String>,
}

/// Why an action cannot have the keys that it shall have; to be read after its name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RebindError {
    #[error("there is no such action, {}", .meant.map_or("see all of them with: fortnight config keys".into(), |name| format!("did you mean “{name}”?")))]
    Unknown { meant: Option<&'static str> },
    #[error("Ctrl-C always leaves the program, so that line has to go")]
    Fixed,
    #[error("“{0}” always leaves the program: take another key")]
    Leaves(String),
    #[error("“{0}” is no key: write x, yl, <c-s>, <a-x>, <f5>, <enter>, <space>, or <lt> for <")]
    Unreadable(String),
    #[error("“{0}” begins with a digit, which is a count there: put the digit last")]
    Counts(String),
    #[error("“{keys}” is text to be typed ({place}): take a key with Ctrl or Alt, or one with a name")]
    Typed { keys: String, place: &'static str },
    #[error("“{keys}” is “{other}” already ({place}): give that another key, or none: \"{other}\" = []")]
    Taken { keys: String, other: &'static str, place: &'static str },
    #[error("“{keys}” and “{longer}”, which is “{other}” ({place}), begin alike, so that one of them would never be heard: change either")]
    Hides { keys: String, longer: String, other: &'static str, place: &'static str },
    #[error("without a key there would be no way out ({place}): give it one")]
    NoWayOut { place: &'static str },
}

impl Keymap {
    /// The usual keys, but for those that are given here.
    ///
    /// # Errors
    /// With all that is wrong, each beside the place among the rebindings that it speaks of.
    pub fn rebound(changes: &[Rebinding]) -> Result<Self, Vec<(usize, RebindError)>> {
        let mut keymap = Self::default();
        let mut wrong = Vec::new();
        let mut changed = Vec::new();
        for (place, change) in changes.iter().enumerate() {
            let binding = keymap.bindings.iter().position(|binding| binding.entry.name == change.name);
            match binding.and_then(|at| Some((at, keymap.bindings.get_mut(at)?))) {
                None => wrong.push((place, RebindError::Unknown { meant: meant(&change.name) })),
                Some((at, binding)) => match read(binding.entry, &change.keys) {
                    Ok(keys) => {
                        binding.keys = keys;
                        changed.push((at, place));
                    }
                    Err(errors) => wrong.extend(errors.into_iter().map(|error| (place, error))),
                },
            }
        }
        wrong.extend(keymap.clashes(&changed));
        wrong.sort_by_key(|(place, _)| *place);
        if wrong.is_empty() { Ok(keymap) } else { Err(wrong) }
    }

    /// Keys of a changed binding that another one has, or that hide or are hidden by others; each pair once.
    fn clashes(&self, changed: &[(usize, usize)]) -> Vec<(usize, RebindError)> {
        let mut found = Vec::new();
        for (at, place) in changed {
            let Some(binding) = self.bindings.get(*at) else { continue };
            let is_told = |other: usize| changed.iter().any(|(earlier, before)| *earlier == other && before < place);
            let others = self.bindings.iter().enumerate().filter(|(other, _)| other != at && !is_told(*other));
            found.extend(others.flat_map(|(_, other)| clashes(binding, other)).map(|error| (*place, error)));
            found.extend(hidden_within(binding).map(|error| (*place, error)));
        }
        found
    }
}

/// All that two bindings cannot both have; what the table itself lays over something more general stays right.
fn clashes<'k>(binding: &'k Binding, other: &'k Binding) -> impl Iterator<Item = RebindError> + 'k {
    let is_met = binding.entry.context.is_met_with(other.entry.context);
    let is_leave = other.entry.action == Action::Leave;
    let pairs = binding.keys.iter().flat_map(|a| other.keys.iter().map(move |b| (a, b)));
    let is_new = |(a, b): &(&Sequence, &Sequence)| !(is_usual(binding, a) && is_usual(other, b));
    pairs.filter(move |pair| is_met && is_new(pair)).filter_map(move |(a, b)| {
        let (keys, other, place) = (a.to_string(), other.entry.name, other.entry.context.words());
        match (a.keys == b.keys, begin_alike(a, b)) {
            (true, _) if is_leave => Some(RebindError::Leaves(keys)),
            (true, _) => Some(RebindError::Taken { keys, other, place }),
            (false, true) => Some(RebindError::Hides { keys, longer: b.to_string(), other, place }),
            (false, false) => None,
        }
    })
}

/// Keys of one action that begin alike: the longer ones would do it before they are whole.
fn hidden_within(binding: &Binding) -> impl Iterator<Item = RebindError> {
    let pairs = binding.keys.iter().enumerate().flat_map(|(at, a)| binding.keys.iter().skip(at + 1).map(move |b| (a, b)));
    let (other, place) = (binding.entry.name, binding.entry.context.words());
    let hides = move |(a, b): (&Sequence, &Sequence)| RebindError::Hides { keys: a.to_string(), longer: b.to_string(), other, place };
    pairs.filter(|(a, b)| a.keys != b.keys && begin_alike(a, b)).map(hides)
}

fn begin_alike(a: &Sequence, b: &Sequence) -> bool {
    a.keys.starts_with(&b.keys) || b.keys.starts_with(&a.keys)
}

/// Whether the table gives the action that key.
fn is_usual(binding: &Binding, keys: &Sequence) -> bool {
    binding.entry.keys.iter().any(|usual| read_keys(usual) == keys.keys)
}

fn read(entry: &'static Entry, keys: &[String]) -> Result<Vec<Sequence>, Vec<RebindError>> {
    if entry.action == Action::Leave {
        return Err(vec![RebindError::Fixed]);
    }
    let place = entry.context.words();
    if keys.is_empty() && WAYS_OUT.contains(&entry.action) {
        return Err(vec![RebindError::NoWayOut { place }]);
    }
    let sequence = |notation: &String| {
        let sequence = Sequence::read(notation).ok_or_else(|| RebindError::Unreadable(notation.clone()))?;
        let first = sequence.keys.first().and_then(|key| key.text());
        match first {
            Some(_) if entry.context.takes_text() => Err(RebindError::Typed { keys: sequence.to_string(), place }),
            Some(first) if first.is_ascii_digit() && sequence.keys.len() > 1 => Err(RebindError::Counts(sequence.to_string())),
            _ => Ok(sequence),
        }
    };
    let (read, wrong): (Vec<_>, Vec<_>) = keys.iter().map(sequence).partition(Result::is_ok);
    let wrong: Vec<RebindError> = wrong.into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() { Ok(read.into_iter().flatten().collect()) } else { Err(wrong) }
}

/// The action whose name is nearest, if one is near.
fn meant(name: &str) -> Option<&'static str> {
    let near = |entry: &'static Entry| (entry.name, strsim::jaro_winkler(entry.name, name));
    let nearest = super::table::entries().map(near).max_by(|a, b| a.1.total_cmp(&b.1));
    nearest.filter(|(_, likeness)| *likeness > ALIKE).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::Context;
    use crate::tui::keymap::Meaning;

    fn rebound(changes: &[(&str, &[&str])]) -> Result<Keymap, Vec<(usize, RebindError)>> {
        let change = |(name, keys): &(&str, &[&str])| Rebinding {
            name: (*name).to_owned(),
            keys: keys.iter().map(|keys| (*keys).to_owned()).collect(),
        };
        Keymap::rebound(&changes.iter().map(change).collect::<Vec<_>>())
    }

    #[test]
    fn an_action_has_the_keys_it_is_given_and_no_others() {
        let keymap = rebound(&[("session.skip", &["c", "<c-s>"]), ("session.edit", &[])]).expect("nothing is wrong");
        let meaning = |keys: &str| keymap.meaning(&read_keys(keys), &[Context::Home]);
        for keys in ["c", "<c-s>"] {
            assert_eq!(meaning(keys), Meaning::Act(Action::SessionSkip), "{keys}");
        }
        assert_eq!((meaning("s"), meaning("e")), (Meaning::Nothing, Meaning::Nothing));
        assert_eq!(keymap.keyed("{session.skip} skips, {session.edit} edits"), "c skips, session.edit edits");
    }

    #[test]
    fn keys_can_be_exchanged() {
        assert!(rebound(&[("session.skip", &["m"]), ("session.move", &["s"])]).is_ok());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let cases: [(&str, &[&str], &str); 10] = [
            ("session.skp", &["x"], "there is no such action, did you mean “session.skip”?"),
            ("nonsense", &["x"], "there is no such action, see all"),
            ("program.leave", &["<c-q>"], "Ctrl-C always leaves"),
            ("undo", &["<enterr>"], "“<enterr>” is no key"),
            ("redo", &["<c-c>"], "“Ctrl-C” always leaves the program"),
            ("session.move", &["a"], "“a” is “attendee.add” already (sessions, attendees)"),
            ("session.edit", &["y"], "“y” and “yq”, which is “link.code” (sessions, attendees), begin alike"),
            ("prompt.close", &["x"], "“x” is text to be typed (prompt)"),
            ("layer.close", &[], "without a key there would be no way out (list)"),
            ("history", &["1x"], "“1x” begins with a digit"),
        ];
        let changes: Vec<(&str, &[&str])> = cases.iter().map(|(name, keys, _)| (*name, *keys)).collect();
        let wrong = rebound(&changes).expect_err("all of it");
        for (place, (name, _, wanted)) in cases.iter().enumerate() {
            let told: Vec<String> = wrong.iter().filter(|(at, _)| *at == place).map(|(_, error)| error.to_string()).collect();
            assert!(told.iter().any(|told| told.starts_with(wanted)), "{name}: {told:?}");
        }
    }

    #[test]
    fn two_that_want_the_same_key_are_told_once() {
        let wrong = rebound(&[("session.skip", &["c"]), ("session.move", &["c"])]).expect_err("one key, two actions");
        assert_eq!(wrong.len(), 1, "{wrong:?}");
    }

    #[test]
    fn keys_that_are_looked_up_at_the_same_moment_are_told_apart() {
        let cases: [(&str, &str, &str); 6] = [
            ("session.skip", "q", "“q” is “program.quit” already (every screen)"),
            ("program.quit", "s", "“s” is “session.skip” already (sessions, attendees)"),
            ("palette", "s", "“s” is “series.sort” already (table of series)"),
            ("person.edit", ":", "“:” is “command” already (anywhere but in a line of text)"),
            ("layer.close", "<pgdn>", "“PgDn” is “text.page-down” already (text)"),
            ("line.first", "aa", "“aa” and “a”, which is “attendee.add” (sessions, attendees), begin alike"),
        ];
        for (name, key, wanted) in cases {
            let wrong = rebound(&[(name, &[key])]).expect_err(name);
            assert!(wrong.iter().any(|(_, error)| error.to_string().starts_with(wanted)), "{name}: {wrong:?}");
        }
        assert!(rebound(&[("register.late", &["q2"])]).is_err() && rebound(&[("register.late", &["L"])]).is_ok());
        assert!(rebound(&[("report.before", &["s"])]).is_ok(), "never at the same moment as the keys of sessions");
    }

    #[test]
    fn what_the_table_lays_over_something_stays_where_it_is() {
        assert!(rebound(&[("find", &["/"])]).is_ok(), "a list filters with that key, as it does without settings");
    }

    #[test]
    fn keys_of_one_action_do_not_hide_each_other() {
        let wrong = rebound(&[("line.first", &["c", "cc"])]).expect_err("cc is never whole");
        assert!(wrong[0].1.to_string().starts_with("“c” and “cc”, which is “line.first”"), "{wrong:?}");
    }

    #[test]
    fn the_table_keeps_the_rules_itself() {
        let keymap = Keymap::default();
        for binding in keymap.bindings().iter().filter(|binding| binding.entry.action != Action::Leave) {
            let keys: Vec<String> = binding.keys.iter().map(|keys| keys.notation.clone()).collect();
            assert!(read(binding.entry, &keys).is_ok(), "{}", binding.entry.name);
        }
    }
}
