//! How many were there on each day of a time, by the register alone: nothing is asked of lists and of people.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::report::begun;
use super::{Query, ReportOf};
use crate::app::{App, AppError};

/// Of which time, and of which series.
pub(super) struct ReportDays(pub(super) ReportOf);

impl Query for ReportDays {
    /// The days with a register.
    type Answer = BTreeMap<NaiveDate, u32>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let ReportDays(of) = self;
        let mut days = BTreeMap::new();
        for one in &of.reported(app)? {
            let Some((sessions, first, last)) = begun(&one.value, of.window(app), app) else { continue };
            let came = app.read().came_between(one.id, first, last)?;
            for session in sessions.iter().filter(|session| session.takes_place()) {
                if let Some(here) = came.get(&session.date) {
                    let start = if one.value.event.anchor.follows_viewer() { session.start } else { app.zone().wall(session.starts_at) };
                    *days.entry(start.date()).or_default() += here;
                }
            }
        }
        Ok(days)
    }
}
