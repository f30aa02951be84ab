//! Two people side by side, and what would stay if they became one.

use super::Query;
use crate::app::command::find;
use crate::app::{App, AppError};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};

/// Which two; `kept` is the one who would stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeOf {
    pub kept: PersonId,
    pub other: PersonId,
}

/// Both records, and the one that would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePage {
    pub kept: Person,
    pub other: Person,
    pub both: Profile,
}

impl Query for MergeOf {
    type Answer = MergePage;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let [kept, other] = [find::person(app.read(), self.kept)?, find::person(app.read(), self.other)?];
        let both = kept.profile.clone().filled_in(other.profile.clone()).checked()?;
        Ok(MergePage { kept, other, both })
    }
}
