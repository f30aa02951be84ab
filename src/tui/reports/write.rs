//! Writing the report to a file, which its ending turns into Markdown, rows for a spreadsheet, or text.

use ratatui::text::Span;

use crate::app::query::ReportOf;
use crate::app::transfer::file_name;
use crate::app::words;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::Reply;
use crate::tui::prompt::{Ask, OneLine};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::span;

/// The prompt for the file.
#[derive(Debug)]
pub struct WriteReport {
    of: ReportOf,
    hide_small: bool,
}

impl WriteReport {
    pub fn prompt(state: &State) -> OneLine<Self> {
        let reports = &state.reports;
        let of = reports.of();
        let series = reports.title().map(|one| format!("{}-", file_name(&state.masked(&one.title)))).unwrap_or_default();
        let file = Line::proposed(&format!("{series}report-{}.md", of.term));
        OneLine::new(file, Self { of, hide_small: reports.hides_small })
    }
}

impl Ask for WriteReport {
    fn title(&self, _state: &State) -> String {
        let told = if self.hide_small { ", with numbers of people under 5 hidden" } else { "" };
        format!("Write the report of {}{told}", words::term(self.of.term))
    }

    fn label(&self) -> &'static str {
        "file"
    }

    fn verb(&self) -> &'static str {
        "write"
    }

    fn told(&self, _text: &str, state: &State) -> Vec<Span<'static>> {
        let folder = format!("in {}", state.look.folder.display());
        [".md for Markdown, .csv for a spreadsheet, .txt for text".to_owned(), folder].map(|told| span(told, state.theme().quiet())).into()
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply {
        if text.is_empty() {
            return Reply::Refuse("a file needs a name".into());
        }
        let (of, path) = (self.of.clone(), state.look.path(text));
        Reply::Stay(vec![Effect::WriteReport { of, hide_small: self.hide_small, path, force: false }])
    }

    fn hear(&mut self, msg: &Msg) -> bool {
        matches!(msg, Msg::Exported { .. } | Msg::Occupied { .. })
    }
}
