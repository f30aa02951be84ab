//! The sessions of a stretch of time, of one series or of all: month grid, agenda, `session list`.

use super::line::{SessionLine, lines, note_clashes, sort};
use super::{Query, stored};
use crate::app::{App, AppError, clashes};
use crate::domain::id::Uid;
use crate::domain::time::Window;

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
}

impl Agenda {
    /// All sessions of all series in a window.
    pub fn of(window: Window) -> Self {
        Self { window, series: None, limit: None, each: None, gaps: false }
    }
}

impl Query for Agenda {
    type Answer = Vec<SessionLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = match &self.series {
            Some(uid) => vec![stored(app, uid)?],
            None => app.read().series_within(self.window)?,
        };
        let mut found = Vec::new();
        for one in &series {
            let sessions = match [self.limit.filter(|_| !self.gaps), self.each].into_iter().flatten().min() {
                Some(most) => one.value.first_sessions(self.window, most, app.zone()),
                None => one.value.sessions(self.window, app.zone()),
            };
            found.extend(lines(app, one, sessions)?);
        }
        note_clashes(&mut found, |ours| match &self.series {
            Some(_) => clashes::around(app.read(), ours, app.zone()),
            None => clashes::among(app.read(), &ours),
        })?;
        if self.gaps {
            found.retain(|line| line.no_facilitator);
        }
        sort(&mut found);
        found.truncate(self.limit.unwrap_or(usize::MAX));
        Ok(found)
    }
}
