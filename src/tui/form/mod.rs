//! A form: a line for each field, checked while it is typed, saved as one change.

mod field;

pub use field::Field;

use std::fmt::Debug;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::{Action, Context};
use super::msg::{Effect, Msg};
use super::overlay::{Layer, Reply};
use super::state::State;
use super::widget::input::Line;
use super::widget::list::Cursor;
use super::widget::text::{draw, fit, left, span, width};

/// What a form is about: the fields it has, what is acceptable in them, and what saving does.
pub trait Subject: Debug {
    fn title(&self, state: &State) -> String;

    /// Why a text is not acceptable in the field of that number, as a sentence.
    ///
    /// # Errors
    /// The sentence.
    fn check(&self, field: usize, text: &str) -> Result<(), String>;

    /// The change that saves what stands in the fields.
    ///
    /// # Errors
    /// Why it cannot be saved, as a sentence.
    fn save(&self, fields: &[Field]) -> Result<Effect, String>;
}

/// A subject and its fields.
#[derive(Debug)]
pub struct Form<S> {
    subject: S,
    fields: Vec<Field>,
    cursor: Cursor,
    /// Esc was pressed once with something changed.
    asked: bool,
}

impl<S: Subject> Form<S> {
    pub fn new(subject: S, fields: Vec<Field>) -> Self {
        Self { subject, fields, cursor: Cursor::default(), asked: false }
    }

    fn is_changed(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    fn save(&mut self) -> Reply {
        let wrong = |(place, field): (usize, &Field)| self.subject.check(place, field.text()).err().map(|why| (place, why));
        if let Some((place, why)) = self.fields.iter().enumerate().find_map(wrong) {
            self.cursor = Cursor(place);
            return Reply::Refuse(why);
        }
        if !self.is_changed() {
            return Reply::Close(Vec::new());
        }
        match self.subject.save(&self.fields) {
            Ok(effect) => Reply::Stay(vec![effect]),
            Err(why) => Reply::Refuse(why),
        }
    }
}

impl<S: Subject> Layer for Form<S> {
    fn title(&self, state: &State) -> String {
        self.subject.title(state)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn verb(&self) -> &'static str {
        "save"
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let asked = std::mem::take(&mut self.asked);
        let fields = self.fields.len();
        match action {
            Action::Accept => return self.save(),
            Action::ChoiceUp => self.cursor.turn(-1, fields),
            Action::ChoiceDown => self.cursor.turn(1, fields),
            Action::FormClose if self.is_changed() && !asked => {
                self.asked = true;
                return Reply::Refuse(state.keyed("not saved yet: {form.save} saves, {form.close} again leaves it as it was"));
            }
            Action::FormClose => return Reply::Close(Vec::new()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        self.fields.get_mut(self.cursor.0).map(Field::line)
    }

    fn typed(&mut self, _state: &State) {
        self.asked = false;
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.fields.len()).unwrap_or(u16::MAX)
    }

    /// A row a field; why it is not acceptable stands behind what was typed, or in its place where that is long.
    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let labels = self.fields.iter().map(|field| width(field.label())).max().unwrap_or(0) + 2;
        let top = self.cursor.top(self.fields.len(), usize::from(area.height));
        let start = area.x + u16::try_from(labels).unwrap_or(area.width).min(area.width);
        let room = area.right().saturating_sub(start);
        for (row, (place, field)) in (area.y..area.bottom()).zip(self.fields.iter().enumerate().skip(top)) {
            let here = place == self.cursor.0;
            let label = span(left(field.label(), labels), if here { theme.accent() } else { theme.quiet() });
            draw(frame.buffer_mut(), (area.x, row), area.width, &[label]);
            let wrong = self.subject.check(place, field.text()).err().map(|why| format!("  {why}")).unwrap_or_default();
            let kept_for_why = u16::try_from(width(&wrong)).unwrap_or(room).min(room / 2);
            let own = room - kept_for_why;
            if here {
                field.value().view(frame, (start, row), own, theme.strong());
            } else {
                let shown = fit(&field.shown(), usize::from(own));
                draw(frame.buffer_mut(), (start, row), own, &[span(shown, theme.text())]);
            }
            let used = u16::try_from(width(field.text()) + 1).unwrap_or(own).min(own);
            let why = span(fit(&wrong, usize::from(room - used)), theme.alert());
            draw(frame.buffer_mut(), (start + used, row), room - used, &[why]);
        }
    }
}
