//! The month and the week with one series alone: which one, how it is told, and how all others come back.

use super::msg::Effect;
use super::state::State;
use super::update::settle;
use crate::domain::id::Uid;

/// The series that is shown alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Only {
    pub uid: Uid,
    pub summary: String,
}

/// Shows the series of the chosen session alone, or all again.
pub fn turn(state: &mut State) -> Vec<Effect> {
    match (&state.only, state.desk.line()) {
        (Some(_), _) => {
            all(state);
            state.say("all series are shown again");
        }
        (None, Some(line)) => {
            let only = Only { uid: line.key.uid.clone(), summary: line.summary.clone() };
            let said =
                format!("only {} in the month and the week: {}", state.masked(&only.summary), state.keyed("{series.only} shows all again"));
            state.only = Some(only);
            forget(state);
            state.say(said);
        }
        (None, None) => {}
    }
    settle(state)
}

/// Shows all series; what is in sight has to be asked for anew.
pub fn all(state: &mut State) {
    if state.only.take().is_some() {
        forget(state);
    }
}

/// What stands behind the name of the month or of the week.
pub fn told(state: &State) -> Option<String> {
    state.only.as_ref().map(|only| format!("only {}", state.masked(&only.summary)))
}

fn forget(state: &mut State) {
    state.calendar.months.clear();
    state.week.weeks.clear();
}
