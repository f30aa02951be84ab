//! What is known of people for longer than was decided: a list to decide by, never a deletion.

use chrono::NaiveDate;

use super::Query;
use crate::app::{App, AppError};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::retention::{Kind, Retention};

/// Whose data of which kind is overdue, by what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue {
    pub retention: Retention,
}

/// Data of one kind about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueLine {
    pub person: PersonId,
    pub name: String,
    pub kind: Kind,
    /// The day on which they were last seen or signed up for; `None` where nothing tells.
    pub last_heard: Option<NaiveDate>,
    /// The first day on which it was to be gone.
    pub since: Option<NaiveDate>,
}

impl Query for Overdue {
    type Answer = Vec<OverdueLine>;

    /// What is overdue for longest first; before it, that of which nobody knows for how long.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let today = app.zone().wall(app.now()).date();
        let heard = app.read().last_heard()?;
        let mut lines = Vec::new();
        for Person { id, profile } in app.read().people()?.iter() {
            let last_heard = heard.get(id).copied();
            for kind in Kind::ALL.into_iter().filter(|kind| kind.is_in(profile)) {
                let Some(period) = self.retention.period(kind) else { continue };
                // who is signed up until the end of time has no day after it
                let since = last_heard.map(|day| period.after(day).unwrap_or(NaiveDate::MAX));
                if since.is_none_or(|since| since <= today) {
                    lines.push(OverdueLine { person: *id, name: profile.name.clone(), kind, last_heard, since });
                }
            }
        }
        lines.sort_by_key(|line| line.since);
        Ok(lines)
    }
}
