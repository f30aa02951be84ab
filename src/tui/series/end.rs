//! Ending a series before one of its sessions, asked first.

use crate::app::Command;
use crate::app::command::SeriesEnd;
use crate::app::words;
use crate::tui::msg::Effect;
use crate::tui::overlay::Confirm;
use crate::tui::state::State;

/// Whether the series shall end before the chosen session.
pub fn question(state: &State) -> Option<Confirm> {
    let line = state.desk.line()?;
    let day = words::day(line.start);
    let question = format!(
        "End {} before {day}? That session and all later ones go, with their sign-ups. What was before stays, and an undo brings them back.",
        line.summary
    );
    Some(Confirm::new(question, Effect::run(Command::SeriesEnd(SeriesEnd { key: line.key.clone() }))))
}
