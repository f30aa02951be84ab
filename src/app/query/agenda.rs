//! The sessions of a stretch of time, of one series or of all: month grid, agenda, `session list`.

use super::line::{SessionLine, lines, note_clashes_among, note_clashes_around, sorted, unseated_lines};
use super::{Query, stored};
use crate::app::{App, AppError};
use crate::domain::event::Series;
use crate::domain::id::Uid;
use crate::domain::time::Window;
use crate::store::Stored;

/// Which sessions overlap the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    pub window: Window,
    /// `None`: all of them.
    pub series: Option<Uid>,
    /// At most so many, the earliest.
    pub limit: Option<usize>,
    /// At most so many of one series, so that one that runs every second does not fill the screen.
    pub each: Option<usize>,
    /// Only those that soon need someone to lead them.
    pub gaps: bool,
    /// With how full each is, which takes reading everyone who comes; else [`SeatsOf`](super::SeatsOf) tells it of a few.
    pub seats: bool,
}

impl Agenda {
    /// All sessions of all series in a window.
    pub fn of(window: Window) -> Self {
        Self { window, series: None, limit: None, each: None, gaps: false, seats: true }
    }

    /// The same without saying how full they are.
    pub fn unseated(window: Window) -> Self {
        Self { seats: false, ..Self::of(window) }
    }
}

impl Query for Agenda {
    type Answer = Vec<SessionLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = match &self.series {
            Some(uid) => vec![stored(app, uid)?],
            None => app.read().series_within(self.window)?,
        };
        let most = [self.limit.filter(|_| !self.gaps), self.each].into_iter().flatten().min();
        let sessions = |one: &Stored<Series>| match most {
            Some(most) => one.value.first_sessions(self.window, most, app.zone()),
            None => one.value.sessions(self.window, app.zone()),
        };
        let met = series.into_iter().map(|one| {
            let sessions = sessions(&one);
            (one, sessions)
        });
        let mut found = match self.seats {
            true => met.map(|(one, sessions)| lines(app, &one, sessions)).collect::<Result<Vec<_>, _>>()?.concat(),
            false => unseated_lines(app, met.collect())?,
        };
        match self.series {
            Some(_) => note_clashes_around(app, &mut found)?,
            None => note_clashes_among(app, &mut found)?,
        }
        if self.gaps {
            found.retain(|line| line.no_facilitator);
        }
        let mut found = sorted(found);
        found.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(found)
    }
}
