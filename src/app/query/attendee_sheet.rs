//! Who comes to a session, or every time, as the lines of a list that goes into a file.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::{Query, stored};
use crate::app::claims::claims;
use crate::app::sheet::Line;
use crate::app::{App, AppError};
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::person::Profile;
use crate::domain::roster::{loudest, roster};
use crate::domain::signup::{Reach, SignUp};

/// Whose list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeSheet {
    pub uid: Uid,
    /// `None`: those who come every time, from today on.
    pub date: Option<RecurrenceId>,
}

impl Query for AttendeeSheet {
    type Answer = Vec<Line>;

    /// In the order of seats, so that a list that is read again gives the same ones.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = stored(app, &self.uid)?;
        let rows: Vec<SignUp> = app.read().sign_ups(series.id)?.into_iter().map(|row| row.value).collect();
        let mut people: HashMap<PersonId, Profile> =
            app.read().people_signed_up(series.id)?.into_iter().map(|person| (person.id, person.profile)).collect();
        let listed: Vec<SignUp> = match self.date {
            Some(date) => {
                let order = roster(&claims(app.read(), &series, date, date)?, date, series.value.capacity(date)).entries;
                let said = |person| loudest(rows.iter().filter(move |row| row.person == person), date);
                order.into_iter().filter_map(|entry| said(entry.person).cloned()).collect()
            }
            None => {
                let today = series.value.event.anchor.wall(app.now(), app.zone()).date();
                let goes_on = |row: &&SignUp| matches!(row.reach, Reach::Standing { until, .. } if until.is_none_or(|until| until > today));
                let mut standing: Vec<SignUp> = rows.iter().filter(goes_on).cloned().collect();
                standing.sort_by_key(|row| Reverse(row.position));
                // of each person the later one holds
                let mut seen = HashSet::new();
                standing.retain(|row| seen.insert(row.person));
                standing.reverse();
                standing
            }
        };
        let line = |row: SignUp| Some(Line { profile: people.remove(&row.person)?, role: row.role, answer: row.answer });
        Ok(listed.into_iter().filter_map(line).collect())
    }
}
