//! Tags for everyone who is marked: `arts, link worker` puts them on, `-arts` takes one off.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Command;
use crate::app::command::PersonTag;
use crate::app::words;
use crate::domain::id::PersonId;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::prompt::line_view;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for the tags.
#[derive(Debug)]
pub struct TagPeople {
    line: Line,
    people: Vec<PersonId>,
    /// Tags that they have now, all of them together.
    own: Vec<String>,
}

impl TagPeople {
    pub fn new(state: &State) -> Self {
        let chosen = state.people.chosen();
        let mut own: Vec<String> = chosen.iter().flat_map(|person| person.tags.clone()).collect();
        own.sort();
        own.dedup();
        Self { line: Line::default(), people: chosen.iter().map(|person| person.id).collect(), own }
    }

    /// Tags to put on, and tags to take off.
    fn read(&self) -> (Vec<String>, Vec<String>) {
        let parts = self.line.value().split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        let (old, new): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with(['-', '−']));
        let plain = |tag: &str| tag.trim_start_matches(['-', '−', '+', '#', ' ']).to_owned();
        (new.into_iter().map(plain).collect(), old.into_iter().map(plain).collect())
    }
}

impl Layer for TagPeople {
    fn title(&self, _state: &State) -> String {
        format!("Tags of {}", words::count(self.people.len(), "person", "people"))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "tag"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        if action != Action::Accept {
            return Reply::NOTHING;
        }
        let (new_tags, old_tags) = self.read();
        if new_tags.iter().chain(&old_tags).all(String::is_empty) {
            return Reply::Refuse(state.keyed("type a tag, or -tag to take one off: {prompt.close} closes"));
        }
        let command = PersonTag { people: self.people.clone(), new_tags, old_tags };
        Reply::Stay(vec![Effect::Propose(Box::new(Command::PersonTag(command)))])
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        3
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = line_view(&self.line, "tags", state, frame, area);
        let own = if self.own.is_empty() { "no tags yet".to_owned() } else { format!("now {}", self.own.join(", ")) };
        for (row, text) in (below.y..below.bottom()).zip([own.as_str(), "arts, link worker puts tags on; -arts takes one off"]) {
            let text = span(fit(text, usize::from(below.width)), state.theme().quiet());
            draw(frame.buffer_mut(), (below.x, row), below.width, &[text]);
        }
    }
}
