//! Someone new in the directory, on no list yet.

use super::Done;
use super::recognise::{Match, add, matching, shared_address};
use crate::app::{AppError, Detail};
use crate::domain::person::Profile;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonAdd {
    pub profile: Profile,
}

impl PersonAdd {
    pub(super) fn apply(&self, writer: &Writer) -> Result<Done, AppError> {
        let profile = self.profile.clone().checked()?;
        let namesakes = match matching(writer.read(), &profile)? {
            Match::Sure(_) => {
                let why = "someone of that name and with that e-mail address is known already";
                return Err(AppError::refused(why, "Change what is known of them: fortnight person edit"));
            }
            Match::Namesakes(people) => people.len(),
        };
        let person = add(writer, profile)?;
        let name = &person.profile.name;
        let told = if namesakes > 0 { "; someone of that name was known before" } else { "" };
        let shared = shared_address(writer.read(), &person)?;
        Ok(Done { sentence: format!("added {name} to the directory{told}{shared}"), detail: Detail::Person(person.id) })
    }
}
