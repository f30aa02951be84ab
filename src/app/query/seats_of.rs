//! How full a few sessions are: what a list that does not tell it asks of those in sight.

use std::collections::{BTreeMap, HashMap};

use super::Query;
use crate::app::claims::claims;
use crate::app::{App, AppError};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::roster::{Seats, roster};

/// The sessions; one that is gone meanwhile is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatsOf(pub Vec<SessionKey>);

/// How full each is.
pub type SeatsBySession = HashMap<SessionKey, Seats>;

impl Query for SeatsOf {
    type Answer = SeatsBySession;

    /// The sign-ups of a series are read once for all its sessions.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let mut dates: BTreeMap<&Uid, Vec<RecurrenceId>> = BTreeMap::new();
        for SessionKey { uid, date } in &self.0 {
            dates.entry(uid).or_default().push(*date);
        }
        let mut found = HashMap::new();
        for (uid, mut dates) in dates {
            dates.sort_unstable();
            let (Some(series), [first, .., last] | [first @ last]) = (app.read().series_of(uid)?, dates.as_slice()) else { continue };
            let claims = claims(app.read(), &series, *first, *last)?;
            let seats = |date: &RecurrenceId| roster(&claims, *date, series.value.capacity(*date)).seats();
            found.extend(dates.iter().map(|date| (series.value.key(*date), seats(date))));
        }
        Ok(found)
    }
}
