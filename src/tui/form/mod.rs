//! A form: a line for each field, checked while it is typed, saved as one change.

mod field;
mod led_by;
mod series;
mod session;

pub use field::Field;
pub use series::SeriesForm;
pub use session::SessionForm;

use std::fmt::Debug;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::action::{Action, Context};
use super::msg::{Answer, Effect, Msg, Question};
use super::overlay::{DayPicker, Layer, Reply, sheet};
use super::state::State;
use super::widget::input::Line;
use super::widget::list::Cursor;
use super::widget::text::{draw, fit, left, span, width, wrap};
use crate::app::{Outcome, words};

/// Columns between the place of the cursor behind what is typed and why that is not acceptable.
const GAP: u16 = 1;
/// What stands before a reason, so that colour is not all that tells it from what is typed.
const WRONG: &str = "! ";
/// Fields that are seen at least, where much is told of them.
const SEEN: u16 = 2;
/// Texts that are offered at once.
const OFFERED: usize = 4;

/// What a form is about: the fields it has, what is acceptable in them, and what saving does.
pub trait Subject: Debug {
    fn title(&self, state: &State) -> String;

    /// Why a text is not acceptable in the field of that number, as a sentence.
    ///
    /// # Errors
    /// The sentence.
    fn check(&self, field: usize, text: &str) -> Result<(), String>;

    /// What saves what stands in the fields: a change, or a question before it.
    ///
    /// # Errors
    /// Why it cannot be saved, as a sentence.
    fn save(&self, fields: &[Field], state: &State) -> Result<Reply, String>;

    /// What has to be asked once it is saved.
    fn saved(&self, _outcome: &Outcome) -> Vec<Effect> {
        Vec::new()
    }

    /// What it wants to know, for these fields.
    fn needs(&self, _fields: &[Field]) -> Vec<Question> {
        Vec::new()
    }

    /// Takes in what it wanted to know.
    fn hear(&mut self, _answer: &Answer) {}

    /// What the store says by now of what it is about, where an answer tells that: the texts of its fields.
    fn learn(&mut self, _answer: &Answer, _state: &State) -> Option<Vec<String>> {
        None
    }

    /// What the fields come to, a line each, shown under them.
    fn told(&self, _fields: &[Field], _state: &State, _columns: usize) -> Vec<Span<'static>> {
        Vec::new()
    }

    /// Lines that are kept for it.
    fn told_rows(&self) -> u16 {
        0
    }

    /// What may be meant by the text in a field: whole texts for it, the best first.
    fn offers(&self, _field: usize, _text: &str) -> Vec<String> {
        Vec::new()
    }

    /// The text of a field so many steps later, or earlier when negative.
    fn step(&self, _field: usize, _text: &str, _by: i64) -> Option<String> {
        None
    }

    /// The day that stands in a field for one, or the first to look at; `None` for other fields.
    fn day(&self, _field: usize, _text: &str) -> Option<NaiveDate> {
        None
    }

    /// The text of such a field with another day.
    fn with_day(&self, _field: usize, _text: &str, day: NaiveDate) -> String {
        words::date(day)
    }
}

/// A subject and its fields.
#[derive(Debug)]
pub struct Form<S> {
    subject: S,
    fields: Vec<Field>,
    cursor: Cursor,
    /// What stands in the fields was never saved.
    is_draft: bool,
    /// What is offered for the field of the cursor, and which of it stands there.
    offers: Vec<String>,
    offered: Option<Cursor>,
}

impl<S: Subject> Form<S> {
    pub fn new(subject: S, fields: Vec<Field>) -> Self {
        Self { subject, fields, cursor: Cursor::default(), is_draft: false, offers: Vec::new(), offered: None }
    }

    /// Of what was never saved.
    fn draft(self) -> Self {
        Self { is_draft: true, ..self }
    }

    fn is_changed(&self) -> bool {
        self.is_draft || self.is_edited()
    }

    fn is_edited(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    fn save(&mut self, state: &State) -> Reply {
        let wrong = |(place, field): (usize, &Field)| self.subject.check(place, field.text()).is_err();
        if let Some(place) = self.fields.iter().enumerate().position(wrong) {
            self.cursor = Cursor(place);
            return Reply::Refuse("not saved: this field is not right yet".into());
        }
        if !self.is_changed() {
            return Reply::Close(Vec::new());
        }
        if let Some((place, why)) = self.fields.iter_mut().enumerate().find_map(|(place, field)| Some((place, field.tell_overtaken()?))) {
            self.cursor = Cursor(place);
            return Reply::Refuse(format!("{why}: {}", state.keyed("{form.save} writes yours, {form.close} keeps theirs")));
        }
        self.subject.save(&self.fields, state).unwrap_or_else(Reply::Refuse)
    }

    fn text(&self) -> &str {
        self.fields.get(self.cursor.0).map(Field::text).unwrap_or_default()
    }

    /// Puts a text into the field of the cursor; asks where it wants to know something else now.
    fn set(&mut self, text: &str) -> Reply {
        let before = self.needs();
        if let Some(field) = self.fields.get_mut(self.cursor.0) {
            *field.line() = Line::new(text);
        }
        let needs = self.needs();
        if needs == before { Reply::NOTHING } else { Reply::Stay(Effect::ask_all(needs)) }
    }

    /// The next of what is offered, else the text a step on.
    fn step(&mut self, by: i64) -> Reply {
        let chosen = match &mut self.offered {
            Some(cursor) => {
                cursor.turn(by, self.offers.len());
                Some(*cursor)
            }
            None => (!self.offers.is_empty()).then(|| Cursor(if by < 0 { self.offers.len() - 1 } else { 0 })),
        };
        self.offered = chosen;
        let offer = chosen.and_then(|cursor| self.offers.get(cursor.0).cloned());
        match offer.or_else(|| self.subject.step(self.cursor.0, self.text(), by)) {
            Some(text) => self.set(&text),
            None => Reply::Refuse("this field has no steps: type into it".into()),
        }
    }

    fn pick_day(&self, state: &State) -> Reply {
        match self.subject.day(self.cursor.0, self.text()) {
            Some(day) => Reply::Over(Box::new(DayPicker::on(day))),
            None => Reply::Refuse(state.keyed("no date stands here: {form.next} goes to the next field")),
        }
    }

    /// What is offered belongs to the text that is typed now.
    fn look_up(&mut self) {
        self.offers = self.subject.offers(self.cursor.0, self.text());
        self.offers.truncate(OFFERED);
        self.offered = None;
    }

    /// A row a field; why it is not acceptable stands behind what was typed, or in its place where that is long.
    fn fields_view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let labels = self.labels();
        let top = self.cursor.top(self.fields.len(), area, None);
        let start = area.x + u16::try_from(labels).unwrap_or(area.width).min(area.width);
        let room = area.right().saturating_sub(start);
        for (row, (place, field)) in (area.y..area.bottom()).zip(self.fields.iter().enumerate().skip(top)) {
            let here = place == self.cursor.0;
            let label = span(left(field.label(), labels), if here { theme.accent() } else { theme.quiet() });
            draw(frame.buffer_mut(), (area.x, row), area.width, &[label]);
            let told = self.why(place).filter(|why| !here || self.fits(why, usize::from(area.width)));
            let wrong = told.map(|why| WRONG.to_owned() + &why).unwrap_or_default();
            let taken = if wrong.is_empty() { 0 } else { width(&wrong) + usize::from(GAP) };
            let kept_for_why = u16::try_from(taken).unwrap_or(room).min(room / 2);
            let own = room - kept_for_why;
            if here {
                field.value().view(frame, (start, row), own, theme.strong());
            } else {
                let shown = fit(&field.shown(), usize::from(own));
                draw(frame.buffer_mut(), (start, row), own, &[span(shown, theme.text())]);
            }
            let used = u16::try_from(width(field.text()) + 1).unwrap_or(own).min(own);
            let gap = used.saturating_add(GAP).min(room);
            let why = span(fit(&wrong, usize::from(room - gap)), theme.alert());
            draw(frame.buffer_mut(), (start + gap, row), room - gap, &[why]);
        }
    }

    /// Columns of the labels, and of the air behind them.
    fn labels(&self) -> usize {
        self.fields.iter().map(|field| width(field.label())).max().unwrap_or(0) + 2
    }

    /// Why what stands in a field is not acceptable.
    fn why(&self, place: usize) -> Option<String> {
        self.fields.get(place).and_then(|field| self.subject.check(place, field.text()).err())
    }

    /// Whether a reason can be read in whole behind the text of the field of the cursor.
    fn fits(&self, why: &str, columns: usize) -> bool {
        self.labels() + width(self.text()) + 1 + usize::from(GAP) + width(WRONG) + width(why) <= columns
    }

    /// What is offered for the field, else what the fields come to.
    fn told(&self, state: &State, columns: usize) -> Vec<Span<'static>> {
        let theme = state.theme();
        if self.offers.is_empty() {
            let why = self.why(self.cursor.0).filter(|why| !self.fits(why, columns));
            let why = why
                .map(|why| wrap(&(WRONG.to_owned() + &why), columns))
                .unwrap_or_default()
                .into_iter()
                .map(|row| span(row, theme.alert()));
            let is_right = (0..self.fields.len()).all(|place| self.why(place).is_none());
            let told = if is_right { self.subject.told(&self.fields, state, columns) } else { Vec::new() };
            return why.chain(told).collect();
        }
        let offer = |(place, offer): (usize, &String)| match self.offered == Some(Cursor(place)) {
            true => span(format!("› {offer}"), theme.strong()),
            false => span(format!("  {offer}"), theme.text()),
        };
        self.offers.iter().enumerate().map(offer).collect()
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

    fn has_steps(&self) -> bool {
        !self.offers.is_empty() || self.subject.step(self.cursor.0, self.text(), 1).is_some()
    }

    fn has_date(&self) -> bool {
        self.subject.day(self.cursor.0, self.text()).is_some()
    }

    fn needs(&self) -> Vec<Question> {
        self.subject.needs(&self.fields)
    }

    fn is_unsaved(&self) -> bool {
        // a draft that has no name says nothing yet
        let is_named = self.fields.first().is_some_and(|field| !field.text().is_empty());
        self.is_edited() || (self.is_draft && is_named)
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let fields = self.fields.len();
        match action {
            Action::Accept => return self.save(state),
            Action::ChoiceUp | Action::ChoiceDown => {
                self.cursor.turn(if action == Action::ChoiceUp { -1 } else { 1 }, fields);
                (self.offers, self.offered) = (Vec::new(), None);
            }
            Action::StepOn => return self.step(1),
            Action::StepBack => return self.step(-1),
            Action::PickDay => return self.pick_day(state),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        self.fields.get_mut(self.cursor.0).map(Field::line)
    }

    fn typed(&mut self, _state: &State) {
        self.look_up();
    }

    fn hear(&mut self, msg: &Msg, state: &State) -> Reply {
        match msg {
            Msg::Changed { outcome, .. } => return Reply::Close(self.subject.saved(outcome)),
            Msg::Picked(day) => return self.set(&self.subject.with_day(self.cursor.0, self.text(), *day)),
            Msg::Answer(answer) => {
                self.subject.hear(answer);
                let texts = self.subject.learn(answer, state).unwrap_or_default();
                self.fields.iter_mut().zip(texts).for_each(|(field, text)| field.learn(&text));
            }
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let columns = usize::from(state.size.0.saturating_sub(sheet::MARGINS));
        let told = u16::try_from(self.told(state, columns).len()).unwrap_or(u16::MAX).max(self.subject.told_rows());
        u16::try_from(self.fields.len()).unwrap_or(u16::MAX).saturating_add(told)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        // where there is little room the fields scroll, so that all that they come to is seen
        let columns = usize::from(area.width);
        let told = self.told(state, columns);
        let wanted = u16::try_from(told.len()).unwrap_or(u16::MAX).max(self.subject.told_rows().min(area.height / 3));
        let spare = area.height.saturating_sub(u16::try_from(self.fields.len()).unwrap_or(u16::MAX));
        let kept = wanted.min(spare.max(area.height.saturating_sub(SEEN)));
        let fields = Rect { height: area.height - kept, ..area };
        self.fields_view(state, frame, fields);
        for (row, told) in (fields.bottom()..area.bottom()).zip(told) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[span(fit(&told.content, columns), told.style)]);
        }
    }
}
