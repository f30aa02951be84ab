//! What follows a change: it is told, and everything in sight is asked for anew.

use super::msg::{Effect, Question};
use super::state::State;
use super::tour;
use super::update::questions;
use crate::app::transfer::Imported;
use crate::app::{Detail, Outcome};

/// Everything on the screen is asked for anew; what is out of sight, when it comes back.
pub fn reload(state: &mut State) -> Vec<Effect> {
    state.fresh = vec![state.view];
    state.desk.outdate();
    state.calendar.months.outdate();
    state.week.weeks.outdate();
    state.people.outdate();
    state.agenda.search.outdate();
    let mut questions: Vec<Question> = std::iter::once(Question::Store).chain(questions(state)).collect();
    questions.extend(state.layers.iter().flat_map(|layer| layer.needs()));
    if state.privacy {
        questions.push(Question::Names);
    }
    Effect::ask_all(questions)
}

/// The same after a change of our own, and what an undo would take back now.
pub fn renew(state: &mut State) -> Vec<Effect> {
    let mut effects = reload(state);
    effects.push(Effect::Ask(Question::Newest));
    effects
}

/// Takes in what was changed by a command, an undo or a redo.
pub fn changed(state: &mut State, outcome: &Outcome, offer: &'static str) -> Vec<Effect> {
    let said = if state.privacy { "saved".to_owned() } else { outcome.sentence.clone() };
    state.offer(said, outcome.entry.map(|_| offer));
    state.made.extend(outcome.entry);
    if outcome.entry.is_some() {
        tour::heed_change(state);
    }
    // an undo may move the chosen session: the cursor goes with it
    let chosen = state.desk.selected.clone().filter(|_| outcome.detail == Detail::Nothing);
    let mut effects = reload(state);
    effects.push(Effect::Ask(Question::Newest));
    effects.extend(chosen.map(|key| Effect::Ask(Question::Whereabouts(key))));
    match &outcome.detail {
        Detail::Series(uid) => {
            state.series.seek(uid);
            effects.push(Effect::Ask(Question::Next(Some(uid.clone()))));
        }
        Detail::Person(person) => state.people.seek(*person),
        Detail::Session(key) | Detail::Moved { key, .. } => effects.push(Effect::Ask(Question::Follow(key.clone()))),
        Detail::Nothing | Detail::Import(_) | Detail::Roll(_) | Detail::Mark { .. } | Detail::Edited { .. } | Detail::Attendee { .. } => {}
    }
    effects
}

/// Takes in what an import has done.
pub fn import_done(state: &mut State, imported: Imported) -> Vec<Effect> {
    state.offer(imported.outcome.sentence, imported.outcome.entry.map(|_| "{undo} undo"));
    renew(state)
}
