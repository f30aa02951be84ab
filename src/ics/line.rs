//! Content lines in: unfolding, decoding, and a line's name, parameters and value (RFC 5545 3.1).

use std::borrow::Cow;

use super::text;
use crate::domain::text::is_unsafe;

/// An unfolded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfolded {
    /// From 1, of the first physical line.
    pub number: usize,
    /// With nothing in it that is never written, so that a line reads the same before and after.
    pub text: String,
    /// The bytes were no UTF-8 and were read as Windows-1252, which is Latin-1 with quotation marks and dashes.
    pub western: bool,
    /// The bytes where it stands, folds and line end included.
    pub from: usize,
    pub to: usize,
}

/// The lines of a file; empty ones are left out.
///
/// Bytes are unfolded before they are decoded, because old programs fold inside a UTF-8 character.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    ender: u8,
    at: usize,
    /// Of the last physical line that was read.
    number: usize,
}

impl<'a> Lines<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        // a file without any line feed has the line ends of old Macs
        let ender = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        Self { bytes, ender, at: if bytes.starts_with(BOM) { BOM.len() } else { 0 }, number: 0 }
    }

    /// The lines from a byte on, which is the first of line `number`, and up to another byte.
    pub fn between(&self, from: usize, to: usize, number: usize) -> Self {
        Self { bytes: self.bytes.get(..to).unwrap_or(self.bytes), at: from, number: number.saturating_sub(1), ..*self }
    }

    /// The next line as it stands in the file, without its end.
    fn physical(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|byte| *byte == self.ender).unwrap_or(rest.len());
        self.at += (length + 1).min(rest.len());
        self.number += 1;
        let line = rest.get(..length)?;
        let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
        line.get(..end)
    }

    fn folds_next(&self) -> bool {
        matches!(self.bytes.get(self.at), Some(b' ' | b'\t'))
    }
}

const BOM: &[u8] = b"\xef\xbb\xbf";

impl Iterator for Lines<'_> {
    type Item = Unfolded;

    fn next(&mut self) -> Option<Unfolded> {
        loop {
            let from = self.at;
            let mut whole = Cow::Borrowed(self.physical()?);
            let number = self.number;
            while self.folds_next() {
                let more = self.physical()?;
                whole.to_mut().extend_from_slice(more.get(1..).unwrap_or_default());
            }
            let (text, western) = match std::str::from_utf8(&whole) {
                Ok(text) => (text.to_owned(), false),
                Err(_) => (whole.iter().copied().map(from_1252).collect(), true),
            };
            let text = harmless(text);
            if !text.trim().is_empty() {
                return Some(Unfolded { number, text, western, from, to: self.at });
            }
        }
    }
}

/// A byte of Windows-1252; the few that mean nothing there are control characters.
fn from_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|place| FROM_80.get(usize::from(place)).copied()).unwrap_or(char::from(byte))
}

/// Without control characters and what is not seen; a tab is a space, but for a first one, which would be a fold.
fn harmless(text: String) -> String {
    if !text.contains(is_unsafe) && !text.starts_with(' ') {
        return text;
    }
    let spaced = text.chars().filter_map(|c| if !is_unsafe(c) { Some(c) } else { c.is_whitespace().then_some(' ') });
    spaced.skip_while(|c| *c == ' ').collect()
}

/// `NAME;PARAM=value:value`, kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1, of the first physical line.
    pub number: usize,
    text: String,
    name_end: usize,
    colon: usize,
}

impl Line {
    /// # Errors
    /// The text itself where it has no name or no colon.
    pub fn parse(number: usize, text: String) -> Result<Self, String> {
        let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let name_end = text.bytes().take_while(in_name).count();
        let after = text.as_bytes().get(name_end..).unwrap_or_default();
        if name_end == 0 || !matches!(after.first(), Some(b':' | b';')) {
            return Err(text);
        }
        let mut quoted = false;
        let unquoted_colon = after.iter().position(|byte| {
            quoted ^= *byte == b'"';
            *byte == b':' && !quoted
        });
        // a quote that is never closed: the first colon then
        match unquoted_colon.or_else(|| after.iter().position(|byte| *byte == b':')) {
            Some(colon) => Ok(Self { number, text, name_end, colon: name_end + colon }),
            None => Err(text),
        }
    }

    /// The name as it is written.
    pub fn name(&self) -> &str {
        self.text.get(..self.name_end).unwrap_or_default()
    }

    pub fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// The value as it is written.
    pub fn value(&self) -> &str {
        self.text.get(self.colon + 1..).unwrap_or_default()
    }

    /// The value as TEXT.
    pub fn text(&self) -> String {
        text::unescape(self.value())
    }

    /// The parameters as they are written, `KEY=value` each.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        let raw = self.text.get(self.name_end..self.colon).unwrap_or_default();
        split_unquoted(raw, ';').filter(|part| !part.trim().is_empty())
    }

    /// The first value of a parameter, unquoted (RFC 6868).
    pub fn parameter(&self, name: &str) -> Option<String> {
        let raw = self.text.get(self.name_end..self.colon)?;
        let wanted = |part: &&str| part.split_once('=').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name));
        let (_, value) = split_unquoted(raw, ';').find(wanted)?.split_once('=')?;
        let first = split_unquoted(value, ',').next()?.trim();
        Some(text::unescape_parameter(first.trim_matches('"')))
    }
}

impl Line {
    /// Whether the value is free text, which may hold any words.
    pub fn is_text(&self) -> bool {
        ["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "X-ALT-DESC"].iter().any(|name| self.is(name))
    }

    /// Adds the rest of the text: after a line of full length a fold was lost, after a short one a line break is meant.
    pub fn go_on(&mut self, rest: &str) {
        const FULL: usize = 70;
        if self.text.len() < FULL {
            self.text.push_str("\\n");
        }
        self.text.push_str(rest);
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

fn split_unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(usize, String)> {
        Lines::of(bytes).map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn lines_are_unfolded_whatever_ends_them() {
        let want = vec![(1, "A:12".to_owned()), (4, "B:3".to_owned())];
        for bytes in ["A:1\r\n 2\r\n\r\nB:3\r\n", "A:1\n\t2\n\nB:3", "A:1\r 2\r\rB:3\r", "\u{feff}A:1\n 2\n\nB:3\n"] {
            assert_eq!(texts(bytes.as_bytes()), want, "{bytes:?}");
        }
    }

    #[test]
    fn a_part_is_read_as_it_stands_in_the_whole() {
        let bytes = b"A:1\r\nB:2\r\n 3\r\nC:4\r\n";
        let all = Lines::of(bytes);
        let second = all.clone().nth(1).expect("a second line");
        assert_eq!(all.between(second.from, second.to, second.number).collect::<Vec<_>>(), [second]);
    }

    #[test]
    fn a_character_folded_in_two_is_whole_again() {
        assert_eq!(texts(b"S:Zo\xc3\r\n \xab!\r\n"), [(1, "S:Zoë!".to_owned())]);
    }

    #[test]
    fn what_is_no_utf8_is_read_as_windows_1252() {
        let lines: Vec<Unfolded> = Lines::of(b"S:Zo\xeb\x92s \x96 caf\xe9\r\nT:x").collect();
        assert_eq!(
            lines.iter().map(|line| (line.text.as_str(), line.western)).collect::<Vec<_>>(),
            [("S:Zoë’s – café", true), ("T:x", false)]
        );
    }

    #[test]
    fn what_is_never_written_is_never_read() {
        let text = "BEGIN:VEVENT\u{5}\nA:b\tc\u{202e}d\u{a0}\0e\r\r\n";
        assert_eq!(texts(text.as_bytes()), [(1, "BEGIN:VEVENT".to_owned()), (2, "A:b cd\u{a0}e".to_owned())]);
        assert_eq!(texts(b"\0 \r\n\x0cA:b\r\n\r\n  C:d"), [(2, "A:b".to_owned()), (3, "C:d".to_owned())]);
    }

    #[test]
    fn a_line_has_a_name_parameters_and_a_value() {
        let line = Line::parse(7, "Organizer;CN=\"Ada: ^'the; first^'\",x;Role=CHAIR:mailto:a@b.c".into()).expect("a line");
        assert!(line.is("ORGANIZER"));
        assert_eq!(line.value(), "mailto:a@b.c");
        assert_eq!(line.parameter("cn").as_deref(), Some("Ada: \"the; first\""));
        assert_eq!(line.parameter("ROLE").as_deref(), Some("CHAIR"));
        assert_eq!(line.parameter("SENT-BY"), None);
        assert_eq!(line.to_string(), "Organizer;CN=\"Ada: ^'the; first^'\",x;Role=CHAIR:mailto:a@b.c");
    }

    #[test]
    fn a_quote_that_never_ends_does_not_swallow_the_value() {
        let line = Line::parse(1, "X;CN=\"Ada:value".into()).expect("a line");
        assert_eq!(line.value(), "value");
    }

    #[test]
    fn other_lines_are_given_back() {
        for text in ["no colon", ":value", ";A=B:c", "A B:c", "NAME;A=b", ""] {
            assert_eq!(Line::parse(1, text.into()), Err(text.to_owned()), "{text}");
        }
    }
}
