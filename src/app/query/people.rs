//! The people known: all of them for completion, and the one that a name means.

use std::sync::Arc;

use super::Query;
use super::series::{Way, only_one};
use crate::app::{App, AppError};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::domain::text;

/// Everyone, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People;

/// A line of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub tags: Vec<String>,
    pub organisation: Option<String>,
}

impl PersonLine {
    pub(super) fn of(person: &Person) -> Self {
        let Profile { name, email, tags, organisation, .. } = &person.profile;
        Self { id: person.id, name: name.clone(), email: email.clone(), tags: tags.clone(), organisation: organisation.clone() }
    }
}

impl Query for People {
    type Answer = Arc<[PersonLine]>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        Ok(app.read().people()?.iter().map(PersonLine::of).collect())
    }
}

/// The person that a text means: an e-mail address, a whole name, a number, or words that only one name has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNamed(pub String);

impl Query for PersonNamed {
    type Answer = PersonId;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let read = app.read();
        let wanted = self.0.trim();
        // whoever the index finds is found without reading everyone
        let quick = [read.people_at(wanted)?, read.people_named(wanted)?];
        if let Some([one]) = quick.iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
            return Ok(one.id);
        }
        let all = app.ask(&People)?;
        let wanted = text::folded(wanted);
        let name = |person: &PersonLine| text::folded(&person.name);
        let has_words = |person: &PersonLine| !wanted.is_empty() && wanted.split_whitespace().all(|word| name(person).contains(word));
        let number = |person: &PersonLine| person.id.0.to_string() == wanted;
        let ways: [Way<PersonLine>; 4] = [
            &|person| person.email.as_ref().is_some_and(|email| email.to_lowercase() == wanted),
            &|person| name(person) == wanted,
            &number,
            &has_words,
        ];
        only_one(&all, &ways, "person", &self.0).map(|person| person.id)
    }
}
