//! Text from outside: what is dropped before it is kept, so that it can never steer a terminal or a file.

use unicode_normalization::UnicodeNormalization;

/// Control characters, and the marks that reorder or hide text (Unicode TR 36: bidi overrides, zero-width, BOM, tags).
///
/// The zero-width joiner and non-joiner stay: emoji families, Persian and Indic names need them.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line: runs of white space become one space, unsafe characters go, accents are composed (NFC); nothing where nothing is seen.
pub fn one_line(text: &str) -> String {
    if is_line(text.as_bytes()) {
        return text.to_owned();
    }
    let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unsafe(*c)).collect();
    let line = spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    // a joiner alone joins nothing
    if line.chars().all(|c| matches!(c, ' ' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')) {
        String::new()
    } else {
        line.nfc().collect()
    }
}

/// Most text is a line already, and each screen is full of it: ASCII that is seen, one space between words.
fn is_line(text: &[u8]) -> bool {
    text.is_empty() || text.split(|byte| *byte == b' ').all(|word| !word.is_empty() && word.iter().all(u8::is_ascii_graphic))
}

/// The code units of a file that begins with the mark of UTF-16; `None` where it does not.
pub fn utf16(bytes: &[u8]) -> Option<Vec<u16>> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    Some(bytes.as_chunks::<2>().0.iter().skip(1).map(|pair| unit(*pair)).collect())
}

/// As names are compared: without regard to case or to how accents are written.
pub fn folded(text: &str) -> String {
    // most names, and ten thousand of them are compared at a time
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfc().collect::<String>().to_lowercase()
}

/// Whether a text speaks of someone by this name: as whole words, so that “Al” is not found in “Alan”.
pub fn names(text: &str, name: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands_alone = |(at, found): (usize, &str)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + found.len()..).unwrap_or_default());
        !is_word(before.chars().next_back()) && !is_word(after.chars().next())
    };
    !name.is_empty() && text.match_indices(name).any(stands_alone)
}

/// Lines ended by `\n`, without unsafe characters or white space around the whole.
pub fn many_lines(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|c| matches!(c, '\n') || !is_unsafe(*c)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_known_by_its_mark() {
        let units: Vec<u16> = "Zoë 👩".encode_utf16().collect();
        let little: Vec<u8> = [0xfeff].iter().chain(&units).flat_map(|unit: &u16| unit.to_le_bytes()).collect();
        let big: Vec<u8> = [0xfeff].iter().chain(&units).flat_map(|unit: &u16| unit.to_be_bytes()).collect();
        assert_eq!((utf16(&little), utf16(&big)), (Some(units.clone()), Some(units)));
        assert_eq!((utf16(b"Zo"), utf16(b"")), (None, None));
    }

    #[test]
    fn what_could_steer_a_terminal_is_dropped() {
        assert_eq!(one_line("a\u{1b}[31mb\u{202e}c\r\nd  e\u{9b}"), "a[31mbc d e");
        assert_eq!(one_line("👩\u{200d}👧 Zoë"), "👩\u{200d}👧 Zoë");
        assert_eq!(one_line("\u{200d} \u{ad}\u{3164}"), "");
        assert_eq!(one_line("Zoe\u{308}"), "Zoë");
        assert_eq!(folded("ZOE\u{308}"), folded("Zoë"));
        assert!(names("added Al, seat 1", "Al") && !names("added Alan and Sal", "Al") && !names("added", ""));
        assert_eq!(many_lines(" one\r\ntwo\rthree\u{7}\n"), "one\ntwo\nthree");
    }
}
