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

/// So many letters are typed again in no time.
const FEW: usize = 6;
/// Longer lines than this come from a slip while pasting.
const LONGEST: usize = 4_000;

/// The text typed so far.
#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
    /// What stood there before anyone typed.
    before: String,
    /// What stands there is only proposed, and marked: the first letter takes its place, and a key that moves the cursor keeps it.
    is_proposed: bool,
}

impl Line {
    pub fn new(value: &str) -> Self {
        Self { input: Input::new(value.to_owned()), before: value.to_owned(), is_proposed: false }
    }

    /// A text that most will take as it is, and others will not want any letter of.
    pub fn proposed(value: &str) -> Self {
        Self { is_proposed: !value.is_empty(), ..Self::new(value) }
    }

    pub fn is_proposed(&self) -> bool {
        self.is_proposed
    }

    /// Whether more than a few letters would be lost with it.
    pub fn is_worth_keeping(&self) -> bool {
        self.value() != self.before && self.value().trim().chars().count() > FEW
    }

    pub fn value(&self) -> &str {
        self.input.value()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
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
        self.settle(is_edit(&request));
        self.input.handle(request);
        true
    }

    /// What was only proposed goes at the first edit, and is kept by anything else.
    fn settle(&mut self, is_edit: bool) {
        if std::mem::take(&mut self.is_proposed) && is_edit {
            self.input.reset();
        }
    }

    /// Takes pasted text in as one line.
    pub fn paste(&mut self, pasted: &str) {
        self.settle(true);
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
        // what lies beyond either edge is pointed at
        if scroll > 0 {
            text::draw(frame.buffer_mut(), (x, y), 1, &[text::span("…", style)]);
        }
        if self.value().width() > scroll + usize::from(columns) {
            text::draw(frame.buffer_mut(), (x + columns - 1, y), 1, &[text::span("…", style)]);
        }
        let column = u16::try_from(self.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0).min(columns - 1);
        frame.set_cursor_position(Position::new(x + column, y));
    }
}

/// Whether it changes the text, and does not only move the cursor.
fn is_edit(request: &InputRequest) -> bool {
    use InputRequest::*;
    !matches!(request, GoToPrevChar | GoToNextChar | GoToPrevWord | GoToNextWord | GoToStart | GoToEnd)
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
    fn what_is_proposed_goes_at_the_first_letter_and_stays_where_the_cursor_moves() {
        let cases = [("b", "b"), ("bo", "bo"), ("<bs>", ""), ("<end>2", "a.ics2"), ("<left><left><left><left>2", "a2.ics"), ("", "a.ics")];
        for (keys, wanted) in cases {
            let mut line = Line::proposed("a.ics");
            for key in read_keys(keys) {
                line.press(key);
            }
            assert_eq!((line.value(), line.is_proposed()), (wanted, keys.is_empty()), "{keys}");
        }
        let mut line = Line::proposed("a.ics");
        line.paste("/home/ada/b.ics");
        assert_eq!(line.value(), "/home/ada/b.ics");
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
