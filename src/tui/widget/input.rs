//! A line to type in: keys of every shell, whole graphemes, scrolled sideways where it is long.

use ratatui::Frame;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::{Input, InputRequest};
use unicode_width::UnicodeWidthStr;

use super::text;
use crate::domain::text::is_unsafe;
use crate::tui::key::Key;

/// Longer lines than this come from a slip while pasting.
const LONGEST: usize = 4_000;

/// The text typed so far.
#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
}

impl Line {
    pub fn new(value: &str) -> Self {
        Self { input: Input::new(value.to_owned()) }
    }

    pub fn value(&self) -> &str {
        self.input.value()
    }

    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Edits; true where the key was one for a line.
    pub fn press(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) if !is_unsafe(c) && self.room() > 0 => InputRequest::InsertChar(c),
            (KeyCode::Backspace, false, false) => InputRequest::DeletePrevChar,
            (KeyCode::Char('h'), true, false) => InputRequest::DeletePrevChar,
            (KeyCode::Delete, false, false) | (KeyCode::Char('d'), true, false) => InputRequest::DeleteNextChar,
            (KeyCode::Left, false, false) | (KeyCode::Char('b'), true, false) => InputRequest::GoToPrevChar,
            (KeyCode::Right, false, false) | (KeyCode::Char('f'), true, false) => InputRequest::GoToNextChar,
            (KeyCode::Left, true, false) | (KeyCode::Char('b'), false, true) => InputRequest::GoToPrevWord,
            (KeyCode::Right, true, false) | (KeyCode::Char('f'), false, true) => InputRequest::GoToNextWord,
            (KeyCode::Home, false, false) | (KeyCode::Char('a'), true, false) => InputRequest::GoToStart,
            (KeyCode::End, false, false) | (KeyCode::Char('e'), true, false) => InputRequest::GoToEnd,
            (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, false, true) => InputRequest::DeletePrevWord,
            (KeyCode::Char('u'), true, false) => InputRequest::DeleteFromStart,
            (KeyCode::Char('k'), true, false) => InputRequest::DeleteTillEnd,
            (KeyCode::Char('y'), true, false) => InputRequest::Yank,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// Takes pasted text in as one line.
    pub fn paste(&mut self, pasted: &str) {
        for c in crate::domain::text::one_line(pasted).chars().take(self.room()) {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    fn room(&self) -> usize {
        LONGEST.saturating_sub(self.value().chars().count())
    }

    /// Draws the line and puts the terminal's cursor into it.
    pub fn view(&self, frame: &mut Frame, (x, y): (u16, u16), columns: u16, style: Style) {
        if columns == 0 {
            return;
        }
        let scroll = self.input.visual_scroll(usize::from(columns.saturating_sub(1)));
        let mut skipped = 0;
        let shown: String = self
            .value()
            .chars()
            .skip_while(|c| {
                let before = skipped;
                skipped += c.to_string().width();
                before < scroll
            })
            .collect();
        text::draw(frame.buffer_mut(), (x, y), columns, &[text::span(shown, style)]);
        let column = u16::try_from(self.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0).min(columns - 1);
        frame.set_cursor_position(Position::new(x + column, y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::read_keys;

    #[test]
    fn shell_keys_edit_the_line() {
        let cases = [("Ada Love<c-w>", "Ada "), ("Ada<c-a>x", "xAda"), ("Zoe\u{308}<bs>", "Zo"), ("ab<c-u>c", "c"), ("ab<left><del>", "a")];
        for (keys, wanted) in cases {
            let mut line = Line::default();
            for key in read_keys(keys) {
                line.press(key);
            }
            assert_eq!(line.value(), wanted, "{keys}");
        }
    }

    #[test]
    fn pasted_text_is_one_safe_line() {
        let mut line = Line::default();
        line.paste("Ada\nLove\u{1b}[2Jlace\r\n");
        assert_eq!(line.value(), "Ada Love[2Jlace");
        line.paste(&"x".repeat(100_000));
        assert!(line.value().chars().count() <= LONGEST);
    }
}
