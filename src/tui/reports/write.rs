//! Writing the report to a file, which its ending turns into Markdown, rows for a spreadsheet, or text.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::query::ReportOf;
use crate::app::transfer::file_name;
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::prompt::line_view;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span};

/// The prompt for the file.
#[derive(Debug)]
pub struct WriteReport {
    line: Line,
    of: ReportOf,
    hide_small: bool,
}

impl WriteReport {
    pub fn new(state: &State) -> Self {
        let reports = &state.reports;
        let of = reports.of();
        let series = reports.title().map(|one| format!("{}-", file_name(&state.masked(&one.title)))).unwrap_or_default();
        Self { line: Line::proposed(&format!("{series}report-{}.md", of.term)), of, hide_small: reports.hides_small }
    }
}

impl Layer for WriteReport {
    fn title(&self, _state: &State) -> String {
        let told = if self.hide_small { ", with numbers of people under 5 hidden" } else { "" };
        format!("Write the report of {}{told}", words::term(self.of.term))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "write"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let typed = self.line.value().trim();
        match action {
            Action::Accept if typed.is_empty() => Reply::Refuse("a file needs a name".into()),
            Action::Accept => {
                let (of, path) = (self.of.clone(), state.look.path(typed));
                Reply::Stay(vec![Effect::WriteReport { of, hide_small: self.hide_small, path, force: false }])
            }
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Exported { .. } | Msg::Occupied { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        3
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = line_view(&self.line, "file", state, frame, area);
        let told = [".md for Markdown, .csv for a spreadsheet, .txt for text".to_owned(), format!("in {}", state.look.folder.display())];
        for (row, text) in (below.y..below.bottom()).zip(told) {
            let text = span(fit(&text, usize::from(below.width)), theme.quiet());
            draw(frame.buffer_mut(), (below.x, row), below.width, &[text]);
        }
    }
}
