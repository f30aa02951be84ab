//! The tour: six steps on the real screen, each done with the key that it names, and left at any time.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::action::Action;
use super::state::State;
use super::widget::text::{draw, span, wrap};

/// What ends a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// The action was done.
    Done(Action),
    /// Something was stored.
    Stored,
}

const STEPS: [(Goal, &str); 6] = [
    (Goal::Done(Action::SessionAfter), "The next session is chosen. {session.after} goes to the one after it, {session.before} back."),
    (Goal::Done(Action::Focus), "{focus.next} goes to those who come, and back again."),
    (Goal::Stored, "{attendee.add} adds someone: type two letters of a name, then {prompt.accept}. {prompt.close} closes the line."),
    (Goal::Done(Action::Undo), "{undo} takes the newest change back, whatever it was. Try it now."),
    (
        Goal::Done(Action::Register),
        "{register} is the register: {register.apologies} notes apologies already, {register.came} who came once it is the day; {register.close} closes it.",
    ),
    (Goal::Done(Action::Palette), "{palette} shows all that can be done, and finds it by a word."),
];
const END: &str = "that was all: {undo} takes back what you did, then the sample data";
const END_OF_OWN: &str = "that was the tour: {palette} shows all keys";

/// Where someone is on the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tour {
    step: usize,
    /// The calendar was empty, and has sample data for the tour.
    on_sample: bool,
}

impl Tour {
    pub fn begin(on_sample: bool) -> Self {
        Self { step: 0, on_sample }
    }
}

/// An action was done: the tour goes on where that was its step.
pub fn heed(state: &mut State, action: Action) {
    reach(state, Goal::Done(action));
}

/// Something was stored: the tour goes on where that was its step.
pub fn heed_change(state: &mut State) {
    reach(state, Goal::Stored);
}

fn reach(state: &mut State, goal: Goal) {
    let Some(tour) = state.tour.as_mut() else { return };
    if STEPS.get(tour.step).is_none_or(|(wanted, _)| *wanted != goal) {
        return;
    }
    tour.step += 1;
    if tour.step == STEPS.len() {
        let end = if tour.on_sample { END } else { END_OF_OWN };
        state.tour = None;
        state.say(state.keyed(end));
    }
}

/// Draws the step at the top of an area, over what lies there.
pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let Some((place, (_, sentence))) = state.tour.and_then(|tour| Some((tour.step, STEPS.get(tour.step)?))) else { return };
    let theme = state.theme();
    let head = format!("{} of {}  ", place + 1, STEPS.len());
    let told = state.keyed(sentence) + &state.keyed(" {tour.end} ends the tour.");
    let indent = u16::try_from(head.len() + 1).unwrap_or(area.width).min(area.width);
    let rows = wrap(&told, usize::from(area.width.saturating_sub(indent + 1)));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
    let strip = Rect { height, ..area };
    Clear.render(strip, frame.buffer_mut());
    draw(frame.buffer_mut(), (strip.x + 1, strip.y), strip.width, &[span(head, theme.accent())]);
    for (y, row) in (strip.y..strip.bottom()).zip(rows) {
        draw(frame.buffer_mut(), (strip.x + indent, y), strip.width - indent, &[span(row, theme.strong())]);
    }
}
