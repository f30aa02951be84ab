//! Layers: what lies over the screen for a while, on a stack, one sheet that rises from the bottom line.

mod call_review;
mod code;
mod confirm;
mod day_list;
mod day_picker;
mod find;
mod finder;
mod history;
mod import_preview;
mod list_review;
mod needs;
mod palette;
mod reading;
mod register;
mod scope;
pub mod sheet;
mod themes;
mod told;

pub use call_review::CallReview;
pub use code::Code;
pub use confirm::Confirm;
pub use day_list::DayList;
pub use day_picker::DayPicker;
pub use finder::Finder;
pub use history::History;
pub use import_preview::ImportPreview;
pub use list_review::{ListPage, ListReview};
pub use needs::Needs;
pub use palette::Palette;
pub use register::Register;
pub use scope::{ScopePrompt, Touches};
pub use themes::Themes;
pub use told::Told;

use std::fmt::Debug;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::action::{Action, Context};
use super::msg::{Effect, Msg, Question};
use super::schemes::Scheme;
use super::state::State;
use super::widget::input::Line;

/// What a layer answers to a key or a message.
#[derive(Debug)]
pub enum Reply {
    Stay(Vec<Effect>),
    Close(Vec<Effect>),
    /// Closes and lets the screen below go on with a message.
    Then(Box<Msg>),
    /// Stays under another layer that opens over it.
    Over(Box<dyn Layer>),
    /// Closes, and another layer opens in its place.
    Instead(Box<dyn Layer>),
    /// Stays; the status says why nothing happened.
    Refuse(String),
}

impl Reply {
    pub const NOTHING: Reply = Reply::Stay(Vec::new());
}

/// Something with its own keys that lies over the screen.
pub trait Layer: Debug {
    /// What stands on the upper edge of its sheet.
    fn title(&self, state: &State) -> String;

    /// Where its keys are looked up.
    fn contexts(&self) -> &'static [Context];

    /// The theme in which everything is drawn while it is on top, where it tries one out.
    fn tries(&self) -> Option<&'static Scheme> {
        None
    }

    /// What Enter does, in a word or two; nothing where it would say why it cannot be done.
    fn verb(&self) -> &'static str;

    /// Whether there are lines to choose from.
    fn offers_choices(&self) -> bool {
        true
    }

    /// Whether what the cursor stands in goes by steps, and whether it is a date.
    fn has_steps(&self) -> bool {
        false
    }

    fn has_date(&self) -> bool {
        false
    }

    /// What it wants to know, when it opens and after each change.
    fn needs(&self) -> Vec<Question> {
        Vec::new()
    }

    /// Whether closing it would lose more than a few letters, so that the key is asked for again.
    fn is_unsaved(&self) -> bool {
        false
    }

    /// Does an action of its contexts; closing by [`Action::Cancel`] is done for it.
    fn act(&mut self, action: Action, state: &State) -> Reply;

    /// The line that takes the keys which are no action.
    fn line(&mut self) -> Option<&mut Line> {
        None
    }

    /// Takes pasted text in, where it is more than text for the line.
    fn paste(&mut self, _text: &str) -> Option<Reply> {
        None
    }

    /// The line was edited.
    fn typed(&mut self, _state: &State) {}

    /// Something happened while it was on top.
    fn hear(&mut self, _msg: &Msg, _state: &State) -> Reply {
        Reply::NOTHING
    }

    /// Rows that it would like to have under its edge.
    fn rows(&self, state: &State) -> u16;

    fn view(&self, state: &State, frame: &mut Frame, area: Rect);

    /// How many lines below the chosen one the line lies that is drawn at a place of its area.
    fn away(&self, _state: &State, _area: Rect, _at: Position) -> Option<i64> {
        None
    }
}
