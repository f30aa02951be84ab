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

/// Tags to put on, and tags to take off.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    let (old, new): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with(['-', '−']));
    let plain = |tag: &str| tag.trim_start_matches(['-', '−', '+', '#', ' ']).to_owned();
    (new.into_iter().map(plain).collect(), old.into_iter().map(plain).collect())
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
