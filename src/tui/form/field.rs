//! A field of a form: its label, what stands in it, and what stood there before.

use crate::tui::widget::input::Line;

/// A line with a label.
#[derive(Clone, Debug)]
pub struct Field {
    label: &'static str,
    line: Line,
    before: String,
    /// Shown only while the cursor stands in it.
    private: bool,
}

impl Field {
    pub fn new(label: &'static str, text: &str) -> Self {
        Self { label, line: Line::new(text), before: text.to_owned(), private: false }
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

    /// What stands in it, if that is not what stood there before.
    pub fn change(&self) -> Option<String> {
        self.is_changed().then(|| self.text().to_owned())
    }
}
