//! What a view is to the rest of the screen: a table of functions, so that views can be added without the others noticing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::action::{Action, Context};
use super::msg::{Effect, Question};
use super::state::State;
use super::widget::input::Line;

/// The functions of a view; its state lies in [`State`].
pub struct Part {
    /// Where its keys are looked up, the most special place first.
    pub contexts: fn(&State) -> &'static [Context],
    /// What has to be asked when it comes into sight, and after each change.
    pub questions: fn(&State) -> Vec<Question>,
    /// Asks for what has come into sight and is not known yet: after a move, an answer, another size.
    pub settle: fn(&mut State) -> Vec<Effect>,
    /// Does an action, so many times where that means something.
    pub act: fn(&mut State, Action, Option<u32>) -> Vec<Effect>,
    /// Why an action cannot be done now, with the key that helps; `None` where it can.
    pub refusal: fn(&State, Action) -> Option<&'static str>,
    /// The line that takes the keys which are no action, while it is typed in.
    pub line: fn(&mut State) -> Option<&mut Line>,
    /// The line was edited.
    pub typed: fn(&mut State),
    /// Draws the body of the screen.
    pub view: fn(&State, &mut Frame, Rect),
    /// Takes what lies at a place of the body, as the keys would by walking there; `None` where nothing lies.
    pub click: fn(&mut State, Rect, Position) -> Option<Vec<Effect>>,
    /// Gives the keys to the pane that lies at a place of the body.
    pub aim: fn(&mut State, Rect, Position),
}

impl Part {
    /// A view that asks nothing, does nothing and has no line.
    pub const BARE: Part = Part {
        contexts: |_| &[Context::Screen],
        questions: |_| Vec::new(),
        settle: |_| Vec::new(),
        act: |_, _, _| Vec::new(),
        refusal: |_, _| None,
        line: |_| None,
        typed: |_| {},
        view: |_, _, _| {},
        click: |_, _, _| None,
        aim: |_, _, _| {},
    };
}
