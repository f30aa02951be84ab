//! The session of the same series before or after one: `[` and `]`.

use super::line::{SessionLine, lines};
use super::{Query, stored};
use crate::app::{App, AppError};
use crate::domain::event::Series;
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::{Instant, Window};
use crate::domain::zone::Zone;

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
            Direction::Previous => before(&series.value, &here, steps, app.zone()),
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

/// Looks back through windows that grow until enough sessions lie in one, or the series' first instant does.
fn before(series: &Series, here: &Occurrence, steps: usize, display: &Zone) -> Option<Occurrence> {
    let moved = series.overrides.values().filter_map(|own| own.start);
    let first = moved.chain([series.event.start]).map(|wall| series.event.anchor.resolve(wall, display).at).min()?;
    let mut seconds = 3_600;
    loop {
        let window = Window { from: here.starts_at.plus(-seconds), to: here.starts_at.plus(1) };
        let mut earlier: Vec<Occurrence> = series.sessions(window, display).into_iter().filter(|session| after(here, session)).collect();
        if let Some(index) = earlier.len().checked_sub(steps) {
            return Some(earlier.swap_remove(index));
        }
        if window.from <= first {
            return None;
        }
        seconds *= 4;
    }
}
