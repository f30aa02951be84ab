//! The screen in ASCII: every glyph that is drawn has a plain stand-in, and letters lose their accents.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

const PLAIN: [(&str, &str); 43] = [
    ("●", "*"),
    ("◆", "#"),
    ("■", "@"),
    ("○", "o"),
    ("◇", "+"),
    ("□", "="),
    ("×", "x"),
    ("✗", "x"),
    ("✓", "v"),
    ("·", "-"),
    ("°", "'"),
    ("–", "-"),
    ("—", "-"),
    ("…", "~"),
    ("▌", "|"),
    ("─", "-"),
    ("━", "="),
    ("│", "|"),
    ("›", ">"),
    ("‹", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("←", "<"),
    ("→", ">"),
    ("↶", "<"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("•", "*"),
    ("◦", "o"),
    ("▂", "_"),
    ("▃", "-"),
    ("▄", "-"),
    ("▅", "="),
    ("▆", "#"),
    ("█", "#"),
    ("▓", "%"),
    ("▒", ":"),
    ("░", "."),
    ("┊", "."),
    ("ß", "s"),
    ("æ", "a"),
];

/// Replaces what is not ASCII, cell by cell, so that nothing moves.
pub fn fold(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let width = cell.symbol().width();
            let plain = plain(cell.symbol());
            cell.set_symbol(&plain.repeat(width.clamp(1, 2)));
        }
    }
}

fn plain(symbol: &str) -> String {
    if let Some((_, stand_in)) = PLAIN.iter().find(|(drawn, _)| *drawn == symbol) {
        return (*stand_in).to_owned();
    }
    let letter = symbol.chars().next().map(nucleo_matcher::chars::normalize).filter(char::is_ascii);
    letter.unwrap_or('?').to_string()
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn every_glyph_of_ours_has_a_stand_in() {
        for glyph in "●◆■○◇□×✗·–—…▌─━›‹←↑↓→•◦▂▃▄▅▆█“”’".chars() {
            assert_ne!(plain(&glyph.to_string()), "?", "{glyph}");
        }
    }

    #[test]
    fn every_cell_becomes_ascii_and_keeps_its_width() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "●16 Zoë 日本", Style::new());
        fold(&mut buffer);
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert!(text.starts_with("*16 Zoe ??"), "{text}");
        assert!(text.is_ascii());
    }
}
