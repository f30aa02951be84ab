//! The people of a file, each once, numbered as they first come or as our own backup numbered them.

use std::collections::BTreeSet;

use super::invitee::Invitee;
use crate::domain::directory::Directory;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::domain::text::folded;

/// Grows as the events of the file are read.
#[derive(Clone, Debug, Default)]
pub struct People {
    all: Vec<Person>,
    directory: Directory,
}

impl People {
    /// Those of a backup.
    pub fn of(all: Vec<Person>) -> Self {
        Self { directory: all.iter().cloned().collect(), all }
    }

    pub fn all(self) -> Vec<Person> {
        self.all
    }

    pub fn named(&self, id: PersonId) -> Option<&Profile> {
        // whoever is numbered by us stands in the place of their number
        let in_place = usize::try_from(id.0 - 1).ok().and_then(|place| self.all.get(place));
        in_place.filter(|person| person.id == id).or_else(|| self.all.iter().find(|person| person.id == id)).map(|person| &person.profile)
    }

    /// Who the people of one list are; someone who stands there twice counts once.
    pub(super) fn of_list<'a>(&mut self, list: &'a [Invitee]) -> Vec<(PersonId, &'a Invitee)> {
        let mut seen = BTreeSet::new();
        let mut key = |profile: &Profile| seen.insert((folded(&profile.name), profile.email.as_ref().map(|email| email.to_lowercase())));
        let list: Vec<&Invitee> = list.iter().filter(|invitee| key(&invitee.profile)).collect();
        let profiles: Vec<&Profile> = list.iter().map(|invitee| &invitee.profile).collect();
        let known = self.directory.recognise(&profiles);
        known.into_iter().zip(list).map(|(id, invitee)| (id.unwrap_or_else(|| self.add(&invitee.profile)), invitee)).collect()
    }

    fn add(&mut self, profile: &Profile) -> PersonId {
        let id = PersonId(self.all.iter().next_back().map_or(0, |person| person.id.0) + 1);
        self.directory.add(id, profile);
        self.all.push(Person { id, profile: profile.clone() });
        id
    }
}
