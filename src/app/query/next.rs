//! The session to prepare for: the first of all series (or of one) that has not ended; of a series that is over, the last one.

use chrono::NaiveDateTime;

use super::line::{SessionLine, lines};
use super::{Query, stored};
use crate::app::{App, AppError};
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::Window;

/// The next session that takes place, counted from now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSession {
    /// `None`: of all series.
    pub series: Option<Uid>,
}

impl Query for NextSession {
    type Answer = Option<SessionLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let now = app.now();
        // what lies further is read only when nothing is near: within two days, a month, a year, at all
        for days in [Some(2), Some(31), Some(400), None] {
            let distant = days.is_none();
            let near = Window { from: now.plus(-86_400), to: now.plus(days.unwrap_or(0) * 86_400) };
            let series = match &self.series {
                Some(uid) => vec![stored(app, uid)?],
                None if distant => app.read().series()?,
                None => app.read().series_within(near)?,
            };
            // overrides are read for the near only: what lies further may be skipped for all we know
            let known = |session: &Occurrence| distant || self.series.is_some() || session.starts_at < near.to;
            let next = series.iter().filter_map(|one| one.value.next(now, app.zone()).filter(known).map(|session| (one, session)));
            if let Some((one, session)) = next.min_by_key(|(one, session)| (session.starts_at, one.id)) {
                return Ok(lines(app, one, vec![session])?.pop());
            }
        }
        Ok(None)
    }
}

/// The last session of a series that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSession {
    pub series: Uid,
}

impl Query for LastSession {
    type Answer = Option<SessionLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = stored(app, &self.series)?;
        let here = (app.now(), RecurrenceId(NaiveDateTime::MAX));
        Ok(lines(app, &series, series.value.sessions_before(here, 1, app.zone()))?.pop())
    }
}
