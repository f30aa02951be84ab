//! Changes what is known of a person.

use super::lists::Lists;
use super::recognise::shared_address;
use super::{Context, Done, find};
use crate::app::{AppError, Detail};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonEdit {
    pub person: PersonId,
    pub edits: ProfileEdits,
}

/// New values; `None` leaves a value as it is, an empty text takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileEdits {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub organisation: Option<String>,
    pub via: Option<String>,
    pub access_needs: Option<String>,
    pub note: Option<String>,
    pub new_tags: Vec<String>,
    pub old_tags: Vec<String>,
}

impl ProfileEdits {
    fn apply(&self, profile: Profile) -> Profile {
        let text = |new: &Option<String>, old: Option<String>| new.clone().map_or(old, Some);
        let plain = |tag: &String| tag.trim().trim_start_matches('#').to_lowercase();
        let goes = |tag: &String| self.old_tags.iter().any(|old| plain(old) == *tag);
        Profile {
            name: self.name.clone().unwrap_or(profile.name),
            email: text(&self.email, profile.email),
            phone: text(&self.phone, profile.phone),
            organisation: text(&self.organisation, profile.organisation),
            tags: profile.tags.into_iter().filter(|tag| !goes(tag)).chain(self.new_tags.clone()).collect(),
            via: text(&self.via, profile.via),
            access_needs: text(&self.access_needs, profile.access_needs),
            note: text(&self.note, profile.note),
            aliases: profile.aliases,
        }
    }
}

impl PersonEdit {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let old = find::person(writer.read(), self.person)?;
        let new = Person { id: old.id, profile: self.edits.apply(old.profile.clone()).checked()? };
        let name = &new.profile.name;
        if new == old {
            return Ok(Done { sentence: format!("{name} is like that already"), detail: Detail::Person(new.id) });
        }
        let lists = Lists::ruled(writer.read(), &[new.id], context)?;
        writer.set_person(&new)?;
        let changed = changed(&old.profile, &new.profile).join(", ");
        let former = if old.profile.name == *name { String::new() } else { format!(", formerly {}", old.profile.name) };
        let shared = if old.profile.email == new.profile.email { String::new() } else { shared_address(writer.read(), &new)? };
        let (told, waiting) = lists.moves(writer.read())?;
        let sentence = format!("changed {changed} of {name}{former}{shared}{told}");
        Ok(Done { sentence, detail: Detail::Edited { made: None, waiting, leap: None } })
    }
}

/// The names of what differs.
pub(super) fn changed(old: &Profile, new: &Profile) -> Vec<&'static str> {
    let values = [
        ("the name", old.name != new.name),
        ("the e-mail address", old.email != new.email),
        ("the phone number", old.phone != new.phone),
        ("the organisation", old.organisation != new.organisation),
        ("the tags", old.tags != new.tags),
        ("the referrer", old.via != new.via),
        ("the access needs", old.access_needs != new.access_needs),
        ("the note", old.note != new.note),
        ("the names in calls", old.aliases != new.aliases),
    ];
    values.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
