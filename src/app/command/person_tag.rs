//! Puts tags on several people, and takes tags off them.

use super::lists::Lists;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonTag {
    pub people: Vec<PersonId>,
    pub new_tags: Vec<String>,
    pub old_tags: Vec<String>,
}

impl PersonTag {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        // checked as a profile's own tags are
        let plain = |tags: &[String]| Profile { tags: tags.to_vec(), ..Profile::named("someone") }.checked().map(|profile| profile.tags);
        let (new, old) = (plain(&self.new_tags)?, plain(&self.old_tags)?);
        let lists = Lists::ruled(writer.read(), &self.people, context)?;
        let mut changed = Vec::new();
        for id in &self.people {
            let person = find::person(writer.read(), *id)?;
            let kept = person.profile.tags.iter().filter(|tag| !old.contains(tag)).cloned();
            let profile = Profile { tags: kept.chain(new.clone()).collect(), ..person.profile.clone() }.checked()?;
            if profile != person.profile {
                changed.push(profile.name.clone());
                writer.set_person(&Person { id: *id, profile })?;
            }
        }
        let who = match changed.as_slice() {
            [] => return Ok(Done::said("tagged nobody: they are like that already")),
            [only] => only.clone(),
            many => words::count(many.len(), "person", "people"),
        };
        let signs = new.iter().map(|tag| format!("+#{tag}")).chain(old.iter().map(|tag| format!("−#{tag}")));
        let (told, waiting) = lists.moves(writer.read())?;
        let sentence = format!("tagged {who}: {}{told}", signs.collect::<Vec<_>>().join(" "));
        Ok(Done { sentence, detail: Detail::Edited { made: None, waiting, leap: None } })
    }
}
