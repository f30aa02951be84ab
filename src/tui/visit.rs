//! Where a find leads: the view that shows a session, a series or a person, with the cursor on it.

use super::desk;
use super::msg::{Effect, Question};
use super::state::State;
use super::update::{settle, show};
use super::views::View;
use super::{people, series};
use crate::domain::id::{PersonId, SessionKey, Uid};

/// What the cursor shall stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    Session(SessionKey),
    Series(Uid),
    Person(PersonId),
    /// The person in full.
    Page(PersonId),
}

/// Goes there; a session stays in the view where that shows sessions by their day, and else is shown in the calendar.
pub fn visit(state: &mut State, goal: Goal) -> Vec<Effect> {
    match goal {
        Goal::Session(key) => {
            state.desk.focus = desk::Focus::Sessions;
            let mut effects = if state.view.shows_days() { Vec::new() } else { show(state, View::Calendar) };
            effects.push(Effect::Ask(Question::Follow(key)));
            effects
        }
        Goal::Series(uid) => {
            state.series.seek(&uid);
            state.series.focus = series::Focus::Table;
            turn(state, View::Series)
        }
        Goal::Person(person) => person_in(state, person, people::Focus::List),
        Goal::Page(person) => person_in(state, person, people::Focus::Page),
    }
}

fn person_in(state: &mut State, person: PersonId, focus: people::Focus) -> Vec<Effect> {
    state.people.seek(person);
    state.people.focus = focus;
    turn(state, View::People)
}

/// Shows the view, if it is not the one that is shown.
fn turn(state: &mut State, view: View) -> Vec<Effect> {
    if state.view == view { settle(state) } else { show(state, view) }
}
