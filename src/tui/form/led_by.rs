//! The field for who leads: names with commas between them, found among the people known.

use std::sync::Arc;

use crate::app::command::Who;
use crate::app::query::PersonLine;
use crate::domain::id::PersonId;
use crate::domain::quick::attendee::read_attendee;
use crate::tui::ranking::ranked;

/// Who leads by now, and who could.
#[derive(Debug, Default)]
pub struct LedBy {
    pub leaders: Vec<(PersonId, String)>,
    people: Arc<[PersonLine]>,
}

impl LedBy {
    pub fn of(leaders: Vec<(PersonId, String)>) -> Self {
        Self { leaders, people: Arc::default() }
    }

    /// Takes in who could.
    pub fn know(&mut self, people: &Arc<[PersonLine]>) {
        self.people = Arc::clone(people);
    }

    /// What stands in the field before anything is typed.
    pub fn text(&self) -> String {
        self.leaders.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Who is named and did not lead before.
    ///
    /// # Errors
    /// Why a name is none, as a sentence.
    pub fn joining(&self, text: &str) -> Result<Vec<Who>, String> {
        let is_new = |name: &&str| !self.leaders.iter().any(|(_, known)| known.eq_ignore_ascii_case(name));
        let who = |name: &str| match self.people.iter().find(|person| person.name.eq_ignore_ascii_case(name)) {
            Some(known) => Ok(Who::Known(known.id)),
            None => read_attendee(name).map(Who::described).map_err(|error| error.to_string()),
        };
        names(text).filter(is_new).map(who).collect()
    }

    /// Who led before and is not named any more.
    pub fn leaving(&self, text: &str) -> Vec<PersonId> {
        let is_gone = |leader: &&(PersonId, String)| !names(text).any(|name| name.eq_ignore_ascii_case(&leader.1));
        self.leaders.iter().filter(is_gone).map(|(person, _)| *person).collect()
    }

    /// The text with the name that is being typed finished, in each way that it can be.
    pub fn offers(&self, text: &str) -> Vec<String> {
        let (before, typed) = text.rsplit_once(',').map_or(("", text), |(before, typed)| (before, typed.trim()));
        if typed.is_empty() || self.people.iter().any(|person| person.name.eq_ignore_ascii_case(typed)) {
            return Vec::new();
        }
        let found = ranked(typed, self.people.iter().map(|person| person.name.as_str()));
        let named = found.iter().filter_map(|found| self.people.get(found.place)).map(|person| person.name.as_str());
        named.map(|name| if before.is_empty() { name.to_owned() } else { format!("{before}, {name}") }).collect()
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty())
}
