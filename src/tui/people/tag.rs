//! Tags for everyone who is marked: `arts, link worker` puts them on, `-arts` takes one off.

use ratatui::text::Span;

use crate::app::Command;
use crate::app::command::PersonTag;
use crate::app::words;
use crate::domain::id::PersonId;
use crate::tui::msg::Effect;
use crate::tui::overlay::Reply;
use crate::tui::prompt::{Ask, OneLine};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for the tags.
#[derive(Debug)]
pub struct TagPeople {
    people: Vec<PersonId>,
    /// Tags that they have now, all of them together.
    own: Vec<String>,
}

impl TagPeople {
    pub fn prompt(state: &State) -> OneLine<Self> {
        let chosen = state.people.chosen();
        let mut own: Vec<String> = chosen.iter().flat_map(|person| person.tags.clone()).collect();
        own.sort();
        own.dedup();
        OneLine::new(Line::default(), Self { people: chosen.iter().map(|person| person.id).collect(), own })
    }
}

/// What a tag to take off begins with.
const OFF: [char; 2] = ['-', '−'];
/// What any tag may begin with.
const SIGNS: [char; 4] = ['-', '−', '+', '#'];

/// Tags to put on, and tags to take off; a comma ends one, and so does the sign of the next.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let mut tags: Vec<String> = Vec::new();
    for part in text.split([',', ';']) {
        for (place, word) in part.split_whitespace().enumerate() {
            let begins = place == 0 || word.starts_with(SIGNS) && !word.trim_start_matches(SIGNS).is_empty();
            match tags.last_mut() {
                Some(tag) if !begins => *tag = format!("{tag} {word}"),
                _ => tags.push(word.to_owned()),
            }
        }
    }
    let (old, new): (Vec<String>, Vec<String>) = tags.into_iter().partition(|tag| tag.starts_with(OFF));
    let plain = |tags: Vec<String>| tags.iter().map(|tag| tag.trim_start_matches(SIGNS).trim_start().to_owned()).collect();
    (plain(new), plain(old))
}

impl Ask for TagPeople {
    fn title(&self, _state: &State) -> String {
        format!("Tags of {}", words::count(self.people.len(), "person", "people"))
    }

    fn label(&self) -> &'static str {
        "tags"
    }

    fn verb(&self) -> &'static str {
        "tag"
    }

    fn told(&self, _text: &str, state: &State) -> Vec<Span<'static>> {
        let own = if self.own.is_empty() { "no tags yet".to_owned() } else { format!("now {}", self.own.join(", ")) };
        [own, "arts, link worker puts tags on; -arts takes one off".to_owned()].map(|told| span(told, state.theme().quiet())).into()
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply {
        let (new_tags, old_tags) = read(text);
        if new_tags.iter().chain(&old_tags).all(String::is_empty) {
            return Reply::Refuse(state.keyed("type a tag, or -tag to take one off: {prompt.close} closes"));
        }
        let command = PersonTag { people: self.people.clone(), new_tags, old_tags };
        Reply::Stay(vec![Effect::Propose(Box::new(Command::PersonTag(command)))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_or_the_next_sign_ends_a_tag() {
        type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);
        let cases: [Case; 7] = [
            ("arts, link worker", &["arts", "link worker"], &[]),
            ("-arts", &[], &["arts"]),
            ("choir -carer", &["choir"], &["carer"]),
            ("link worker #arts −health, - old hand", &["link worker", "arts"], &["health", "old hand"]),
            ("arts - crafts", &["arts - crafts"], &[]),
            ("well-being; +co-host", &["well-being", "co-host"], &[]),
            (" ,; ", &[], &[]),
        ];
        for (text, new, old) in cases {
            let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
            assert_eq!(read(text), (owned(new), owned(old)), "{text}");
        }
    }
}
