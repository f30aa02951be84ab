//! Components as a tree that loses nothing: every line, known or not, in its place (RFC 5545 3.4, 3.6).

use super::line::{Line, unfold};
use super::report::{Finding, Findings, quoted};

/// iCalendar nests three deep (VCALENDAR, VEVENT, VALARM); what lies deeper than this is kept as plain lines.
const DEEPEST: usize = 8;

/// What stands between BEGIN and END.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// In capitals; empty for the file as a whole.
    pub name: String,
    /// The line of its BEGIN.
    pub line: usize,
    pub items: Vec<Item>,
}

#[derive(Debug, PartialEq, Eq)]
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
                Item::Component(component) => {
                    texts.push(format!("BEGIN:{}", component.name));
                    texts.extend(component.texts());
                    texts.push(format!("END:{}", component.name));
                }
            }
        }
        texts
    }
}

/// The file as a component without name. Never fails: what is not in order is reported.
pub fn parse(bytes: &[u8], findings: &mut Findings) -> Component {
    let mut tree = Tree { open: vec![Component::default()], too_deep: 0 };
    let mut last = 1;
    for unfolded in unfold(bytes) {
        let number = unfolded.number;
        last = number;
        if unfolded.latin {
            findings.kind(number, "this line is no UTF-8; it was read as Latin-1");
        }
        match Line::parse(number, unfolded.text) {
            Ok(line) if line.is("BEGIN") => tree.begin(line, findings),
            Ok(line) if line.is("END") => tree.end(line, findings),
            Ok(line) => tree.add(Item::Line(line)),
            Err(text) => {
                findings.kind(number, "this is no line of a calendar (a name, a colon and a value)");
                tree.add(Item::Junk(text));
            }
        }
    }
    tree.close_to(1, last, findings);
    tree.open.pop().unwrap_or_default()
}

/// The components that are open, the file itself first.
struct Tree {
    open: Vec<Component>,
    /// How many BEGINs below the deepest level wait for their END.
    too_deep: usize,
}

impl Tree {
    fn add(&mut self, item: Item) {
        if let Some(innermost) = self.open.last_mut() {
            innermost.items.push(item);
        }
    }

    fn begin(&mut self, line: Line, findings: &mut Findings) {
        let name = line.value().trim().to_ascii_uppercase();
        // no component holds another of its own name, so the first was never closed
        if let Some(same) = self.place_of(&name) {
            self.close_to(same, line.number, findings);
        }
        if self.open.len() > DEEPEST {
            findings.kind(line.number, "components stand too deep inside each other");
            self.too_deep += 1;
            self.add(Item::Junk(line.to_string()));
        } else {
            self.open.push(Component { name, line: line.number, items: vec![] });
        }
    }

    fn end(&mut self, line: Line, findings: &mut Findings) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return self.add(Item::Junk(line.to_string()));
        }
        match self.place_of(&line.value().trim().to_ascii_uppercase()) {
            Some(place) => {
                self.close_to(place + 1, line.number, findings);
                self.close();
            }
            None => {
                findings.kind(line.number, "this END has no BEGIN");
                self.add(Item::Junk(line.to_string()));
            }
        }
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        self.open.iter().enumerate().skip(1).rev().find(|(_, component)| component.name == name).map(|(place, _)| place)
    }

    /// Closes what nobody closed, until only `keep` components are open.
    fn close_to(&mut self, keep: usize, line: usize, findings: &mut Findings) {
        while self.open.len() > keep {
            if let Some(open) = self.open.last() {
                let text = format!("the {} that begins in line {} is never ended", quoted(&open.name), open.line);
                findings.say(Finding::new(line, text));
            }
            self.close();
        }
        self.too_deep = 0;
    }

    fn close(&mut self) {
        if let Some(component) = self.open.pop() {
            self.add(Item::Component(component));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Component, Vec<Finding>) {
        let mut findings = Findings::default();
        let tree = parse(text.as_bytes(), &mut findings);
        (tree, findings.report().findings)
    }

    #[test]
    fn nothing_is_lost_or_moved() {
        let text = "BEGIN:VCALENDAR\nX-A;B=\"c\":d\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nACTION:X\nEND:VALARM\nX-A:e\nno line\nEND:VEVENT\nEND:VCALENDAR";
        let (tree, findings) = read(text);
        assert_eq!(tree.texts().join("\n"), text);
        assert_eq!(findings, [Finding::new(9, "this is no line of a calendar (a name, a colon and a value)")]);
    }

    #[test]
    fn what_is_never_ended_is_closed_and_said() {
        let (tree, findings) = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VCALENDAR\nEND:VCALENDAR\n");
        let calendar = tree.components().next().expect("a calendar");
        assert_eq!(calendar.components().filter_map(|event| event.value("UID")).collect::<Vec<_>>(), ["1", "2"]);
        let told: Vec<(usize, &str)> = findings.iter().map(|finding| (finding.line, finding.text.as_str())).collect();
        let want = [
            (4, "the “VEVENT” that begins in line 2 is never ended"),
            (6, "the “VEVENT” that begins in line 4 is never ended"),
            (7, "this END has no BEGIN"),
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn depth_is_bounded() {
        let deep: String = (0..100_000).map(|n| format!("BEGIN:X{n}\n")).collect();
        let (tree, findings) = read(&deep);
        assert_eq!(tree.texts().iter().filter(|text| text.starts_with("BEGIN")).count(), 100_000);
        assert!(findings.len() < 20, "{}", findings.len());
    }
}
