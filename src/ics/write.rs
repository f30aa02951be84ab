//! Content lines out: CRLF, folded at 75 octets, free of control characters (RFC 5545 3.1).

use super::text;
use crate::domain::text::is_unsafe;

/// A line may have this many octets without its line break.
const WIDTH: usize = 75;

/// iCalendar text that grows line by line.
#[derive(Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// A component with what `body` writes into it.
    pub fn component(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        self.line("BEGIN", name);
        body(self);
        self.line("END", name);
    }

    /// A property, its value as it is. `name` may carry parameters: `DTSTART;VALUE=DATE`.
    pub fn line(&mut self, name: &str, value: &str) {
        self.parts(&[name, ":", value]);
    }

    /// A whole content line of another program, as it was.
    pub fn kept(&mut self, line: &str) {
        self.parts(&[line]);
    }

    /// A property with a TEXT value; none where the text is empty.
    pub fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(name, &text::escape(value));
        }
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn parts(&mut self, parts: &[&str]) {
        let line: String = parts.iter().flat_map(|part| part.chars()).filter(|c| !is_unsafe(*c)).collect();
        self.fold(&line);
    }

    fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut room = WIDTH;
        while rest.len() > room {
            let (head, tail) = rest.split_at(boundary_before(rest, room));
            self.out.push_str(head);
            self.out.push_str("\r\n ");
            rest = tail;
            room = WIDTH - 1;
        }
        self.out.push_str(rest);
        self.out.push_str("\r\n");
    }
}

/// The last place at or before `at` that is not inside a character.
fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::line::Lines;

    #[test]
    fn long_lines_are_folded_between_characters_and_unfold_to_themselves() {
        for text in ["x".repeat(74), "x".repeat(75), "é".repeat(400), format!("{}👩‍👧", "y".repeat(60)).repeat(9)] {
            let mut writer = Writer::default();
            writer.line("N", &text);
            let out = writer.finish();
            assert!(out.ends_with("\r\n"));
            assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
            let lines: Vec<String> = Lines::of(out.as_bytes()).map(|line| line.text).collect();
            assert_eq!(lines, [format!("N:{text}")]);
        }
    }

    #[test]
    fn control_characters_are_never_written() {
        let mut writer = Writer::default();
        writer.text("SUMMARY", "a\u{1b}[31m\u{7}b\u{202e}c\r\nd");
        assert_eq!(writer.finish(), "SUMMARY:a[31mbc\\nd\r\n");
    }
}
