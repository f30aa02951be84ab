//! Takes kinds of data about a person away: contacts, the referrer, notes. The name and the register stay.

use super::lists::Lists;
use super::person_edit::changed;
use super::{Context, Done, find};
use crate::app::{AppError, Detail};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::retention::Kind;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonForget {
    pub person: PersonId,
    pub kinds: Vec<Kind>,
}

impl PersonForget {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let old = find::person(writer.read(), self.person)?;
        let profile = self.kinds.iter().fold(old.profile.clone(), |profile, kind| kind.taken_from(profile));
        let new = Person { id: old.id, profile };
        let detail = Detail::Person(new.id);
        let name = &new.profile.name;
        if new == old {
            return Ok(Done { sentence: format!("nothing of that was known of {name}"), detail });
        }
        let lists = Lists::ruled(writer.read(), &[new.id], context)?;
        writer.set_person(&new)?;
        let gone = changed(&old.profile, &new.profile).join(", ");
        Ok(Done { sentence: format!("forgot {gone} of {name}{}", lists.told(writer.read())?), detail })
    }
}
