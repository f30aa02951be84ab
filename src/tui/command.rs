//! What a command that was typed has led to: a sentence on the bottom line, a page of text, a question, or why it was refused.

use super::changed::reload;
use super::console::{End, Said};
use super::msg::{Effect, Question};
use super::overlay::{self, Confirm};
use super::state::State;
use super::update::open;

/// What a command has led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obeyed {
    pub line: String,
    pub said: Said,
    /// The key that does the opposite, where something was changed, or taken back.
    pub offer: Option<&'static str>,
}

/// So many lines are kept.
const REMEMBERED: usize = 100;

/// Takes in what was said; the prompt has heard of it before.
pub fn obeyed(state: &mut State, Obeyed { line, said, offer }: Obeyed) -> Vec<Effect> {
    remember(state, &line);
    match said.end {
        End::Asks(_) if state.privacy => {
            let question = "What would happen is hidden while names are initials. Go on?".to_owned();
            open(state, Box::new(Confirm::new(question, Effect::Obey { line, agreed: true })))
        }
        End::Asks(question) => open(state, Box::new(Confirm::new(question, Effect::Obey { line, agreed: true }))),
        // the prompt shows it under the line
        End::Refused { .. } if said.text.is_empty() => Vec::new(),
        End::Done | End::Refused { .. } => {
            let mut effects = reload(state);
            effects.push(Effect::Ask(Question::Newest));
            effects.extend(show(state, line, &said.text, offer));
            effects
        }
    }
}

fn show(state: &mut State, line: String, text: &str, offer: Option<&'static str>) -> Vec<Effect> {
    let text = text.trim_end();
    let first = text.lines().next().unwrap_or("done").trim();
    match offer {
        Some(key) if state.privacy => state.offer("saved", Some(key)),
        Some(key) => state.offer(first, Some(key)),
        None if state.privacy => {
            state.refuse(state.keyed("what it says is hidden while names are initials: {privacy} shows them"));
            return Vec::new();
        }
        None if text.lines().count() < 2 => state.say(first),
        None => {}
    }
    if state.privacy || text.lines().count() < 2 { Vec::new() } else { open(state, Box::new(overlay::Told::new(line, text))) }
}

/// As the newest of the lines that were typed.
fn remember(state: &mut State, line: &str) {
    state.lines.retain(|earlier| earlier != line);
    state.lines.push(line.to_owned());
    let surplus = state.lines.len().saturating_sub(REMEMBERED);
    state.lines.drain(..surplus);
}
