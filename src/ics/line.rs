//! Content lines in: unfolding, decoding, and a line's name, parameters and value (RFC 5545 3.1).

use std::borrow::Cow;

use super::text;

/// An unfolded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfolded {
    /// From 1, of the first physical line.
    pub number: usize,
    pub text: String,
    /// The bytes were no UTF-8 and were read as Latin-1.
    pub latin: bool,
}

/// The lines of a file; empty ones are left out.
///
/// Bytes are unfolded before they are decoded, because old programs fold inside a UTF-8 character.
pub fn unfold(bytes: &[u8]) -> impl Iterator<Item = Unfolded> + '_ {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // a file without any line feed has the line ends of old Macs
    let ender = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let mut physical = bytes.split(move |byte| *byte == ender).map(|line| line.strip_suffix(b"\r").unwrap_or(line)).peekable();
    let mut number = 0;
    std::iter::from_fn(move || {
        let mut whole = Cow::Borrowed(physical.next()?);
        let first = number + 1;
        number = first;
        while let Some(more) = physical.next_if(|line| matches!(line.first(), Some(b' ' | b'\t'))) {
            whole.to_mut().extend_from_slice(more.get(1..).unwrap_or_default());
            number += 1;
        }
        Some((first, whole))
    })
    .filter(|(_, line)| !line.trim_ascii().is_empty())
    .map(|(number, line)| match std::str::from_utf8(&line) {
        Ok(text) => Unfolded { number, text: text.to_owned(), latin: false },
        Err(_) => Unfolded { number, text: line.iter().copied().map(char::from).collect(), latin: true },
    })
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

    /// The first value of a parameter, unquoted (RFC 6868).
    pub fn parameter(&self, name: &str) -> Option<String> {
        let raw = self.text.get(self.name_end..self.colon)?;
        let wanted = |part: &&str| part.split_once('=').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(name));
        let (_, value) = split_unquoted(raw, ';').find(wanted)?.split_once('=')?;
        let first = split_unquoted(value, ',').next()?.trim();
        Some(text::unescape_parameter(first.trim_matches('"')))
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
        unfold(bytes).map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn lines_are_unfolded_whatever_ends_them() {
        let want = vec![(1, "A:12".to_owned()), (4, "B:3".to_owned())];
        for bytes in ["A:1\r\n 2\r\n\r\nB:3\r\n", "A:1\n\t2\n\nB:3", "A:1\r 2\r\rB:3\r", "\u{feff}A:1\n 2\n\nB:3\n"] {
            assert_eq!(texts(bytes.as_bytes()), want, "{bytes:?}");
        }
    }

    #[test]
    fn a_character_folded_in_two_is_whole_again() {
        assert_eq!(texts(b"S:Zo\xc3\r\n \xab!\r\n"), [(1, "S:Zoë!".to_owned())]);
    }

    #[test]
    fn what_is_no_utf8_is_read_as_latin_1() {
        let lines: Vec<Unfolded> = unfold(b"S:Zo\xeb\r\nT:x").collect();
        assert_eq!(lines.iter().map(|line| (line.text.as_str(), line.latin)).collect::<Vec<_>>(), [("S:Zoë", true), ("T:x", false)]);
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
