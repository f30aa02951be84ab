//! A field of a form: its label, what stands in it, and what stood there before.

use crate::tui::widget::input::Line;

/// A line with a label.
#[derive(Clone, Debug)]
pub struct Field {
    label: &'static str,
    line: Line,
    before: String,
    /// What stood there when it was typed over, where someone else has put another text there since, and nobody was told yet.
    overtaken: Option<String>,
    /// Shown only while the cursor stands in it.
    private: bool,
}

impl Field {
    pub fn new(label: &'static str, text: &str) -> Self {
        Self { label, line: Line::new(text), before: text.to_owned(), overtaken: None, private: false }
    }

    /// A field that nobody shall read over a shoulder.
    pub fn private(label: &'static str, text: &str) -> Self {
        Self { private: true, ..Self::new(label, text) }
    }

    pub fn label(&self) -> &'static str {
        self.label
    }

    pub fn line(&mut self) -> &mut Line {
        &mut self.line
    }

    pub fn value(&self) -> &Line {
        &self.line
    }

    /// What stands in it, without outer white space.
    pub fn text(&self) -> &str {
        self.line.value().trim()
    }

    /// What is shown of it while the cursor is elsewhere.
    pub fn shown(&self) -> String {
        if self.private && !self.text().is_empty() { "kept".to_owned() } else { self.text().to_owned() }
    }

    pub fn is_changed(&self) -> bool {
        self.line.value() != self.before
    }

    /// Takes in what the store says of it by now: shown where nothing was typed; what was typed stays, and is asked about before it is saved.
    pub fn learn(&mut self, text: &str) {
        if text == self.before {
            return;
        }
        let before = std::mem::replace(&mut self.before, text.to_owned());
        if self.line.value() == before || self.line.value() == text {
            self.line = Line::new(text);
            self.overtaken = None;
        } else {
            self.overtaken.get_or_insert(before);
        }
    }

    /// Says once that someone else has put another text there since.
    pub fn tell_overtaken(&mut self) -> Option<String> {
        let before = self.overtaken.take().filter(|_| self.is_changed())?;
        let (label, quoted) = (self.label, |text: &str| if text.is_empty() { "empty".to_owned() } else { format!("“{text}”") });
        Some(match self.private {
            true => format!("{label} was changed elsewhere"),
            false => format!("{label} was changed elsewhere from {} to {}", quoted(&before), quoted(&self.before)),
        })
    }

    /// What stands in it, if that is not what stood there before.
    pub fn change(&self) -> Option<String> {
        self.is_changed().then(|| self.text().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(over: &str) -> Field {
        let mut field = Field::new("Where", "Room 2");
        *field.line() = Line::new(over);
        field
    }

    #[test]
    fn what_was_not_typed_over_is_what_the_store_says() {
        let mut field = typed("Room 2");
        field.learn("Hall");
        assert_eq!((field.text(), field.is_changed()), ("Hall", false));
        assert_eq!(field.tell_overtaken(), None);
    }

    #[test]
    fn what_was_typed_stays_and_is_asked_about_once() {
        let mut field = typed("Garden");
        field.learn("Room 2");
        assert_eq!(field.tell_overtaken(), None, "nothing was changed elsewhere");
        field.learn("Hall");
        field.learn("Barn");
        assert_eq!((field.text(), field.change()), ("Garden", Some("Garden".into())));
        assert_eq!(field.tell_overtaken().as_deref(), Some("Where was changed elsewhere from “Room 2” to “Barn”"));
        assert_eq!(field.tell_overtaken(), None);
        field.learn("Garden");
        assert_eq!((field.is_changed(), field.tell_overtaken()), (false, None), "both wrote the same");
        let mut note = Field::private("Note", "a");
        *note.line() = Line::new("b");
        note.learn("c");
        assert_eq!(note.tell_overtaken().as_deref(), Some("Note was changed elsewhere"));
    }
}
