//! The people known: all of them for completion, and the one that a name means.

use super::Query;
use super::series::{Way, only_one};
use crate::app::{App, AppError};
use crate::domain::id::PersonId;
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

impl Query for People {
    type Answer = Vec<PersonLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let line = |person: crate::domain::person::Person| PersonLine {
            id: person.id,
            name: person.profile.name,
            email: person.profile.email,
            tags: person.profile.tags,
            organisation: person.profile.organisation,
        };
        Ok(app.read().people()?.into_iter().map(line).collect())
    }
}

/// The person that a text means: an e-mail address, a whole name, a number, or words that only one name has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNamed(pub String);

impl Query for PersonNamed {
    type Answer = PersonId;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let all = app.ask(&People)?;
        let wanted = text::folded(self.0.trim());
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
