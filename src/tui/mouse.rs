//! What the mouse does: a click takes what lies there, a second one is Enter on it, the wheel walks. Nothing needs it.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

use super::action::{Action, entry};
use super::bottom::Bottom;
use super::key::Key;
use super::keymap::Meaning;
use super::layout;
use super::msg::Effect;
use super::overlay::sheet;
use super::pending::Pending;
use super::state::State;
use super::update::{perform, show};
use super::view::tab_at;

/// Lines that the wheel walks at once.
const NOTCH: u32 = 3;

/// Something that the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub at: Position,
    pub did: Did,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Click,
    /// The same button at the same place, soon after.
    ClickAgain,
    WheelUp,
    WheelDown,
}

/// Takes it in.
pub fn point(state: &mut State, Mouse { at, did }: Mouse) -> Vec<Effect> {
    if state.too_small() {
        return Vec::new();
    }
    let covered = Bottom::of(state, state.size.0).rows_above();
    state.go_on();
    state.pending = Pending::default();
    match did {
        Did::Click => click(state, at, covered),
        Did::ClickAgain => match state.meaning(&[Key::plain(KeyCode::Enter)]) {
            Meaning::Act(action) if state.clicked.take() == Some(at) => perform(state, action, None),
            _ => Vec::new(),
        },
        Did::WheelUp => wheel(state, at, &[Action::LineUp, Action::ChoiceUp, Action::WeekBefore]),
        Did::WheelDown => wheel(state, at, &[Action::LineDown, Action::ChoiceDown, Action::WeekAfter]),
    }
}

/// Takes what lies there; so many rows over the bottom line were covered when it was aimed at.
fn click(state: &mut State, at: Position, covered: u16) -> Vec<Effect> {
    let screen = layout::screen(Rect::new(0, 0, state.size.0, state.size.1));
    let tab = screen.header.contains(at).then(|| tab_at(state, screen.header, at.x)).flatten();
    let taken = match tab {
        _ if !state.layers.is_empty() => click_layer(state, at, covered),
        Some(view) => {
            state.clicked = None;
            return show(state, view);
        }
        None => (state.view.part().click)(state, screen.body, at),
    };
    state.clicked = taken.is_some().then_some(at);
    taken.unwrap_or_default()
}

/// Walks to the line that was clicked, so that whatever a step sets off happens here too.
fn click_layer(state: &mut State, at: Position, covered: u16) -> Option<Vec<Effect>> {
    let layer = state.layers.last()?.as_ref();
    let away = layer.away(state, sheet::inner(layer, state, (layout::layers(state.size), covered)), at)?;
    let steps = match away {
        ..0 => [Action::LineUp, Action::ChoiceUp, Action::DayBefore],
        _ => [Action::LineDown, Action::ChoiceDown, Action::DayAfter],
    };
    Some((0..away.unsigned_abs()).flat_map(|_| step(state, &steps, None)).collect())
}

/// Walks where the pointer is.
fn wheel(state: &mut State, at: Position, steps: &[Action]) -> Vec<Effect> {
    state.clicked = None;
    if !state.layers.is_empty() {
        return (0..NOTCH).flat_map(|_| step(state, steps, None)).collect();
    }
    let body = layout::body(state.size);
    (state.view.part().aim)(state, body, at);
    step(state, steps, Some(NOTCH))
}

/// Does the one of the steps that has a meaning here; of weeks, one is enough.
fn step(state: &mut State, steps: &[Action], times: Option<u32>) -> Vec<Effect> {
    let contexts = state.contexts();
    let Some(step) = steps.iter().copied().find(|step| entry(*step, &contexts).is_some()) else { return Vec::new() };
    perform(state, step, times.filter(|_| !matches!(step, Action::WeekBefore | Action::WeekAfter)))
}
