//! Components as a tree that loses nothing: every line, known or not, in its place (RFC 5545 3.4, 3.6).

use super::line::Line;

/// What stands between BEGIN and END.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// In capitals.
    pub name: String,
    /// The line of its BEGIN.
    pub line: usize,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Line(Line),
    Component(Component),
    /// Text that is no content line, or a BEGIN or END that opens or closes nothing.
    Junk(String),
}

impl Component {
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None })
    }

    pub fn components(&self) -> impl Iterator<Item = &Component> {
        self.items.iter().filter_map(|item| if let Item::Component(component) = item { Some(component) } else { None })
    }

    /// The value of the first line with this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.lines().find(|line| line.is(name)).map(Line::value)
    }

    /// Every line below this component as it was written, unfolded.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![];
        for item in &self.items {
            match item {
                Item::Line(line) => texts.push(line.to_string()),
                Item::Junk(text) => texts.push(text.clone()),
                Item::Component(component) => texts.extend(component.whole()),
            }
        }
        texts
    }

    /// Every line from BEGIN to END.
    pub fn whole(&self) -> Vec<String> {
        let mut texts = vec![format!("BEGIN:{}", self.name)];
        texts.extend(self.texts());
        texts.push(format!("END:{}", self.name));
        texts
    }
}
