//! A path as it is typed, with the files and folders that it may become.

use std::path::{MAIN_SEPARATOR, PathBuf};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::query::{FileLine, Files};
use crate::tui::msg::{Answer, Msg, Question};
use crate::tui::overlay::sheet;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, span};

/// The line, and what is offered for it.
#[derive(Debug)]
pub struct PathInput {
    pub line: Line,
    endings: &'static [&'static str],
    folder: PathBuf,
    found: Vec<FileLine>,
    /// `None` until a choice was made: the line stands for itself then.
    chosen: Option<Cursor>,
}

impl PathInput {
    pub fn new(state: &State, endings: &'static [&'static str]) -> Self {
        let mut input = Self { line: Line::default(), endings, folder: PathBuf::new(), found: Vec::new(), chosen: None };
        input.typed(state);
        input
    }

    /// The line was edited.
    pub fn typed(&mut self, state: &State) {
        self.chosen = None;
        self.folder = state.look.path(self.parts().0);
    }

    /// What would complete the line.
    pub fn question(&self) -> Question {
        Question::Files(Files { folder: self.folder.clone(), begin: self.parts().1.to_owned(), endings: self.endings })
    }

    pub fn hear(&mut self, msg: &Msg) {
        if let Msg::Answer(Answer::Files(found)) = msg {
            self.found.clone_from(found);
            self.chosen = None;
        }
    }

    pub fn choose(&mut self, by: i64) {
        let lines = self.found.len();
        match &mut self.chosen {
            _ if lines == 0 => {}
            Some(cursor) => cursor.turn(by, lines),
            None => self.chosen = Some(Cursor(if by < 0 { lines - 1 } else { 0 })),
        }
    }

    /// Puts what is chosen, or what all that is offered has in common, into the line.
    pub fn complete(&mut self, state: &State) {
        let completed = match self.chosen.and_then(|cursor| self.found.get(cursor.0)) {
            Some(line) => Some(line.name.clone()),
            None => self.found.iter().map(|line| line.name.clone()).reduce(|a, b| common(&a, &b)),
        };
        let (before, begin) = self.parts();
        if let Some(name) = completed.filter(|name| name.chars().count() >= begin.chars().count()) {
            self.line = Line::new(&format!("{before}{name}"));
            self.typed(state);
        }
    }

    /// The file that is meant; `None` where that is a folder, which stands in the line then, or nothing.
    pub fn accept(&mut self, state: &State) -> Option<PathBuf> {
        let begin = self.parts().1;
        let named = self.found.iter().position(|line| line.is_folder() && line.name.trim_end_matches('/') == begin);
        if self.chosen.is_some() || named.is_some() {
            self.chosen = self.chosen.or(named.map(Cursor));
            self.complete(state);
        }
        let typed = self.typed_path();
        (!typed.is_empty() && !typed.ends_with(['/', MAIN_SEPARATOR])).then(|| state.look.path(typed))
    }

    pub fn is_empty(&self) -> bool {
        self.typed_path().is_empty()
    }

    /// A path that a shell or a file manager pasted may stand in quotes.
    fn typed_path(&self) -> &str {
        self.line.value().trim().trim_matches(['\'', '"'])
    }

    /// The folder with its slash, and the beginning of a name in it.
    fn parts(&self) -> (&str, &str) {
        let typed = self.typed_path();
        typed.split_at(typed.rfind(['/', MAIN_SEPARATOR]).map_or(0, |at| at + 1))
    }

    /// Draws the line, what is offered, and the folder in the last row.
    pub fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, "file", state, frame, area);
        let list = offered(below);
        let lines: Vec<_> = self.found.iter().map(|line| vec![span(fit(&line.name, usize::from(below.width)), theme.text())]).collect();
        sheet::lines(state, frame, list, self.chosen, &lines);
        let folder = fit(&format!("in {}", self.folder.display()), usize::from(below.width));
        draw(frame.buffer_mut(), (list.x, list.bottom()), list.width, &[span(folder, theme.quiet())]);
    }

    /// How many lines below the chosen one the name lies that is drawn at a place; before the first one is chosen, that is one line more.
    pub fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        let away = self.chosen.unwrap_or_default().away(self.found.len(), offered(sheet::below(area, 1)), at, state.clicked)?;
        Some(if self.chosen.is_none() { away + 1 } else { away })
    }
}

/// Under the line, where names are offered; the last row is the folder's.
fn offered(below: Rect) -> Rect {
    Rect { height: below.height.saturating_sub(1), ..below }
}

/// The letters with which both begin, as the first has them.
fn common(a: &str, b: &str) -> String {
    let same = |(x, y): &(char, char)| x.to_lowercase().eq(y.to_lowercase());
    a.chars().zip(b.chars()).take_while(same).map(|(x, _)| x).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_names_share_is_their_beginning_in_any_case() {
        assert_eq!(common("Chats-2020.ics", "chats-2021.ics"), "Chats-202");
        assert_eq!(common("a", "b"), "");
    }
}
