//! How full a few sessions are: what a list that does not tell it asks of those in sight.

use std::collections::{BTreeMap, HashMap};

use super::Query;
use crate::app::claims::with_sign_ups;
use crate::app::{App, AppError};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::roster::{Seats, roster};
use crate::domain::signup::SignUp;

/// The sessions; one that is gone meanwhile is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatsOf(pub Vec<SessionKey>);

/// How full each is.
pub type SeatsBySession = HashMap<SessionKey, Seats>;

impl Query for SeatsOf {
    type Answer = SeatsBySession;

    /// What is said of all the sessions is read at once.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let mut dates: BTreeMap<&Uid, Vec<RecurrenceId>> = BTreeMap::new();
        for SessionKey { uid, date } in &self.0 {
            dates.entry(uid).or_default().push(*date);
        }
        let mut found = HashMap::new();
        let all = || dates.values().flatten().copied();
        let (Some(first), Some(last)) = (all().min(), all().max()) else { return Ok(found) };
        let mut once = app.read().sign_ups_for_one(first, last)?;
        for series in app.read().series_between(&dates.keys().copied().collect::<Vec<_>>(), first, last)? {
            let mut sign_ups: Vec<SignUp> = app.read().sign_ups_for_all(series.id)?.into_iter().map(|row| row.value).collect();
            sign_ups.append(&mut once.remove(&series.id).unwrap_or_default());
            let claims = with_sign_ups(app.read(), &series, sign_ups)?;
            let seats = |date: &RecurrenceId| roster(&claims, *date, series.value.capacity(*date)).seats();
            found.extend(dates.get(&series.value.event.uid).into_iter().flatten().map(|date| (series.value.key(*date), seats(date))));
        }
        Ok(found)
    }
}
