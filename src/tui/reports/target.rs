//! Where a click on a row of the report leads: to the report of one series, or to a session in the calendar.

use chrono::NaiveDateTime;

use super::update::settle;
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::tui::msg::{Effect, Msg};
use crate::tui::state::State;
use crate::tui::update::update;

/// Where a row leads.
#[derive(Clone, Debug)]
pub enum Target {
    /// The report of one series; from there back to all.
    Series(Uid),
    /// The session of a series that begins then; a moved one is found by its day.
    Session(Uid, NaiveDateTime),
}

impl Target {
    /// Goes there.
    pub fn follow(self, state: &mut State) -> Vec<Effect> {
        match self {
            Target::Series(uid) => {
                state.reports.turn_to(uid);
                settle(state)
            }
            Target::Session(uid, start) => {
                state.desk.selected = Some(SessionKey { uid, date: RecurrenceId(start) });
                update(state, Msg::Go(start.date()))
            }
        }
    }
}
