//! What an import has to tell: line numbers and sentences.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Layer, Reply, sheet};
use crate::app::transfer::Warning;
use crate::tui::action::{Action, Context};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{fit, right, span};

const HIGHEST: usize = 12;

/// The warnings in the order of the file.
#[derive(Debug)]
pub struct Warnings {
    warnings: Vec<Warning>,
    cursor: Cursor,
}

impl Warnings {
    pub fn new(warnings: Vec<Warning>) -> Self {
        Self { warnings, cursor: Cursor::default() }
    }
}

impl Layer for Warnings {
    fn title(&self, _state: &State) -> String {
        match self.warnings.len() {
            1 => "Imported, with 1 thing to know".into(),
            many => format!("Imported, with {many} things to know"),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        "close"
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        match action {
            Action::Accept => return Reply::Close(Vec::new()),
            Action::ChoiceUp => self.cursor.step(-1, self.warnings.len()),
            Action::ChoiceDown => self.cursor.step(1, self.warnings.len()),
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.warnings.len().min(HIGHEST)).unwrap_or(1)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let line = |warning: &Warning| {
            let place = format!("line {}", right(&warning.finding.line.to_string(), 5));
            vec![span(place + "  ", theme.quiet()), span(fit(&warning.finding.text, usize::from(area.width)), theme.text())]
        };
        let lines: Vec<_> = self.warnings.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }
}
