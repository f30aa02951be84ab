//! Text in a given number of terminal columns: measured, cut, wrapped.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, cut to at most `most` columns; the last one is `…` where something is missing.
pub fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if width(&kept) + width(cluster) + 1 > most {
            break;
        }
        kept.push_str(cluster);
    }
    if most > 0 {
        kept.push('…');
    }
    kept
}

/// The text as lines of at most `most` columns, broken between words; a longer word has a line of its own, cut nowhere,
/// so that a link stays one that can be clicked.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![];
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && width(&line) + 1 + width(word) > most {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_whole_characters_and_says_that_it_cut() {
        let cases = [
            ("Choir", 5, "Choir"),
            ("Choir", 4, "Cho…"),
            ("合唱団", 6, "合唱団"),
            ("合唱団", 5, "合唱…"),
            ("合唱団", 4, "合…"),
            ("ab", 0, ""),
        ];
        for (text, most, expected) in cases {
            assert_eq!(cut(text, most), expected, "{text} {most}");
        }
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    }

    #[test]
    fn wrapping_breaks_between_words_only() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("see https://example.org/chat now", 8), ["see", "https://example.org/chat", "now"]);
        assert_eq!(wrap("one\n\ntwo", 9), ["one", "", "two"]);
    }
}
