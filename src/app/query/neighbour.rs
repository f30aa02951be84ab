//! The session of the same series before or after one: `[` and `]`.

use super::line::{SessionLine, lines};
use super::{Query, stored};
use crate::app::{App, AppError};
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Previous,
    Next,
}

/// `steps` sessions away from `key`, skipped ones counted too; `None` where the series ends before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub key: SessionKey,
    pub direction: Direction,
    /// At least 1.
    pub steps: u32,
}

impl Query for Neighbour {
    type Answer = Option<SessionLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = stored(app, &self.key.uid)?;
        let Some(here) = series.value.find(self.key.date, app.zone()) else { return Ok(None) };
        let steps = self.steps.max(1) as usize;
        let found = match self.direction {
            Direction::Next => {
                series.value.sessions_from(here.starts_at, app.zone()).filter(|session| after(session, &here)).nth(steps - 1)
            }
            Direction::Previous => {
                let mut earlier = series.value.sessions_before((here.starts_at, here.date), steps, app.zone());
                if earlier.len() < steps { None } else { Some(earlier.swap_remove(0)) }
            }
        };
        match found {
            Some(session) => Ok(lines(app, &series, vec![session])?.pop()),
            None => Ok(None),
        }
    }
}

fn order(session: &Occurrence) -> (Instant, RecurrenceId) {
    (session.starts_at, session.date)
}

fn after(session: &Occurrence, here: &Occurrence) -> bool {
    order(session) > order(here)
}
