//! A file piece by piece, whole components one after the other, so that a long file never stands in memory as a tree.

use std::collections::VecDeque;

use super::component::{Component, Item};
use super::line::{Line, Lines};
use super::report::{Finding, Findings, quoted};

/// What stands in the calendar itself, never inside another of these.
const OUTER: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];
/// iCalendar nests three deep (VCALENDAR, VEVENT, VALARM); what lies deeper than this is kept as plain lines.
const DEEPEST: usize = 8;
/// No event has more lines and components; what comes then is not taken, lest a small file fill the memory.
const MOST_ITEMS: usize = 100_000;

/// What stands in a file, or in one of its VCALENDARs.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// A VCALENDAR begins, in this line.
    Calendar(usize),
    Line(Line),
    /// With the bytes where it stands.
    Component(Component, Place),
}

/// Where a component stands in the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub from: usize,
    pub to: usize,
    /// The number of its first line.
    pub line: usize,
}

/// Reads on and on; never fails: what is not in order is reported.
pub struct Pieces<'a> {
    lines: Lines<'a>,
    /// The components that are open, the file itself first.
    open: Vec<Open>,
    /// Names of components that stand deeper than any is kept: their lines are kept as they are, each BEGIN with its END.
    too_deep: Vec<String>,
    ready: VecDeque<Piece>,
    /// Where the line ends that was read last.
    at: usize,
    last_line: usize,
}

#[derive(Default)]
struct Open {
    component: Component,
    from: usize,
}

impl Open {
    /// The file and its VCALENDARs are never whole: their parts come one by one.
    fn is_passed_through(&self) -> bool {
        matches!(self.component.name.as_str(), "" | "VCALENDAR")
    }
}

impl<'a> Pieces<'a> {
    pub fn of(lines: Lines<'a>) -> Self {
        Self { lines, open: vec![Open::default()], too_deep: vec![], ready: VecDeque::new(), at: 0, last_line: 1 }
    }

    /// How many bytes were read.
    pub fn done(&self) -> usize {
        self.at
    }

    pub fn next(&mut self, findings: &mut Findings) -> Option<Piece> {
        while self.ready.is_empty() {
            let Some(unfolded) = self.lines.next() else {
                self.close_to(1, self.last_line, findings);
                break;
            };
            let (number, from) = (unfolded.number, unfolded.from);
            self.last_line = number;
            if unfolded.western {
                findings.kind(number, "this line is no UTF-8; it was read as Windows-1252");
            }
            match Line::parse(number, unfolded.text) {
                Ok(line) if line.is("BEGIN") => self.begin(line, from, findings),
                Ok(line) if line.is("END") => {
                    self.at = unfolded.to;
                    self.end(line, findings);
                }
                Ok(line) => self.add(Item::Line(line), findings),
                Err(text) => self.odd(number, &text, findings),
            }
            self.at = unfolded.to;
        }
        self.ready.pop_front()
    }

    fn add(&mut self, item: Item, findings: &mut Findings) {
        let Some(innermost) = self.open.last_mut() else { return };
        match item {
            Item::Line(line) if innermost.is_passed_through() => self.ready.push_back(Piece::Line(line)),
            Item::Junk(_) if innermost.is_passed_through() => {}
            _ if innermost.component.items.len() >= MOST_ITEMS => {
                findings.kind(innermost.component.line, "this component has too many lines; the last ones are not taken");
            }
            item => innermost.component.items.push(item),
        }
    }

    /// A line without name or colon after one of text is most often its rest: a fold that lost its space, or a line break written as one.
    fn odd(&mut self, number: usize, text: &str, findings: &mut Findings) {
        if let Some(Item::Line(before)) = self.open.last_mut().and_then(|open| open.component.items.last_mut())
            && before.is_text()
        {
            findings.kind(number, "this is no line of a calendar; it was read as the rest of the line before");
            return before.go_on(text);
        }
        findings.kind(number, "this is no line of a calendar (a name, a colon and a value)");
        self.add(Item::Junk(text.to_owned()), findings);
    }

    fn begin(&mut self, line: Line, from: usize, findings: &mut Findings) {
        let name = line.value().trim().to_ascii_uppercase();
        // no component holds another of its own name, and no time zone an event: the first was never closed
        let open_outer = || OUTER.iter().filter_map(|outer| self.place_of(outer)).min().filter(|_| OUTER.contains(&name.as_str()));
        if let Some(unended) = self.place_of(&name).or_else(open_outer) {
            self.close_to(unended, line.number, findings);
        }
        if self.open.len() > DEEPEST {
            findings.kind(line.number, "components stand too deep inside each other");
            self.too_deep.push(name);
            return self.add(Item::Junk(line.to_string()), findings);
        }
        if name == "VCALENDAR" {
            self.ready.push_back(Piece::Calendar(line.number));
        }
        self.open.push(Open { component: Component { name, line: line.number, items: vec![] }, from });
    }

    fn end(&mut self, line: Line, findings: &mut Findings) {
        let name = line.value().trim().to_ascii_uppercase();
        if self.too_deep.pop_if(|innermost| *innermost == name).is_some() {
            return self.add(Item::Junk(line.to_string()), findings);
        }
        match self.place_of(&name) {
            Some(place) => {
                self.close_to(place + 1, line.number, findings);
                self.close(findings);
            }
            // not kept: written back it would end something else
            None => findings.kind(line.number, "this END has no BEGIN"),
        }
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        self.open.iter().enumerate().skip(1).rev().find(|(_, open)| open.component.name == name).map(|(place, _)| place)
    }

    /// Closes what nobody closed, until only `keep` components are open.
    fn close_to(&mut self, keep: usize, line: usize, findings: &mut Findings) {
        while let Some(name) = self.too_deep.pop() {
            self.add(Item::Junk(format!("END:{name}")), findings);
        }
        while self.open.len() > keep {
            if let Some(Open { component, .. }) = self.open.last() {
                let text = format!("the {} that begins in line {} is never ended", quoted(&component.name), component.line);
                findings.say(Finding::new(line, text));
            }
            self.close(findings);
        }
    }

    fn close(&mut self, findings: &mut Findings) {
        let Some(closed) = self.open.pop().filter(|closed| !closed.is_passed_through()) else { return };
        if self.open.last().is_some_and(Open::is_passed_through) {
            let place = Place { from: closed.from, to: self.at, line: closed.component.line };
            self.ready.push_back(Piece::Component(closed.component, place));
        } else {
            self.add(Item::Component(closed.component), findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Piece>, Vec<Finding>) {
        let mut findings = Findings::default();
        let mut pieces = Pieces::of(Lines::of(text.as_bytes()));
        let all = std::iter::from_fn(|| pieces.next(&mut findings)).collect();
        (all, findings.report().findings)
    }

    /// Calendars as `*`, their lines, and the lines of their components.
    fn told(pieces: &[Piece]) -> Vec<String> {
        let tell = |piece: &Piece| match piece {
            Piece::Calendar(_) => vec!["*".to_owned()],
            Piece::Line(line) => vec![line.to_string()],
            Piece::Component(component, _) => component.whole(),
        };
        pieces.iter().flat_map(tell).collect()
    }

    #[test]
    fn nothing_is_lost_or_moved() {
        let lines = ["X-A;B=\"c\":d", "BEGIN:VEVENT", "UID:1", "BEGIN:VALARM", "ACTION:X", "END:VALARM", "X-A:e", "END:VEVENT"];
        let text = format!("BEGIN:VCALENDAR\n{}\nEND:VCALENDAR", lines.join("\n"));
        let (pieces, findings) = read(&text);
        assert_eq!(told(&pieces), [&["*"], lines.as_slice()].concat());
        assert_eq!(findings, []);
        let Some(Piece::Component(event, place)) = pieces.last() else { panic!("no event: {pieces:?}") };
        assert_eq!(event.line, 3);
        let (again, _) = read(&text[place.from..place.to]);
        assert_eq!(told(&again), lines[1..]);
    }

    #[test]
    fn what_is_never_ended_is_closed_and_said() {
        let (pieces, findings) = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VCALENDAR\nEND:VCALENDAR\n");
        assert_eq!(told(&pieces), ["*", "BEGIN:VEVENT", "UID:1", "END:VEVENT", "BEGIN:VEVENT", "UID:2", "END:VEVENT"]);
        let told: Vec<(usize, &str)> = findings.iter().map(|finding| (finding.line, finding.text.as_str())).collect();
        let want = [
            (4, "the “VEVENT” that begins in line 2 is never ended"),
            (6, "the “VEVENT” that begins in line 4 is never ended"),
            (7, "this END has no BEGIN"),
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn lines_that_lost_their_fold_are_the_rest_of_a_text() {
        let long = format!("DESCRIPTION:{}", "x".repeat(63));
        let (pieces, findings) = read(&format!("BEGIN:VEVENT\nSUMMARY:one\ntwo\nUID:1\nlost\n{long}\nyz\nEND:VEVENT\n"));
        let want = ["BEGIN:VEVENT", "SUMMARY:one\\ntwo", "UID:1", "lost", &format!("{long}yz"), "END:VEVENT"];
        assert_eq!(told(&pieces), want);
        assert_eq!(findings.len(), 2, "{findings:?}");
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep: String = (0..100_000).map(|n| format!("BEGIN:X{n}\n")).collect();
        let (pieces, findings) = read(&deep);
        assert_eq!(told(&pieces).iter().filter(|text| text.starts_with("BEGIN")).count(), 100_000);
        assert!(findings.len() < 20, "{}", findings.len());
        let (pieces, findings) = read(&format!("BEGIN:VEVENT\n{}END:VEVENT\n", "A:\n".repeat(MOST_ITEMS + 2)));
        assert_eq!(told(&pieces).len(), MOST_ITEMS + 2);
        assert_eq!(findings, [Finding::new(1, "this component has too many lines; the last ones are not taken (2 times)")]);
    }
}
