//! How full the sessions in sight are: asked for as they come into sight, since it takes reading everyone who comes to them.

use std::collections::{BTreeSet, HashMap};

use super::msg::{Effect, Question};
use super::state::State;
use crate::app::query::SessionLine;
use crate::domain::event::Status;
use crate::domain::id::{RecurrenceId, SessionKey};
use crate::domain::roster::Seats;

/// What has to be asked of these sessions, if anything: of a skipped one nobody wants to know.
pub fn question<'a>(lines: impl IntoIterator<Item = &'a SessionLine>) -> Option<Question> {
    let unknown = lines.into_iter().filter(|line| line.seats.is_none() && line.status != Status::Cancelled);
    let keys: Vec<SessionKey> = unknown.map(|line| line.key.clone()).collect();
    (!keys.is_empty()).then_some(Question::Seats(keys))
}

/// Adds to what a view asks for the seats of the sessions that it shows.
pub fn asked_too<'a>(mut effects: Vec<Effect>, lines: impl IntoIterator<Item = &'a SessionLine>) -> Vec<Effect> {
    effects.extend(question(lines).map(Effect::Ask));
    effects
}

/// Takes them in, wherever a list has one of the sessions.
pub fn load(state: &mut State, seats: &HashMap<SessionKey, Seats>) {
    fill(state.calendar.months.lines_mut(), seats);
    fill(state.week.weeks.lines_mut(), seats);
    fill(state.agenda.lines_mut(), seats);
}

pub fn fill<'a>(lines: impl IntoIterator<Item = &'a mut SessionLine>, seats: &HashMap<SessionKey, Seats>) {
    // of the thousands that may be searched, few are on a date that is answered, and a date is compared in no time
    let dates: BTreeSet<RecurrenceId> = seats.keys().map(|key| key.date).collect();
    for line in lines.into_iter().filter(|line| line.seats.is_none() && dates.contains(&line.key.date)) {
        line.seats = seats.get(&line.key).copied();
    }
}
